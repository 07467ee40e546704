import type { Db } from '#db/index.ts'
import { langs } from '#i18n/index.ts'
import type { MunicipalityId } from '#lib/id.ts'
import { linksIn } from './check.ts'
import { ArticleContent } from './content.ts'
import { proseOf } from './fault.ts'
import { Unfit, type Prose } from './markdown.ts'
import { shippedArticles, shippedProse, type About } from './shipped.ts'

/** The addresses elsewhere that articles lead to, of each municipality that there is. Takes the job's pool, which sees what is published alone. */
export async function articleLinks(job: Db): Promise<{ municipality: MunicipalityId; urls: ReadonlySet<string> }[]> {
  const places = await job.selectFrom('municipality').select('id').execute()
  const rows = await job
    .selectFrom('article_version')
    .distinctOn(['municipality_id', 'article'])
    .select(['municipality_id', 'article', 'content'])
    .where('withdrawn_at', 'is', null)
    .orderBy('municipality_id')
    .orderBy('article')
    .orderBy('number', 'desc')
    .execute()
  return places.map(({ id }) => {
    const own = new Map(
      rows.flatMap((row) => (row.municipality_id === id ? [[row.article, ArticleContent.parse(row.content)] as const] : [])),
    )
    const shipped = shippedArticles().filter(({ slug }) => !own.has(slug))
    return { municipality: id, urls: new Set([...shipped.flatMap(shippedLinks), ...[...own.values()].flatMap(ownLinks)]) }
  })
}

const shippedLinks = (about: About) => [...sourcesOf(about.sources), ...langs.flatMap((lang) => outOf(shippedProse(about.slug, lang)))]
const ownLinks = ({ about, words }: ArticleContent) => [
  ...sourcesOf(about.sources),
  ...langs.flatMap((lang) => {
    const prose = proseOf(words[lang])
    return prose instanceof Unfit ? [] : outOf(prose)
  }),
]
const sourcesOf = (sources: readonly { url?: string | undefined }[]) => sources.flatMap(({ url }) => (url ? [url] : []))
const outOf = ({ blocks }: Prose) => blocks.flatMap(linksIn).filter((href) => href.startsWith('https://'))
