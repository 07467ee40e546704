import * as z from 'zod'
import { caseNumber } from '#access/index.ts'
import { namesOf } from '#identity/index.ts'
import type { AccountId, CaseId, ConcernId } from '#lib/id.ts'
import { boxFor, opened, type Reading } from '#work/index.ts'
import { Reason } from './inbox-decision.ts'
import type { Entry } from './inbox.ts'
import { releasedOn, type Released } from './release.ts'

const words = z.string().default('')
const Side = z.object({ asked: z.boolean().default(false), words })
/** What a report says, as it was sent. */
export const ReportBody = z.object({
  about: z.object({ name: words, birthYear: words }).optional(),
  observations: z.array(z.object({ seen: words, on: words, time: words, where: words, toldBy: words, interpretation: words })),
  sides: z.object({ colleagues: Side, partners: Side, family: Side, person: Side }).optional(),
  protective: words,
  discussedWithLeader: z.array(z.string()).default([]),
  discussedAnonymously: z.array(z.string()).default([]),
  toldWords: words,
})
export type ReportBody = z.infer<typeof ReportBody>
/** What the reporter added after she sent it. */
export type Addition = { id: string; at: Date; by: AccountId; words: string }
/** What was decided, with the reason opened. `cases`: those that it is linked to and the actor may read; others stay unnamed. */
export type Verdict = NonNullable<Entry['decided']> & {
  byName: string
  reason: z.infer<typeof Reason>
  cases: { id: CaseId; number: string }[]
}
export type Report = { body: ReportBody; additions: readonly Addition[]; released: readonly Released[] }

/** A report's words, with what was added and what was answered. For one that has been marked as read. */
export async function reportOf(work: Reading, { concern: { id } }: Entry): Promise<Report> {
  opened(work, id)
  return { body: await bodyOf(work, id), additions: await additionsTo(work, id), released: await releasedOn(work, id) }
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

async function bodyOf(work: Reading, id: ConcernId): Promise<ReportBody> {
  const box = await boxFor(work, 'concern', id)
  const { body } = await work.tx
    .selectFrom('concern')
    .select('body')
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return ReportBody.parse(box.openJson('concern', 'body', id, body))
}

async function additionsTo(work: Reading, concern: ConcernId): Promise<Addition[]> {
  const box = await boxFor(work, 'concern', concern)
  const rows = await work.tx
    .selectFrom('concern_addition')
    .select(['id', 'author_id', 'body', 'at'])
    .where('municipality_id', '=', work.actor.municipality)
    .where('concern_id', '=', concern)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, author_id, body, at }) => ({ id, at, by: author_id, words: box.open('concern_addition', 'body', id, body) }))
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
