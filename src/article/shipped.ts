import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { needs } from '#directory/index.ts'
import { langs, type Lang, type Localised } from '#i18n/index.ts'
import { contentPath, localised, readContent, slug } from '#lib/content.ts'
import { kept } from '#lib/kept.ts'
import { readProse, type Prose } from './markdown.ts'

export const themes = ['worried', 'conversation', 'understanding', 'measures', 'exit', 'together'] as const
export const audiences = ['employee', 'leader', 'relative', 'friend', 'young', 'wants-out', 'politician'] as const

const Source = z.strictObject({
  title: z.string().min(1),
  publisher: z.string().optional(),
  year: z.number().int().optional(),
  url: z.url({ protocol: /^https$/ }).optional(),
})
export type Source = z.infer<typeof Source>

/** What is told of an article, as a file and a published version have it. */
export const AboutShape = z.strictObject({
  theme: z.enum(themes),
  order: z.number().int().positive(),
  for: z.array(z.enum(audiences)).min(1),
  needs: z.array(z.enum(needs)).min(1).max(3),
  steps: z.array(slug).optional(),
  related: z.array(slug).min(2).max(5),
  checked: z.iso.date(),
  owner: localised,
  sources: z.array(Source).min(1),
  unverified: localised.optional(),
})

/** What is told of an article beside its words: where it belongs, whom it serves, who answers for it, when it was last checked and against what. */
export type About = z.infer<typeof AboutShape> & { readonly slug: string }

let read: readonly About[] | undefined

/** The articles that come with the product, without their words, by theme and place. Throws with the file and place of what is wrong. */
export const shippedArticles = (): readonly About[] =>
  (read ??= readdirSync(contentPath('articles'))
    .map((name) => ({ ...readContent(`articles/${name}/article.yaml`, AboutShape), slug: slug.parse(name) }))
    .toSorted((a, b) => themes.indexOf(a.theme) - themes.indexOf(b.theme) || a.order - b.order))

const proses = new Map<string, Prose>()

/** The words of an article that comes with the product, in one language. Throws Unfit for an article that is no article. */
export function shippedProse(name: string, lang: Lang): Prose {
  const file = `${name}/${lang}`
  const known = proses.get(file)
  if (known) return known
  const text = readFileSync(contentPath(`articles/${file}.md`), 'utf8')
  const prose = JSON.parse(kept(['prose 2', text], () => JSON.stringify(readProse(text)))) as Prose
  proses.set(file, prose)
  return prose
}

/** Minutes it takes to read, by 180 words a minute: whoever reads this is tired, or on the way somewhere. */
export const minutesFor = ({ words }: Prose) => Math.max(1, Math.round(words / 180))

/** The title of an article in each language. */
export const titleOf = (name: string): Localised =>
  Object.fromEntries(langs.map((lang) => [lang, shippedProse(name, lang).title])) as Localised
