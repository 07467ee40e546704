import * as z from 'zod'
import { caseForm, casePage, field, get, post, type At, type Route, type Shown } from '#http/index.ts'
import { today } from '#lib/day.ts'
import { Alert, DateField, Form, Radios } from '#ui/index.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { writeReports } from './access.ts'
import { asking, formPage, listOf, SaveOrBack } from './report-parts.tsx'
import { text } from './report-police.text.ts'
import { notePst, pstAnswers, type PstNote } from './report-pst.ts'

const NewNote = z.object({ what: field.oneOf(['asked', ...pstAnswers]), onDay: field.day })

export const pstPages: Route[] = [
  get('/cases/:caseId/sharing/reports/pst/new', casePage(writeReports, view)),
  post('/cases/:caseId/sharing/reports/pst/new', caseForm(writeReports, NewNote, note, view)),
]

async function note(work: CaseWork, { what, onDay }: z.infer<typeof NewNote>) {
  const wrong = await notePst(work, { onDay, ...(what === 'asked' ? { kind: 'asked' } : { kind: 'told', passed: what }) })
  return wrong ? { errors: { onDay: wrong } } : `${listOf(work)}#pst`
}

function view(work: CaseReading, at: At): Promise<Shown> {
  const { title, lead } = text(at.lang).pst
  return formPage(work, at, { title, lead, form: <NoteForm work={work} at={at} /> })
}

function NoteForm({ work, at }: { work: CaseReading; at: At }) {
  const t = text(at.lang).pst
  const ask = asking(at)
  const now = today(work.now)
  const onDay = ask('onDay')
  return (
    <Form submission={at.submission} errors={at.failure?.errors}>
      <Radios
        {...ask('what')}
        label={t.what}
        required
        options={[{ value: 'asked', label: t.asked }, ...pstAnswers.map((value) => ({ value, label: t.told[value] }))]}
      />
      <DateField {...onDay} label={t.onDay} required max={now} value={onDay.value ?? now} />
      <Alert>
        <p>{t.noContent}</p>
      </Alert>
      <SaveOrBack save={t.save} back={listOf(work)} at={at} />
    </Form>
  )
}

/** A note in words: that the contact was asked, or what the police said. */
export const pstWords = ({ passed }: PstNote, { lang }: At) => (passed ? text(lang).pst.told[passed] : text(lang).pst.asked)
