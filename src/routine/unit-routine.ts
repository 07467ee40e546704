import { compareNames } from '#i18n/index.ts'
import { Conflict } from '#lib/errors.ts'
import type { AccountId, UnitId } from '#lib/id.ts'
import type { Reading, Work } from '#work/index.ts'

export type UnitRoutine = {
  unit: UnitId
  unitName: string
  version: number
  body: string
  /** The colleague who follows up concerns in this unit. */
  follower: AccountId
  approvedBy: AccountId
  approvedOn: string
  reviewOn: string
}

/** The routine that a unit follows now, and so who follows up there. Gives undefined where the unit has none. */
export const unitRoutineOf = async (work: Reading | Work, unit: UnitId): Promise<UnitRoutine | undefined> =>
  (await unitRoutineHistory(work as Reading, unit))[0]

/** Every version of a unit's routine, the newest first. */
export async function unitRoutineHistory(work: Reading, unit: UnitId): Promise<UnitRoutine[]> {
  const rows = await all(work).where('unit_routine.unit_id', '=', unit).orderBy('version', 'desc').execute()
  return rows.map(shaped)
}

export type Unit = { id: UnitId; name: string; routine: UnitRoutine | undefined }

/** The units of the municipality by name, each with the routine that it follows now. */
export async function unitsWithRoutines(work: Reading): Promise<Unit[]> {
  const units = await work.tx.selectFrom('unit').select(['id', 'name']).where('municipality_id', '=', work.actor.municipality).execute()
  const newest = new Map((await all(work).orderBy('version').execute()).map((row) => [row.unit_id, shaped(row)]))
  return units.toSorted((a, b) => compareNames(a.name, b.name)).map((unit) => ({ ...unit, routine: newest.get(unit.id) }))
}

export type NewUnitRoutine = Pick<UnitRoutine, 'body' | 'follower' | 'approvedOn' | 'reviewOn'>

/**
 * Writes the next version of the routine of the actor's own unit, approved by her. Takes the version that it becomes.
 * Throws Conflict if someone else has written that one meanwhile. The database refuses whoever does not lead the unit.
 */
export async function writeUnitRoutineVersion(
  { tx, actor }: Work,
  version: number,
  { body, follower, approvedOn, reviewOn }: NewUnitRoutine,
): Promise<void> {
  const own = { municipality_id: actor.municipality, unit_id: actor.unit }
  const last = await tx
    .selectFrom('unit_routine')
    .select('version')
    .where('municipality_id', '=', actor.municipality)
    .where('unit_id', '=', actor.unit)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if ((last?.version ?? 0) + 1 !== version) throw new Conflict()
  const row = { ...own, version, body, follower_id: follower, approved_by: actor.id, approved_on: approvedOn, review_on: reviewOn }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('unit_routine')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw new Conflict()
}

const all = ({ tx, actor }: Reading) =>
  tx
    .selectFrom('unit_routine')
    .innerJoin('unit', (join) =>
      join.onRef('unit.municipality_id', '=', 'unit_routine.municipality_id').onRef('unit.id', '=', 'unit_routine.unit_id'),
    )
    .select(['unit_routine.unit_id', 'unit.name as unit_name', 'version', 'body', 'follower_id', 'approved_by', 'approved_on', 'review_on'])
    .where('unit_routine.municipality_id', '=', actor.municipality)

type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number]
const shaped = (row: Row): UnitRoutine => ({
  unit: row.unit_id,
  unitName: row.unit_name,
  version: row.version,
  body: row.body,
  follower: row.follower_id,
  approvedBy: row.approved_by,
  approvedOn: row.approved_on,
  reviewOn: row.review_on,
})
