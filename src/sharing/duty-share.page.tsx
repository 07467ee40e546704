import * as z from 'zod'
import { caseActions, writeEntry } from '#case/index.ts'
import { ClosedNote, underCase } from '#case/pages.ts'
import { caseForm, casePage, field, get, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { today } from '#lib/day.ts'
import { Button, ButtonLink, Buttons, Form, TextArea } from '#ui/index.ts'
import { reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { dutyHead, type DutyHead, type DutyId } from './duty.ts'
import { text } from './duty.text.ts'
import { text as reportText } from './report.text.ts'

const Entry = z.object({ body: field.words() })

// what the team learns of a duty is a journal entry like any other, and the author writes it herself
export const dutySharePages: Route[] = [
  get('/cases/:caseId/sharing/reports/duty/:dutyId', casePage(caseActions.writeJournal, view)),
  post('/cases/:caseId/sharing/reports/duty/:dutyId', caseForm(caseActions.writeJournal, Entry, share, view)),
]

const dutyIn = ({ params }: At) => params['dutyId'] as DutyId

async function share(work: CaseWork, { body }: z.infer<typeof Entry>, at: At) {
  await dutyHead(reading(work), dutyIn(at))
  const entry = await writeEntry(work, { kind: 'note', body, happenedOn: today(work.now) })
  return `/cases/${work.case.id}/journal#entry-${entry}`
}

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const duty = await dutyHead(work, dutyIn(at))
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: t.shareTitle, lead: t.shareLead })
  return {
    ...frame,
    main: (
      <>
        {top}
        {work.case.state === 'closed' ? <ClosedNote work={work} at={at} /> : <ShareForm duty={duty} at={at} />}
      </>
    ),
  }
}

function ShareForm({ duty: { id, kind, actedOn }, at }: { duty: DutyHead; at: At }) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  const suggested = t.shareDefault[kind](formatDay(at.lang, actedOn))
  return (
    <Form submission={at.submission} errors={errors}>
      <TextArea name="body" label={t.shareWords} required rows={3} value={typed(values, 'body') ?? suggested} error={errors?.['body']} />
      <Buttons>
        <Button>{t.shareSave}</Button>
        <ButtonLink href={`/duties/${id}`} variant="tertiary">
          {reportText(at.lang).cancel}
        </ButtonLink>
      </Buttons>
    </Form>
  )
}
