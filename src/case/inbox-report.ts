import type * as z from 'zod'
import { caseNumber } from '#access/index.ts'
import { namesOf } from '#identity/index.ts'
import type { CaseId } from '#lib/id.ts'
import { boxFor, opened, type Reading } from '#work/index.ts'
import { additionsTo, bodyOf, type Addition } from './concern-sent.ts'
import type { ConcernBody } from './concern.ts'
import { Reason } from './inbox-decision.ts'
import type { Entry } from './inbox.ts'
import { releasedOn, type Released } from './release.ts'

/** What was decided, with the reason opened. `cases`: those that it is linked to and the actor may read; others stay unnamed. */
export type Verdict = NonNullable<Entry['decided']> & {
  byName: string
  reason: z.infer<typeof Reason>
  cases: { id: CaseId; number: string }[]
}
export type Words = { body: ConcernBody; additions: readonly Addition[]; released: readonly Released[] }

/** A report's words, with what was added and what was answered. For one that has been marked as read. */
export async function wordsOf(work: Reading, { concern: { id } }: Entry): Promise<Words> {
  opened(work, id)
  const { tx, actor } = work
  const row = await tx
    .selectFrom('concern')
    .select(['id', 'body'])
    .where('municipality_id', '=', actor.municipality)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { body: await bodyOf(work, row), additions: await additionsTo(work, id), released: await releasedOn(work, id) }
}

/** What was decided about a report and why; undefined while it waits. */
export async function verdictOf(work: Reading, { id, concern, decided }: Entry): Promise<Verdict | undefined> {
  if (!decided) return undefined
  opened(work, concern.id)
  const box = await boxFor(work, 'concern', concern.id)
  const { reason } = await work.tx
    .selectFrom('inbox_entry')
    .select('reason')
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const names = await namesOf(work, [decided.by])
  return {
    ...decided,
    byName: names.get(decided.by) ?? '',
    reason: Reason.parse(box.openJson('inbox_entry', 'reason', id, reason!)),
    cases: await casesOf(work, concern.id),
  }
}

// the case is joined under the actor's own eyes: one that she takes no part in is not there
const casesOf = async ({ tx, actor }: Reading, concern: Entry['concern']['id']) =>
  (
    await tx
      .selectFrom('concern_link')
      .innerJoin('case', (join) =>
        join.onRef('case.municipality_id', '=', 'concern_link.municipality_id').onRef('case.id', '=', 'concern_link.case_id'),
      )
      .select(['case.id', 'case.year', 'case.sequence'])
      .where('concern_link.municipality_id', '=', actor.municipality)
      .where('concern_link.concern_id', '=', concern)
      .orderBy('concern_link.at')
      .execute()
  ).map(({ id, year, sequence }) => ({ id, number: caseNumber(year, sequence) }))
