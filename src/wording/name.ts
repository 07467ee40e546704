import { countries } from './detail-words.ts'
import type { Span } from './finding.ts'
import { alsoWords, firstNames } from './first-names.ts'
import { notNames } from './not-names.ts'
import { surnames, surnamesAlsoWords } from './surnames.ts'
import { isCapitalised, isNext, keyOf, tokensOf, type Token } from './token.ts'

/** A name in a text: sure when it is a listed first name or surname (with what stands beside it), else only a word whose capital no sentence explains. */
export type NameSpan = Span & { readonly isSure: boolean; readonly words: readonly Span[] }

/** The names that are typed in a text, as far as capitals and the list of first names can tell. Each once, without a genitive that the list can see. */
export const namesIn = (text: string): string[] => {
  const tokens = tokensOf(text)
  return [...new Set(nameRuns(text, tokens).map((run) => run.map(withoutGenitive).join(' ')))]
}

/** Where names stand in a text. */
export const nameSpans = (text: string, tokens: readonly Token[]): NameSpan[] =>
  nameRuns(text, tokens).map((run) => ({ start: run[0]!.start, end: run.at(-1)!.end, isSure: run.some(isListed), words: run }))

/** Finds the words of known names again, with a genitive -s or in small letters too. Names that are everyday words count with a capital only. */
export function knownWords(names: readonly string[]): (token: Token) => boolean {
  const words = names.flatMap((name) => tokensOf(name).flatMap(({ key }) => [key, ...key.split('-')]))
  const known = new Set(words.filter((word) => word.length > 1 && !particles.has(word)).flatMap(withAndWithoutS))
  return (token) => forms(token.key).some((form) => known.has(form) && (!alsoWords.has(form) || isCapital(token)))
}

// Words that belong to one name: each with a capital, only blanks between. A listed name opens a run even where a sentence begins.
function nameRuns(text: string, tokens: readonly Token[]) {
  const runs: Token[][] = []
  for (const [at, token] of tokens.entries()) {
    const run = runs.at(-1)
    const isFollowing = run !== undefined && run.at(-1) === tokens[at - 1] && isNext(text, run.at(-1), token)
    if (!isListed(token) && !isUnexplained(token)) continue
    if (isFollowing) run.push(token)
    else runs.push([token])
  }
  return runs
}

const isListed = (token: Token) =>
  isCapital(token) &&
  forms(token.key).some(
    (form) => (firstNames.has(form) || surnames.has(form)) && (!isAlsoWord(form) || (!token.opens && isCapitalised(token))),
  )

const isAlsoWord = (form: string) => alsoWords.has(form) || surnamesAlsoWords.has(form)

const isUnexplained = (token: Token) =>
  isCapitalised(token) &&
  !token.opens &&
  token.words.length > 1 &&
  !/\p{N}/u.test(token.words) &&
  !forms(token.key).some((form) => notNames.has(form) || landNames.has(form))

const landNames = new Set(countries.toLowerCase().split('|'))
const isCapital = ({ words }: Token) => /^\p{Lu}/u.test(words)

// kari, karis, kari's, and each half of kari-anne
const forms = (key: string) => {
  const bare = key.replace(/['’]s?$/u, '')
  return [key, bare, ...bare.split('-'), ...(bare.endsWith('s') ? [bare.slice(0, -1)] : [])]
}

// "Krasniqis" was perhaps typed as a genitive where the name was first met; short names are left whole
const withAndWithoutS = (word: string) => (word.length > 4 && word.endsWith('s') ? [word, word.slice(0, -1)] : [word])

function withoutGenitive({ words }: Token) {
  const bare = words.replace(/['’]s?$/u, '')
  return bare.endsWith('s') && !firstNames.has(keyOf(bare)) && firstNames.has(keyOf(bare.slice(0, -1))) ? bare.slice(0, -1) : bare
}

const particles = new Set(['al', 'el', 'bin', 'ibn', 'bint', 'abu', 'von', 'van', 'de', 'den', 'der', 'da', 'di', 'av', 'og', 'and'])
