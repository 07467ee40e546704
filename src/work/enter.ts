import { sql } from 'kysely'
import { requireCase, requireDisclosure, type Action, type Actor, type CaseAction, type DisclosureAction } from '#access/index.ts'
import { record } from '#audit/index.ts'
import { readOnly, transact, type Db, type Outcome, type Receives, type Role, type Write } from '#db/index.ts'
import { NotFound } from '#lib/errors.ts'
import type { AccountId, CaseId, DisclosureId, MunicipalityId, UnitId } from '#lib/id.ts'
import type { Keyring } from '#vault/index.ts'
import { learnMunicipality } from './keys.ts'
import type { CaseWork, DisclosureWork, Work } from './work.ts'

/** What the house stands on: the app's pool and the keys. `clock` moves the time of what is done, for a demo that has a past. */
export type House = { readonly db: Db; readonly keyring: Keyring; readonly clock?: () => Date }
/** Who came in, with what the header of a page needs. */
export type Entered = { readonly actor: Actor; readonly hasNews: boolean; readonly hasHeld: boolean; readonly hasShared: boolean }
export type How = { readonly outcome?: Outcome | undefined; readonly subject?: string | undefined }

/**
 * The way in to the municipality's work: shows the session's secret, becomes its holder, asks, works, leaves a trace; all in one
 * transaction. Gives undefined if the session is over. Throws NotFound if the actor may not; the refusal is then recorded.
 */
export const inMunicipality = <T>(
  house: House,
  secret: Buffer,
  action: Action,
  run: (work: Work, entered: Entered) => Promise<T>,
  how: How = {},
) =>
  tracked(house, secret, action, named(action, how).subject, () =>
    entering(house, secret, async (work, entered) => {
      if (!action.who(entered.actor)) throw new NotFound()
      const result = await run(work, entered)
      if (isTraced(action, work)) await leaveTrace(work, action.name, named(action, how), undefined, action.trace === 'day')
      return result
    }),
  )

/** The way in to one case. As inMunicipality, with the case granted; the trace names it. */
export const inCase = <T>(
  house: House,
  secret: Buffer,
  action: CaseAction,
  id: CaseId,
  run: (work: CaseWork, entered: Entered) => Promise<T>,
  how: How = {},
) =>
  tracked(house, secret, action, id, () =>
    entering(house, secret, async (work, entered) => {
      const granted = await requireCase(readOnly(work.tx), entered.actor, action, id)
      const result = await run({ ...work, case: granted }, entered)
      await leaveTrace(work, action.name, how, id, false)
      return result
    }),
  )

/**
 * The way in to what someone has been shown, while it is shown: the third door. The trace names the disclosure, which is all that she
 * knows; the database adds to it whose case it is, so that the case's own history shows who has read what of it.
 */
export const inDisclosure = <T>(
  house: House,
  secret: Buffer,
  action: DisclosureAction,
  id: DisclosureId,
  run: (work: DisclosureWork, entered: Entered) => Promise<T>,
  { outcome }: How = {},
) =>
  tracked(house, secret, action, id, () =>
    entering(house, secret, async (work, entered) => {
      const disclosure = await requireDisclosure(readOnly(work.tx), action, id)
      const result = await run({ ...work, disclosure }, entered)
      await leaveTrace(work, action.name, { outcome, subject: id }, undefined, false)
      return result
    }),
  )

/** What is no record (a draft) is never named in the trail, not even when it was asked for in vain. */
const named = ({ trace }: Action, how: How): How => (trace === 'always' || trace === 'day' ? how : { ...how, subject: undefined })

/** Someone asked for what is not theirs: recorded in a transaction of its own, for the outer one has rolled back. */
async function tracked<T>(
  house: House,
  secret: Buffer,
  action: Action | CaseAction | DisclosureAction,
  subject: string | undefined,
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run()
  } catch (fault) {
    const byDay = 'trace' in action && action.trace === 'day'
    if (fault instanceof NotFound)
      await entering(house, secret, (work) => leaveTrace(work, action.name, { outcome: 'refused', subject }, undefined, byDay))
    throw fault
  }
}

const isTraced = (action: Action, work: Work) =>
  action.trace === 'always' || action.trace === 'day' || (action.trace === 'cases' && work.opened.size > 0)

const leaveTrace = (work: Work, action: string, how: How, caseId: CaseId | undefined, byDay: boolean) =>
  record(work.tx, {
    municipality: work.actor.municipality,
    actor: work.actor.id,
    action,
    outcome: how.outcome ?? 'done',
    caseId,
    subject: how.subject,
    opened: [...work.opened].filter((id) => id !== caseId && id !== how.subject),
    byDay,
  })

const entering = <T>(house: House, secret: Buffer, run: (work: Work, entered: Entered) => Promise<T>): Promise<T | undefined> =>
  transact(house.db, async (tx) => {
    const row = await enter(tx, secret)
    if (!row) return undefined
    const municipality = row.municipality_id as MunicipalityId
    await learnMunicipality(readOnly(tx), house.keyring, municipality)
    const directory = house.keyring.box(municipality, municipality, row.directory)
    const actor: Actor = {
      id: row.account_id as AccountId,
      municipality,
      municipalityName: row.municipality,
      unit: row.unit_id as UnitId,
      service: row.service,
      name: directory.open('account', 'name', row.account_id, row.name),
      lang: row.lang,
      roles: row.roles,
      receives: row.receives,
    }
    const boxes = new Map([[municipality as string, Promise.resolve(directory)]])
    const work: Work = { tx, actor, now: house.clock?.() ?? row.at, keyring: house.keyring, opened: new Set(), boxes }
    return run(work, { actor, hasNews: row.has_news, hasHeld: row.has_held, hasShared: row.has_shared })
  })

type EnterRow = {
  account_id: string
  municipality_id: string
  unit_id: string
  service: string
  name: Buffer
  lang: string
  roles: Role[]
  receives: Receives[]
  municipality: string
  at: Date
  has_news: boolean
  has_held: boolean
  has_shared: boolean
  directory: Buffer
}
const enter = async (tx: Write, secret: Buffer) => (await sql<EnterRow>`select * from gate.enter(${secret})`.execute(tx)).rows[0]
