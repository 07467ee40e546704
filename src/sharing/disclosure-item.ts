import { entryOf, journal, linkedConcern, linkedConcerns, personOf, type Entry, type JournalEntryId } from '#case/index.ts'
import type { ItemKind } from '#db/index.ts'
import { formatDay, isLang } from '#i18n/index.ts'
import { NotFound } from '#lib/errors.ts'
import { isId, type ConcernId } from '#lib/id.ts'
import { findIdentity, type IdentityKind } from '#wording/index.ts'
import type { CaseReading } from '#work/index.ts'
import { text } from './disclosure-item.text.ts'

/** What has been picked: entries, observations of linked reports by report and place, and words written for this. */
export type Chosen = { entries: readonly string[]; observations: readonly string[]; summary: string }
/** What is shown to the receiver, in the order of the page. */
export type Gathered = readonly {
  kind: ItemKind
  entry?: JournalEntryId
  concern?: ConcernId
  onDay?: string | undefined
  body: string
}[]
/** What can be picked: its value in a form, and what it says. */
export type Pickable = { value: string; onDay: string; says: string }

/** The newest entries of the case's journal, and every observation of the reports that it grew from, with what they say. */
export async function pickable(work: CaseReading): Promise<{ entries: Pickable[]; observations: Pickable[] }> {
  const { entries } = await journal(work, { limit: most })
  const observations: Pickable[] = []
  for (const { id } of await linkedConcerns(work))
    for (const [place, { seen, on }] of (await linkedConcern(work, id)).body.observations.entries())
      if (seen) observations.push({ value: `${id}/${place}`, onDay: on, says: seen })
  return { entries: entries.map((entry) => ({ value: entry.id, onDay: entry.happenedOn, says: said(work, entry) })), observations }
}

/** How many entries are offered: older ones are told in a summary. */
const most = 100

/** What has been picked, with its words as they stand now; undefined where something of it is not this case's. */
export async function gather(work: CaseReading, { entries, observations, summary }: Chosen): Promise<Gathered | undefined> {
  try {
    const found: Gathered[number][] = []
    for (const id of entries) {
      if (!isId(id)) return undefined
      const entry = await entryOf(work, id as JournalEntryId)
      found.push({ kind: 'entry', entry: entry.id, onDay: entry.happenedOn, body: said(work, entry) })
    }
    for (const each of observations) found.push(await observationOf(work, each))
    return summary ? [...found, { kind: 'summary', body: summary }] : found
  } catch (fault) {
    if (fault instanceof NotFound) return undefined
    throw fault
  }
}

/**
 * What in some words may show whom they are about. `hard`: a number, an address, a name that is known, which no anonymous sharing holds;
 * `soft`: what may show it together with other things, which the writer looks at and decides.
 */
export async function pointsAt(work: CaseReading, words: readonly string[]): Promise<{ hard: string[]; soft: string[] }> {
  const name = (await personOf(work))?.name
  const own = new Set((name ?? '').toLocaleLowerCase('nb').split(/\s+/).filter(Boolean))
  const signs = words.flatMap((each) => findIdentity(each, { knownNames: name ? [name] : [] }))
  const isHard = ({ kind, words: found }: (typeof signs)[number]) =>
    direct.has(kind) ||
    [...own].some((part) =>
      found
        .toLocaleLowerCase('nb')
        .split(/\s+/)
        .some((word) => word.startsWith(part)),
    )
  const unique = (hard: boolean) => [
    ...new Set(signs.filter((sign) => isHard(sign) === hard).map((sign) => sign.words.replaceAll('\n', ' '))),
  ]
  return { hard: unique(true), soft: unique(false) }
}

const direct: ReadonlySet<IdentityKind> = new Set(['identity-number', 'phone', 'email', 'birth-date', 'address', 'handle'])

async function observationOf(work: CaseReading, value: string): Promise<Gathered[number]> {
  const [concern = '', place = ''] = value.split('/')
  const observation = (await linkedConcern(work, concern)).body.observations[Number(place)]
  if (!observation?.seen) throw new NotFound()
  return { kind: 'observation', concern: concern as ConcernId, onDay: observation.on || undefined, body: observation.seen }
}

// an entry that has been corrected is never shared without its corrections (arkivforskrifta 2025 § 11)
function said({ actor }: CaseReading, { body, corrections }: Entry): string {
  const lang = isLang(actor.lang) ? actor.lang : 'nb'
  return [body, ...corrections.map((each) => text(lang).corrected(formatDay(lang, each.happenedOn), each.body))].join('\n\n')
}
