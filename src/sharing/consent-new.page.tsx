import * as z from 'zod'
import { ClosedNote, underCase } from '#case/pages.ts'
import { caseForm, casePage, field, get, post, typed, typedAll, type At, type Route, type Shown } from '#http/index.ts'
import { langs } from '#i18n/index.ts'
import { agencies, consentLaw } from '#law/index.ts'
import { addDays, today } from '#lib/day.ts'
import { Button, Buttons, Checkboxes, DateField, Form, Radios, TextArea } from '#ui/index.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { askConsent as askAction } from './access.ts'
import { askConsent, latestEnd } from './consent-ask.ts'
import { text } from './consent-asking.text.ts'
import { consentsAt, NoIsValid, refusalOf, ruleWords } from './consent-parts.tsx'
import { text as consentText } from './consent.text.ts'

const agencyIds = agencies.map(({ id }) => id) as [string, ...string[]]
const Question = z.object({
  what: field.words(1000),
  receivers: field.anyOfThese(agencyIds),
  purpose: field.words(1000),
  validUntil: field.maybeDay,
  language: field.oneOf(langs),
})

export const consentNewPages: Route[] = [
  get('/cases/:caseId/sharing/consents/new', casePage(askAction, view)),
  post('/cases/:caseId/sharing/consents/new', caseForm(askAction, Question, ask, view)),
]

async function ask(work: CaseWork, question: z.infer<typeof Question>, at: At) {
  const asked = await askConsent(work, question)
  return typeof asked === 'string' ? `${consentsAt(work)}/${asked}` : refusalOf(asked, at.lang)
}

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: t.askTitle, lead: t.askLead })
  const main = (
    <>
      {top}
      {work.case.state === 'closed' ? (
        <ClosedNote work={work} at={at} />
      ) : (
        <>
          <NoIsValid lang={at.lang} />
          <QuestionForm work={work} at={at} />
        </>
      )}
    </>
  )
  return { ...frame, main }
}

function QuestionForm({ work, at }: { work: CaseReading; at: At }) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  const day = today(work.now)
  const choices = agencies.filter(({ id }) => id !== work.case.service).map(({ id, name }) => ({ value: id, label: name[at.lang] }))
  return (
    <Form submission={at.submission} errors={errors}>
      <TextArea name="what" label={t.what} help={t.whatHelp} required rows={3} value={typed(values, 'what')} error={errors?.['what']} />
      <Checkboxes
        name="receivers"
        label={t.receivers}
        required
        options={choices}
        value={typedAll(values, 'receivers')}
        error={errors?.['receivers']}
      />
      <TextArea
        name="purpose"
        label={t.purpose}
        help={t.purposeHelp}
        required
        rows={3}
        value={typed(values, 'purpose')}
        error={errors?.['purpose']}
      />
      <DateField
        name="validUntil"
        label={t.validUntil}
        help={ruleWords(consentLaw('end'), at.lang)}
        required
        min={addDays(day, 1)}
        max={latestEnd(day)}
        value={typed(values, 'validUntil')}
        error={errors?.['validUntil']}
      />
      <Radios
        name="language"
        label={t.language}
        required
        value={typed(values, 'language') ?? at.lang}
        options={langs.map((value) => ({ value, label: consentText(at.lang).languages[value] }))}
        error={errors?.['language']}
      />
      <Buttons>
        <Button>{t.save}</Button>
      </Buttons>
    </Form>
  )
}
