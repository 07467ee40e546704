import { withoutOverlap, type Finding, type Span } from './finding.ts'
import { knownWords, nameSpans } from './name.ts'
import { findPhrases, phrases } from './phrase.ts'
import { tokensOf, type Token } from './token.ts'
import { adviceWords, harmlessPhrases } from './words.ts'

type AdviceKind = keyof typeof adviceWords
export type Advice = Finding<AdviceKind>

/**
 * Reads a concern before it is sent and points out what is worth another look: belief and other special categories, health, third persons,
 * views written as facts. It judges neither the text nor the person, and stops nothing. `knownNames` are the names of the person whom
 * the concern is about: they are not pointed out, all other names are. Words quoted from somebody are not read as the writer's view.
 */
export function adviseOn(text: string, { knownNames = [] }: { knownNames?: readonly string[] } = {}): Advice[] {
  const tokens = tokensOf(text)
  return withoutOverlap(text, [...wordFindings(text, tokens), ...otherNames(text, tokens, knownNames)])
}

const dictionary = phrases({ harmless: harmlessPhrases, ...adviceWords })

function wordFindings(text: string, tokens: readonly Token[]) {
  const isQuoted = quotations(text)
  const found: (Span & { kind: AdviceKind })[] = []
  for (const { kind, start, end } of findPhrases(text, tokens, dictionary)) {
    if (kind === 'harmless' || (kind === 'opinion-as-fact' && isQuoted[start])) continue
    found.push({ kind, start, end })
  }
  return found
}

function otherNames(text: string, tokens: readonly Token[], knownNames: readonly string[]) {
  const isKnown = knownWords(knownNames)
  const known = new Set(tokens.filter(isKnown).map(({ start }) => start))
  return nameSpans(text, tokens)
    .filter(({ start, isSure }) => isSure && !known.has(start))
    .map(({ start, end }) => ({ kind: 'third-person' as const, start, end }))
}

// one mark for each unit of the text that stands between quotation marks on one line
function quotations(text: string) {
  const marks = new Uint8Array(text.length)
  for (const { 0: quoted, index } of text.matchAll(/«[^«»\n]*»|“[^“”\n]*”|"[^"\n]*"/gu)) marks.fill(1, index, index + quoted.length)
  return marks
}
