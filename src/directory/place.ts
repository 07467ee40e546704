import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { compareNames, type Localised } from '#i18n/index.ts'
import { contentPath, distinct, localised, readContent, slug } from '#lib/content.ts'
import { Source } from './source.ts'

/** What a municipality belongs to beside its county. */
export const regions = ['police-district', 'rvts-region', 'mediation-service'] as const
export type Region = (typeof regions)[number]

/** One of the 357 municipalities, as in the public register. */
export type Listed = { readonly number: string; readonly name: string; readonly county: string; readonly countyNumber: string }
/** A district that a municipality belongs to, and how well that is known. */
export type Placed = {
  readonly key: string
  readonly name: Localised
  readonly source: Source
  readonly checked: string
  /** What is not certain about it; undefined when a source says it. */
  readonly unverified: Localised | undefined
}
export type Places = { readonly municipality: Listed } & Readonly<Record<Region, Placed>>
export type Area = { readonly key: string; readonly name: Localised }

const fourDigits = z.string().regex(/^\d{4}$/)
const name = z.union([
  z
    .string()
    .min(1)
    .transform((same): Localised => ({ nb: same, nn: same, en: same })),
  localised,
])
const known = { source: Source.optional(), unverified: localised.optional() }
const AreaOf = z.strictObject({ key: slug, name, counties: z.array(z.string().regex(/^\d\d$/)).default([]), ...known })
const Kind = z.strictObject({
  source: Source,
  checked: z.iso.date(),
  unverified: localised.optional(),
  /** Its borders are those of another kind. */
  like: z.enum(regions).optional(),
  areas: distinct(AreaOf, ({ key }) => key),
  exceptions: z.array(z.strictObject({ municipality: fourDigits, area: slug, ...known })),
})
type Kind = z.infer<typeof Kind>
const Districts = z.strictObject({
  municipalities: z.strictObject({ source: Source, checked: z.iso.date() }),
  kinds: z.strictObject({ 'police-district': Kind, 'rvts-region': Kind, 'mediation-service': Kind }),
})

let read: z.infer<typeof Districts> | undefined
const districts = () => (read ??= readContent('directory/districts.yaml', Districts))

/** Where the list of municipalities is from, and when it was last held against that. */
export const registerSource = () => districts().municipalities

/** Where it is known from what belongs to which district. */
export const districtSources = (): readonly Source[] =>
  Object.values(districts().kinds).flatMap(({ source, areas, exceptions }) => [
    source,
    ...[...areas, ...exceptions].flatMap((one) => one.source ?? []),
  ])

let listed: readonly Listed[] | undefined
/** Every municipality in the order of its name. Throws when a line of the register is no municipality. */
export const municipalities = (): readonly Listed[] =>
  (listed ??= readFileSync(contentPath('directory/municipalities.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map(lineOf)
    .toSorted((a, b) => compareNames(a.name, b.name)))

let numbered: ReadonlyMap<string, Listed> | undefined
/** The municipality with this number; undefined when there is none. */
export const municipality = (number: string): Listed | undefined =>
  (numbered ??= new Map(municipalities().map((one) => [one.number, one]))).get(number)

/** The districts of a kind, in the order of the file. */
export const areasOf = (kind: Region): readonly Area[] => districts().kinds[kind].areas

/**
 * What a municipality belongs to: its county, police district, RVTS region and mediation service, each with where that is known from and
 * whether it is certain. Takes the number; undefined when no municipality has it.
 */
export function placesOf(number: string): Places | undefined {
  const found = municipality(number)
  return (
    found && {
      municipality: found,
      'police-district': placedIn('police-district', found),
      'rvts-region': placedIn('rvts-region', found),
      'mediation-service': placedIn('mediation-service', found),
    }
  )
}

function lineOf(line: string): Listed {
  const [number = '', name = '', countyNumber = '', county = ''] = line.split(',')
  if (!/^\d{4}$/.test(number) || !name || !county) throw new Error(`directory/municipalities.csv: ${line} is no municipality`)
  return { number, name, county, countyNumber }
}

function placedIn(region: Region, at: Listed): Placed {
  const kind = districts().kinds[region]
  if (kind.like) return placed(kind, areaIn(kind, placedIn(kind.like, at).key, at))
  const exception = kind.exceptions.find(({ municipality }) => municipality === at.number)
  const area = exception ? areaIn(kind, exception.area, at) : kind.areas.find(({ counties }) => counties.includes(at.countyNumber))
  if (!area) throw new Error(`directory/districts.yaml: ${at.number} ${at.name} has no ${region}`)
  return placed(kind, area, exception)
}

const placed = (kind: Kind, area: Kind['areas'][number], exception?: Kind['exceptions'][number]): Placed => ({
  key: area.key,
  name: area.name,
  source: exception?.source ?? area.source ?? kind.source,
  checked: kind.checked,
  unverified: exception?.unverified ?? area.unverified ?? kind.unverified,
})

function areaIn(kind: Kind, key: string, at: Listed) {
  const area = kind.areas.find((area) => area.key === key)
  if (!area) throw new Error(`directory/districts.yaml: ${at.number} stands under ${key}, which is no area`)
  return area
}
