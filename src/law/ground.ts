import { z } from 'zod'
import { localised, noTwo, readContent, slug } from '#lib/content.ts'
import { type Day, dated, isInForce } from './dated.ts'
import { serviceId, services } from './service.ts'

const Use = z.enum(['case', 'report-child-welfare', 'report-police', 'report-municipal', 'feedback', 'pass-on'])
export type Use = z.infer<typeof Use>

const Asked = z.enum(['consent', 'harm', 'anonymised-not-enough'])
export type Asked = z.infer<typeof Asked>

const { source, lastChecked, ...days } = dated
const Section = z.strictObject({
  id: slug,
  section: z.string().min(1),
  title: localised,
  text: localised,
  services: z.array(serviceId).min(1),
  uses: z.array(Use),
  /** What has to be there, or be written, where something is shared on it. */
  asks: z.array(Asked).default([]),
  /** Opens only for what shows no one: never a ground where a person is named. */
  withoutIdentity: z.boolean().default(false),
  ...days,
})
// the file names each law once, over its sections
const Law = z
  .strictObject({ law: localised, source, lastChecked, sections: z.array(Section).min(1) })
  .transform(({ sections, ...law }) => sections.map((section) => ({ ...section, ...law })))

export type Ground = z.infer<typeof Law>[number]

const Laws = z
  .array(Law)
  .transform((laws) => laws.flat())
  .superRefine(noTwo<Ground>(({ id }) => id))

const all: readonly Ground[] = readContent('laws.yaml', Laws)

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

const lentTo = (service: string) => services.find(({ id }) => id === service)?.caseUnder ?? []
