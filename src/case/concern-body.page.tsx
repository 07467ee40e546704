import { formatDay, type Lang } from '#i18n/index.ts'
import { findGround, services } from '#law/index.ts'
import { Card, Heading, SummaryList, Time, Written } from '#ui/index.ts'
import type { SentConcern } from './concern-sent.ts'
import type { ConcernBody } from './concern.ts'
import { text } from './concern.text.ts'
import { sideNames, type DraftContent, type Observation } from './draft.ts'

type Facts = Pick<SentConcern, 'service' | 'ground' | 'isIdentified' | 'told' | 'origin' | 'body'>

/** A report as it was sent: on what ground, and every word of it. The sender and the receiver see the same. */
export function ReportedWords({ body, lang, ...facts }: Facts & { lang: Lang }) {
  return (
    <>
      <SummaryList items={factsOf({ body, ...facts }, lang)} />
      <ObservationList observations={body.observations} lang={lang} />
      <AroundPerson {...body} about={undefined} lang={lang} />
    </>
  )
}

type Observing = { lang: Lang; level?: 2 | 3; thinks?: string }

/** What was seen and heard, one by one, each apart from what the sender makes of it. */
export const ObservationList = ({ observations, ...rest }: Observing & { observations: readonly Observation[] }) => (
  <>{observations.map((row, place) => row.seen && <Observed row={row} number={place + 1} {...rest} />)}</>
)

/** Who it is about, what goes well, and which sides have been asked: those that have not say so. */
export function AroundPerson({ about, protective, sides, lang }: { lang: Lang } & Pick<ConcernBody, 'about' | 'protective' | 'sides'>) {
  const t = text(lang).body
  const asked = ({ asked, words }: DraftContent['sides']['person']) => `${asked ? t.asked : t.notAsked}${words && `. ${words}`}`
  const items = [
    ...whoIn(about, lang),
    ...(protective ? [{ term: t.protective, value: <Written>{protective}</Written> }] : []),
    ...(sides ? sideNames.map((name) => ({ term: t.sides[name], value: <Written>{asked(sides[name])}</Written> })) : []),
  ]
  return items.length ? <SummaryList items={items} /> : null
}

function whoIn(about: ConcernBody['about'], lang: Lang) {
  const t = text(lang).body
  return [
    ...(about?.name ? [{ term: t.name, value: about.name }] : []),
    ...(about?.birthYear ? [{ term: t.birthYear, value: about.birthYear }] : []),
  ]
}

function Observed({ row, number, lang, level = 3, thinks }: Observing & { row: Observation; number: number }) {
  const t = text(lang).body
  return (
    <Card>
      <Heading level={level} size="2xs">
        {t.observation(number)}
      </Heading>
      <p class="help">
        {row.on ? <Time at={row.on} /> : t.dayMissing}
        {row.time && ` ${row.time}`}
      </p>
      <Written>{row.seen}</Written>
      <SummaryList
        items={[
          { term: t.where, value: row.where || t.missing },
          { term: t.toldBy, value: row.toldBy || t.missing },
          ...(row.interpretation ? [{ term: thinks ?? t.thinks, value: <Written>{row.interpretation}</Written> }] : []),
        ]}
      />
    </Card>
  )
}

function factsOf({ service, ground, isIdentified, told, origin, body }: Facts, lang: Lang) {
  const t = text(lang)
  const days = (on: readonly string[]) => on.map((day) => formatDay(lang, day)).join(', ')
  return [
    ...whoIn(body.about, lang),
    { term: t.service, value: services.find(({ id }) => id === service)?.name[lang] ?? service },
    { term: t.ground, value: ground === null ? t.noGround : groundWords(ground, lang) },
    ...(isIdentified ? [] : [{ term: t.identity, value: t.notIdentified }]),
    { term: t.told, value: <Written>{`${t.tolds[told]}${body.toldWords && `. ${body.toldWords}`}`}</Written> },
    { term: t.origin, value: t.origins[origin] },
    ...body.childWelfareGrounds.map((letter) => ({ term: t.childWelfare, value: t.childWelfareGrounds[letter] })),
    ...(body.discussedWithLeader.length ? [{ term: t.body.discussedWithLeader, value: days(body.discussedWithLeader) }] : []),
    ...body.discussedAnonymously.map((one) => ({ term: t.body.discussedAnonymously, value: <Written>{anonymously(one, lang)}</Written> })),
  ]
}

/** That it was discussed without names, as a report says it: the day, which contact, the advice. */
export const anonymously = ({ on, with: contact, advice }: ConcernBody['discussedAnonymously'][number], lang: Lang) =>
  text(lang).body.anonymously(formatDay(lang, on), text(lang).body.contacts[contact], advice)

function groundWords(id: string, lang: Lang) {
  const ground = findGround(id)
  return ground ? `${ground.title[lang]} (${ground.law[lang]} ${ground.section})` : id
}
