import { z } from 'zod'
import { addDays, today } from '#lib/day.ts'
import { Conflict } from '#lib/errors.ts'
import { newId, type AccountId } from '#lib/id.ts'
import { routineOf, stepOf, type RecordValues, type Routine, type RoutineStep } from '#routine/index.ts'
import type { Box } from '#vault/index.ts'
import { boxFor, reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { moveCase, nextAfter, workersOn } from './next.ts'
import { movesOf, pathOf, startNeedsReason, stepsBetween, type Path, type StepEvent } from './path.ts'

/** A case's way: the routine that it began with, what has happened, and how far each step has come. */
export type Way = { routine: Routine; events: readonly StepEvent[]; path: Path }

/** Reads a case's way. */
export async function wayOf(work: CaseReading): Promise<Way> {
  const routine = await routineOf(work, work.case.routine, work.case.routineVersion)
  const events = await eventsOf(work)
  return { routine, events, path: pathOf(routine.content.steps, events) }
}

/** What was written in a move: the answers of a finished step, or the reason. */
export async function openEvent(work: CaseReading, { id, record, reason }: StepEvent): Promise<{ record?: RecordValues; reason?: string }> {
  const box = await boxFor(work, 'case', work.case.id)
  return {
    ...(record && { record: Answers.parse(box.openJson('step_event', 'record', id, record)) }),
    ...(reason && { reason: box.open('step_event', 'reason', id, reason) }),
  }
}

const Answers = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

type Start = { step: string; responsible?: AccountId; dueOn?: string; reason?: string; revision?: number }

/**
 * Begins a step, or takes it up again. Earlier steps that are not done are skipped on the way, each with the reason. Without more,
 * the lead holds it for as long as the routine says. Gives `reason` when one is needed, `not-in-team` for a holder who does not
 * work on the case; throws NotFound for a step that the case's routine does not have, Conflict when it is begun already.
 */
export async function startStep(work: CaseWork, { step: key, responsible = work.case.lead, dueOn, reason, revision }: Start) {
  const { way, step, team } = await about(work, key, 'start')
  if (!team.has(responsible)) return 'not-in-team'
  if (!reason && startNeedsReason(way.path, key)) return 'reason'
  const skipped: Move[] = stepsBetween(way.path, key).map((place) => ({ step: place.step.key, kind: 'skipped', reason }))
  const due_on = dueOn ?? addDays(today(work.now), step.deadlineDays!)
  await move(work, way, team, [...skipped, { step: key, kind: 'started', responsible_id: responsible, due_on, reason }], revision)
  return 'moved'
}

/** Finishes a step with what its routine asks for; the caller has checked the answers. Throws as startStep does. */
export async function finishStep(
  work: CaseWork,
  { step: key, record, revision }: { step: string; record: RecordValues; revision?: number },
) {
  const { way, team } = await about(work, key, 'finish')
  await move(work, way, team, [{ step: key, kind: 'finished', record }], revision)
  return 'moved'
}

/** Passes a step by, with the reason. Throws as startStep does. */
export async function skipStep(work: CaseWork, { step: key, reason, revision }: { step: string; reason: string; revision?: number }) {
  const { way, team } = await about(work, key, 'skip')
  await move(work, way, team, [{ step: key, kind: 'skipped', reason }], revision)
  return 'moved'
}

async function about(
  work: CaseWork,
  key: string,
  wanted: 'start' | 'finish' | 'skip',
): Promise<{ way: Way; step: RoutineStep; team: ReadonlySet<AccountId> }> {
  const way = await wayOf(reading(work))
  const step = stepOf(way.routine, key)
  if (!movesOf(way.path, key).includes(wanted)) throw new Conflict()
  return { way, step, team: await workersOn(reading(work)) }
}

type Move = Pick<StepEvent, 'step' | 'kind'> & {
  responsible_id?: AccountId
  due_on?: string
  record?: RecordValues
  reason?: string | undefined
}

/** Writes the moves down and sets what comes next. The case goes first: its revision lets only one of two through. */
async function move(work: CaseWork, { routine, events }: Way, team: ReadonlySet<AccountId>, moves: readonly Move[], revision?: number) {
  const box = await boxFor(work, 'case', work.case.id)
  const written = moves.map((each) => rowOf(work, box, each))
  const path = pathOf(routine.content.steps, [...events, ...written.map(fromRow)])
  await moveCase(work, nextAfter(path, { now: work.now, lead: work.case.lead, team }), revision)
  await work.tx.insertInto('step_event').values(written).execute()
}

function rowOf({ actor, now, ...work }: CaseWork, box: Box, { step, kind, record, reason, responsible_id, due_on }: Move) {
  const id = newId<'step_event'>()
  return {
    municipality_id: actor.municipality,
    id,
    case_id: work.case.id,
    step,
    kind,
    at: now,
    by_id: actor.id,
    responsible_id: responsible_id ?? null,
    due_on: due_on ?? null,
    record: record ? box.sealJson('step_event', 'record', id, record) : null,
    reason: reason ? box.seal('step_event', 'reason', id, reason) : null,
  }
}

async function eventsOf({ tx, actor, case: { id } }: CaseReading): Promise<StepEvent[]> {
  const rows = await tx
    .selectFrom('step_event')
    .select(['id', 'step', 'kind', 'at', 'by_id', 'responsible_id', 'due_on', 'record', 'reason'])
    .where('municipality_id', '=', actor.municipality)
    .where('case_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

type Row = Omit<StepEvent, 'by' | 'responsible' | 'dueOn'> & { by_id: AccountId; responsible_id: AccountId | null; due_on: string | null }
const fromRow = ({ id, step, kind, at, by_id, responsible_id, due_on, record, reason }: Row): StepEvent => ({
  id,
  step,
  kind,
  at,
  by: by_id,
  responsible: responsible_id,
  dueOn: due_on,
  record,
  reason,
})
