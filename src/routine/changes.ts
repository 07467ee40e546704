import { isDeepStrictEqual } from 'node:util'
import type { Localised } from '#i18n/index.ts'
import type { RoutineContent, RoutineStep, StepRecord } from './content.ts'

const stepParts = ['title', 'purpose', 'guidance', 'responsible', 'deadlineDays', 'skipReason', 'order'] as const
/** What is different in a step; `order` is the order of what it records. */
export type StepPart = (typeof stepParts)[number]
export type Kind = 'added' | 'removed' | 'changed'
export type RecordChange = { key: string; label: Localised; kind: Kind }
export type StepChange = { key: string; title: Localised; kind: Kind; parts: readonly StepPart[]; records: readonly RecordChange[] }
export type Changes = { about: boolean; order: boolean; steps: readonly StepChange[] }

/** What is different between two versions of a routine. Things are known by their keys: a new title is the same step. */
export function changesBetween(before: RoutineContent, after: RoutineContent): Changes {
  return {
    about: !isDeepStrictEqual(about(before), about(after)),
    order: isReordered(before.steps, after.steps),
    steps: pairs(before.steps, after.steps).flatMap(([was, is]) => stepChange(was, is)),
  }
}

/** Whether nothing is different. */
export const isUnchanged = ({ about, order, steps }: Changes) => !about && !order && steps.length === 0

const about = ({ title, source, lastChecked, owner }: RoutineContent) => ({ title, source, lastChecked, owner })

function stepChange(was: RoutineStep | undefined, is: RoutineStep | undefined): StepChange[] {
  const { key, title } = (is ?? was)!
  if (!was || !is) return [{ key, title, kind: is ? 'added' : 'removed', parts: [], records: [] }]
  const parts = stepParts.filter((part) =>
    part === 'order' ? isReordered(was.records, is.records) : !isDeepStrictEqual(was[part], is[part]),
  )
  const records = pairs(was.records, is.records).flatMap(([was, is]) => recordChange(was, is))
  return parts.length + records.length ? [{ key, title, kind: 'changed', parts, records }] : []
}

function recordChange(was: StepRecord | undefined, is: StepRecord | undefined): RecordChange[] {
  const { key, label } = (is ?? was)!
  if (!was || !is) return [{ key, label, kind: is ? 'added' : 'removed' }]
  return isDeepStrictEqual(was, is) ? [] : [{ key, label, kind: 'changed' }]
}

// what is there now, in its order, then what has gone
function pairs<T extends { key: string }>(before: readonly T[], after: readonly T[]): [T | undefined, T | undefined][] {
  const now = after.map((is): [T | undefined, T] => [before.find(({ key }) => key === is.key), is])
  const gone = before.filter(({ key }) => !after.some((is) => is.key === key)).map((was): [T, undefined] => [was, undefined])
  return [...now, ...gone]
}

type Keyed = { key: string }
const isReordered = (before: readonly Keyed[], after: readonly Keyed[]) => !isDeepStrictEqual(shared(before, after), shared(after, before))
const shared = (items: readonly Keyed[], others: readonly Keyed[]) =>
  items.filter(({ key }) => others.some((other) => other.key === key)).map(({ key }) => key)
