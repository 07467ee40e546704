import { readOnly } from '#db/index.ts'
import { openPages, type At, type PublicAt, type Route, type Shown, type Source } from '#http/index.ts'
import { addressIn, formatDay, type Lang } from '#i18n/index.ts'
import { Button, ButtonLink, Buttons, Card, EmptyState, Heading, PageHeading, Tag } from '#ui/index.ts'
import { actor, actorsFor, kinds, levels, needs, type Actor, type Level, type Sought } from './actor.ts'
import { arenas } from './arena.ts'
import { ActorCard, Checked, Phone } from './card.tsx'
import { text } from './directory.text.ts'
import { dead, Web, type Dead } from './elsewhere.tsx'
import { emergency } from './emergency.ts'
import { Filter } from './filter.tsx'
import { isStale } from './kept.ts'
import { localContacts, type LocalContact } from './local-contact.ts'
import { municipalities, placesOf, regions, type Placed, type Places, type Region } from './place.ts'

type Own = { contacts: readonly LocalContact[]; hasArenas: boolean; dead: Dead }
const own: Source<Own> = {
  read: async (visit) => ({
    contacts: await localContacts(readOnly(visit.tx), visit.municipality.id),
    hasArenas: (await arenas(readOnly(visit.tx), visit.municipality.id)).length > 0,
    dead: await dead.read(visit),
  }),
  none: { contacts: [], hasArenas: false, dead: dead.none },
}

/** Who can help: the municipality's own first, then those of its region, then the rest. What is chosen stands in the address and nowhere else. */
export const directoryPages: Route[] = openPages('/directory', directory, own)

function directory(at: At, { municipality, lang }: PublicAt, { contacts, hasArenas, dead }: Own): Shown {
  const t = text(lang)
  const sought = soughtIn(at, municipality?.number)
  const places = sought.number ? placesOf(sought.number) : undefined
  const found = actorsFor(sought)
  const own = contacts.filter((contact) => isSought(contact, sought))
  // whoever has chosen is led to what was found; whoever has not meets the municipality's own first
  const isChosen = Object.keys(at.query).length > 0
  const main = (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <Numbers lang={lang} own={contacts.filter(({ needs, phone }) => phone && needs.includes('urgent'))} />
      {!places && <Here lang={lang} places={places} />}
      {isChosen && (
        <>
          <Filters at={at} sought={sought} />
          <Heading level={2} size="xs" id="found">
            {t.found(found.length + own.length)}
          </Heading>
        </>
      )}
      {own.length > 0 && (
        <section aria-labelledby="own">
          <Heading level={2} size="sm" id="own">
            {t.own(municipality?.name ?? '')}
          </Heading>
          <div class="cards">
            {own.map((contact) => (
              <Contact contact={contact} lang={lang} dead={dead} />
            ))}
          </div>
        </section>
      )}
      {!isChosen && <Filters at={at} sought={sought} />}
      <Found
        actors={found}
        lang={lang}
        dead={dead}
        isEmpty={found.length + own.length === 0}
        isWhole={!sought.need && !sought.level && !sought.kind}
      />
      {places && <Here lang={lang} places={places} />}
      <section aria-labelledby="more">
        <Heading level={2} size="sm" id="more">
          {t.more}
        </Heading>
        <ul class="ds-list">
          <Item href={addressIn(lang, '/resources')} words={t.resources} />
          {hasArenas && <Item href={addressIn(lang, '/arenas')} words={t.arenas} />}
          <Item href={addressIn(lang, '/directory/areas')} words={t.areas} />
        </ul>
      </section>
    </>
  )
  return { title: t.title, description: t.description, current: addressIn(lang, '/directory'), main }
}

function soughtIn({ query }: At, number: string | undefined): Sought {
  const chosen = query['municipality']
  return {
    number: chosen && placesOf(chosen) ? chosen : number,
    need: needs.find((one) => one === query['need']),
    level: levels.find((one) => one === query['level']),
    kind: kinds.find((one) => one === query['kind']),
  }
}

const isSought = (contact: LocalContact, { need, level, kind }: Sought) =>
  (!need || contact.needs.includes(need)) && (!level || level === 'municipality') && (!kind || kind === 'service')

/** Whom to call: in danger first, then what the municipality itself has said is urgent. */
function Numbers({ lang, own }: { lang: Lang; own: readonly LocalContact[] }) {
  const t = text(lang)
  const { numbers, checked, owner, unverified } = emergency()
  return (
    <Card title={t.urgentTitle} tinted>
      <ul class="numbers">
        {numbers
          .filter(({ urgent }) => urgent)
          .map(({ phone, name }) => (
            <NumberLine phone={phone} name={name[lang]} isStrong />
          ))}
        {own.map(({ phone, name, hours }) => (
          <NumberLine phone={phone} name={name} hours={hours} isStrong />
        ))}
        {numbers
          .filter(({ urgent }) => !urgent)
          .map(({ phone, name }) => (
            <NumberLine phone={phone} name={name[lang]} />
          ))}
      </ul>
      <p>
        <small>{`${unverified[lang]} ${t.checkedBy(formatDay(lang, checked), owner[lang])}`}</small>
      </p>
    </Card>
  )
}

type NumberLineProps = { phone: string; name: string; hours?: string; isStrong?: boolean }
const NumberLine = ({ phone, name, hours, isStrong = false }: NumberLineProps) => (
  <li>
    {isStrong ? (
      <strong>
        <Phone number={phone} />
      </strong>
    ) : (
      <Phone number={phone} />
    )}{' '}
    <span>
      {name} {hours && <small>{hours}</small>}
    </span>
  </li>
)

function Here({ lang, places }: { lang: Lang; places: Places | undefined }) {
  const t = text(lang)
  if (!places)
    return (
      <Card title={t.here}>
        <p>{t.chooseHere}</p>
      </Card>
    )
  const { name, number, county } = places.municipality
  return (
    <Card title={t.here}>
      <p>{t.hereFor(name, number, county)}</p>
      <dl class="summary">
        {regions.map((region) => (
          <div>
            <dt>{t.regionWords[region]}</dt>
            <dd>
              <District region={region} placed={places[region]} lang={lang} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

const actorOf: Record<Region, string> = { 'police-district': 'police-contact', 'rvts-region': 'rvts', 'mediation-service': 'mediation' }

function District({ region, placed, lang }: { region: Region; placed: Placed; lang: Lang }) {
  const one = actor(`${actorOf[region]}-${placed.key}`)
  return (
    <>
      {one ? (
        <a class="ds-link" href={addressIn(lang, `/directory/${one.key}`)}>
          {placed.name[lang]}
        </a>
      ) : (
        placed.name[lang]
      )}{' '}
      {placed.unverified && (
        <>
          <Tag color="warning">{text(lang).unverified}</Tag>
          <br />
          <small>{placed.unverified[lang]}</small>
        </>
      )}
    </>
  )
}

function Filters({ at, sought }: { at: At; sought: Sought }) {
  const { lang } = at
  const t = text(lang)
  const words = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>) =>
    values.map((value) => ({ value, label: labels[value] }))
  return (
    <form class="filters" action={`${at.path}#found`} role="search" aria-label={t.filter}>
      <Filter name="need" label={t.need} all={t.all} value={sought.need} options={words(needs, t.needs)} />
      <Filter name="level" label={t.level} all={t.all} value={sought.level} options={words(levels, t.levels)} />
      <Filter name="kind" label={t.kind} all={t.all} value={sought.kind} options={words(kinds, t.kinds)} />
      <Filter
        name="municipality"
        label={t.municipality}
        all={t.all}
        value={sought.number}
        options={municipalities().map(({ number, name }) => ({ value: number, label: name }))}
      />
      <Buttons>
        <Button>{t.find}</Button>
        <ButtonLink href={at.path} variant="tertiary">
          {t.clear}
        </ButtonLink>
      </Buttons>
    </form>
  )
}

function Contact({ contact, lang, dead }: { contact: LocalContact; lang: Lang; dead: Dead }) {
  const t = text(lang)
  return (
    <Card title={contact.name} level={3}>
      <p>{contact.purpose}</p>
      <p class="reach">
        {contact.phone && <Phone number={contact.phone} />}
        {contact.email && (
          <a class="ds-link" href={`mailto:${contact.email}`}>
            {contact.email}
          </a>
        )}
        {contact.web && <Web href={contact.web} lang={lang} dead={dead} />}
      </p>
      {contact.hours && <p>{`${t.hours}: ${contact.hours}`}</p>}
      <p>
        <Checked day={contact.verifiedOn} lang={lang} /> {isStale(contact.verifiedOn, new Date()) && <Tag color="warning">{t.stale}</Tag>}
      </p>
    </Card>
  )
}

type FoundProps = { actors: readonly Actor[]; lang: Lang; dead: Dead; isEmpty: boolean; isWhole: boolean }
function Found({ actors, lang, dead, isEmpty, isWhole }: FoundProps) {
  const t = text(lang)
  if (isEmpty)
    return (
      <EmptyState title={t.none}>
        <p>{t.noneBody}</p>
      </EmptyState>
    )
  return (
    <>
      {levels.map((level) => (
        <Group
          level={level}
          actors={actors.filter((one) => one.level === level)}
          lang={lang}
          dead={dead}
          isShort={isWhole && far.has(level)}
        />
      ))}
    </>
  )
}

// where nothing has been asked for, those far off stand by name: whoever looks for help meets the near ones first
const far: ReadonlySet<Level> = new Set(['national', 'nordic', 'european'])

type GroupProps = { level: Level; actors: readonly Actor[]; lang: Lang; dead: Dead; isShort: boolean }
const Group = ({ level, actors, lang, dead, isShort }: GroupProps) =>
  actors.length === 0 ? null : (
    <section aria-labelledby={`level-${level}`}>
      <Heading level={2} size="sm" id={`level-${level}`}>
        {text(lang).levels[level]}
      </Heading>
      {isShort ? (
        <ul class="names">
          {actors.map((one) => (
            <Item href={addressIn(lang, `/directory/${one.key}`)} words={one.name[lang]} />
          ))}
        </ul>
      ) : (
        <div class="cards">
          {actors.map((one) => (
            <ActorCard actor={one} lang={lang} dead={dead} />
          ))}
        </div>
      )}
    </section>
  )

const Item = ({ href, words }: { href: string; words: string }) => (
  <li>
    <a class="ds-link" href={href}>
      {words}
    </a>
  </li>
)
