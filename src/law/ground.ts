import { z } from 'zod'
import { distinct, localised, noTwo, readContent, slug } from '#lib/content.ts'
import { awaited, type Day, isInForce } from './dated.ts'
import { serviceId, services } from './service.ts'

const Use = z.enum(['case', 'report-child-welfare', 'report-police', 'report-municipal', 'feedback', 'pass-on'])
export type Use = z.infer<typeof Use>

const Asked = z.enum(['consent', 'harm', 'anonymised-not-enough', 'offence'])
export type Asked = z.infer<typeof Asked>

const { source, lastChecked, ...days } = awaited
const Section = z.strictObject({
  id: slug,
  section: z.string().min(1),
  title: localised,
  text: localised,
  services: z.array(serviceId).min(1),
  uses: z.array(Use),
  /** What has to be there, or be written, where something is shared on it. */
  asks: z.array(Asked).default([]),
  /** A duty of whoever works there, not only a door that may be used. */
  isDuty: z.boolean().default(false),
  /** Opens only for what shows no one: never a ground where a person is named. */
  withoutIdentity: z.boolean().default(false),
  ...days,
})
// the file names each law once, over its sections
const Law = z
  .strictObject({ id: slug, law: localised, source, lastChecked, sections: z.array(Section).min(1) })
  .transform(({ id, sections, ...about }) => ({
    id,
    ...about,
    sections: sections.map((section) => ({ ...section, ...about, lawId: id })),
  }))
export type Law = z.infer<typeof Law>
export type Ground = Law['sections'][number]

const Laws = distinct<Law>(Law, ({ id }) => id).superRefine((laws, context) =>
  noTwo<Ground>(({ id }) => id)(
    laws.flatMap(({ sections }) => sections),
    context,
  ),
)

export const laws: readonly Law[] = readContent('laws.yaml', Laws)
const all: readonly Ground[] = laws.flatMap(({ sections }) => sections)

type Wanted = { service: string; use: Use; on: Day; identified?: boolean }

export function grounds({ service, use, on, identified = true }: Wanted): readonly Ground[] {
  const senders = use === 'case' ? [service, ...lentTo(service)] : [service]
  return all.filter(
    (ground) =>
      ground.uses.includes(use) &&
      senders.some((id) => ground.services.includes(id)) &&
      !(identified && ground.withoutIdentity) &&
      isInForce(ground, on),
  )
}

export const findGround = (id: string, on?: Day): Ground | undefined =>
  all.find((ground) => ground.id === id && (on === undefined || isInForce(ground, on)))

export const avertingGround: Ground = all.find(({ asks }) => asks.includes('offence')) ?? missing()

function missing(): never {
  throw new Error('laws.yaml: no section asks for an offence of content/offences.yaml')
}

/** A ground as it stands in another file: an id that is in content/laws.yaml. */
export const groundId = slug.refine((id) => all.some((ground) => ground.id === id), 'is no section in content/laws.yaml')

const lentTo = (service: string) => services.find(({ id }) => id === service)?.caseUnder ?? []
