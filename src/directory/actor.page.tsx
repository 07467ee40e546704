import { publicPages, type PublicAt, type Route, type Shown } from '#http/index.ts'
import { addressIn, formatDay, type Lang } from '#i18n/index.ts'
import { Alert, BackLink, ButtonLink, PageHeading, SummaryList, Tag } from '#ui/index.ts'
import { actor, type Actor } from './actor.ts'
import { Phone } from './card.tsx'
import { text } from './directory.text.ts'
import { dead, SourceLine, Web, type Dead } from './elsewhere.tsx'

/** All that is known of one who can help. */
export const actorPages: Route[] = publicPages('/directory/:actor', dead, view)

function view({ lang, params }: PublicAt, dead: Dead): Shown | undefined {
  const one = actor(params['actor'] ?? '')
  if (!one) return undefined
  const t = text(lang)
  const main = (
    <>
      <PageHeading
        above={<BackLink href={addressIn(lang, '/directory')}>{t.back}</BackLink>}
        title={one.name[lang]}
        tags={<Tag>{t.kinds[one.kind]}</Tag>}
        lead={one.what[lang]}
        actions={one.phone && <ButtonLink href={`tel:${one.phone.replaceAll(/[^\d+]/g, '')}`}>{t.call(one.phone)}</ButtonLink>}
      />
      {one.status && <Outdated one={one} lang={lang} />}
      {one.unverified && (
        <Alert severity="warning" title={t.unverified}>
          <p>{one.unverified[lang]}</p>
        </Alert>
      )}
      <SummaryList
        items={[
          { term: t.when, value: one.when[lang] },
          { term: t.forWhom, value: one.for[lang] },
          { term: t.how, value: one.how[lang] },
          { term: t.phone, value: one.phone ? <Phone number={one.phone} /> : t.noPhone },
          { term: t.web, value: one.web ? <Web href={one.web} lang={lang} dead={dead} /> : t.noWeb },
          { term: t.area, value: t.levels[one.level] },
          { term: t.source, value: <SourceLine source={one.source} lang={lang} dead={dead} /> },
          { term: t.checked, value: formatDay(lang, one.checked) },
        ]}
      />
      {one.key.startsWith('rvts-') && (
        <p>
          {t.forStaff}{' '}
          <a class="ds-link" href="/advice">
            {t.askRvts}
          </a>
        </p>
      )}
    </>
  )
  return { title: one.name[lang], description: one.what[lang], current: addressIn(lang, '/directory'), main }
}

function Outdated({ one: { status, note, replacedBy }, lang }: { one: Actor; lang: Lang }) {
  const t = text(lang)
  const next = replacedBy ? actor(replacedBy) : undefined
  return (
    <Alert severity="warning" title={t.status[status ?? 'changed']}>
      <p>{note?.[lang]}</p>
      {next && (
        <p>
          {t.goTo}{' '}
          <a class="ds-link" href={addressIn(lang, `/directory/${next.key}`)}>
            {next.name[lang]}
          </a>
        </p>
      )}
    </Alert>
  )
}
