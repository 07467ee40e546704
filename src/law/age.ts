import { z } from 'zod'
import { distinct, localised, readContent, slug } from '#lib/content.ts'
import { type Day, dated, isInForce } from './dated.ts'
import { serviceId } from './service.ts'

const GivenBy = z.enum(['person', 'guardian', 'both'])
const Need = z.enum(['holders', 'assessment', 'mandate'])
const Way = z.strictObject({ by: GivenBy, needs: z.array(Need) })

const about = { id: slug, law: localised, section: z.string().min(1), title: localised, text: localised, ...dated }
const AgeRule = z
  .strictObject({
    rules: z.enum(['information', 'heard', 'party', 'online', 'consent']),
    from: z.int().min(0).max(120),
    to: z.int().min(0).max(120).nullable(),
    services: z.array(serviceId).min(1).optional(),
    /** Only of consent: who may answer, and what must be recorded then. */
    ways: z.array(Way).min(1).optional(),
    /** Only of consent: the same to the person, on the form that she reads. */
    told: localised.optional(),
    ...about,
  })
  .refine(
    ({ rules, ways, told }) => [ways, told].every((each) => (rules === 'consent') === (each !== undefined)),
    'a row on consent says who may answer, to us and to the person, and no other row does',
  )
  .refine(({ from, to }) => to === null || from <= to, 'ends before it begins')

export type GivenBy = z.infer<typeof GivenBy>
export type Need = z.infer<typeof Need>
export type AgeRule = z.infer<typeof AgeRule>

const all: readonly AgeRule[] = readContent(
  'age-rules.yaml',
  distinct(AgeRule, ({ id }) => id),
)

type Asked = { age: number; service: string; on: Day }

export const ageRules = (rules: AgeRule['rules'], { age, service, on }: Asked): readonly AgeRule[] =>
  all.filter(
    (row) =>
      row.rules === rules &&
      row.from <= age &&
      (row.to === null || age <= row.to) &&
      (row.services?.includes(service) ?? true) &&
      isInForce(row, on),
  )

/** The service's own law goes before what holds for all. */
export function consentRule(asked: Asked): AgeRule | undefined {
  const rows = ageRules('consent', asked)
  return rows.find(({ services }) => services) ?? rows[0]
}

export const findAgeRule = (id: string): AgeRule | undefined => all.find((row) => row.id === id)

export const ageOn = (birthDate: string, on: Day): number =>
  Temporal.PlainDate.from(birthDate).until(Temporal.PlainDate.from(on), { largestUnit: 'years' }).years

const ConsentRule = z.strictObject({
  ...about,
  id: z.enum(['end', 'free', 'withdraw', 'address']),
  months: z.int().min(1).max(12).optional(),
  days: z.int().min(1).max(60).optional(),
})
export type ConsentRule = z.infer<typeof ConsentRule>

const ConsentRules = distinct(ConsentRule, ({ id }) => id).transform(
  (rows) => new Map<ConsentRule['id'], ConsentRule>(rows.map((row) => [row.id, row])),
)
const consentRules = readContent('consent-rules.yaml', ConsentRules)

export function consentLaw(id: ConsentRule['id']): ConsentRule {
  const found = consentRules.get(id)
  if (!found) throw new Error(`content/consent-rules.yaml has no ${id}`)
  return found
}
