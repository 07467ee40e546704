import { langs, type Lang } from '#i18n/index.ts'
import { linksIn } from './check.ts'
import { aboutOf, markdownOf, type ArticleContent } from './content.ts'
import { readProse, Unfit, type Prose } from './markdown.ts'
import { hardIn, type Hard } from './plain.ts'
import { shippedArticles } from './shipped.ts'

type FaultRule =
  | 'missing'
  | 'title'
  | 'lead'
  | 'only'
  | 'link'
  | 'depth'
  | 'leads-nowhere'
  | 'two-to-five'
  | 'one-to-three'
  | 'source'
  | 'future'
/** Something that must be mended before anyone else sees it: the field of the form that it stands in, and the words that it stands at. */
export type Fault = { readonly field: string; readonly rule: FaultRule; readonly at: string }
/** Something that would make it better, and never stops anyone. */
export type Advice = { readonly lang: Lang; readonly rule: Hard['rule'] | 'links' | 'headings'; readonly at: string }

/** What can never be published of what has been written so far. What is only missing is no fault yet. */
export const unfitIn = ({ words }: Pick<ArticleContent, 'words'>): Fault[] =>
  langs.flatMap((lang) => {
    const { title, lead, body } = words[lang]
    const read = proseOf({ title: title || 'x', lead: lead || 'x', body })
    return read instanceof Unfit ? [unfitAt(lang, read)] : []
  })

/** All that stands between an article and a second reader. Takes the names of the municipality's own articles, and today. */
export function faultsIn(content: ArticleContent, name: string, own: ReadonlySet<string>, today: string): Fault[] {
  const known = new Set([...own, ...shippedArticles().map(({ slug }) => slug)])
  return [
    ...langs.flatMap((lang) => missingIn(content, lang)),
    ...unfitIn(content),
    ...deadEnds(content, known),
    ...aboutFaults(content, name, known, today),
  ]
}

const missingIn = ({ words }: ArticleContent, lang: Lang): Fault[] =>
  (['title', 'lead', 'body'] as const)
    .filter((part) => !words[lang][part].trim())
    .map((part) => ({ field: `${lang}.${part}`, rule: 'missing', at: '' }))

const partOf = { title: 'title', lead: 'lead', only: 'body', link: 'body', depth: 'body' } as const
const unfitAt = (lang: Lang, { rule, at }: Unfit): Fault => ({ field: `${lang}.${partOf[rule]}`, rule, at })

const deadEnds = (content: ArticleContent, known: ReadonlySet<string>): Fault[] =>
  langs.flatMap((lang) =>
    linksOf(content, lang)
      .filter((href) => {
        const [, article] = /^\/guidance\/([^/#?]+)/.exec(href) ?? []
        return article !== undefined && !known.has(article)
      })
      .map((at) => ({ field: `${lang}.body`, rule: 'leads-nowhere', at })),
  )

function aboutFaults(content: ArticleContent, name: string, known: ReadonlySet<string>, today: string): Fault[] {
  const { about } = content
  const unknown = about.related.filter((one) => !known.has(one) || one === name)
  const read = aboutOf(content, name)
  const wrong = Array.isArray(read) ? (read as readonly string[]) : []
  return [
    ...unknown.map((at) => ({ field: 'related', rule: 'leads-nowhere', at }) as const),
    ...(about.checked > today ? [{ field: 'checked', rule: 'future', at: about.checked } as const] : []),
    ...[...new Set(wrong.map(aboutField))].map((field) => ({ field, rule: ruleFor(field), at: '' })),
  ]
}

/** A place in the shape of an article, as the form calls its field. */
const aboutField = (path: string) => {
  const [first = '', second = '', third = ''] = path.split('.')
  if (first === 'sources') return second ? `sources.${second}.${third || 'title'}` : 'sources.0.title'
  return first === 'owner' || first === 'unverified' ? `${first}.${second || 'nb'}` : first
}
const ruleFor = (field: string): FaultRule =>
  field === 'related' ? 'two-to-five' : field === 'needs' ? 'one-to-three' : /^sources\.\d+\.(year|url)$/.test(field) ? 'source' : 'missing'

/** What would make it easier to read, or make the languages say the same. */
export function adviceOn(content: ArticleContent): Advice[] {
  const read = langs.flatMap((lang) => {
    const prose = proseOf(content.words[lang])
    return prose instanceof Unfit ? [] : [{ lang, prose }]
  })
  const [first] = read
  return read.flatMap(({ lang, prose }) => [
    ...hardIn(prose, lang).map((hard) => ({ lang, ...hard })),
    ...(first && headingsIn(prose) !== headingsIn(first.prose) ? [{ lang, rule: 'headings', at: String(headingsIn(prose)) } as const] : []),
    ...(first && hrefsIn(prose) !== hrefsIn(first.prose) ? [{ lang, rule: 'links', at: '' } as const] : []),
  ])
}

const headingsIn = ({ blocks }: Prose) => blocks.filter(({ kind }) => kind === 'heading').length
const hrefsIn = ({ blocks }: Prose) => blocks.flatMap(linksIn).toSorted().join(' ')

const linksOf = (content: ArticleContent, lang: Lang) => {
  const prose = proseOf(content.words[lang])
  return prose instanceof Unfit ? [] : prose.blocks.flatMap(linksIn)
}

/** One language as it is drawn, or why it cannot be. */
export function proseOf(words: ArticleContent['words'][Lang]): Prose | Unfit {
  try {
    return readProse(markdownOf(words))
  } catch (fault) {
    if (fault instanceof Unfit) return fault
    throw fault
  }
}
