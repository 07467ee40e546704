import { Conflict } from '#lib/errors.ts'
import { addDays, today } from '#lib/day.ts'
import type { AccountId } from '#lib/id.ts'
import { reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { workers } from './participant.ts'
import { nextMove, type Path } from './path.ts'

/** What a case waits for. A case that is open always has one of them, with a day and a person; the database checks it. */
const nextActions = ['start-step', 'finish-step', 'close-case'] as const
export type NextActionKind = (typeof nextActions)[number]
export const isNextAction = (value: string | null): value is NextActionKind => nextActions.some((kind) => kind === value)

/** How soon a step should begin, or the case be closed, when nobody has set a day. */
const daysToBegin = 3
const daysToClose = 14

type Next = { step: string | null; next_action: NextActionKind; next_on: string; next_by: AccountId }

/** What a case waits for after a move: a step that is begun waits for the one who holds it, all else for the lead. */
export function nextAfter(path: Path, { now, lead, team }: { now: Date; lead: AccountId; team: ReadonlySet<AccountId> }): Next {
  const move = nextMove(path)
  if (move.what === 'close-case') return { step: null, next_action: move.what, next_on: addDays(today(now), daysToClose), next_by: lead }
  const { step, latest } = move.place
  const soon = addDays(today(now), daysToBegin)
  if (move.what === 'start-step') return { step: step.key, next_action: move.what, next_on: soon, next_by: lead }
  const holder = latest?.responsible
  return { step: step.key, next_action: move.what, next_on: latest?.dueOn ?? soon, next_by: holder && team.has(holder) ? holder : lead }
}

/**
 * Moves a case on, if nobody else has done so since the page was drawn. Takes what changes; throws Conflict when the revision
 * is no longer the one that was seen.
 */
export async function moveCase(work: CaseWork, set: Partial<Next>, revision: number = work.case.revision): Promise<void> {
  const moved = await work.tx
    .updateTable('case')
    .set({ ...set, revision: revision + 1 })
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', '=', work.case.id)
    .where('state', '=', 'open')
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (moved.numUpdatedRows !== 1n) throw new Conflict()
}

/**
 * Changes the day and the person of a case's next action. Takes the revision that the page showed; gives `not-in-team` for
 * someone who does not work on the case. Throws Conflict when the case has moved on meanwhile.
 */
export async function planNext(
  work: CaseWork,
  { on, by, revision }: { on: string; by: AccountId; revision?: number },
): Promise<'planned' | 'not-in-team'> {
  if (!(await workersOn(reading(work))).has(by)) return 'not-in-team'
  await moveCase(work, { next_on: on, next_by: by }, revision)
  return 'planned'
}

/** Those who may be given something to do in a case: its lead and members, not who only looks on. */
export const workersOn = async (work: CaseReading): Promise<ReadonlySet<AccountId>> =>
  new Set((await workers(work)).map(({ account }) => account))

/** Whether the actor works on the case, and does not only look on. */
export const mayWork = async (work: CaseReading) => (await workersOn(work)).has(work.actor.id)
