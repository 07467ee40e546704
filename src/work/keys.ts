import type { KeyPurpose, Read } from '#db/index.ts'
import { NotFound } from '#lib/errors.ts'
import type { MunicipalityId } from '#lib/id.ts'
import type { Box, Keyring } from '#vault/index.ts'
import type { Reading, Work } from './work.ts'

/**
 * The box of a case, concern, draft, discussion, thread or the directory. The database gives the wrapped key only to whoever
 * may read what it opens. Throws NotFound where there is no such key for this actor (also when it has been destroyed).
 */
export function boxFor(work: Reading | Work, purpose: KeyPurpose, id: string): Promise<Box> {
  const known = work.boxes.get(id)
  if (known) return known
  const box = fetchBox(work as Reading, purpose, id)
  work.boxes.set(id, box)
  return box
}

/**
 * A new box for something that is being made. `keep` stores its key and must be called after the row itself has been inserted,
 * for the database asks whose it is. It throws NotFound when the id is something else's: an id that came with a form may be anyone's.
 */
export function newBoxFor(work: Work, purpose: KeyPurpose, id: string): { box: Box; keep: () => Promise<void> } {
  const municipality = work.actor.municipality
  const { box, wrapped } = work.keyring.newBox(municipality, id)
  work.boxes.set(id, Promise.resolve(box))
  const keep = async () => {
    const { numInsertedOrUpdatedRows } = await work.tx
      .insertInto('keystore.data_key')
      .values({ municipality_id: municipality, id, purpose, wrapped })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n) throw new NotFound()
  }
  return { box, keep }
}

/** Destroys the key of something that is no record (a draft, a held form), and notes that it is gone. Call it before the row goes. */
export async function discardKey(work: Work, purpose: 'draft' | 'held', id: string): Promise<void> {
  const municipality_id = work.actor.municipality
  await work.tx.insertInto('keystore.destroyed_key').values({ municipality_id, id, purpose }).execute()
  await work.tx.deleteFrom('keystore.data_key').where('municipality_id', '=', municipality_id).where('id', '=', id).execute()
}

/** Notes that the words of these cases or concerns were opened, for the trace. */
export const opened = (work: Reading | Work, ...ids: string[]) => {
  for (const id of ids) work.opened.add(id)
}

/** Opens the municipality's own key if this process has not done so yet. */
export async function learnMunicipality(tx: Read, keyring: Keyring, municipality: MunicipalityId): Promise<void> {
  if (keyring.knows(municipality)) return
  const row = await tx
    .selectFrom('keystore.municipality_key')
    .select('wrapped')
    .where('municipality_id', '=', municipality)
    .executeTakeFirstOrThrow()
  keyring.learn(municipality, row.wrapped)
}

async function fetchBox(work: Reading, purpose: KeyPurpose, id: string): Promise<Box> {
  const row = await work.tx
    .selectFrom('keystore.data_key')
    .select('wrapped')
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', '=', id)
    .where('purpose', '=', purpose)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return work.keyring.box(work.actor.municipality, id, row.wrapped)
}
