import MiniSearch from 'minisearch'
import { z } from 'zod'
import { linesOf, type Articles } from '#article/index.ts'
import { actors, resources } from '#directory/index.ts'
import { terms } from '#glossary/index.ts'
import { addressIn, langs, type Lang, type Localised } from '#i18n/index.ts'
import { localised, readContent, slug } from '#lib/content.ts'

/** Something that can be found: where it stands, its name, and a line on what it is. */
export type Found = { readonly href: string; readonly title: string; readonly says: string; readonly kind: Kind }
type Kind = 'article' | 'term' | 'actor' | 'resource' | 'page'
/** What is searched: one thing in each language, so that words of one language find the page in another. `path` is the address in bokmål. */
export type Searched = {
  readonly path: string
  readonly kind: Kind
  readonly in: Readonly<
    Record<Lang, { readonly title: string; readonly says: string; readonly headings: string; readonly body: string; readonly seek: string }>
  >
}

type Row = { id: string; title: string; says: string; headings: string; body: string; seek: string; otherTitle: string; otherBody: string }
/** Answers what is found by some words, best first. */
export type Searching = (words: string, most?: number) => readonly Found[]

/**
 * Makes what answers searches in one language. Bokmål and nynorsk meet because each thing is searched by the words of all its languages,
 * its own counting most. Part of a word is enough, and a slip of the finger is forgiven. It lives in memory; what is asked is kept nowhere.
 */
export function searching(things: readonly Searched[], lang: Lang): Searching {
  const byPath = new Map(things.map((thing) => [thing.path, thing]))
  const known = new Set<string>()
  const index = new MiniSearch<Row>({
    fields: ['title', 'seek', 'says', 'headings', 'body', 'otherTitle', 'otherBody'],
    tokenize: wordsIn,
    processTerm: (said) => {
      const word = stemmed(said)
      if (word !== null) known.add(word)
      return word
    },
    searchOptions: {
      boost: { title: 6, seek: 5, says: 2.5, headings: 2.5, body: 1, otherTitle: 4, otherBody: 0.6 },
      boostDocument: (path) => weightOf(byPath.get(path as string)?.kind),
      prefix: (word) => word.length > 2,
      fuzzy: (word) => (word.length > 7 ? 2 : word.length > 4 ? 1 : 0),
      weights: { prefix: 0.5, fuzzy: 0.35 },
      combineWith: 'OR',
      processTerm: (said) => {
        const word = stemmed(said)
        return word === null ? null : [word, ...beginningOf(word, known)]
      },
    },
  })
  index.addAll(things.map((thing) => rowOf(thing, lang)))
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
    otherBody: others.map(({ says, headings, body, seek }) => `${says} ${headings} ${body} ${seek}`).join(' '),
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

function stemmed(said: string): string | null {
  if (common.has(said)) return null
  const word = said.replace(/iz(?=e|i|at)/, 'is')
  const ending = endings.find((end) => word.endsWith(end) && word.length - end.length > 3)
  return ending ? word.slice(0, -ending.length) : word
}

/** Norwegian makes new words by putting words together: of one that stands nowhere, the longest beginning that does. */
function beginningOf(word: string, known: ReadonlySet<string>): string[] {
  if (known.has(word)) return []
  for (let length = word.length - 3; length >= 5; length--) if (known.has(word.slice(0, length))) return [word.slice(0, length)]
  return []
}

/** All that is for everyone, to be searched: the articles, the words of the glossary, who can help, and what there is to read and see. */
export const searchedOf = (articles: Articles): Searched[] => [
  ...articles.all().map(({ slug }) => ({
    path: `/guidance/${slug}`,
    kind: 'article' as const,
    in: inEach((lang) => {
      const { title, lead, blocks } = articles.prose(slug, lang)
      const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
      return {
        title,
        says: lead,
        headings: headings.join(' '),
        body: blocks.flatMap(linesOf).join(' '),
        seek: seekWords()[slug]?.[lang] ?? '',
      }
    }),
  })),
  ...terms().map(({ key, word, forms, meaning }) => ({
    path: `/glossary#${key}`,
    kind: 'term' as const,
    in: inEach((lang) => ({ title: word[lang], says: meaning[lang], headings: forms[lang].join(' '), body: '', seek: '' })),
  })),
  ...actors().map(({ key, name, what, for: whom, when, how }) => ({
    path: `/directory/${key}`,
    kind: 'actor' as const,
    in: inEach((lang) => ({
      title: name[lang],
      says: what[lang],
      headings: '',
      body: [whom, when, how].map((each) => each[lang]).join(' '),
      seek: '',
    })),
  })),
  ...resources().map(({ key, title, author = '', issuer, year = '', about }) => ({
    path: `/resources#${key}`,
    kind: 'resource' as const,
    in: inEach((lang) => ({
      title,
      says: `${author || issuer} ${year}`.trim(),
      headings: '',
      body: `${issuer} ${about?.[lang] ?? ''}`,
      seek: '',
    })),
  })),
]

// what explains comes before what is only named
const weightOf = (kind: Kind | undefined) => (kind === 'article' ? 1.6 : kind === 'resource' ? 0.7 : 1)

let seek: Readonly<Record<string, Localised>> | undefined
/** The words that people use for what an article is about (content/search-words.yaml). */
const seekWords = () => (seek ??= readContent('search-words.yaml', z.record(slug, localised)))

const inEach = <T>(make: (lang: Lang) => T) => Object.fromEntries(langs.map((lang) => [lang, make(lang)])) as Record<Lang, T>
