import { sql } from 'kysely'
import { caseNumber } from '#access/index.ts'
import { NotFound } from '#lib/errors.ts'
import { newId, type AccountId, type CaseId, type Id } from '#lib/id.ts'
import { newBoxFor, type Reading, type Work } from '#work/index.ts'

export type GlassId = Id<'break_glass'>
/** What those who hear of it may know: who came into which case, and until when. */
export type Told = { account: AccountId; case: CaseId; number: string; lead: AccountId; at: Date; until: Date }

/**
 * Stores why a life is in danger, sealed with a key of its own, before any case is named. Gives the id to go on with; it opens one
 * case, within the hour.
 */
export async function giveReason(work: Work, reason: string): Promise<GlassId> {
  const { tx, actor, now } = work
  const id = newId<'break_glass'>()
  const { box, keep } = newBoxFor(work, 'break_glass', id)
  const sealed = box.seal('break_glass', 'reason', id, reason)
  await tx
    .insertInto('break_glass')
    .values({ municipality_id: actor.municipality, id, account_id: actor.id, reason: sealed, at: now, case_id: null, opened_at: null })
    .execute()
  await keep()
  return id
}

/** Whether the actor has given this reason, and it has opened nothing yet. Throws NotFound otherwise. */
export async function mustBeWaiting({ tx, actor }: Reading, id: GlassId): Promise<void> {
  const waiting = await tx
    .selectFrom('break_glass')
    .select('id')
    .where('municipality_id', '=', actor.municipality)
    .where('id', '=', id)
    .where('account_id', '=', actor.id)
    .where('case_id', 'is', null)
    .executeTakeFirst()
  if (!waiting) throw new NotFound()
}

/**
 * Opens the case of this number to the actor, to read for an hour; those who should know are told by the database in the same step.
 * Gives undefined where no case has the number, where she is kept out of it, and where the reason is more than an hour old: she
 * cannot tell which.
 */
export async function breakGlass(
  { tx, now }: Work,
  glass: GlassId,
  { year, sequence }: { year: number; sequence: number },
): Promise<CaseId | undefined> {
  const part = newId<'participant'>()
  const { rows } = await sql<{ id: CaseId | null }>`select gate.break_glass(${glass}, ${year}, ${sequence}, ${part}, ${now}) as id`.execute(
    tx,
  )
  return rows[0]?.id ?? undefined
}

/** The case of this number, if the actor takes part in it anyway. */
export const ownCase = async (
  { tx, actor }: Reading,
  { year, sequence }: { year: number; sequence: number },
): Promise<CaseId | undefined> =>
  (
    await tx
      .selectFrom('case')
      .select('id')
      .where('municipality_id', '=', actor.municipality)
      .where('year', '=', year)
      .where('sequence', '=', sequence)
      .executeTakeFirst()
  )?.id

/** What the actor is told of broken glass. Throws NotFound for whoever is not to hear of it. */
export async function toldOf({ tx }: Reading, glass: GlassId): Promise<Told> {
  const told = sql<ToldRow>`gate.glass_told(${glass})`.as<'told'>('told')
  const row = await tx.selectFrom(told).selectAll().executeTakeFirst()
  if (!row) throw new NotFound()
  const { account_id: account, case_id, lead_id: lead, opened_at: at, until } = row
  return { account, case: case_id, number: caseNumber(row.year, row.sequence), lead, at, until }
}

type ToldRow = { account_id: AccountId; case_id: CaseId; year: number; sequence: number; lead_id: AccountId; opened_at: Date; until: Date }
