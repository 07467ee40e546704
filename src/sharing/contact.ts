import { mustBeOpen } from '#case/index.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import type { AccountId, Id } from '#lib/id.ts'
import type { CaseWork } from '#work/index.ts'
import { sealedIn } from './sealed.ts'

/** When something was ended, by whom and why. */
export type Ending = { at: Date; by: AccountId; reason: string }
type Contact = 'contact_agreement' | 'family_contact'
type Ended = { ended_at: Date | null; ended_by: AccountId | null; end_reason: Buffer | null }

/** How a row says that it was ended; undefined while it stands. */
export const endingOf = (row: Ended, open: (column: string, value: Buffer) => string): Ending | undefined =>
  row.ended_at ? { at: row.ended_at, by: row.ended_by!, reason: open('end_reason', row.end_reason!) } : undefined

/**
 * Ends an agreement on contact or a plan for the family: once, with a reason, and what was written stays. Throws NotFound where this case has
 * none such, Conflict where it has been ended or the case is closed.
 */
export async function endContact(work: CaseWork, table: Contact, id: Id<Contact>, reason: string): Promise<void> {
  mustBeOpen(work)
  const { seal } = await sealedIn(work, table, id)
  const { numUpdatedRows } = await work.tx
    .updateTable(table)
    .set({ ended_at: work.now, ended_by: work.actor.id, end_reason: seal('end_reason', reason) })
    .where('municipality_id', '=', work.actor.municipality)
    .where('case_id', '=', work.case.id)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!numUpdatedRows) throw (await isThere(work, table, id)) ? new Conflict('Ended already') : new NotFound()
}

const isThere = async ({ tx, actor, case: of }: CaseWork, table: Contact, id: Id<Contact>) =>
  (await tx
    .selectFrom(table)
    .select('id')
    .where('municipality_id', '=', actor.municipality)
    .where('case_id', '=', of.id)
    .where('id', '=', id)
    .executeTakeFirst()) !== undefined
