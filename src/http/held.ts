import { sql } from 'kysely'
import { readOnly, transact } from '#db/index.ts'
import { newId, type MunicipalityId } from '#lib/id.ts'
import { boxFor, discardKey, learnMunicipality, type House, type Work } from '#work/index.ts'
import type { FormValues } from './form.ts'
import type { Failure } from './web.ts'

/**
 * Keeps a form that came after the session's end, sealed, for the one whose session it was. Takes the old session's secret.
 * Opens nothing: the database takes it in without letting anyone in.
 */
export const holdForm = (house: House, secret: Buffer, path: string, values: FormValues): Promise<void> =>
  transact(house.db, async (tx) => {
    const { rows } = await sql<{ municipality_id: MunicipalityId }>`select municipality_id from gate.holder(${secret})`.execute(tx)
    const municipality = rows[0]?.municipality_id
    if (!municipality) return
    await learnMunicipality(readOnly(tx), house.keyring, municipality)
    const id = newId<'held_form'>()
    const { box, wrapped } = house.keyring.newBox(municipality, id)
    const sealed = box.sealJson('held_form', 'typed', id, [...values])
    const place = placeOf(house.keyring, path)
    await sql`select gate.hold(${secret}, ${id}, ${place}, ${sealed}, ${wrapped})`.execute(tx)
  })

/** The form that was kept for this page, as a failure to show it with. */
export async function findHeld(work: Work, path: string): Promise<Failure | undefined> {
  const row = await mine(work, path).select(['id', 'typed']).orderBy('at', 'desc').limit(1).executeTakeFirst()
  if (!row) return undefined
  const box = await boxFor(work, 'held', row.id)
  const values = new Map(box.openJson('held_form', 'typed', row.id, row.typed) as [string, string[]][])
  return { values, errors: {}, why: 'kept' }
}

/** The form has been sent now: what was kept of it goes, with its key. */
export async function dropHeld(work: Work, path: string): Promise<void> {
  for (const { id } of await mine(work, path).select('id').execute()) {
    await discardKey(work, 'held', id)
    await work.tx.deleteFrom('held_form').where('id', '=', id).execute()
  }
}

const mine = ({ tx, actor, keyring }: Work, path: string) =>
  tx
    .selectFrom('held_form')
    .where('municipality_id', '=', actor.municipality)
    .where('account_id', '=', actor.id)
    .where('path', '=', placeOf(keyring, path))

// beside a clock stands no thread's id: its address is kept under a name that only this installation can make
const placeOf = (keyring: House['keyring'], path: string) =>
  path.startsWith('/consultations/') ? keyring.blindSubject('held', path).toString('hex') : path
