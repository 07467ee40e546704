import * as z from 'zod'
import { langs, type Lang, type Localised } from '#i18n/index.ts'
import { readFileSync } from 'node:fs'
import { contentPath, slug } from '#lib/content.ts'
import { AboutShape, audiences, needs, shippedArticles, themes, type About } from './shipped.ts'

/** The most characters of each part. */
export const lengths = { title: 120, lead: 600, body: 20_000, owner: 200, unverified: 1_000, source: 300, url: 1_000 } as const

const Words = z.strictObject({ title: z.string(), lead: z.string(), body: z.string() })
/** One language of an article: its title, the lines that tell what it is for, and the rest as Markdown. */
export type Words = z.infer<typeof Words>
const InThree = z.strictObject({ nb: z.string(), nn: z.string(), en: z.string() })
const DraftSource = z.strictObject({ title: z.string(), publisher: z.string(), year: z.string(), url: z.string() })

/** An article as it stands in the database: all that a whole article has, of which a draft may still lack some. */
export const ArticleContent = z.strictObject({
  about: z.strictObject({
    theme: z.enum(themes),
    order: z.int(),
    for: z.array(z.enum(audiences)),
    needs: z.array(z.enum(needs)),
    steps: z.array(slug),
    related: z.array(slug),
    checked: z.string(),
    owner: InThree,
    sources: z.array(DraftSource),
    unverified: InThree,
  }),
  words: z.strictObject({ nb: Words, nn: Words, en: Words }),
})
export type ArticleContent = z.infer<typeof ArticleContent>

const none: Localised = { nb: '', nn: '', en: '' }
const noWords: Words = { title: '', lead: '', body: '' }

/** An article that has not been begun. Takes its title in bokmål, and what it is about. */
export const emptyContent = (title: string, theme: About['theme']): ArticleContent => ({
  about: { theme, order: 900, for: [], needs: [], steps: [], related: [], checked: '', owner: none, sources: [], unverified: none },
  words: { nb: { ...noWords, title }, nn: noWords, en: noWords },
})

/** One language as it stands in a file: what the reader of articles reads. */
export const markdownOf = ({ title, lead, body }: Words) => `# ${inOneLine(title)}\n\n${inOneLine(lead)}\n\n${body.trim()}\n`
const inOneLine = (words: string) => words.replaceAll(/\s+/g, ' ').trim()

/** An article that comes with the product, ready to be changed; undefined where there is none. */
export function shippedContent(name: string): ArticleContent | undefined {
  const about = shippedArticles().find((one) => one.slug === name)
  if (!about) return undefined
  const words = Object.fromEntries(langs.map((lang) => [lang, shippedWords(name, lang)])) as Record<Lang, Words>
  const { theme, order, checked, owner, steps = [], unverified = none } = about
  return {
    about: {
      theme,
      order,
      for: about.for,
      needs: about.needs,
      steps,
      related: about.related,
      checked,
      owner,
      unverified,
      sources: about.sources.map(({ title, publisher = '', year, url = '' }) => ({ title, publisher, year: String(year ?? ''), url })),
    },
    words,
  }
}

function shippedWords(name: string, lang: Lang): Words {
  const [, title = '', lead = '', body = ''] =
    /^\s*# (.+)\n\s*([^]+?)(?:\n\s*\n([^]*))?$/.exec(readFileSync(contentPath(`articles/${name}/${lang}.md`), 'utf8')) ?? []
  return { title: title.trim(), lead: inOneLine(lead), body: body.trim() }
}

/** What is told of an article, as whole articles have it. Gives what is missing or wrong by the name of the part. */
export function aboutOf({ about }: ArticleContent, name: string): About | readonly string[] {
  const { steps, unverified, sources, ...rest } = about
  const read = AboutShape.safeParse({
    ...rest,
    ...(steps.length > 0 && { steps }),
    ...(langs.some((lang) => unverified[lang]) && { unverified }),
    sources: sources.map(({ title, publisher, year, url }) => ({
      title,
      ...(publisher && { publisher }),
      ...(year && { year: Number(year) }),
      ...(url && { url }),
    })),
  })
  return read.success ? { ...read.data, slug: name } : read.error.issues.map(({ path }) => path.join('.'))
}
