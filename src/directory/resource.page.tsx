import { publicPages, type PublicAt, type Route, type Shown } from '#http/index.ts'
import { addressIn, type Lang } from '#i18n/index.ts'
import { BackLink, Details, Heading, PageHeading, Tag } from '#ui/index.ts'
import { Checked } from './card.tsx'
import { text } from './directory.text.ts'
import { dead, Elsewhere, type Dead } from './elsewhere.tsx'
import { resourceKinds, resources, type Resource } from './resource.ts'

/** What one may read, see or use. */
export const resourcePages: Route[] = publicPages('/resources', dead, view)

function view({ lang }: PublicAt, dead: Dead): Shown {
  const t = text(lang)
  const main = (
    <>
      <PageHeading
        above={<BackLink href={addressIn(lang, '/directory')}>{t.back}</BackLink>}
        title={t.resourcesTitle}
        lead={t.resourcesLead}
      />
      {resourceKinds.map((kind) => (
        <section aria-labelledby={kind}>
          <Heading level={2} size="sm" id={kind}>
            {t.resourceKinds[kind]}
          </Heading>
          <ul class="resources">
            {resources()
              .filter((one) => one.kind === kind)
              .map((one) => (
                <Item one={one} lang={lang} dead={dead} />
              ))}
          </ul>
        </section>
      ))}
    </>
  )
  return { title: t.resourcesTitle, description: t.resourcesLead, current: addressIn(lang, '/directory'), main }
}

function Item({ one, lang, dead }: { one: Resource; lang: Lang; dead: Dead }) {
  const t = text(lang)
  const facts = [one.author, one.issuer, one.year, t.languages[one.language]].filter(Boolean).join(', ')
  return (
    <li id={one.key}>
      <Heading level={3} size="2xs">
        {one.url ? (
          <Elsewhere href={one.url} lang={lang} dead={dead}>
            <Titled one={one} lang={lang} />
          </Elsewhere>
        ) : (
          <Titled one={one} lang={lang} />
        )}
      </Heading>
      <p>
        {facts} {one.superseded && <Tag color="warning">{t.superseded}</Tag>}
      </p>
      {[one.about, one.superseded, one.unverified].map((words) => words && <p>{words[lang]}</p>)}
      {one.contributors && <Film one={one} lang={lang} />}
      <p>
        {!one.url && !one.transcript && <small>{`${t.noUrl} `}</small>}
        <Checked day={one.checked} lang={lang} />
      </p>
    </li>
  )
}

// a title is read aloud in its own language
const Titled = ({ one: { title, language }, lang }: { one: Resource; lang: Lang }) =>
  language === lang ? <>{title}</> : <span lang={language}>{title}</span>

function Film({ one: { contributors = [], transcript }, lang }: { one: Resource; lang: Lang }) {
  const t = text(lang)
  return (
    <>
      <p>{`${t.contributors}:`}</p>
      <ul class="ds-list">
        {contributors.map(({ name, role, place }) => (
          <li>{`${name}, ${role[lang]}, ${place}`}</li>
        ))}
      </ul>
      {transcript && (
        <Details summary={t.transcript}>
          <p>{transcript[lang]}</p>
        </Details>
      )}
    </>
  )
}
