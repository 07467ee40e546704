import { openPages, type At, type PublicAt, type Route, type Shown } from '#http/index.ts'
import { addressIn, compareNames, langs, type Lang } from '#i18n/index.ts'
import { Alert, BackLink, Button, ButtonLink, Buttons, Heading, PageHeading, Table, Tag, TextField } from '#ui/index.ts'
import { text } from './directory.text.ts'
import { dead, SourceLine, type Dead } from './elsewhere.tsx'
import { municipalities, placesOf, regions, registerSource, type Placed, type Places } from './place.ts'
import type { Source } from './source.ts'

/** Which districts each municipality belongs to: "nearest" by table. */
export const areaPages: Route[] = openPages('/directory/areas', areas, dead)

let read: readonly Places[] | undefined
const everywhere = () => (read ??= municipalities().flatMap(({ number }) => placesOf(number) ?? []))

function areas(at: At, _: PublicAt, dead: Dead): Shown {
  const { lang } = at
  const t = text(lang)
  const sought = (at.query['q'] ?? '').trim()
  const found = everywhere().filter((places) => wordsOf(places).includes(lower(sought)))
  const main = (
    <>
      <PageHeading above={<BackLink href={addressIn(lang, '/directory')}>{t.back}</BackLink>} title={t.areasTitle} lead={t.areasLead} />
      <form class="form search" role="search">
        <TextField name="q" type="search" label={t.areasSearch} value={sought} required />
        <Buttons>
          <Button variant="secondary">{t.find}</Button>
          {sought && (
            <ButtonLink href={at.path} variant="tertiary">
              {t.all357}
            </ButtonLink>
          )}
        </Buttons>
      </form>
      {!sought ? (
        <Everywhere lang={lang} />
      ) : found.length === 0 ? (
        <Alert live>{t.areasNone}</Alert>
      ) : (
        <Table
          caption={t.areasFound(found.length)}
          rows={found}
          columns={[
            { label: t.municipality, cell: ({ municipality }) => municipality.name },
            { label: t.number, cell: ({ municipality }) => municipality.number },
            { label: t.county, cell: ({ municipality }) => municipality.county },
            ...regions.map((region) => ({
              label: t.regionWords[region],
              cell: (places: Places) => <District placed={places[region]} lang={lang} isSilent={region === 'mediation-service'} />,
            })),
          ]}
        />
      )}
      <Known lang={lang} dead={dead} />
    </>
  )
  return { title: t.areasTitle, description: t.areasLead, current: addressIn(lang, '/directory'), main }
}

/** All of them, gathered where they belong to the same: the whole list is short enough to read and to load. */
function Everywhere({ lang }: { lang: Lang }) {
  const t = text(lang)
  const groups = Map.groupBy(everywhere(), ({ municipality, ...placed }) =>
    [municipality.countyNumber, ...regions.flatMap((region) => [placed[region].key, placed[region].unverified?.nb])].join(),
  )
  return (
    <Table
      caption={t.areasFound(everywhere().length)}
      rows={[...groups.values()].toSorted(([a], [b]) => compareNames(a!.municipality.county, b!.municipality.county))}
      columns={[
        { label: t.county, cell: ([first]) => first!.municipality.county },
        ...regions.map((region) => ({
          label: t.regionWords[region],
          cell: ([first]: Places[]) => <District placed={first![region]} lang={lang} isSilent={region === 'mediation-service'} />,
        })),
        { label: t.municipality, cell: (all) => all.map(({ municipality: { name, number } }) => `${name} (${number})`).join(', ') },
      ]}
    />
  )
}

// what is not certain of all of them is said once, below
const District = ({ placed, lang, isSilent }: { placed: Placed; lang: Lang; isSilent: boolean }) => (
  <>
    {placed.name[lang]}{' '}
    {placed.unverified && !isSilent && (
      <span class="unbroken">
        <Tag color="warning">{text(lang).unverified}</Tag>
      </span>
    )}
  </>
)

function Known({ lang, dead }: { lang: Lang; dead: Dead }) {
  const t = text(lang)
  const all = everywhere().flatMap((places) => regions.map((region) => places[region]))
  const sources = distinct([registerSource().source, ...all.map(({ source }) => source)], ({ title }: Source) => title)
  const unsure = distinct(
    all.flatMap(({ unverified }) => unverified ?? []),
    (words) => words.nb,
  )
  return (
    <>
      <section>
        <Heading level={2} size="sm">
          {t.notSure}
        </Heading>
        <ul class="ds-list">
          {unsure.map((words) => (
            <li>{words[lang]}</li>
          ))}
        </ul>
      </section>
      <section>
        <Heading level={2} size="sm">
          {t.sources}
        </Heading>
        <ul class="ds-list">
          {sources.map((source) => (
            <li>
              <SourceLine source={source} lang={lang} dead={dead} />
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

const distinct = <T,>(all: readonly T[], by: (one: T) => string) => [...new Map(all.map((one) => [by(one), one])).values()]

const words = new WeakMap<Places, string>()
/** What a municipality is found by: everything that its row says, in any language. */
function wordsOf(places: Places): string {
  const { number, name, county } = places.municipality
  const before = words.get(places)
  if (before !== undefined) return before
  const all = lower([number, name, county, ...regions.flatMap((region) => langs.map((lang) => places[region].name[lang]))].join(' '))
  words.set(places, all)
  return all
}
const lower = (word: string) => word.toLocaleLowerCase('nb')
