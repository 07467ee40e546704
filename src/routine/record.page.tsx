import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Change, type Route, type Shown } from '#http/index.ts'
import { langs } from '#i18n/index.ts'
import { NotFound } from '#lib/errors.ts'
import { BackLink, ButtonLink, Fieldset, Form, PageHeading, Radios, Select, SummaryList, Tag } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { changeDraft, readDraft } from './access.ts'
import type { RoutineStep, StepRecord } from './content.ts'
import { draftOf, editDraft, type Draft, type Fault } from './draft.ts'
import { draftAddress, Movable, routineIn, Save, Stored, wayOf } from './draft.page.tsx'
import { text } from './draft.text.ts'
import { find, moved, newKey, replaced, without, withRecords } from './edit.ts'
import { missing, Removing } from './step.page.tsx'
import { answersOf, whenAsked } from './steps.page.tsx'
import { AllThree, faultsAt, InThree, lengths, three, threeShort } from './three.page.tsx'

const kinds = ['text', 'longText', 'date', 'yesNo', 'people', 'choice', 'choices'] as const
const emptyRows = 2
const mostOptions = 48

const Option = z.object({ key: field.maybeWords(lengths.short), label: threeShort() })
const Question = z.object({
  revision: field.revision,
  label: threeShort(),
  help: three(lengths.long),
  kind: field.oneOf(kinds),
  asked: z.string('choose').regex(/^(always|never|[a-z0-9-]+:[a-z0-9-]+)$/, 'choose'),
  options: z.array(Option).max(mostOptions, 'tooLong').default([]),
})
type Question = z.infer<typeof Question>
const Move = z.object({ revision: field.revision, move: z.string().regex(/^(up|down):[a-z0-9-]+$/) })
const Removal = z.object({ revision: field.revision })

const at = '/routines/:routineId/edit/:step/records'
export const recordPages: readonly Route[] = [
  get(at, page(readDraft, list)),
  post(at, form(changeDraft, Move, move, list)),
  get(`${at}/new`, page(readDraft, adding)),
  post(`${at}/new`, form(changeDraft, Question, add, adding)),
  get(`${at}/:record`, page(readDraft, changing)),
  post(`${at}/:record`, form(changeDraft, Question, save, changing)),
  get(`${at}/:record/remove`, page(readDraft, removing)),
  post(`${at}/:record/remove`, form(changeDraft, Removal, remove, removing)),
]

/** The step that the page is about. A routine that no case goes through has no questions, and so none of these pages. */
async function stepIn(work: Reading | Work, at: At): Promise<{ draft: Draft; step: RoutineStep; place: number }> {
  const draft = await draftOf(work, routineIn(at))
  if (draft.content.kind !== 'follow-up') throw new NotFound()
  const step = find(draft.content.steps, at.params['step']!)
  return { draft, step, place: draft.content.steps.indexOf(step) }
}
const stepAddress = (at: At) => `${draftAddress(at)}/${at.params['step']}`

async function list(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { draft, step } = await stepIn(work, at)
  const here = `${stepAddress(at)}/records`
  const items = step.records.map((record) => ({
    key: record.key,
    name: record.label[at.lang],
    words: (
      <>
        <a class="ds-link" href={`${here}/${record.key}`}>
          {record.label[at.lang]}
        </a>
        <div class="help">
          {t.kinds[record.kind]} {whenAsked(record, step.records, at.lang)}
        </div>
      </>
    ),
  }))
  return {
    title: t.what,
    current: '/routines',
    main: (
      <>
        <Top at={at} step={step} title={t.what} lead={t.whatLead} />
        <Movable at={at} draft={draft} items={items} />
        <ButtonLink href={`${here}/new`} variant="secondary">
          {t.addRecord}
        </ButtonLink>
      </>
    ),
  }
}

async function move(work: Work, { revision, move }: z.infer<typeof Move>, at: At) {
  await stepIn(work, at)
  const { way, key } = wayOf(move)
  await editDraft(work, routineIn(at), revision, (content) =>
    withRecords(content, at.params['step']!, (records) => moved(records, key, way)),
  )
  return `${stepAddress(at)}/records#${key}`
}

async function add(work: Work, input: Question, at: At): ReturnType<Change<Work, Question>> {
  const { step, place } = await stepIn(work, at)
  const record = recordFrom(input, newKey(input.label.en, step.records), undefined)
  const faults = await editDraft(work, routineIn(at), input.revision, (content) =>
    withRecords(content, step.key, (records) => [...records, record]),
  )
  return faults.length ? { errors: errorsOf(faults, [place, step.records.length], input, at) } : `${stepAddress(at)}/records#${record.key}`
}

async function save(work: Work, input: Question, at: At): ReturnType<Change<Work, Question>> {
  const { step, place } = await stepIn(work, at)
  const before = find(step.records, at.params['record']!)
  const record = recordFrom(input, before.key, before)
  const faults = await editDraft(work, routineIn(at), input.revision, (content) =>
    withRecords(content, step.key, (records) => replaced(records, before.key, () => record)),
  )
  return faults.length
    ? { errors: errorsOf(faults, [place, step.records.indexOf(before)], input, at) }
    : `${stepAddress(at)}/records#${record.key}`
}

function recordFrom(input: Question, key: string, before: StepRecord | undefined): StepRecord {
  const { label, help, kind, asked } = input
  const [record = '', is] = asked.split(':')
  const words = { key, label, help, required: asked === 'always', ...(is !== undefined && { requiredIf: { record, is } }) }
  return kind === 'choice' || kind === 'choices' ? { ...words, kind, options: optionsFrom(input, before) } : { ...words, kind }
}

// an answer keeps its key, for it stands in what has been written; only a new one is given a key
function optionsFrom(input: Question, before: StepRecord | undefined) {
  const known = before && 'options' in before ? before.options : []
  const kept: { key: string; label: Question['label'] }[] = []
  for (const { option } of writtenOptions(input)) {
    const isKnown = known.some(({ key }) => key === option.key) && !kept.some(({ key }) => key === option.key)
    kept.push({ key: isKnown ? option.key : newKey(option.label.en, [...known, ...kept]), label: option.label })
  }
  return kept
}

/** The rows that hold something, each with its place on the page. */
const writtenOptions = ({ options }: Question) =>
  options.map((option, row) => ({ option, row })).filter(({ option }) => langs.some((lang) => option.label[lang]))

function errorsOf(faults: readonly Fault[], [step, record]: readonly [number, number], input: Question, at: At) {
  const t = text(at.lang)
  const rows = writtenOptions(input)
  return faultsAt(faults, ['steps', step, 'records', record], ([name, ...rest]) => {
    if (name === undefined) return ['options', t.depends]
    if (name === 'requiredIf') return ['asked', t.depends]
    if (name !== 'options') return [[name, ...rest].join('.'), missing(rest, at)]
    const [place, ...where] = rest
    return typeof place === 'number'
      ? [['options', rows[place]?.row, ...where].join('.'), missing(where, at)]
      : ['options', t.optionsNeeded]
  })
}

async function adding(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { draft, step } = await stepIn(work, at)
  return {
    title: t.newRecord,
    current: '/routines',
    main: (
      <>
        <Top at={at} step={step} title={t.newRecord} />
        <QuestionForm at={at} draft={draft} step={step} />
      </>
    ),
  }
}

async function changing(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { draft, step } = await stepIn(work, at)
  const record = find(step.records, at.params['record']!)
  return {
    title: t.question,
    current: '/routines',
    main: (
      <>
        <Top at={at} step={step} title={record.label[at.lang]} />
        <Stored at={at}>
          <SummaryList items={storedWords(record, step, at)} />
        </Stored>
        <QuestionForm at={at} draft={draft} step={step} record={record} />
        <ButtonLink href={`${stepAddress(at)}/records/${record.key}/remove`} variant="tertiary" danger>
          {t.removeRecord}
        </ButtonLink>
      </>
    ),
  }
}

const Top = ({ at, step, title, lead }: { at: At; step: RoutineStep; title: string; lead?: string }) => (
  <PageHeading
    above={<BackLink href={stepAddress(at)}>{step.title[at.lang]}</BackLink>}
    title={title}
    tags={<Tag color="accent">{text(at.lang).draft}</Tag>}
    {...(lead && { lead })}
  />
)

type FormProps = { at: At; draft: Draft; step: RoutineStep; record?: StepRecord }

function QuestionForm({ at, draft, step, record }: FormProps) {
  const t = text(at.lang)
  const { failure } = at
  const kind = typed(failure?.values, 'kind') ?? record?.kind ?? 'longText'
  return (
    <Form submission={at.submission} errors={failure?.errors}>
      <input type="hidden" name="revision" value={draft.revision} />
      <InThree name="label" label={t.label} value={record?.label} failure={failure} rows={2} />
      <InThree name="help" label={t.help} value={record?.help} failure={failure} rows={3} />
      <Select
        name="asked"
        label={t.asked}
        required
        value={typed(failure?.values, 'asked') ?? askedOf(record)}
        error={failure?.errors['asked']}
        options={whenOptions(step, record, at)}
      />
      <Radios
        name="kind"
        label={t.kind}
        required
        value={kind}
        error={failure?.errors['kind']}
        options={kinds.map((value) => ({ value, label: t.kinds[value] }))}
      />
      <Options at={at} record={record} />
      <Save at={at} back={stepAddress(at)} />
    </Form>
  )
}

function Options({ at, record }: { at: At; record: StepRecord | undefined }) {
  const t = text(at.lang)
  const { failure } = at
  const stored = record && 'options' in record ? record.options : []
  const sent = [...(failure?.values.keys() ?? [])].filter((name) => /^options\.\d+\.key$/.test(name)).length
  const rows = Math.min(mostOptions, Math.max(sent, stored.length + emptyRows))
  return (
    <Fieldset id="options" legend={t.options} help={t.optionsHelp} error={failure?.errors['options']}>
      {Array.from({ length: rows }, (_, row) => (
        <>
          <input type="hidden" name={`options.${row}.key`} value={typed(failure?.values, `options.${row}.key`) ?? stored[row]?.key ?? ''} />
          <InThree
            name={`options.${row}.label`}
            label={t.option(row + 1)}
            value={stored[row]?.label}
            failure={failure}
            rows={2}
            required={false}
          />
        </>
      ))}
    </Fieldset>
  )
}

/** Always, never, or one answer of another question. */
function whenOptions({ records }: RoutineStep, record: StepRecord | undefined, { lang }: At) {
  const t = text(lang)
  const others = records.filter(({ key }) => key !== record?.key)
  return [
    { value: 'always', label: t.always },
    { value: 'never', label: t.never },
    ...others.flatMap((other) =>
      answersOf(other, lang).map((answer) => ({ value: `${other.key}:${answer.key}`, label: t.onlyIf(other.label[lang], answer.label) })),
    ),
  ]
}

function askedOf(record: StepRecord | undefined) {
  if (!record || record.required) return 'always'
  return record.requiredIf ? `${record.requiredIf.record}:${record.requiredIf.is}` : 'never'
}

function storedWords(record: StepRecord, step: RoutineStep, at: At) {
  const t = text(at.lang)
  const options = 'options' in record ? record.options : []
  return [
    { term: t.label, value: <AllThree text={record.label} /> },
    { term: t.help, value: <AllThree text={record.help} /> },
    { term: t.kind, value: t.kinds[record.kind] },
    { term: t.asked, value: whenOptions(step, record, at).find(({ value }) => value === askedOf(record))?.label },
    ...options.map(({ label }, place) => ({ term: t.option(place + 1), value: <AllThree text={label} /> })),
  ]
}

async function remove(work: Work, { revision }: z.infer<typeof Removal>, at: At): ReturnType<Change<Work, unknown>> {
  const t = text(at.lang)
  const { step } = await stepIn(work, at)
  const key = at.params['record']!
  const faults = await editDraft(work, routineIn(at), revision, (content) =>
    withRecords(content, step.key, (records) => without(records, key)),
  )
  return faults.length ? { errors: { remove: step.records.length === 1 ? t.lastOne : t.depends } } : `${stepAddress(at)}/records`
}

async function removing(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { draft, step } = await stepIn(work, at)
  const record = find(step.records, at.params['record']!)
  const back = `${stepAddress(at)}/records/${record.key}`
  return {
    title: t.removeRecord,
    current: '/routines',
    main: <Removing at={at} draft={draft} title={`${t.removeRecord}: ${record.label[at.lang]}`} lead={t.removeRecordLead} back={back} />,
  }
}
