import type { DetailKind } from './detail.ts'
import { withoutOverlap, type Finding, type Span } from './finding.ts'

/** Why small things tell who it is together: the first of these that takes part. */
export const togetherKinds = ['small-place', 'school-and-class', 'origin', 'family', 'trait', 'group', 'age-and-class', 'moment'] as const
type TogetherKind = (typeof togetherKinds)[number]
/** Two or more small things that few share. `parts` stand in the order of the text. */
export type Together = { readonly kind: TogetherKind; readonly parts: readonly Finding<DetailKind>[] }
export type Told = Span & { readonly kind: DetailKind }

/** Which things in a text may tell together who it is about: at most one finding, which names them all. */
export function togetherIn(text: string, told: readonly Told[]): Together[] {
  const details = withoutOverlap(text, told)
  const kinds = new Set(details.map(({ kind }) => kind))
  const pairs = rules.filter(({ one, others }) => kinds.has(one) && others.some((other) => kinds.has(other)))
  if (pairs.length === 0) return []
  const taking = new Set(pairs.flatMap(({ one, others }) => [one, ...others.filter((other) => kinds.has(other))]))
  return [{ kind: pairs[0]!.kind, parts: firstOfEach(details.filter(({ kind }) => taking.has(kind))) }]
}

const narrow = ['origin', 'family', 'office', 'rare-trait'] as const satisfies readonly DetailKind[]

/** What narrows the circle when it stands beside what. The first rule that fits says why. */
const rules: readonly { kind: TogetherKind; one: DetailKind; others: readonly DetailKind[] }[] = [
  { kind: 'small-place', one: 'place', others: [...narrow, 'school', 'class', 'age', 'club', 'when', 'clock', 'number'] },
  { kind: 'school-and-class', one: 'school', others: [...narrow, 'class', 'age', 'club', 'when', 'clock'] },
  { kind: 'origin', one: 'origin', others: ['family', 'office', 'rare-trait', 'class', 'age', 'club'] },
  { kind: 'family', one: 'family', others: ['office', 'rare-trait', 'class', 'age', 'club'] },
  { kind: 'family', one: 'office', others: ['rare-trait', 'class', 'age', 'club'] },
  { kind: 'trait', one: 'rare-trait', others: ['class', 'age', 'club'] },
  { kind: 'group', one: 'club', others: ['class'] },
  { kind: 'age-and-class', one: 'age', others: ['class'] },
  { kind: 'moment', one: 'when', others: ['clock', 'amount', 'number'] },
]

// the same words twice tell no more than once
const firstOfEach = <Kind extends string>(found: readonly Finding<Kind>[]) =>
  [...new Map(found.toReversed().map((one) => [one.words.toLowerCase(), one])).values()].toSorted((a, b) => a.start - b.start)
