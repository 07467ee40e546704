import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { services } from '#law/index.ts'
import type { DraftId } from '#lib/id.ts'
import { BackLink, Button, Buttons, Form, PageHeading, Radios, Select } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { sendConcern as report } from './access.ts'
import { text } from './draft-report.text.ts'
import { readDraft, saveDraft } from './draft.ts'

const receivers = ['municipal', 'child-welfare', 'police'] as const
const yesOrNo = ['yes', 'no'] as const
const Choice = z.object({
  revision: field.revision,
  receiver: field.oneOf(receivers),
  identified: field.oneOf(yesOrNo),
  service: z.string('choose'),
})

/** Notes to whom, in the draft itself: the next page can then offer the grounds that the sender has. */
async function choose(work: Work, { revision, receiver, identified, service }: z.infer<typeof Choice>, at: At) {
  const id = at.params['draftId'] as DraftId
  const t = text(at.lang).errors
  const { content } = await readDraft(work, id)
  const isIdentified = identified === 'yes'
  if (!services.some((one) => one.id === service)) return { errors: { service: t.service } }
  if (!isIdentified && content.about.name) return { errors: { identified: t.named } }
  if (isIdentified && !content.about.name) return { errors: { identified: t.nameless } }
  await saveDraft(work, id, 'report', revision, { report: { receiver, isIdentified, service } })
  return `/drafts/${id}/report/send`
}

async function view(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { id, revision, content } = await readDraft(work, at.params['draftId'] as DraftId)
  const { values, errors } = at.failure ?? {}
  const chosen = content.report
  const identified = chosen ? chosen.isIdentified : content.about.name !== ''
  return {
    title: t.title,
    current: '/concerns',
    main: (
      <>
        <PageHeading title={t.title} lead={t.lead} above={<BackLink href={`/drafts/${id}`}>{t.backToDraft}</BackLink>} />
        <Form submission={at.submission} errors={errors}>
          <input type="hidden" name="revision" value={revision} />
          <Radios
            name="receiver"
            label={t.receiver}
            required
            options={receivers.map((value) => ({ value, label: t.receivers[value], help: t.receiverHelp[value] }))}
            value={typed(values, 'receiver') ?? chosen?.receiver}
            error={errors?.['receiver']}
          />
          <Radios
            name="identified"
            label={t.identified}
            required
            options={yesOrNo.map((value) => ({ value, label: t.identifieds[value], help: t.identifiedHelp[value] }))}
            value={typed(values, 'identified') ?? (identified ? 'yes' : 'no')}
            error={errors?.['identified']}
          />
          <Select
            name="service"
            label={t.service}
            help={t.serviceHelp}
            required
            options={services.map(({ id, name }) => ({ value: id, label: name[at.lang] }))}
            value={typed(values, 'service') ?? chosen?.service ?? work.actor.service}
            error={errors?.['service']}
          />
          <Buttons>
            <Button>{t.goOn}</Button>
          </Buttons>
        </Form>
      </>
    ),
  }
}

const path = '/drafts/:draftId/report'
export const draftReportPages: Route[] = [get(path, page(report, view)), post(path, form(report, Choice, choose, view))]
