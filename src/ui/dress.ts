import type { Assets } from './assets.ts'

const dressed = new WeakMap<Assets, Map<string, Promise<string>>>()
const vocabularies = new WeakMap<Assets, ReadonlySet<string>>()

/**
 * The part of the style sheet that a finished page needs, to be sent with it: on a poor line the page is then seen one journey there and
 * back earlier. Takes a page that no script adds other kinds of things to. Pages of the same kinds of things share one.
 */
export function dressFor(assets: Assets, html: string): Promise<string> {
  const words = wordsOf(html).filter((word) => vocabularyOf(assets).has(word))
  const key = words.join(' ')
  const known = dressed.get(assets) ?? new Map<string, Promise<string>>()
  dressed.set(assets, known)
  const dress = known.get(key) ?? cut(styleOf(assets), key)
  known.set(key, dress)
  return dress
}

/** What opens and what is chosen is not yet so in the page as it is sent. */
const becomes = ['open', 'hidden', 'aria-current', 'aria-expanded', 'aria-invalid']

async function cut(css: string, words: string): Promise<string> {
  // loaded when the first page is drawn, not when the program starts
  const { PurgeCSS } = await import('purgecss')
  const [result] = await new PurgeCSS().purge({
    content: [{ raw: words, extension: 'txt' }],
    css: [{ raw: css }],
    defaultExtractor: (content) => content.split(' '),
    dynamicAttributes: becomes,
    // a selector that begins with a list of alternatives is more than it reads
    safelist: { standard: [/^:is/] },
    variables: true,
  })
  return result!.css
}

const styleOf = (assets: Assets) => String(assets.at(assets.url('app.css'))!.body)

/** Every word that the style sheet says: what a page says beside them cannot matter to it. */
function vocabularyOf(assets: Assets): ReadonlySet<string> {
  const known = vocabularies.get(assets) ?? new Set(styleOf(assets).match(/[\w-]+/g))
  vocabularies.set(assets, known)
  return known
}

/** The names of elements, attributes and their values in a page, each once, in order. */
const wordsOf = (html: string) =>
  [
    ...new Set(
      Array.from(html.matchAll(/<([a-z][\w-]*)([^>]*)>/g), ([, name = '', rest = '']) => [name, ...(rest.match(/[\w-]+/g) ?? [])]).flat(),
    ),
  ].toSorted()
