import * as z from 'zod'
import { ClosedNote, underCase } from '#case/pages.ts'
import { caseFile, casePage, caseUpload, get, post, type At, type HandedOut, type Route, type Shown } from '#http/index.ts'
import type { ConsentId } from '#lib/id.ts'
import { Button, ButtonLink, Buttons, FileField, Form } from '#ui/index.ts'
import { reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { noteConsent, readConsent } from './access.ts'
import { text } from './consent-asking.text.ts'
import { addPaper, paperKinds, readPaper, type Paper } from './consent-paper.ts'
import { consentsAt } from './consent-parts.tsx'
import { consentOf } from './consent.ts'

const Sent = z.object({})

export const consentPaperPages: Route[] = [
  get('/cases/:caseId/sharing/consents/:consentId/paper', casePage(noteConsent, view)),
  post('/cases/:caseId/sharing/consents/:consentId/paper', caseUpload(noteConsent, Sent, add, view)),
  get('/cases/:caseId/sharing/consents/:consentId/papers/:paperId', caseFile(readConsent, paper)),
]

const idOf = (at: At) => at.params['consentId'] as ConsentId

async function add(work: CaseWork, _: z.infer<typeof Sent>, at: At) {
  const t = text(at.lang)
  if (at.file?.field !== 'paper') {
    await consentOf(reading(work), idOf(at))
    return { errors: { paper: t.paperMissing } }
  }
  const refused = await addPaper(work, idOf(at), at.file.bytes)
  if (refused) return { errors: { paper: refused === 'too-large' ? t.tooLarge : t.wrongKind } }
  return `${consentsAt(work)}/${idOf(at)}`
}

async function paper(work: CaseReading, at: At): Promise<HandedOut> {
  const { kind, bytes } = await readPaper(work, idOf(at), at.params['paperId'] as Paper['id'])
  return { type: kind, name: `paper.${kind.split('/')[1]}`, bytes }
}

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const consent = await consentOf(work, idOf(at))
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: t.paperTitle, lead: t.paperLead })
  const { errors } = at.failure ?? {}
  const main = (
    <>
      {top}
      {work.case.state === 'closed' ? (
        <ClosedNote work={work} at={at} />
      ) : (
        <Form submission={at.submission} errors={errors} takesFile>
          <FileField name="paper" label={t.paper} help={t.paperKinds} required accept={paperKinds} error={errors?.['paper']} />
          <Buttons>
            <Button>{t.paperSave}</Button>
            <ButtonLink href={`${consentsAt(work)}/${consent.id}`} variant="tertiary">
              {t.without}
            </ButtonLink>
          </Buttons>
        </Form>
      )}
    </>
  )
  return { ...frame, main }
}
