import { minutesFor, type About, type Source as Read } from '#article/index.ts'
import { InPage, ProseBody } from '#article/pages.ts'
import { publicPages, type PublicAt, type Route, type Shown } from '#http/index.ts'
import { addressIn, formatDay, type Lang } from '#i18n/index.ts'
import { Alert, BackLink, Card, Heading, PageHeading } from '#ui/index.ts'
import { text } from './article.text.ts'
import { library, type Library } from './library.ts'
import { text as partsText } from './parts.text.ts'
import { ArticleDoors, PassOn, ToTop } from './parts.tsx'

/** An article, for everyone. */
export const articlePages: Route[] = publicPages('/guidance/:slug', library, articleView)

function articleView(at: PublicAt, from: Library): Shown | undefined {
  const { lang } = at
  const about = from.all().find(({ slug }) => slug === at.params['slug'])
  if (!about) return undefined
  const t = text(lang)
  const prose = from.prose(about.slug, lang)
  const related = about.related.flatMap((name) => from.all().filter(({ slug }) => slug === name))
  const main = (
    <article class="stack">
      <PageHeading
        above={<BackLink href={`${addressIn(lang, '/guidance')}#${about.theme}`}>{t.themes[about.theme]}</BackLink>}
        title={prose.title}
        lead={prose.lead}
      />
      <p class="facts">
        <span>{partsText(lang).minutes(minutesFor(prose))}</span>
        <span>{t.checked(formatDay(lang, about.checked))}</span>
        <span>{t.owner(about.owner[lang])}</span>
      </p>
      {about.unverified && (
        <Alert severity="warning" title={t.unverified}>
          <p>{about.unverified[lang]}</p>
        </Alert>
      )}
      <div class="article">
        <div class="stack">
          <ProseBody blocks={prose.blocks} lang={lang} />
          <ToTop lang={lang} />
          <Sources about={about} lang={lang} />
        </div>
        <aside class="stack" aria-label={t.aside}>
          <InPage blocks={prose.blocks} lang={lang} />
          <PassOn at={at} title={prose.title} />
        </aside>
      </div>
      <section class="stack" aria-labelledby="related">
        <Heading level={2} size="sm" id="related">
          {t.related}
        </Heading>
        <ArticleDoors from={from} articles={related} lang={lang} />
      </section>
    </article>
  )
  return { title: prose.title, description: prose.lead, current: addressIn(lang, '/guidance'), main }
}

const Sources = ({ about: { sources }, lang }: { about: About; lang: Lang }) => (
  <Card title={text(lang).sources} tinted>
    <ul class="ds-list">
      {sources.map((source) => (
        <li>
          <SourceLine {...source} />
        </li>
      ))}
    </ul>
  </Card>
)

const SourceLine = ({ title, publisher, year, url }: Read) => (
  <>
    {url ? (
      <a class="ds-link" href={url} rel="noopener noreferrer">
        {title}
      </a>
    ) : (
      title
    )}
    {publisher && `, ${publisher}`}
    {year && ` (${year})`}
  </>
)
