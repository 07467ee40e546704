import assert from 'node:assert/strict'
import { addParticipant, caseActions, openCase, type Opening } from '../src/case/index.ts'
import { inCase, inMunicipality } from '../src/work/index.ts'
import type { Place, Someone, TestHouse } from './house.ts'

/** What is other than usual; `person: null` for a case that is about nobody yet. */
type Wanted = Partial<Omit<Opening, 'person'>> & {
  person?: Opening['person'] | null
  lead?: Someone
  members?: readonly Someone[]
  observers?: readonly Someone[]
  daysAgo?: number
  place?: Place
}

const usual: Opening = {
  service: 'coordination',
  ground: 'consent',
  purpose: 'Hjelp til å komme tilbake på skolen',
  person: { name: 'Tiril Rønnestad' },
}

/** A case that someone has opened, some days ago, and leads, with others in its team. Gives its id, number and address, and who leads it. */
export async function aCase(
  home: TestHouse,
  { lead = 'coordinator', members = [], observers = [], daysAgo = 0, place, person, ...opening }: Wanted = {},
) {
  const me = await home.as(lead, place)
  const { person: someone, ...asUsual } = usual
  const about = person === undefined ? someone : person
  const { house: now } = home.edge
  const house = daysAgo ? { ...now, clock: () => new Date(Date.now() - daysAgo * 86_400_000) } : now
  const made = await inMunicipality(house, me.secret, caseActions.openNewCase, (work) =>
    openCase(work, { ...asUsual, ...opening, ...(about && { person: about }) }),
  )
  assert.ok(made)
  const join = (role: 'member' | 'observer') => (who: Someone) =>
    inCase(house, me.secret, caseActions.changeTeam, made.id, (work) =>
      addParticipant(work, { account: home.id(who), role, reason: `Kjenner personen: ${who}` }),
    )
  for (const who of members) await join('member')(who)
  for (const who of observers) await join('observer')(who)
  return { id: made.id, number: made.number, at: `/cases/${made.id}`, me }
}

/** What a hidden field of the form on a page holds. */
export const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
