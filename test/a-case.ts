import { addParticipant, caseActions, openCase, type Opening } from '../src/case/index.ts'
import { inCase, inMunicipality } from '../src/work/index.ts'
import type { Someone, TestHouse } from './house.ts'

type Team = Partial<Record<'members' | 'observers', readonly Someone[]>>

/** What is other than usual; `person: null` for a case that is about nobody yet. */
type Given = Partial<Omit<Opening, 'person'>> & { person?: Opening['person'] | null }

/** A case that the coordinator has opened and leads, about a person, with this team. Gives its id and its address. */
export async function aCase(town: TestHouse, { members = [], observers = [] }: Team = {}, { person, ...opening }: Given = {}) {
  const { secret } = await town.as('coordinator')
  const given: Opening = {
    service: 'coordination',
    ground: 'consent',
    purpose: 'Hjelp til å komme tilbake på skolen',
    ...opening,
    ...(person !== null && { person: person ?? { name: 'Ola Testesen' } }),
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
  return { id, at: `/cases/${id}` }
}
