import { minutesFor, type About, type Source as Read, type Articles } from '#article/index.ts'
import { InPage, ProseBody } from '#article/pages.ts'
import { publicPages, type PublicAt, type Route, type Shown } from '#http/index.ts'
import { addressIn, formatDay, type Lang } from '#i18n/index.ts'
import { Alert, BackLink, Card, Heading, PageHeading } from '#ui/index.ts'
import { text } from './article.text.ts'
import { library } from './library.ts'
import { text as partsText } from './parts.text.ts'
import { ArticleDoors, askForHelp, PassOn, ToTop } from './parts.tsx'

/** An article, for everyone. */
export const articlePages: Route[] = publicPages('/guidance/:slug', library, articleView)

function articleView(at: PublicAt, from: Articles): Shown | undefined {
  const { lang } = at
  const about = from.about(at.params['slug'] ?? '')
  if (!about) return undefined
  const t = text(lang)
  const prose = from.prose(about.slug, lang)
  const related = about.related.flatMap((name) => from.about(name) ?? [])
  const changed = from.changed(about.slug)
  const main = (
    <article class="stack">
      <PageHeading
        above={<BackLink href={`${addressIn(lang, '/guidance')}#${about.theme}`}>{t.themes[about.theme]}</BackLink>}
        title={prose.title}
        lead={prose.lead}
        actions={askForHelp(about.for[0], lang)}
      />
      <p class="facts">
        <span>{partsText(lang).minutes(minutesFor(prose))}</span>
        <span>{t.checked(formatDay(lang, about.checked))}</span>
        <span>{t.owner(about.owner[lang])}</span>
        {changed && <span>{t.changed(at.municipality?.name ?? '', formatDay(lang, changed))}</span>}
      </p>
      {about.unverified && (
        <Alert severity="warning" title={t.unverified}>
          <p>{about.unverified[lang]}</p>
        </Alert>
      )}
      <div class="article">
        <aside aria-label={t.aside}>
          <InPage blocks={prose.blocks} lang={lang} />
        </aside>
        <div class="stack">
          <ProseBody blocks={prose.blocks} lang={lang} dead={from.dead} />
          <ToTop lang={lang} />
          <Sources about={about} lang={lang} dead={from.dead} />
          <PassOn at={at} title={prose.title} />
        </div>
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

const Sources = ({ about: { sources }, lang, dead }: { about: About; lang: Lang; dead: ReadonlySet<string> }) => (
  <Card title={text(lang).sources} tinted>
    <ul class="ds-list">
      {sources.map((source) => (
        <li>
          <SourceLine {...source} isDead={source.url !== undefined && dead.has(source.url)} lang={lang} />
        </li>
      ))}
    </ul>
  </Card>
)

const SourceLine = ({ title, publisher, year, url, isDead, lang }: Read & { isDead: boolean; lang: Lang }) => (
  <>
    {url && !isDead ? (
      <a class="ds-link" href={url} rel="noopener noreferrer">
        {title}
      </a>
    ) : (
      title
    )}
    {publisher && `, ${publisher}`}
    {year && ` (${year})`}
    {isDead && <small>{` (${text(lang).dead})`}</small>}
  </>
)
