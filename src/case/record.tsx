import { typed, typedAll, type FormErrors, type FormValues } from '#http/index.ts'
import { formatDay, type Lang } from '#i18n/index.ts'
import type { RecordValues, RoutineStep, StepRecord } from '#routine/index.ts'
import { Checkboxes, DateField, Fieldset, Radios, SummaryList, TextArea, TextField, Written } from '#ui/index.ts'
import { text } from './step.text.ts'

type Shown = { step: RoutineStep; lang: Lang; values?: FormValues | undefined; errors?: FormErrors | undefined }

/** The form of a step: one field for each thing that its routine asks for. What is asked only after a certain answer stands together, under that answer. */
export const RecordFields = ({ step, ...shown }: Shown) => (
  <>
    {inGroups(step).map(([first, ...rest]) => {
      if (!first) return null
      const fields = [first, ...rest].map((record) => RecordField({ record, ...shown }))
      if (!first.requiredIf) return fields
      return (
        <Fieldset id={`if-${first.key}`} legend={conditionOf(step, first.requiredIf, shown.lang)}>
          {fields}
        </Fieldset>
      )
    })}
  </>
)

/** What was answered, question by question. */
export const Answers = ({ step, record, lang }: { step: RoutineStep; record: RecordValues; lang: Lang }) => (
  <SummaryList
    items={step.records
      .filter(({ key, required }) => required || [record[key]].flat().some(Boolean))
      .map((asked) => ({ term: asked.label[lang], value: <Answer record={asked} value={record[asked.key]} lang={lang} /> }))}
  />
)

/** The field that a record is sent under. */
export const fieldOf = (key: string) => `answer-${key}`

type FieldOf = Omit<Shown, 'step'> & { record: StepRecord }

function RecordField({ record, lang, values, errors }: FieldOf) {
  const t = text(lang)
  const name = fieldOf(record.key)
  const field = {
    name,
    label: record.label[lang],
    help: record.help[lang],
    required: record.required || record.requiredIf !== undefined,
    error: errors?.[name],
  }
  const value = typed(values, name)
  const { kind } = record
  if (kind === 'text') return <TextField {...field} value={value} />
  if (kind === 'longText') return <TextArea {...field} value={value} rows={5} />
  if (kind === 'people') return <TextArea {...field} help={`${field.help} ${t.peopleHelp}`} value={value} rows={3} />
  if (kind === 'date') return <DateField {...field} value={value} />
  if (kind === 'choices') return <Checkboxes {...field} value={typedAll(values, name)} options={optionsOf(record, lang)} />
  return <Radios {...field} value={value} options={optionsOf(record, lang)} />
}

function Answer({ record, value, lang }: { record: StepRecord; value: RecordValues[string]; lang: Lang }) {
  const given = [value].flat().filter((one) => one !== undefined && one !== '')
  if (given.length === 0) return <>{text(lang).notAnswered}</>
  const options = optionsOf(record, lang)
  const said = given.map((one) => options.find((option) => option.value === one)?.label ?? one ?? '')
  if (record.kind === 'date') return <>{said.map((day) => formatDay(lang, day))}</>
  return <Written>{said.join('\n')}</Written>
}

function optionsOf(record: StepRecord, lang: Lang) {
  if ('options' in record) return record.options.map(({ key, label }) => ({ value: key, label: label[lang] }))
  const { yes, no } = text(lang).answers
  return [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ]
}

/** Records that wait for the same answer, next to each other, are one group. */
function inGroups({ records }: RoutineStep) {
  const groups: StepRecord[][] = []
  for (const record of records) {
    const last = groups.at(-1)
    if (last && record.requiredIf && isSame(record.requiredIf, last[0]?.requiredIf)) last.push(record)
    else groups.push([record])
  }
  return groups
}

type Condition = NonNullable<StepRecord['requiredIf']>
const isSame = (one: Condition, other: Condition | undefined) => one.record === other?.record && one.is === other.is

function conditionOf(step: RoutineStep, { record, is }: Condition, lang: Lang): string {
  const asked = step.records.find(({ key }) => key === record)
  const answer = asked && optionsOf(asked, lang).find(({ value }) => value === is)
  return text(lang).onlyIf(asked?.label[lang] ?? '', answer?.label ?? '')
}
