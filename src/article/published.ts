import type { Read } from '#db/index.ts'
import { langs, type Lang, type Localised } from '#i18n/index.ts'
import { deadLinks } from '#jobs/index.ts'
import { today } from '#lib/day.ts'
import type { MunicipalityId } from '#lib/id.ts'
import { aboutOf, ArticleContent, markdownOf } from './content.ts'
import { readProse, type Prose } from './markdown.ts'
import { shippedArticles, shippedProse, themes, titleOf, type About } from './shipped.ts'

/** The articles that a municipality's public pages are drawn from: those that come with the product, with its own in their place or beside them. */
export type Articles = {
  /** By theme and place. */
  readonly all: () => readonly About[]
  readonly about: (name: string) => About | undefined
  /** The words of an article. Throws for a name that is not in the list. */
  readonly prose: (name: string, lang: Lang) => Prose
  readonly title: (name: string) => Localised
  /** The day that the municipality published its own words, as YYYY-MM-DD; undefined where what comes with the product stands. */
  readonly changed: (name: string) => string | undefined
  /** The addresses elsewhere that have failed on three different days. */
  readonly dead: ReadonlySet<string>
}

/** What comes with the product alone: where no municipality is known, or the database is away. */
export const shippedOnly: Articles = articlesFrom([], new Set())

/** Reads the articles of a municipality, for a visitor or for whoever works there. What was published and not withdrawn stands in place of what comes with the product. */
export async function articlesFor({
  tx,
  municipality,
}: {
  tx: Pick<Read, 'selectFrom'>
  municipality: { id: MunicipalityId }
}): Promise<Articles> {
  const rows = await tx
    .selectFrom('article_version')
    .distinctOn('article')
    .select(['article', 'content', 'published_at'])
    .where('municipality_id', '=', municipality.id)
    .where('withdrawn_at', 'is', null)
    .orderBy('article')
    .orderBy('number', 'desc')
    .execute()
  return articlesFrom(rows.flatMap(ownFrom), await deadLinks(tx, municipality.id))
}

type Own = { about: About; content: ArticleContent; day: string }
const ownFrom = ({ article, content, published_at }: { article: string; content: unknown; published_at: Date }): Own[] => {
  const read = ArticleContent.parse(content)
  const about = aboutOf(read, article)
  return 'slug' in about ? [{ about, content: read, day: today(published_at) }] : []
}

function articlesFrom(own: readonly Own[], dead: ReadonlySet<string>): Articles {
  const mine = new Map(own.map((one) => [one.about.slug, one]))
  const proses = new Map<string, Prose>()
  const ownProse = ({ about: { slug }, content }: Own, lang: Lang) => {
    const known = proses.get(`${slug}/${lang}`)
    if (known) return known
    const prose = readProse(markdownOf(content.words[lang]))
    proses.set(`${slug}/${lang}`, prose)
    return prose
  }
  let list: readonly About[] | undefined
  // shipped articles are read at first use, so that the start stays quick
  const all = () => (list ??= mine.size === 0 ? shippedArticles() : merged(mine))
  return {
    all,
    about: (name) => all().find(({ slug }) => slug === name),
    prose: (name, lang) => {
      const one = mine.get(name)
      return one ? ownProse(one, lang) : shippedProse(name, lang)
    },
    title: (name) => {
      const one = mine.get(name)
      return one ? (Object.fromEntries(langs.map((lang) => [lang, one.content.words[lang].title])) as Localised) : titleOf(name)
    },
    changed: (name) => mine.get(name)?.day,
    dead,
  }
}

const merged = (mine: ReadonlyMap<string, Own>) =>
  [...shippedArticles().filter(({ slug }) => !mine.has(slug)), ...[...mine.values()].map(({ about }) => about)].toSorted(
    (a, b) => themes.indexOf(a.theme) - themes.indexOf(b.theme) || a.order - b.order || (a.slug < b.slug ? -1 : 1),
  )
