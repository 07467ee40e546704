import type { Span } from './finding.ts'
import { municipalities, placesAlsoWords } from './places.ts'
import { surnames } from './surnames.ts'
import { isCapitalised, isNext, type Token } from './token.ts'

/** The municipalities that a text names, but for the largest towns. */
export function placesIn(text: string, tokens: readonly Token[]): Span[] {
  const found: Span[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    const isThere = stands(text, tokens[at - 1], token)
    const length = isCapitalised(token) && (isThere || mayStandAlone(token)) ? longestAt(text, tokens, at) : 0
    if (length > 0) found.push({ start: token.start, end: tokens[at + length - 1]!.end })
    at += Math.max(0, length - 1)
  }
  return found
}

/** Whether a word is said to be where somebody is: "i Solvik", "from Solvik". */
export const stands = (text: string, before: Token | undefined, token: Token) =>
  isNext(text, before, token) && prepositions.has(before!.key)

const prepositions = new Set(['i', 'på', 'fra', 'frå', 'til', 'ved', 'nær', 'in', 'from', 'near'])

// a surname or an everyday word is a place only where the words around it say so
const mayStandAlone = ({ key, opens }: Token) => !surnames.has(key) && !(opens && placesAlsoWords.has(key))

const all = new Set(municipalities)
const byFirst = Map.groupBy(
  municipalities.map((name) => name.split(' ')),
  ([first]) => first!,
)

function longestAt(text: string, tokens: readonly Token[], at: number) {
  const names = byFirst.get(bare(tokens[at]!.key)) ?? byFirst.get(tokens[at]!.key) ?? []
  return Math.max(
    0,
    ...names
      .filter((parts) => parts.every((part, offset) => fits(text, tokens, at + offset, part, offset > 0)))
      .map(({ length }) => length),
  )
}

function fits(text: string, tokens: readonly Token[], at: number, part: string, follows: boolean) {
  const token = tokens[at]
  return token !== undefined && (token.key === part || bare(token.key) === part) && (!follows || isNext(text, tokens[at - 1], token))
}

const bare = (key: string) => (all.has(key) ? key : key.replace(/['’]?s$/u, ''))
