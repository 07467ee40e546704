import { fileURLToPath } from 'node:url'
import type { Db } from '#db/index.ts'
import type { Localised } from '#i18n/index.ts'
import { foundMunicipality } from '#identity/index.ts'
import type { AccountId, UnitId } from '#lib/id.ts'
import { adoptDefaultRoutines } from '#routine/index.ts'
import type { Keyring } from '#vault/index.ts'
import { tell } from './tell.ts'
import type { Person } from './provider.ts'
import { text } from './fjordvik.text.ts'
import { readStory, type Story } from './story-schema.ts'

/** The name that the demo's people are known under, whatever port it runs on. */
export const demoIssuer = 'https://demo.fotfeste.invalid'

/** The story of Fjordvik, read and checked. */
export const fjordvikStory = (): Story => readStory(fileURLToPath(new URL('../../content/demo/fjordvik', import.meta.url)))

export type DemoHouse = { owner: Db; db: Db; login: Db; keyring: Keyring }

/** Makes Fjordvik and lets its people do all that the story tells, each through the same functions as in the browser. */
export async function fillFjordvik(house: DemoHouse, story: Story): Promise<void> {
  const accounts = await foundMunicipality(
    house.owner,
    house.keyring,
    { name: story.municipality.name, lang: 'nb', number: story.directory.standsInFor },
    async (founder, tx) => {
      await adoptDefaultRoutines(tx, founder.municipality, new Date())
      const units = new Map<string, UnitId>()
      for (const unit of story.units) units.set(unit.id, await founder.addUnit(unit))
      const ids = new Map<string, AccountId>()
      for (const { id, unit, title, ...person } of story.staff)
        ids.set(
          id,
          await founder.addAccount({
            ...person,
            receives: person.receives ?? [],
            unit: units.get(unit)!,
            title: title[person.lang],
            issuer: demoIssuer,
            subject: id,
          }),
        )
      return ids
    },
  )
  await tell(house, accounts, story)
}

/** Everyone whom one may be, grouped by what they do; those with a story of their own stand first. */
export function loginCards({ staff, units }: Story): Person[] {
  const unitName = new Map(units.map(({ id, name }) => [id, name]))
  return staff
    .toSorted((a, b) => Number(b.card ?? false) - Number(a.card ?? false))
    .map((person) => ({
      id: person.id,
      name: person.name,
      title: person.title,
      unit: same(unitName.get(person.unit)!),
      roleGroup: roleGroup(person.roles),
      ...(person.about && { about: person.about }),
    }))
    .toSorted((a, b) => order.indexOf(a.roleGroup) - order.indexOf(b.roleGroup))
}

const same = (name: string): Localised => ({ nb: name, nn: name, en: name })
const groups = { nb: text('nb'), nn: text('nn'), en: text('en') }
type Group = keyof ReturnType<typeof text>
const named = (group: Group): Localised => ({ nb: groups.nb[group], nn: groups.nn[group], en: groups.en[group] })
const grouped = {
  employee: named('employee'),
  unit_leader: named('leader'),
  coordinator: named('coordinator'),
  partner: named('partner'),
  others: named('others'),
}
const order = [grouped.employee, grouped.unit_leader, grouped.coordinator, grouped.partner, grouped.others]

function roleGroup(roles: readonly string[]): Localised {
  for (const role of ['coordinator', 'unit_leader', 'partner', 'employee'] as const) if (roles.includes(role)) return grouped[role]
  return grouped.others
}
