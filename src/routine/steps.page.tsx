import type { Lang } from '#i18n/index.ts'
import { Details, Heading, SummaryList, Time } from '#ui/index.ts'
import type { RoutineContent, RoutineStep, StepRecord } from './content.ts'
import { text } from './routine.text.ts'

/** A whole routine to read: what each step is for, how, who, when and what is written down. */
export function RoutineToRead({ content, lang }: { content: RoutineContent; lang: Lang }) {
  const t = text(lang)
  const facts = [
    { term: t.owner, value: content.owner[lang] },
    { term: t.source, value: content.source },
    { term: t.checked, value: <Time at={content.lastChecked} /> },
  ]
  return (
    <>
      <SummaryList items={facts} />
      {content.steps.map((step, place) => (
        <Step step={step} place={place + 1} lang={lang} />
      ))}
    </>
  )
}

function Step({ step, place, lang }: { step: RoutineStep; place: number; lang: Lang }) {
  const t = text(lang)
  const facts = [
    { term: t.responsible, value: step.responsible.map((who) => who[lang]).join(', ') },
    ...(step.deadlineDays ? [{ term: t.deadline, value: t.days(step.deadlineDays) }] : []),
    ...(step.skipReason ? [{ term: t.skip, value: step.skipReason[lang] }] : []),
  ]
  return (
    <section id={step.key}>
      <Heading level={2} size="sm">
        {`${place}. ${step.title[lang]}`}
      </Heading>
      <p>{step.purpose[lang]}</p>
      <SummaryList items={facts} />
      <Heading level={3} size="2xs">
        {t.guidance}
      </Heading>
      <ul class="ds-list">
        {step.guidance.map((line) => (
          <li>{line[lang]}</li>
        ))}
      </ul>
      {step.records.length > 0 && <Recorded records={step.records} lang={lang} />}
    </section>
  )
}

const Recorded = ({ records, lang }: { records: readonly StepRecord[]; lang: Lang }) => (
  <Details summary={text(lang).records(records.length)}>
    <ul class="ds-list">
      {records.map((record) => (
        <li>
          {record.label[lang]} <span class="optional">{whenAsked(record, records, lang)}</span>
          <div class="help">{record.help[lang]}</div>
          {'options' in record && <div class="help">{record.options.map(({ label }) => label[lang]).join(' · ')}</div>}
        </li>
      ))}
    </ul>
  </Details>
)

/** "(valgfritt)", or which answer it hangs on; nothing for what must always be answered. */
export function whenAsked({ required, requiredIf }: StepRecord, records: readonly StepRecord[], lang: Lang): string {
  const t = text(lang)
  if (required) return ''
  const other = requiredIf && records.find(({ key }) => key === requiredIf.record)
  return `(${other ? t.ifAnswered(other.label[lang], answerOf(other, requiredIf.is, lang)) : t.optional})`
}

/** The answers that a question can be given from a list, as key and words. */
export function answersOf(record: StepRecord, lang: Lang): { key: string; label: string }[] {
  const t = text(lang)
  if ('options' in record) return record.options.map(({ key, label }) => ({ key, label: label[lang] }))
  if (record.kind !== 'yesNo') return []
  return [
    { key: 'yes', label: t.yes },
    { key: 'no', label: t.no },
  ]
}

const answerOf = (record: StepRecord, key: string, lang: Lang) => answersOf(record, lang).find((answer) => answer.key === key)?.label ?? key
