import { typed, type At } from '#http/index.ts'
import type { Need } from '#law/index.ts'
import { today } from '#lib/day.ts'
import { Alert, Button, Buttons, Checkbox, DateField, Fieldset, Form, Heading, Radios, TextArea, TextField } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import type { WhoAnswers } from './consent-answer.ts'
import { text } from './consent-asking.text.ts'
import { NoIsValid, ruleWords } from './consent-parts.tsx'
import type { Consent } from './consent.ts'
import { text as consentText } from './consent.text.ts'

// whoever it is can say no, so all are offered whatever the age
const givers = ['person', 'guardian', 'both'] as const

type Props = { consent: Consent; who: WhoAnswers | undefined; work: CaseReading; at: At }

/** Where an answer is written down: a no as easily as a yes. It asks for what the age table asks for at this age, and for nothing else. */
export function AnswerForm(props: Props) {
  const { consent, who, work, at } = props
  const t = text(at.lang)
  const words = consentText(at.lang)
  const { values, errors } = at.failure ?? {}
  return (
    <section class="stack">
      <Heading level={2} size="sm">
        {t.recordTitle}
      </Heading>
      <NoIsValid lang={at.lang} />
      <Who work={work} who={who} at={at} />
      <Form submission={at.submission} errors={errors}>
        <Radios
          name="answer"
          label={t.given}
          required
          value={typed(values, 'answer')}
          options={[
            { value: 'given', label: t.yes },
            { value: 'refused', label: t.no },
          ]}
          error={errors?.['answer']}
        />
        <DateField
          name="on"
          label={t.on}
          required
          min={consent.askedOn}
          max={today(work.now)}
          value={typed(values, 'on') ?? today(work.now)}
          error={errors?.['on']}
        />
        <Radios
          name="givenBy"
          label={t.givenBy}
          required
          value={typed(values, 'givenBy')}
          options={givers.map((value) => ({ value, label: words.givenBy[value] }))}
          error={errors?.['givenBy']}
        />
        <Radios
          name="how"
          label={t.how}
          required
          value={typed(values, 'how')}
          options={[
            { value: 'paper', label: words.hows.paper, help: t.paperHelp },
            { value: 'spoken', label: words.hows.spoken, help: t.spokenHelp },
          ]}
          error={errors?.['how']}
        />
        <TextArea name="said" label={t.said} help={t.saidHelp} rows={3} value={typed(values, 'said')} error={errors?.['said']} />
        <DateField
          name="validUntil"
          label={t.shorter}
          help={t.shorterHelp}
          max={consent.validUntil}
          value={typed(values, 'validUntil') ?? consent.validUntil}
          error={errors?.['validUntil']}
        />
        <Facts {...props} />
        <Checkbox name="copyGiven" label={t.copyGiven} checked={typed(values, 'copyGiven') === 'yes'} />
        <Buttons>
          <Button>{t.saveAnswer}</Button>
        </Buttons>
      </Form>
    </section>
  )
}

function Who({ work, who, at: { lang } }: { work: CaseReading; who: WhoAnswers | undefined; at: At }) {
  const t = text(lang)
  if (!who)
    return (
      <Alert severity="warning" title={t.whoRule} level={3}>
        <p>
          <a class="ds-link" href={`/cases/${work.case.id}/person`}>
            {t.refusals['no-birth-date']}
          </a>
        </p>
      </Alert>
    )
  return (
    <Alert title={t.whoRule} level={3}>
      <p>
        {t.age(who.age)} {ruleWords(who.rule, lang)}
      </p>
      {who.heard && <p>{ruleWords(who.heard, lang)}</p>}
    </Alert>
  )
}

/** What is needed from others than the person, where the age table names it. */
function Facts({ who, work, at }: Props) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  const needs = new Set<Need>(who?.rule.ways?.flatMap((way) => way.needs))
  const line = (name: string, label: string) => <TextField name={name} label={label} value={typed(values, name)} error={errors?.[name]} />
  const day = (name: string, label: string) => (
    <DateField name={name} label={label} max={today(work.now)} value={typed(values, name)} error={errors?.[name]} />
  )
  const words = (name: string, label: string) => (
    <TextArea name={name} label={label} rows={3} value={typed(values, name)} error={errors?.[name]} />
  )
  return (
    <>
      {who?.heard && words('ownView', t.ownView)}
      {needs.has('assessment') && words('assessment', t.assessment)}
      {needs.has('holders') && (
        <Fieldset id="holders" legend={t.holders} help={t.holdersHelp}>
          {line('holderOne', t.holderOne)}
          {line('holderTwo', t.holderTwo)}
          <Checkbox name="holderAlone" label={t.holderAlone} checked={typed(values, 'holderAlone') === 'yes'} />
          {line('holderSource', t.holderSource)}
          {day('holderOn', t.holderOn)}
        </Fieldset>
      )}
      {needs.has('mandate') && (
        <Fieldset id="mandate" legend={t.mandate} help={t.mandateHelp}>
          <TextField name="guardian" label={t.guardianName} value={typed(values, 'guardian')} error={errors?.['guardian']} />
          {line('mandateSource', t.mandateSource)}
          {day('mandateOn', t.mandateOn)}
        </Fieldset>
      )}
    </>
  )
}
