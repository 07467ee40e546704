import { z } from 'zod'
import { langs, type Localised } from '#i18n/index.ts'
import { localised, readContent, slug } from '#lib/content.ts'
import { areasOf, placesOf, regions, type Area, type Region } from './place.ts'
import { Source } from './source.ts'

/** What someone may need: the same words as those that the articles are found by. */
export const needs = [
  'urgent',
  'worried',
  'talk',
  'understand',
  'share',
  'report',
  'plan',
  'support',
  'out',
  'return',
  'network',
  'rights',
  'money',
] as const
export type Need = (typeof needs)[number]
/** How far an actor reaches, the nearest first. */
export const levels = ['municipality', ...regions, 'national', 'nordic', 'european'] as const
export type Level = (typeof levels)[number]
/** What kind of work an actor does. */
export const kinds = ['service', 'health', 'justice', 'guidance', 'authority', 'research', 'network', 'knowledge', 'community'] as const
type Kind = (typeof kinds)[number]

const phone = z.string().regex(/^\d[\d ]{1,13}\d$/)
const web = z.url({ protocol: /^https?$/ })
const name = z.union([
  z
    .string()
    .min(1)
    .transform((same): Localised => ({ nb: same, nn: same, en: same })),
  localised,
])
const Written = z
  .strictObject({
    key: slug,
    name,
    kind: z.enum(kinds),
    level: z.enum(levels),
    /** One actor for each area of this kind. */
    each: z.enum(regions).optional(),
    /** For an actor of one region: the areas that it reaches. */
    areas: z.array(slug).default([]),
    /** For an actor of some municipalities alone: their numbers. */
    only: z.array(z.string().regex(/^\d{4}$/)).default([]),
    what: localised,
    for: localised,
    when: localised,
    how: localised,
    phone: phone.optional(),
    web: web.optional(),
    contacts: z.record(slug, z.strictObject({ phone: phone.optional(), web: web.optional() })).default({}),
    needs: z.array(z.enum(needs)).min(1),
    steps: z.array(slug),
    checked: z.iso.date(),
    source: Source,
    unverified: localised.optional(),
    status: z.enum(['changed', 'superseded']).optional(),
    replacedBy: slug.optional(),
    note: localised.optional(),
  })
  .refine(({ status, note }) => Boolean(status) === Boolean(note), 'a status needs a note, and a note a status')
type Written = z.infer<typeof Written>

/** Someone who can help: what they do, for whom, when, and how they are reached. */
export type Actor = Omit<Written, 'each' | 'contacts'>

let read: readonly Actor[] | undefined
/** Everyone in content/directory/actors.yaml, one for each area where the file says so. Throws with the place of what is wrong in it. */
export const actors = (): readonly Actor[] =>
  (read ??= checked(readContent('directory/actors.yaml', z.array(Written).min(1)).flatMap(eachOf)))

let byKey: ReadonlyMap<string, Actor> | undefined
/** One actor by its key; undefined when there is none. */
export const actor = (key: string): Actor | undefined => (byKey ??= new Map(actors().map((one) => [one.key, one]))).get(key)

export type Sought = {
  /** The municipality's four digits: of the regional ones, only those whose area it lies in. Without it there is none of those. */
  number?: string | undefined
  need?: Need | undefined
  level?: Level | undefined
  kind?: Kind | undefined
  /** A step of the routine, by its key. */
  step?: string | undefined
}

/** Who fits, the nearest first, and those that something newer has taken the place of last. An unknown number is as none. */
export const actorsFor = ({ number, need, level, kind, step }: Sought): readonly Actor[] =>
  actors()
    .filter((one) => reaches(one, number))
    .filter((one) => !need || one.needs.includes(need))
    .filter((one) => !level || one.level === level)
    .filter((one) => !kind || one.kind === kind)
    .filter((one) => !step || one.steps.includes(step))
    .toSorted(
      (a, b) => Number(a.status === 'superseded') - Number(b.status === 'superseded') || levels.indexOf(a.level) - levels.indexOf(b.level),
    )

/** The RVTS of the municipality with this number; undefined when no municipality has it. */
export function rvtsOf(number: string): Actor | undefined {
  const places = placesOf(number)
  return places && actor(`rvts-${places['rvts-region'].key}`)
}

function reaches({ level, areas, only }: Actor, number: string | undefined) {
  if (only.length) return Boolean(number && only.includes(number))
  if (!isRegion(level)) return true
  const places = number ? placesOf(number) : undefined
  return Boolean(places && areas.includes(places[level].key))
}

const isRegion = (level: Level): level is Region => (regions as readonly string[]).includes(level)

function eachOf({ each, contacts, ...one }: Written): Actor[] {
  if (!each) return [one]
  return areasOf(each).map((area) => ({
    ...one,
    ...contacts[area.key],
    key: `${one.key}-${area.key}`,
    name: named(one.name, area),
    areas: [area.key],
  }))
}

const named = (name: Localised, area: Area) =>
  Object.fromEntries(langs.map((lang) => [lang, name[lang].replace('{area}', area.name[lang])])) as Localised

function checked(all: readonly Actor[]) {
  const keys = new Set(all.map(({ key }) => key))
  if (keys.size !== all.length) throw new Error('directory/actors.yaml: two actors have the same key')
  for (const { key, replacedBy, level, areas } of all) {
    if (replacedBy && !keys.has(replacedBy)) throw new Error(`directory/actors.yaml: ${key}: ${replacedBy} is no actor`)
    if (isRegion(level) && !areas.length) throw new Error(`directory/actors.yaml: ${key}: has no area`)
  }
  return all
}
