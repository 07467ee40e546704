/** A place in a text that is worth another look: positions are UTF-16 units, `words` is what stands there. */
export type Finding<Kind extends string> = { readonly kind: Kind; readonly start: number; readonly end: number; readonly words: string }
export type Span = { readonly start: number; readonly end: number }

/** Findings of which no two overlap, in the order of the text. Where two would, the one that was given first stays. */
export function withoutOverlap<Kind extends string>(text: string, found: Iterable<Span & { readonly kind: Kind }>): Finding<Kind>[] {
  const taken = new Uint8Array(text.length)
  const kept: Finding<Kind>[] = []
  for (const { kind, start, end } of found) {
    if (taken.subarray(start, end).includes(1)) continue
    taken.fill(1, start, end)
    kept.push({ kind, start, end, words: text.slice(start, end) })
  }
  return kept.toSorted((a, b) => a.start - b.start)
}
