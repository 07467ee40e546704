import { readOnly } from '#db/index.ts'
import { publicPages, type PublicAt, type Route, type Shown, type Source } from '#http/index.ts'
import { addressIn, type Lang } from '#i18n/index.ts'
import { BackLink, Card, Heading, PageHeading, SummaryList } from '#ui/index.ts'
import { arenaKinds, arenas, type Arena } from './arena.ts'
import { Checked } from './card.tsx'
import { text } from './directory.text.ts'
import { dead, Web, type Dead } from './elsewhere.tsx'

type Own = { all: readonly Arena[]; dead: Dead }
const own: Source<Own> = {
  read: async (visit) => ({ all: await arenas(readOnly(visit.tx), visit.municipality.id), dead: await dead.read(visit) }),
  none: { all: [], dead: dead.none },
}

/** The municipality's arenas, for everyone; no page where it has none. */
export const publicArenaPages: Route[] = publicPages('/arenas', own, view)

function view({ lang, municipality }: PublicAt, { all, dead }: Own): Shown | undefined {
  if (!municipality || all.length === 0) return undefined
  const t = text(lang)
  const main = (
    <>
      <PageHeading
        above={<BackLink href={addressIn(lang, '/directory')}>{t.back}</BackLink>}
        title={t.arenasTitle}
        lead={t.arenasLead(municipality.name)}
      />
      {arenaKinds
        .map((kind) => ({ kind, here: all.filter((one) => one.kind === kind) }))
        .filter(({ here }) => here.length > 0)
        .map(({ kind, here }) => (
          <section aria-labelledby={kind}>
            <Heading level={2} size="sm" id={kind}>
              {t.arenaKinds[kind]}
            </Heading>
            <div class="cards">
              {here.map((one) => (
                <ArenaCard one={one} lang={lang} dead={dead} />
              ))}
            </div>
          </section>
        ))}
    </>
  )
  return { title: t.arenasTitle, description: t.arenasLead(municipality.name), current: addressIn(lang, '/directory'), main }
}

function ArenaCard({ one, lang, dead }: { one: Arena; lang: Lang; dead: Dead }) {
  const t = text(lang)
  return (
    <Card title={one.name} level={3}>
      <p>{one.about}</p>
      <SummaryList
        items={[
          { term: t.joining, value: one.joining },
          { term: t.cost, value: one.cost },
          { term: t.contact, value: one.contact },
          ...(one.inclusion ? [{ term: t.inclusion, value: one.inclusion }] : []),
          ...(one.web ? [{ term: t.web, value: <Web href={one.web} lang={lang} dead={dead} /> }] : []),
        ]}
      />
      <p>
        <Checked day={one.verifiedOn} lang={lang} />
      </p>
    </Card>
  )
}
