import { z } from 'zod'
import type { Lang, Localised } from '#i18n/index.ts'
import { distinct, localised, readContent, slug } from '#lib/content.ts'

const forms = z.array(z.string().min(2))
const Term = z.strictObject({
  key: slug,
  word: localised,
  /** Other written forms that stand in running text. */
  forms: z.strictObject({ nb: forms, nn: forms, en: forms }),
  meaning: localised,
  /** The article that says more. */
  article: slug.optional(),
})
const Glossary = z.strictObject({ terms: distinct(Term, ({ key }) => key) })

/** A word of the field, explained for a reader who does not work in it. */
export type Term = {
  readonly key: string
  readonly word: Localised
  readonly forms: Readonly<Record<Lang, readonly string[]>>
  readonly meaning: Localised
  readonly article?: string | undefined
}

let read: readonly Term[] | undefined
/** Every word that is explained (content/glossary.yaml). Throws with the place of what is wrong in the file. */
export const terms = (): readonly Term[] => (read ??= readContent('glossary.yaml', Glossary).terms)

/** A line of text with the words in it that are explained: a plain piece, or the term and how it is written there. */
export type Piece = string | { readonly term: Term; readonly written: string }

/**
 * Finds the words that are explained in a text. Takes the text and its language, and the keys that have been shown on the page before: a
 * word is explained once. Gives the text in pieces, whole and in order; words inside other words are left alone.
 */
export function explained(text: string, lang: Lang, shown: Set<string>): Piece[] {
  const { pattern, byForm } = finderFor(lang)
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: written, index } of text.matchAll(pattern)) {
    const term = byForm.get(written.toLowerCase())
    if (!term || shown.has(term.key)) continue
    shown.add(term.key)
    if (index > from) pieces.push(text.slice(from, index))
    pieces.push({ term, written })
    from = index + written.length
  }
  return from < text.length ? [...pieces, text.slice(from)] : pieces
}

type Finder = { pattern: RegExp; byForm: ReadonlyMap<string, Term> }
const finders = new Map<Lang, Finder>()

function finderFor(lang: Lang): Finder {
  const before = finders.get(lang)
  if (before) return before
  const byForm = new Map(
    terms().flatMap((term) => [term.word[lang], ...term.forms[lang]].map((form) => [form.toLowerCase(), term] as const)),
  )
  // the longest first: "anonym drøfting" before "drøfting"
  const longest = [...byForm.keys()].toSorted((a, b) => b.length - a.length).map(escaped)
  const finder = { byForm, pattern: new RegExp(`(?<![\\p{L}\\d-])(?:${longest.join('|')})(?![\\p{L}\\d-])`, 'giu') }
  finders.set(lang, finder)
  return finder
}

const escaped = (form: string) => form.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
