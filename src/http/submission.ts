import { isId } from '#lib/id.ts'
import type { Work } from '#work/index.ts'
import { typed, type FormValues } from './form.ts'

/**
 * A form carries an id of its own. The first sending claims it; a second one, also at the same moment, waits for the first
 * to be done and is given the same answer. Gives where the first one led, or undefined for the first.
 */
export async function claim({ tx, actor }: Work, values: FormValues): Promise<string | undefined> {
  const id = typed(values, 'submission')
  if (!id || !isId(id)) return undefined
  const mine = { municipality_id: actor.municipality, account_id: actor.id, id }
  const claimed = await tx
    .insertInto('submission')
    .values({ ...mine, location: '' })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows === 1n) return undefined
  const { location } = await tx
    .selectFrom('submission')
    .select('location')
    .where((is) => is.and(mine))
    .executeTakeFirstOrThrow()
  return location
}

/** Notes where the first sending led. */
export async function settle({ tx, actor }: Work, values: FormValues, location: string): Promise<void> {
  const id = typed(values, 'submission')
  if (!id || !isId(id)) return
  const mine = { municipality_id: actor.municipality, account_id: actor.id, id }
  await tx
    .updateTable('submission')
    .set({ location })
    .where((is) => is.and(mine))
    .execute()
}
