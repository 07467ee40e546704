import * as z from 'zod'
import { underCase } from '#case/pages.ts'
import { caseForm, casePage, field, get, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { consentLaw } from '#law/index.ts'
import type { ConsentId } from '#lib/id.ts'
import { Alert, Button, Buttons, Form, Heading, Radios, TextArea } from '#ui/index.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { withdrawConsent as withdrawAction } from './access.ts'
import { consentsAt, ruleWords, StateTag, standing } from './consent-parts.tsx'
import { consentOf, type Consent } from './consent.ts'
import { withdrawConsent } from './consent-withdraw.ts'
import { text } from './consent.text.ts'

const Said = z.object({ how: field.oneOf(['spoken', 'paper']), words: field.maybeWords(2000) })

export const consentWithdrawPages: Route[] = [
  get('/cases/:caseId/sharing/consents/:consentId/withdraw', casePage(withdrawAction, view)),
  post('/cases/:caseId/sharing/consents/:consentId/withdraw', caseForm(withdrawAction, Said, withdraw, view)),
]

async function withdraw(work: CaseWork, said: z.infer<typeof Said>, at: At) {
  const id = at.params['consentId'] as ConsentId
  const refused = await withdrawConsent(work, id, said)
  const t = text(at.lang)
  if (refused) return { errors: { how: refused.refused === 'withdrawn' ? t.refusals.withdrawn : t.refusals['not-given'] } }
  return `${consentsAt(work)}/${id}`
}

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const consent = await consentOf(work, at.params['consentId'] as ConsentId)
  const { top, ...frame } = await underCase(work, at, {
    tab: 'sharing',
    title: t.withdrawTitle,
    lead: standing(consent, at.lang),
    tags: <StateTag consent={consent} lang={at.lang} />,
  })
  const canBe = consent.answer?.given && !consent.withdrawal
  const main = (
    <>
      {top}
      {canBe ? (
        <WithdrawForm work={work} consent={consent} at={at} />
      ) : (
        <Alert title={consent.withdrawal ? t.refusals.withdrawn : t.refusals['not-given']}>
          <p>
            <a class="ds-link" href={`${consentsAt(work)}/${consent.id}`}>
              {t.see}
            </a>
          </p>
        </Alert>
      )}
    </>
  )
  return { ...frame, main }
}

/** One press is enough: how it was told is filled in, and nobody is asked why. */
export function WithdrawForm({ work, consent, at }: { work: CaseReading; consent: Consent; at: At }) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  return (
    <section class="stack">
      <Heading level={2} size="sm">
        {t.withdrawTitle}
      </Heading>
      <p>{ruleWords(consentLaw('withdraw'), at.lang)}</p>
      <Form action={`${consentsAt(work)}/${consent.id}/withdraw`} submission={at.submission} errors={errors}>
        <Radios
          name="how"
          label={t.withdrawHow}
          required
          value={typed(values, 'how') ?? 'spoken'}
          options={(['spoken', 'paper'] as const).map((value) => ({ value, label: t.hows[value] }))}
          error={errors?.['how']}
        />
        <TextArea
          name="words"
          label={t.withdrawWords}
          help={t.withdrawWordsHelp}
          rows={2}
          value={typed(values, 'words')}
          error={errors?.['words']}
        />
        <Buttons>
          <Button variant="secondary">{t.withdraw}</Button>
        </Buttons>
      </Form>
    </section>
  )
}
