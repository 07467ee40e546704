import { addParticipant, caseActions, openCase, type Opening } from '../src/case/index.ts'
import type { CaseId } from '../src/lib/id.ts'
import { inCase, inMunicipality } from '../src/work/index.ts'
import type { Someone, TestHouse } from './house.ts'

type Team = Partial<Record<'members' | 'observers', readonly Someone[]>>

/** A case that the coordinator has opened and leads, about a person, with this team. Gives its id and its address. */
export async function aCase(town: TestHouse, { members = [], observers = [] }: Team = {}, opening: Partial<Opening> = {}) {
  const { secret } = await town.as('coordinator')
  const given: Opening = {
    service: 'coordination',
    ground: 'consent',
    purpose: 'Hjelp til å komme tilbake på skolen',
    person: { name: 'Ola Testesen' },
    ...opening,
  }
  const opened = await inMunicipality(town.edge.house, secret, caseActions.openNewCase, (work) => openCase(work, given))
  const id = opened!.id
  for (const [role, people] of [
    ['member', members],
    ['observer', observers],
  ] as const)
    for (const who of people)
      await inCase(town.edge.house, secret, caseActions.changeTeam, id, (work) =>
        addParticipant(work, { account: town.id(who), role, reason: `Kjenner personen: ${who}` }),
      )
  return { id: id as CaseId, at: `/cases/${id}` }
}
