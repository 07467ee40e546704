import { underCase } from '#case/pages.ts'
import { caseFile, casePage, get, type At, type HandedOut, type Route, type Shown } from '#http/index.ts'
import type { ConsentId } from '#lib/id.ts'
import { ButtonLink, Heading } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { readConsent } from './access.ts'
import { formOf, type ConsentForm } from './consent-form.ts'
import { text } from './consent-form.text.ts'
import { QuestionPart } from './consent-part.tsx'
import { consentsAt } from './consent-parts.tsx'
import { pdfOf } from './consent-pdf.ts'
import { text as consentText } from './consent.text.ts'

export const consentFormPages: Route[] = [
  get('/cases/:caseId/sharing/consents/:consentId/form', casePage(readConsent, view)),
  get('/cases/:caseId/sharing/consents/:consentId/form.pdf', caseFile(readConsent, pdf)),
]

const idOf = (at: At) => at.params['consentId'] as ConsentId

async function pdf(work: CaseReading, at: At): Promise<HandedOut> {
  const form = await formOf(work, idOf(at))
  return { type: 'application/pdf', name: `consent-${form.lang}.pdf`, bytes: await pdfOf(form, work.now), inline: true }
}

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const form = await formOf(work, idOf(at))
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: consentText(at.lang).form })
  const here = `${consentsAt(work)}/${idOf(at)}`
  const main = (
    <>
      {top}
      <div class="buttons">
        <ButtonLink href={`${here}/form.pdf`} variant="secondary">
          {t.pdf}
        </ButtonLink>
        <ButtonLink href={here} variant="tertiary">
          {t.back}
        </ButtonLink>
      </div>
      <FormOnPaper form={form} />
    </>
  )
  return { ...frame, main, emergency: false }
}

/** The same words as in the PDF, in the language that the person is asked in. */
function FormOnPaper({ form: { lang, title, intro, parts, signers } }: { form: ConsentForm }) {
  const t = text(lang)
  return (
    <article class="stack paper" lang={lang}>
      <Heading level={2} size="md">
        {title}
      </Heading>
      {intro.map((words) => (
        <p>{words}</p>
      ))}
      {parts.map((part) => (
        <QuestionPart part={part} level={3} />
      ))}
      <Heading level={3} size="xs">
        {t.answer}
      </Heading>
      <ul class="boxes">
        <li>{t.yes}</li>
        <li>{t.no}</li>
      </ul>
      {signers.map((signer) => (
        <section class="signature">
          <Heading level={4} size="2xs">
            {signer}
          </Heading>
          {[t.name, t.date, t.signature].map((line) => (
            <p>{line}</p>
          ))}
        </section>
      ))}
    </article>
  )
}
