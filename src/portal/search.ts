import MiniSearch from 'minisearch'
import { linesOf, type Articles } from '#article/index.ts'
import { terms } from '#glossary/index.ts'
import { addressIn, langs, type Lang } from '#i18n/index.ts'

/** Something that can be found: where it stands, its name, and a line on what it is. */
export type Found = { readonly href: string; readonly title: string; readonly says: string; readonly kind: Kind }
export type Kind = 'article' | 'term' | 'actor' | 'resource' | 'page'
/** What is searched: one thing in each language, so that words of one language find the page in another. `path` is the address in bokmål. */
export type Searched = {
  readonly path: string
  readonly kind: Kind
  readonly in: Readonly<Record<Lang, { readonly title: string; readonly says: string; readonly headings: string; readonly body: string }>>
}

type Row = { id: string; title: string; says: string; headings: string; body: string; otherTitle: string; otherBody: string }
/** Answers what is found by some words, best first. */
export type Searching = (words: string, most?: number) => readonly Found[]

/**
 * Makes what answers searches in one language. Bokmål and nynorsk meet because each thing is searched by the words of all its languages,
 * its own counting most. Part of a word is enough, and a slip of the finger is forgiven. It lives in memory; what is asked is kept nowhere.
 */
export function searching(things: readonly Searched[], lang: Lang): Searching {
  const index = new MiniSearch<Row>({
    fields: ['title', 'says', 'headings', 'body', 'otherTitle', 'otherBody'],
    tokenize: wordsIn,
    processTerm: (word) => stemmed(word),
    searchOptions: {
      boost: { title: 6, says: 2.5, headings: 2.5, body: 1, otherTitle: 4, otherBody: 0.6 },
      prefix: (word) => word.length > 2,
      fuzzy: (word) => (word.length > 7 ? 2 : word.length > 4 ? 1 : 0),
      weights: { prefix: 0.5, fuzzy: 0.35 },
      combineWith: 'OR',
    },
  })
  index.addAll(things.map((thing) => rowOf(thing, lang)))
  const byPath = new Map(things.map((thing) => [thing.path, thing]))
  return (words, most = 20) =>
    index
      .search(words)
      .slice(0, most)
      .flatMap(({ id }) => {
        const thing = byPath.get(id as string)
        if (!thing) return []
        const { title, says } = thing.in[lang]
        return [{ href: addressIn(lang, thing.path), title, says, kind: thing.kind }]
      })
}

function rowOf({ path, in: all }: Searched, lang: Lang): Row {
  const others = langs.filter((each) => each !== lang).map((each) => all[each])
  return {
    id: path,
    ...all[lang],
    otherTitle: others.map(({ title }) => title).join(' '),
    otherBody: others.map(({ says, headings, body }) => `${says} ${headings} ${body}`).join(' '),
  }
}

const wordsIn = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFC')
    .match(/[\p{L}\d]+/gu) ?? []

// words that stand everywhere tell nothing of what is looked for
const common = new Set(
  (
    'og i på til av for med som er det en et ei den de jeg du vi han hun man at å om kan skal vil har hva hvordan når hvem hvor hvilke min mitt mine ' +
    'eg ikkje ikke kva korleis kven kvar ein eit dei ho oss seg noen nokon noe noko var fra frå ved så men eller om gjør gjer må være vere ' +
    'the a an of to in and or is are be do i you my we what how who where when can may should it for on with that this about'
  ).split(' '),
)
// endings of inflection, longest first: light stemming on both sides is enough where parts of words are found anyway
const endings = [
  'ingane',
  'ingene',
  'inga',
  'ingen',
  'ingar',
  'inger',
  'elsane',
  'elsene',
  'ane',
  'ene',
  'ar',
  'er',
  'en',
  'et',
  'ed',
  'a',
  'e',
  's',
]

function stemmed(word: string): string | null {
  if (common.has(word)) return null
  const ending = endings.find((end) => word.endsWith(end) && word.length - end.length > 3)
  return ending ? word.slice(0, -ending.length) : word
}

/** The articles and the words of the glossary, to be searched. */
export const searchedOf = (library: Articles): Searched[] => [
  ...library.all().map(({ slug }) => ({
    path: `/guidance/${slug}`,
    kind: 'article' as const,
    in: inEach((lang) => {
      const { title, lead, blocks } = library.prose(slug, lang)
      const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
      return { title, says: lead, headings: headings.join(' '), body: blocks.flatMap(linesOf).join(' ') }
    }),
  })),
  ...terms().map(({ key, word, forms, meaning }) => ({
    path: `/glossary#${key}`,
    kind: 'term' as const,
    in: inEach((lang) => ({ title: word[lang], says: meaning[lang], headings: forms[lang].join(' '), body: '' })),
  })),
]

const inEach = <T>(make: (lang: Lang) => T) => Object.fromEntries(langs.map((lang) => [lang, make(lang)])) as Record<Lang, T>
