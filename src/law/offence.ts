import { z } from 'zod'
import { distinct, localised, readContent, slug } from '#lib/content.ts'
import { type Day, dated, isInForce } from './dated.ts'

const { source, lastChecked, ...days } = dated
const Named = z.strictObject({ id: slug, section: z.string().min(1), name: localised })
const List = z
  .strictObject({ source, lastChecked, ...days, listed: distinct(Named, ({ id }) => id), notListed: distinct(Named, ({ id }) => id) })
  .transform(({ listed, notListed, ...dates }) => ({
    listed: listed.map((offence) => ({ ...offence, ...dates })),
    notListed: notListed.map((offence) => ({ ...offence, ...dates })),
  }))

export type Offence = z.infer<typeof List>['listed'][number]

const lists = readContent('offences.yaml', z.array(List).min(1))

export function offences(on: Day): { listed: readonly Offence[]; notListed: readonly Offence[] } {
  const holding = lists.filter(({ listed: [first] }) => first && isInForce(first, on))
  return { listed: holding.flatMap(({ listed }) => listed), notListed: holding.flatMap(({ notListed }) => notListed) }
}

export const findOffence = (id: string, on?: Day): Offence | undefined =>
  lists.flatMap(({ listed }) => listed).find((offence) => offence.id === id && (on === undefined || isInForce(offence, on)))
