import * as z from 'zod'
import { mayWork } from '#case/index.ts'
import { ClosedNote, underCase } from '#case/pages.ts'
import { caseForm, casePage, field, get, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { namesOf } from '#identity/index.ts'
import { today } from '#lib/day.ts'
import type { ConsentId } from '#lib/id.ts'
import { Alert, ButtonLink, Buttons, Heading, Written } from '#ui/index.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { noteConsent, readConsent } from './access.ts'
import { answerConsent, whoAnswers, type Answering } from './consent-answer.ts'
import { AnswerForm } from './consent-answer.form.tsx'
import { text as hereText } from './consent-here.text.ts'
import { consentsAt, refusalOf, StateTag, standing } from './consent-parts.tsx'
import { papersOf } from './consent-paper.ts'
import { Papers, Stored } from './consent-stored.tsx'
import { consentOf, mayNote } from './consent.ts'
import { giveCopy } from './consent-withdraw.ts'
import { WithdrawForm } from './consent-withdraw.page.tsx'
import { text } from './consent.text.ts'

const person = field.maybeWords(200)
const Answered = z
  .object({
    answer: field.oneOf(['given', 'refused']),
    on: field.day,
    givenBy: field.oneOf(['person', 'guardian', 'both']),
    how: field.oneOf(['paper', 'spoken']),
    validUntil: field.maybeDay,
    said: field.maybeWords(2000),
    copyGiven: field.ticked,
    holderOne: person,
    holderTwo: person,
    holderAlone: field.ticked,
    holderSource: person,
    holderOn: field.maybeDay,
    guardian: person,
    mandateSource: person,
    mandateOn: field.maybeDay,
    assessment: field.maybeWords(2000),
    ownView: field.maybeWords(2000),
  })
  .transform(
    ({ answer, holderOne, holderTwo, holderAlone, holderSource, holderOn, guardian, mandateSource, mandateOn, ...rest }): Answering => ({
      ...rest,
      given: answer === 'given',
      holders: { one: holderOne, two: holderTwo, alone: holderAlone, source: holderSource, on: holderOn },
      mandate: { guardian, source: mandateSource, on: mandateOn },
    }),
  )
const Copy = z.object({})

export const consentPages: Route[] = [
  get('/cases/:caseId/sharing/consents/:consentId', casePage(readConsent, view)),
  post('/cases/:caseId/sharing/consents/:consentId', caseForm(noteConsent, Answered, answer, view)),
  get('/cases/:caseId/sharing/consents/:consentId/copy', casePage(readConsent, view)),
  post('/cases/:caseId/sharing/consents/:consentId/copy', caseForm(noteConsent, Copy, copy, view)),
]

const idOf = (at: At) => at.params['consentId'] as ConsentId

async function answer(work: CaseWork, said: Answering, at: At) {
  const refused = await answerConsent(work, idOf(at), said)
  if (refused) return refusalOf(refused, at.lang)
  const here = `${consentsAt(work)}/${idOf(at)}`
  return said.given && said.how === 'paper' ? `${here}/paper` : here
}

async function copy(work: CaseWork, _: z.infer<typeof Copy>, at: At) {
  await giveCopy(work, idOf(at))
  return `${consentsAt(work)}/${idOf(at)}`
}

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const consent = await consentOf(work, idOf(at))
  const names = await namesOf(work, [consent.askedBy, consent.answer?.notedBy ?? null, consent.withdrawal?.notedBy ?? null])
  const writes = await mayNote(work)
  const { top, ...frame } = await underCase(work, at, {
    tab: 'sharing',
    title: t.title,
    lead: standing(consent, at.lang),
    tags: <StateTag consent={consent} lang={at.lang} />,
  })
  const main = (
    <>
      {top}
      {at.failure && consent.answer && <TooLate at={at} />}
      <Stored consent={consent} names={names} at={at} />
      <Papers work={work} consent={consent} papers={await papersOf(work, consent.id)} writes={writes} at={at} />
      {work.case.state === 'closed' && <ClosedNote work={work} at={at} />}
      {!consent.answer && writes && <HandOver href={`${consentsAt(work)}/${consent.id}/here`} at={at} />}
      {!consent.answer && writes && <AnswerForm consent={consent} who={await whoAnswers(work, today(work.now))} work={work} at={at} />}
      {consent.state === 'live' && (await mayWork(work)) && <WithdrawForm work={work} consent={consent} at={at} />}
    </>
  )
  return { ...frame, main }
}

/** The person may answer on the worker's own screen. */
function HandOver({ href, at: { lang } }: { href: string; at: At }) {
  const t = hereText(lang)
  return (
    <section class="stack">
      <Heading level={2} size="sm">
        {t.link}
      </Heading>
      <p>{t.linkHelp}</p>
      <Buttons>
        <ButtonLink href={href} variant="secondary">
          {t.open}
        </ButtonLink>
      </Buttons>
    </section>
  )
}

/** Someone else was first: what stands stands, and what was typed is shown beside it. */
function TooLate({ at: { lang, failure } }: { at: At }) {
  const t = text(lang)
  const said = typed(failure?.values, 'said')
  return (
    <Alert title={t.refusals.answered}>
      {said && (
        <>
          <p>{t.yours}:</p>
          <Written>{said}</Written>
        </>
      )}
    </Alert>
  )
}
