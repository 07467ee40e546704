import { listed } from './list.ts'
import { isNext, type Token } from './token.ts'

type Phrase<Kind> = { readonly kind: Kind; readonly parts: readonly string[] }
export type Phrases<Kind extends string> = {
  readonly exact: ReadonlyMap<string, readonly Phrase<Kind>[]>
  readonly stems: ReadonlyMap<string, readonly Phrase<Kind>[]>
  readonly longestStem: number
}

/** Lists of phrases, ready to be looked for. In a list, `*` ends a stem (any ending follows) and `_` stands for any one word. */
export function phrases<Kind extends string>(lists: Readonly<Record<Kind, string>>): Phrases<Kind> {
  const kinds = Object.keys(lists).filter((kind): kind is Kind => kind in lists)
  const all = kinds.flatMap((kind) => listed(lists[kind]).map((text) => ({ kind, parts: text.split(' ') })))
  const stems = Map.groupBy(all.filter(hasStem), ({ parts }) => parts[0]!.slice(0, -1))
  return {
    exact: Map.groupBy(
      all.filter((phrase) => !hasStem(phrase)),
      ({ parts }) => parts[0]!,
    ),
    stems,
    longestStem: Math.max(0, ...Array.from(stems.keys(), (stem) => stem.length)),
  }
}

/** Where the phrases stand in a text, the longest first wherever several begin. Its cost grows with the text alone, whatever is written. */
export function* findPhrases<Kind extends string>(text: string, tokens: readonly Token[], { exact, stems, longestStem }: Phrases<Kind>) {
  for (let at = 0; at < tokens.length;) {
    const { key, start } = tokens[at]!
    const begun = [...(exact.get(key) ?? []), ...beginnings(key, longestStem).flatMap((stem) => stems.get(stem) ?? [])]
    const [phrase] = begun.filter(({ parts }) => standsAt(text, tokens, at, parts)).toSorted((a, b) => b.parts.length - a.parts.length)
    const length = phrase?.parts.length ?? 1
    if (phrase) yield { kind: phrase.kind, start, end: tokens[at + length - 1]!.end }
    at += length
  }
}

const hasStem = ({ parts }: Phrase<string>) => parts[0]!.endsWith('*')

const beginnings = (key: string, longest: number) =>
  Array.from({ length: Math.min(key.length, longest) }, (_, end) => key.slice(0, end + 1))

const standsAt = (text: string, tokens: readonly Token[], at: number, parts: readonly string[]) =>
  parts.every((part, offset) => {
    const token = tokens[at + offset]
    return token !== undefined && fits(token.key, part) && (offset === 0 || isNext(text, tokens[at + offset - 1], token))
  })

const fits = (key: string, part: string) => part === '_' || (part.endsWith('*') ? key.startsWith(part.slice(0, -1)) : key === part)
