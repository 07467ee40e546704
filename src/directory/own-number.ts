import { sql } from 'kysely'
import type { Reading, Work } from '#work/index.ts'
import { municipality } from './place.ts'

/** The municipality's own four digits; undefined until it has told them. */
export async function ownNumber(work: Reading): Promise<string | undefined> {
  const row = await work.tx.selectFrom('municipality').select('number').where('id', '=', work.actor.municipality).executeTakeFirstOrThrow()
  return row.number ?? undefined
}

/** Tells which municipality of the public register this is. Gives false when no municipality has the number. */
export async function tellNumber(work: Work, number: string): Promise<boolean> {
  if (!municipality(number)) return false
  await sql`select gate.tell_number(${number})`.execute(work.tx)
  return true
}
