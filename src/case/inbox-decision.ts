import { sql } from 'kysely'
import * as z from 'zod'
import { requireCase } from '#access/index.ts'
import { readOnly, type Decision, type Receives } from '#db/index.ts'
import { planOverdue } from '#jobs/index.ts'
import { today, workingDays } from '#lib/day.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import { newId, type CaseId } from '#lib/id.ts'
import { tell } from '#notify/index.ts'
import { boxFor, opened, reading, type Work } from '#work/index.ts'
import { linkConcern } from './access.ts'
import { receiversLeft } from './block.ts'
import { daysToAnswer } from './concern.ts'
import { entryOf, keepInStep, type Entry, type ReportId } from './inbox.ts'
import { openCase, type Opening } from './opening.ts'

/** Whether the person was told, and if not, why. */
const Told = z.object({ isTold: z.boolean(), why: z.string().optional() })
export type Told = z.infer<typeof Told>
/** Why a report was decided as it was, as it stands sealed; with a report passed on, also whether the person was told. */
export const Reason = z.object({ words: z.string(), told: Told.optional() })
/** `revision`: the one the decision was made from; left out, the present one. */
export type Deciding = { reason: string; revision?: number }

/** Working days until the reporter should have heard something, once it is decided. */
const answerWithin = 5

/** What each kind of receiver can decide: the municipality follows up in cases here, the others in systems of their own. */
export const decisionsOf = (receiver: Receives): readonly Decision[] =>
  receiver === 'municipal' ? ['linked', 'passed-on', 'unfounded'] : ['answered', 'passed-on', 'unfounded']

/**
 * Closes a report as unfounded, under a disposal rule. It is linked to no case, so nothing finds it again when the next report
 * comes. Throws Conflict if it has not been read, or has been decided or changed meanwhile, and NotFound for a decision that this
 * receiver does not take; so do the other decisions.
 */
export const decideUnfounded = async (
  work: Work,
  report: ReportId,
  { disposalRule, ...why }: Deciding & { disposalRule: string },
): Promise<void> => void (await decide(work, report, 'unfounded', why, { disposal_rule: disposalRule }))

/** Links a report to an open case that the actor works on. Throws NotFound for another case, Conflict for a closed one. */
export async function linkToCase(work: Work, report: ReportId, { caseId, ...why }: Deciding & { caseId: CaseId }): Promise<void> {
  const { tx, actor, now } = work
  const into = await requireCase(readOnly(tx), actor, linkConcern, caseId)
  if (into.state === 'closed') throw new Conflict()
  const { concern } = await decide(work, report, 'linked', why)
  opened(work, caseId)
  await tx
    .insertInto('concern_link')
    .values({ municipality_id: actor.municipality, concern_id: concern.id, case_id: caseId, linked_by: actor.id, at: now })
    .execute()
}

/** Opens a case and links the report to it, or does neither. */
export async function openCaseFrom(
  work: Work,
  report: ReportId,
  { opening, ...why }: Deciding & { opening: Opening },
): Promise<{ id: CaseId; number: string }> {
  const made = await openCase(work, opening)
  await linkToCase(work, report, { ...why, caseId: made.id })
  return made
}

/** The receivers that a report may be passed on to: not the one who passes it on, nor the one it was first sent to. */
export const othersThan = ({ receiver, concern }: Entry): readonly Receives[] =>
  (['municipal', 'child-welfare', 'police'] as const).filter((one) => one !== receiver && one !== concern.receiver)

/**
 * Passes a report on to another receiver, as a disclosure with its ground: the same words, opened to them. Gives false where nobody
 * takes that kind of report, or they have had this one already.
 */
export async function passOn(
  work: Work,
  report: ReportId,
  { to, ground, told, ...why }: Deciding & { to: Receives; ground: string; told: Told },
): Promise<boolean> {
  const { tx, actor, now } = work
  const left = await receiversLeft(reading(work), report, to)
  const [responsible_id] = left
  if (!responsible_id) return false
  const { id, concern } = await entryOf(work, report)
  const entry = newId<'inbox_entry'>()
  const due_on = workingDays(today(now), daysToAnswer)
  const arrived = await tx
    .insertInto('inbox_entry')
    .values({
      municipality_id: actor.municipality,
      id: entry,
      concern_id: concern.id,
      receiver: to,
      arrived_at: now,
      due_on,
      responsible_id,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (arrived.numInsertedOrUpdatedRows === 0n) return false
  await planOverdue(tx, { municipality: actor.municipality, entry }, due_on)
  await decide(work, id, 'passed-on', why, { ground }, told)
  await tell(work, left, 'concern-arrived', concern.id)
  return true
}

/** Notes that child welfare or the police have taken the report into their own system, with what they say of it. */
export const answerReport = async (work: Work, report: ReportId, why: Deciding): Promise<void> =>
  void (await decide(work, report, 'answered', why))

type More = { ground?: string; disposal_rule?: string }

async function decide(
  work: Work,
  report: ReportId,
  decision: Decision,
  { reason, revision }: Deciding,
  more: More = {},
  told?: Told,
): Promise<Entry> {
  const { tx, actor, now } = work
  const entry = await entryOf(work, report)
  const { id } = entry
  if (!decisionsOf(entry.receiver).includes(decision)) throw new NotFound()
  const box = await boxFor(work, 'concern', entry.concern.id)
  const sealed = box.sealJson('inbox_entry', 'reason', id, { words: reason, ...(told && { told }) } satisfies z.infer<typeof Reason>)
  const done = await tx
    .updateTable('inbox_entry')
    .set({ decision, decided_at: now, decided_by: actor.id, reason: sealed, ...more, revision: sql`revision + 1` })
    .where('municipality_id', '=', actor.municipality)
    .where('id', '=', id)
    .where('read_at', 'is not', null)
    .where('decision', 'is', null)
    .$if(revision !== undefined, (query) => query.where('revision', '=', revision!))
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new Conflict()
  opened(work, entry.concern.id)
  // the same whatever was decided: the reporter sees who answers her and when, and learns nothing more from it
  await keepInStep(work, entry, actor.id, workingDays(today(now), answerWithin))
  return entry
}
