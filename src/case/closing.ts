import { today } from '#lib/day.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import { newId, type AccountId } from '#lib/id.ts'
import { disposalRules, type DisposalRule, type Outcome } from '#law/index.ts'
import { boxFor, reading, type CaseReading, type CaseWork, type Reading } from '#work/index.ts'
import { pendingHandover } from './handover.ts'
import { nextAfter, workersOn } from './next.ts'
import { mustBeOpen } from './state.ts'
import { wayOf } from './step.ts'
import { finishTask, openTasks } from './task.ts'

export const outcomes = [
  'foothold-found',
  'moved-on-to-other-service',
  'moved-away',
  'person-declined',
  'unfounded',
  'other',
] as const satisfies readonly Outcome[]

export type Closing = {
  outcome: Outcome
  words: string
  /** The person's own view, or why it is missing: one of the two. */
  personView: string | { missing: string }
  disposalRule: string
  /** What is written as the outcome of tasks that are still open. Without it, a case with open tasks is not closed. */
  tasksFallAway?: string | undefined
}
export type Closure = {
  outcome: Outcome
  words: string
  personView: string | { missing: string }
  rule: DisposalRule | undefined
  at: Date
  by: AccountId
}
export type Reopening = { reason: string; at: Date; by: AccountId }

/** The disposal rules that are in force and fit an outcome of a case; without one: all of them. */
export const rulesFor = ({ now }: Reading | CaseWork, outcome?: Outcome): DisposalRule[] =>
  disposalRules.filter(
    ({ outcomes: fits, validFrom, validTo }) =>
      (outcome ? fits.includes(outcome) : fits.length > 0) && validFrom <= today(now) && (validTo === null || today(now) <= validTo),
  )

/** What stands in the way of closing: a hand-over that waits, tasks that are not done. */
export async function inTheWay(work: CaseReading) {
  return { handover: await pendingHandover(work), tasks: await openTasks(work) }
}

/** Every closing of this case, the latest first. */
export async function closures(work: CaseReading): Promise<Closure[]> {
  const box = await boxFor(work, 'case', work.case.id)
  const rows = await work.tx
    .selectFrom('closure')
    .selectAll()
    .where('municipality_id', '=', work.actor.municipality)
    .where('case_id', '=', work.case.id)
    .orderBy('at', 'desc')
    .execute()
  return rows.map((row) => ({
    outcome: row.outcome as Outcome,
    words: box.open('closure', 'words', row.id, row.words),
    personView: row.person_view
      ? box.open('closure', 'person_view', row.id, row.person_view)
      : { missing: box.open('closure', 'person_view_missing', row.id, row.person_view_missing!) },
    rule: disposalRules.find(({ id }) => id === row.disposal_rule),
    at: row.at,
    by: row.by_id,
  }))
}

/** Every time this case was opened again, the latest first. */
export async function reopenings(work: CaseReading): Promise<Reopening[]> {
  const box = await boxFor(work, 'case', work.case.id)
  const rows = await work.tx
    .selectFrom('reopening')
    .select(['id', 'reason', 'at', 'by_id'])
    .where('municipality_id', '=', work.actor.municipality)
    .where('case_id', '=', work.case.id)
    .orderBy('at', 'desc')
    .execute()
  return rows.map(({ id, reason, at, by_id }) => ({ reason: box.open('reopening', 'reason', id, reason), at, by: by_id }))
}

/**
 * Closes the case with how it ended, the person's own view and the disposal rule that it falls under. Nothing is deleted: it can
 * still be read, and be opened again. Throws Conflict if it is closed already, while a hand-over waits, or while tasks are open that
 * do not fall away; NotFound for a rule that does not fit the outcome.
 */
export async function closeCase(work: CaseWork, { outcome, words, personView, disposalRule, tasksFallAway }: Closing): Promise<void> {
  mustBeOpen(work)
  if (!rulesFor(work, outcome).some(({ id }) => id === disposalRule)) throw new NotFound()
  const { handover, tasks } = await inTheWay(reading(work))
  if (handover || (tasks.length > 0 && !tasksFallAway)) throw new Conflict('Something stands in the way')
  for (const { id } of tasks) await finishTask(work, { task: id, outcome: tasksFallAway! })
  const { tx, actor, now } = work
  const id = newId<'closure'>()
  const box = await boxFor(work, 'case', work.case.id)
  await tx
    .insertInto('closure')
    .values({
      municipality_id: actor.municipality,
      id,
      case_id: work.case.id,
      outcome,
      words: box.seal('closure', 'words', id, words),
      person_view: typeof personView === 'string' ? box.seal('closure', 'person_view', id, personView) : null,
      person_view_missing: typeof personView === 'string' ? null : box.seal('closure', 'person_view_missing', id, personView.missing),
      disposal_rule: disposalRule,
      at: now,
      by_id: actor.id,
    })
    .execute()
  await turn(work, { state: 'closed', closed_at: now, next_action: null, next_on: null, next_by: null })
}

/**
 * Opens a closed case again, for a reason, with a day for the next action, which the lead has: the step goes on where it was.
 * Throws Conflict if the case is open.
 */
export async function reopenCase(work: CaseWork, { reason, nextOn }: { reason: string; nextOn: string }): Promise<void> {
  if (work.case.state === 'open') throw new Conflict('The case is open')
  const { tx, actor, now } = work
  const id = newId<'reopening'>()
  const box = await boxFor(work, 'case', work.case.id)
  const values = { municipality_id: actor.municipality, id, case_id: work.case.id, by_id: actor.id, at: now }
  const { path } = await wayOf(reading(work))
  const { step, next_action } = nextAfter(path, { now, lead: actor.id, team: await workersOn(reading(work)) })
  await tx
    .insertInto('reopening')
    .values({ ...values, reason: box.seal('reopening', 'reason', id, reason) })
    .execute()
  await turn(work, { state: 'open', closed_at: null, step, next_action, next_on: nextOn, next_by: actor.id })
}

type Turned = {
  step?: string | null
  state: 'open' | 'closed'
  closed_at: Date | null
  next_action: string | null
  next_on: string | null
  next_by: AccountId | null
}
async function turn({ tx, actor, case: { id, state } }: CaseWork, to: Turned) {
  const { numUpdatedRows } = await tx
    .updateTable('case')
    .set((eb) => ({ ...to, revision: eb('revision', '+', 1) }))
    .where('municipality_id', '=', actor.municipality)
    .where('id', '=', id)
    .where('state', '=', state)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new Conflict('Someone else was first')
}
