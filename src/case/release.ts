import { newId, type AccountId, type ConcernId, type Id } from '#lib/id.ts'
import { tell } from '#notify/index.ts'
import { boxFor, type Reading, type Work } from '#work/index.ts'
import { entryOf, reportersOf, type ReportId } from './inbox.ts'
import type { Told } from './inbox-decision.ts'

export type Released = { id: Id<'concern_release'>; at: Date; by: AccountId; words?: string; ground: string | null; told?: Told }
/** What the reporter gets to know, as a disclosure with its ground; or that nothing more can be shared, which discloses nothing. */
export type Releasing = { words: string; ground: string; told: Told } | 'nothing'

/**
 * Lets the reporter know something beyond "received" and "read", and tells her that it is there. Once the report has been decided,
 * this is its answer. Throws NotFound for a report that is not the actor's to answer.
 */
export async function release(work: Work, report: ReportId, releasing: Releasing): Promise<void> {
  const { tx, actor, now } = work
  const { concern, decided } = await entryOf(work, report)
  const box = await boxFor(work, 'concern', concern.id)
  const row = newId<'concern_release'>()
  const shared = releasing === 'nothing' ? undefined : releasing
  await tx
    .insertInto('concern_release')
    .values({
      municipality_id: actor.municipality,
      id: row,
      concern_id: concern.id,
      decided_by: actor.id,
      ground: shared?.ground ?? null,
      told: shared ? (shared.told.isTold ? 'told' : 'not-told') : null,
      told_reason: shared?.told.why ? box.seal('concern_release', 'told_reason', row, shared.told.why) : null,
      words: shared ? box.seal('concern_release', 'words', row, shared.words) : null,
      at: now,
    })
    .execute()
  // a word on the way is no answer: until it is decided, it still waits
  if (decided)
    await tx
      .updateTable('concern')
      .set({ answered_at: now })
      .where('municipality_id', '=', actor.municipality)
      .where('id', '=', concern.id)
      .execute()
  await tell(work, await reportersOf(work, concern), 'concern-released', concern.id)
}

/** What the reporter has been let know, oldest first. */
export async function releasedOn(work: Reading, concern: ConcernId): Promise<Released[]> {
  const box = await boxFor(work, 'concern', concern)
  const rows = await work.tx
    .selectFrom('concern_release')
    .selectAll()
    .where('municipality_id', '=', work.actor.municipality)
    .where('concern_id', '=', concern)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, at, decided_by, ground, told, told_reason, words }) => ({
    id,
    at,
    by: decided_by,
    ground,
    ...(words && { words: box.open('concern_release', 'words', id, words) }),
    ...(told && {
      told: { isTold: told === 'told', ...(told_reason && { why: box.open('concern_release', 'told_reason', id, told_reason) }) },
    }),
  }))
}
