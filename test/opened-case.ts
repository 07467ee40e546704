import assert from 'node:assert/strict'
import { addParticipant, caseActions, openCase, type Opening } from '../src/case/index.ts'
import type { CaseRole } from '../src/db/index.ts'
import { inCase, inMunicipality } from '../src/work/index.ts'
import type { Place, Someone, TestHouse } from './house.ts'

const opening: Opening = { service: 'coordination', ground: 'consent', purpose: 'Vil ha støtte', person: { name: 'Tiril Rønnestad' } }

/** A case that someone leads, opened some days ago, with others in its team. */
export async function openedCase(home: TestHouse, { lead = 'coordinator', team = [], daysAgo = 0, place, ...more }: Wanted = {}) {
  const me = await home.as(lead, place)
  const { person, ...rest } = { ...opening, ...more }
  const asked = person ? { ...rest, person } : rest
  const { house: now } = home.edge
  const house = daysAgo ? { ...now, clock: () => new Date(Date.now() - daysAgo * 86_400_000) } : now
  const made = await inMunicipality(house, me.secret, caseActions.openNewCase, (work) => openCase(work, asked))
  assert.ok(made)
  for (const [who, role] of team)
    await inCase(house, me.secret, caseActions.changeTeam, made.id, (work) =>
      addParticipant(work, { account: home.id(who), role, reason: 'Kjenner personen fra før' }),
    )
  return { id: made.id, number: made.number, address: `/cases/${made.id}`, me }
}

type Team = readonly (readonly [Someone, Exclude<CaseRole, 'lead'>])[]
type Wanted = Omit<Partial<Opening>, 'person'> & { person?: Opening['person'] | undefined } & {
  lead?: Someone
  team?: Team
  daysAgo?: number
  place?: Place
}
/** What a hidden field of the form on a page holds. */
export const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
