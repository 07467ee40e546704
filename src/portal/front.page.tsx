import type { Articles } from '#article/index.ts'
import { publicPages, type PublicAt, type Route, type Shown } from '#http/index.ts'
import { addressIn, type Lang } from '#i18n/index.ts'
import { ButtonLink, Card, Heading, PageHeading } from '#ui/index.ts'
import { text } from './front.text.ts'
import { WaysIn } from './guidance.page.tsx'
import { library } from './library.ts'
import { ArticleDoors, PassOn, SearchField } from './parts.tsx'

/** The front that everyone can read. */
export const frontPages: Route[] = publicPages('/', library, front)

/** What most people who come here are looking for. */
const first = ['worried-about-someone', 'first-conversation', 'for-relatives', 'wanting-out', 'when-it-is-urgent', 'sharing-information']

function front(at: PublicAt, from: Articles): Shown {
  const { lang } = at
  const t = text(lang)
  const articles = first.flatMap((name) => from.about(name) ?? [])
  const main = (
    <>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          <>
            <ButtonLink href={addressIn(lang, '/guidance/worried-about-someone')}>{t.nowGo}</ButtonLink>
            <ButtonLink href={addressIn(lang, '/help')} variant="secondary">
              {t.helpGo}
            </ButtonLink>
          </>
        }
      />
      <SearchField lang={lang} />
      <div class="columns columns--even">
        <Card title={t.now} level={2}>
          <ol class="ds-list">
            {t.nowItems.map((item) => (
              <li>{item}</li>
            ))}
          </ol>
        </Card>
        <Card title={t.help} level={2} tinted>
          <p>{t.helpBody}</p>
          <div class="buttons">
            <ButtonLink href={addressIn(lang, '/help')} variant="secondary">
              {t.helpGo}
            </ButtonLink>
            <ButtonLink href={addressIn(lang, '/directory')} variant="secondary">
              {t.directory}
            </ButtonLink>
          </div>
        </Card>
      </div>
      <section class="stack" aria-labelledby="first">
        <Heading level={2} size="sm" id="first">
          {t.first}
        </Heading>
        <ArticleDoors from={from} articles={articles} lang={lang} />
      </section>
      <WaysIn lang={lang} />
      <Promises lang={lang} />
      <PassOn at={at} title={t.title} />
    </>
  )
  return { title: t.title, description: t.lead, main }
}

const Promises = ({ lang }: { lang: Lang }) => {
  const t = text(lang)
  return (
    <div class="columns columns--even">
      <Card title={t.rights} level={2}>
        <ul class="ds-list">
          {t.rightsItems.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      </Card>
      <Card title={t.share} level={2}>
        <p>{t.shareBody}</p>
        <div class="buttons">
          <ButtonLink href={addressIn(lang, '/sharing-guide')} variant="secondary">
            {t.shareGo}
          </ButtonLink>
          <a class="ds-link" href={addressIn(lang, '/laws')}>
            {t.laws}
          </a>
          <a class="ds-link" href={addressIn(lang, '/guidance/steps')}>
            {t.steps}
          </a>
        </div>
      </Card>
    </div>
  )
}
