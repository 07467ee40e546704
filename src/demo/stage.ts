import { randomBytes } from 'node:crypto'
import type { Action, CaseAction, DisclosureAction } from '#access/index.ts'
import { issueSession } from '#identity/index.ts'
import type { AccountId, CaseId, DisclosureId } from '#lib/id.ts'
import { inCase, inDisclosure, inMunicipality, type CaseWork, type DisclosureWork, type Work } from '#work/index.ts'
import { demoIssuer, type DemoHouse } from './fjordvik.ts'

/** Where the story is played: everyone acts through a session of their own, and the clock stands where the story is. */
export type Stage = {
  account: (person: string) => AccountId
  /** A moment of the story, so many days back. */
  momentOf: (daysAgo: number) => Date
  /** The day that lies so many days back, as YYYY-MM-DD; a negative number lies ahead. */
  day: (daysAgo: number) => string
  does: <T>(person: string, daysAgo: number, action: Action, run: (work: Work) => Promise<T>) => Promise<T>
  doesIn: <T>(person: string, daysAgo: number, action: CaseAction, caseId: CaseId, run: (work: CaseWork) => Promise<T>) => Promise<T>
  doesWith: <T>(
    person: string,
    daysAgo: number,
    action: DisclosureAction,
    disclosure: DisclosureId,
    run: (work: DisclosureWork) => Promise<T>,
  ) => Promise<T>
}

/** Sets the stage. Takes the house and who is who; gives the ways to act. */
export function stageOf(house: DemoHouse, accounts: ReadonlyMap<string, AccountId>): Stage {
  const start = Date.now()
  const sessions = new Map<string, Buffer>()
  let deeds = 0
  // each deed a little after the one before, so that what belongs together stands in its order; never ahead of the real clock
  const at = (daysAgo: number) => new Date(start - daysAgo * dayLength - hoursBefore + ++deeds * 2_000)
  const secretOf = async (person: string) => {
    const known = sessions.get(person)
    if (known) return known
    const secret = randomBytes(32)
    if (!(await issueSession(house.login, house.keyring.blindSubject(demoIssuer, person), accounts.get(person)!, secret)))
      throw new Error(`No session for ${person}`)
    sessions.set(person, secret)
    return secret
  }
  const houseAt = (daysAgo: number) => {
    const moment = at(daysAgo)
    return { db: house.db, keyring: house.keyring, clock: () => moment }
  }
  return {
    account: (person) => accounts.get(person)!,
    momentOf: at,
    day: (daysAgo) => Temporal.Now.plainDateISO('Europe/Oslo').subtract({ days: daysAgo }).toString(),
    does: async (person, daysAgo, action, run) =>
      done(person, await inMunicipality(houseAt(daysAgo), await secretOf(person), action, async (work) => ({ result: await run(work) }))),
    doesWith: async (person, daysAgo, action, disclosure, run) =>
      done(
        person,
        await inDisclosure(houseAt(daysAgo), await secretOf(person), action, disclosure, async (work) => ({ result: await run(work) })),
      ),
    doesIn: async (person, daysAgo, action, caseId, run) =>
      done(person, await inCase(houseAt(daysAgo), await secretOf(person), action, caseId, async (work) => ({ result: await run(work) }))),
  }
}

const dayLength = 86_400_000
const hoursBefore = 3 * 3_600_000

function done<T>(person: string, answer: { result: T } | undefined): T {
  if (!answer) throw new Error(`The session of ${person} is over`)
  return answer.result
}
