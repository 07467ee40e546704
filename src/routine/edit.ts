import { NotFound } from '#lib/errors.ts'
import type { RoutineContent, RoutineStep, StepRecord } from './content.ts'

type Keyed = { readonly key: string }

/** The content with one step made into another. Throws NotFound where there is no such step. */
export const withStep = (content: RoutineContent, key: string, change: (step: RoutineStep) => RoutineStep): RoutineContent => ({
  ...content,
  steps: replaced(content.steps, key, change),
})

/** The content with other records in one step. */
export const withRecords = (content: RoutineContent, step: string, change: (records: StepRecord[]) => StepRecord[]): RoutineContent =>
  withStep(content, step, (before) => ({ ...before, records: change(before.records) }))

/** The items with one made into another. Throws NotFound where there is none of that key. */
export function replaced<T extends Keyed>(items: readonly T[], key: string, change: (item: T) => T): T[] {
  find(items, key)
  return items.map((item) => (item.key === key ? change(item) : item))
}

/** The items with one a place earlier or later; the first stays first and the last stays last. */
export function moved<T extends Keyed>(items: readonly T[], key: string, way: 'up' | 'down'): T[] {
  const item = find(items, key)
  const from = items.indexOf(item)
  const rest = items.filter((each) => each !== item)
  return rest.toSpliced(Math.max(0, way === 'up' ? from - 1 : from + 1), 0, item)
}

/** The items without one. */
export function without<T extends Keyed>(items: readonly T[], key: string): T[] {
  const item = find(items, key)
  return items.filter((each) => each !== item)
}

/** The item of this key. Throws NotFound. */
export function find<T extends Keyed>(items: readonly T[], key: string): T {
  const found = items.find((each) => each.key === key)
  if (!found) throw new NotFound()
  return found
}

// a word that stands in the addresses of the editor, where a key would be mistaken for it
const reserved = ['new']
const longestKey = 40

/**
 * The key of something new, from its English words: what forms, stored answers and the next versions hold on to, so it never
 * changes afterwards. Takes the keys that are in use.
 */
export function newKey(words: string, items: readonly Keyed[]): string {
  const taken = new Set([...reserved, ...items.map(({ key }) => key)])
  const name = slugOf(words) || 'item'
  for (let count = 1; ; count++) {
    const key = count === 1 ? name : `${name}-${count}`
    if (!taken.has(key)) return key
  }
}

const slugOf = (words: string) =>
  words
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, longestKey)
    .replace(/-+$/, '')
