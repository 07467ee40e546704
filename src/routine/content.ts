import { z } from 'zod'
import { distinct, localised, noTwo, readContent, slug } from '#lib/content.ts'

/** Reads and checks a routine file under content/. Throws with the file and the place that is wrong. */
export const readRoutine = (file: string): RoutineContent => readContent(file, RoutineContent)

const key = (item: { key: string }) => item.key

// an answer that is only asked for when another record of the step has been answered so
const Condition = z.strictObject({ record: slug, is: slug })
const asked = { key: slug, label: localised, help: localised, required: z.boolean(), requiredIf: Condition.optional() }
const Option = z.strictObject({ key: slug, label: localised })
const StepRecord = z.discriminatedUnion('kind', [
  z.strictObject({ ...asked, kind: z.enum(['text', 'longText', 'date', 'yesNo', 'people']) }),
  z.strictObject({ ...asked, kind: z.enum(['choice', 'choices']), options: distinct(Option, key) }),
])
/** One thing that must (or may) be recorded in a step: the question, not the answer. */
export type StepRecord = z.infer<typeof StepRecord>

const RoutineStep = z
  .strictObject({
    key: slug,
    title: localised,
    purpose: localised,
    guidance: z.array(localised).min(1),
    responsible: z.array(localised).min(1),
    /** A step of a follow-up always has one. */
    deadlineDays: z.int().min(1).max(1000).optional(),
    /** For a step that concerns only some: the reason with which all others skip it. */
    skipReason: localised.optional(),
    /** What a case writes down in the step: at least one thing in a follow-up, nothing where no case goes through the steps. */
    records: z.array(StepRecord).superRefine(noTwo(key)).default([]),
  })
  .superRefine((step, context) => {
    for (const [at, { requiredIf }] of step.records.entries())
      if (requiredIf && !canBe(step.records, requiredIf))
        context.addIssue({
          code: 'custom',
          path: ['records', at, 'requiredIf'],
          message: `no record ${requiredIf.record} can be answered ${requiredIf.is}`,
        })
  })
export type RoutineStep = z.infer<typeof RoutineStep>

/** What a routine is for: the steps that a case goes through, or how one thinks before information is shared. */
export const routineKinds = ['follow-up', 'information-sharing'] as const
export type RoutineKind = (typeof routineKinds)[number]

/** A routine as it stands in its file, or as a municipality has adapted it. */
export const RoutineContent = z
  .strictObject({
    id: slug,
    kind: z.enum(routineKinds),
    title: localised,
    /** The public document that the routine follows. */
    source: z.string().min(1),
    lastChecked: z.iso.date(),
    owner: localised,
    steps: distinct(RoutineStep, key),
  })
  .superRefine(({ kind, steps }, context) => {
    for (const [at, step] of steps.entries())
      for (const [part, message] of misfits(kind, step)) context.addIssue({ code: 'custom', path: ['steps', at, part], message })
  })
export type RoutineContent = z.infer<typeof RoutineContent>

function misfits(kind: RoutineKind, { deadlineDays, records }: RoutineStep): (readonly ['deadlineDays' | 'records', string])[] {
  if (kind === 'information-sharing') return records.length ? [['records', 'no case goes through this routine']] : []
  return [
    ...(deadlineDays === undefined ? [['deadlineDays', 'a case needs a deadline'] as const] : []),
    ...(records.length === 0 ? [['records', 'a case writes something down in each step'] as const] : []),
  ]
}

/** What may be wrong with an answer; the page has a sentence for each. */
export type RecordError = 'required' | 'too-long' | 'not-a-date' | 'too-far-ahead' | 'not-an-option'

/** The answers of a step: one text for most kinds, a list of option keys for `choices`. */
export type RecordValues = { readonly [key: string]: string | readonly string[] | undefined }

/**
 * The form of a step, made from its records. Takes what the browser posts (an unticked choice is not posted at all);
 * gives trimmed texts, or lists of option keys. Every message is a RecordError, at the key of its record.
 */
export const recordSchema = (step: RoutineStep, today = Temporal.Now.plainDateISO('Europe/Oslo')) =>
  z.object(Object.fromEntries(step.records.map((record) => [record.key, answer(record, today)]))).superRefine((values, context) => {
    for (const { key: missing } of missingRecords(step, values)) context.addIssue({ code: 'custom', path: [missing], message: 'required' })
  })

/** The records that still lack an answer before the step can be finished, in the order of the routine. */
export const missingRecords = (step: RoutineStep, values: RecordValues): readonly StepRecord[] =>
  step.records.filter((record) => isRequired(record, values) && isEmpty(values[record.key]))

const isRequired = ({ required, requiredIf }: StepRecord, values: RecordValues) =>
  required || (requiredIf !== undefined && [values[requiredIf.record]].flat().includes(requiredIf.is))

const isEmpty = (value: RecordValues[string]) => [value].flat().every((part) => !part?.trim())

const error = (name: RecordError) => ({ error: name })
const longest = 10_000
const yearsAhead = 5

function answer(record: StepRecord, today: Temporal.PlainDate): z.ZodType<string | string[]> {
  const keys = optionKeys(record)
  if (record.kind === 'choices') return manyOf(keys)
  const text = z.string(error('required')).trim().max(longest, error('too-long')).prefault('')
  if (record.kind === 'date')
    return text.superRefine((value, context) => {
      const wrong = dateError(value, today)
      if (wrong) context.addIssue({ code: 'custom', message: wrong })
    })
  if (keys.length > 0) return text.refine((value) => value === '' || keys.includes(value), error('not-an-option'))
  return text
}

const manyOf = (keys: readonly string[]) =>
  z
    .union([z.string(), z.array(z.string())], error('required'))
    .prefault([])
    .transform((posted) => [...new Set([posted].flat().filter((value) => value !== ''))])
    .refine((values) => values.every((value) => keys.includes(value)), error('not-an-option'))

function dateError(value: string, today: Temporal.PlainDate): RecordError | undefined {
  if (value === '') return undefined
  if (!z.iso.date().safeParse(value).success) return 'not-a-date'
  return value > today.add({ years: yearsAhead }).toString() ? 'too-far-ahead' : undefined
}

const canBe = (records: readonly StepRecord[], { record, is }: z.infer<typeof Condition>) =>
  records.some((other) => other.key === record && optionKeys(other).includes(is))

function optionKeys(record: StepRecord): readonly string[] {
  if ('options' in record) return record.options.map(key)
  return record.kind === 'yesNo' ? ['yes', 'no'] : []
}
