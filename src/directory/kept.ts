import type { Updateable } from 'kysely'
import type { Tables } from '#db/index.ts'
import { addDays, today } from '#lib/day.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import type { Work } from '#work/index.ts'

/** Whether it is a year since someone held it against the truth. */
export const isStale = (verifiedOn: string, now: Date) => verifiedOn < addDays(today(now), -365)

type List = 'arena' | 'local_contact'

/**
 * Writes anew what the municipality tells of one thing on a list of its own, or takes it off. Throws NotFound when it is not on the list,
 * or another municipality's; Conflict when someone else has changed it meanwhile.
 */
export async function rewrite<Name extends List>(
  { tx, actor: { municipality }, now }: Work,
  list: Name,
  { id, revision }: { id: Tables[List]['id']; revision: number },
  changed: Updateable<Tables[Name]>,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable<List>(list)
    .set({ ...changed, changed_at: now, revision: revision + 1 })
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('taken_off_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) return
  const isThere = await tx
    .selectFrom<List>(list)
    .select('id')
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .where('taken_off_at', 'is', null)
    .executeTakeFirst()
  throw isThere ? new Conflict() : new NotFound()
}
