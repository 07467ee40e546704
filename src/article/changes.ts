/** A part of a text before and after: the same in both, or there in one of them alone. */
export type Change = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

// two texts that differ in every paragraph compare this many pairs; longer ones are shown as wholly changed
const mostPairs = 250_000

/** What has changed between two texts, paragraph by paragraph, in the order that they are read. */
export function changesBetween(before: string, after: string): Change[] {
  const [old, fresh] = [partsOf(before), partsOf(after)]
  if (old.length * fresh.length > mostPairs) return [...old.map(as('removed')), ...fresh.map(as('added'))]
  const lengths = sharedLengths(old, fresh)
  const changes: Change[] = []
  let [a, b] = [0, 0]
  while (a < old.length || b < fresh.length) {
    if (a < old.length && b < fresh.length && old[a] === fresh[b]) {
      changes.push({ kind: 'same', text: old[a]! })
      a++
      b++
    } else if (b >= fresh.length || (a < old.length && lengths[a + 1]![b]! >= lengths[a]![b + 1]!)) changes.push(as('removed')(old[a++]!))
    else changes.push(as('added')(fresh[b++]!))
  }
  return changes
}

const as = (kind: Change['kind']) => (text: string) => ({ kind, text })

/** Paragraphs, headings and single items of lists. */
const partsOf = (text: string) =>
  text
    .split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)]|\|) )/)
    .map((part) => part.trim())
    .filter(Boolean)

/** How many parts the rests of both texts have in common, from each pair of places on. */
function sharedLengths(old: readonly string[], fresh: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => Array.from({ length: fresh.length + 1 }, () => 0))
  for (let a = old.length - 1; a >= 0; a--)
    for (let b = fresh.length - 1; b >= 0; b--)
      lengths[a]![b] = old[a] === fresh[b] ? lengths[a + 1]![b + 1]! + 1 : Math.max(lengths[a + 1]![b]!, lengths[a]![b + 1]!)
  return lengths
}
