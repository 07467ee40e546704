import { caseNumber } from '#access/index.ts'
import { today } from '#lib/day.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import { newId, type AccountId, type CaseId, type Id } from '#lib/id.ts'
import { tell } from '#notify/index.ts'
import { boxFor, opened, reading, type CaseReading, type CaseWork, type Reading } from '#work/index.ts'
import { workersOn } from './next.ts'
import { mustBeOpen } from './state.ts'

export type TaskId = Id<'task'>
export type Task = { id: TaskId; title: string; responsible: AccountId; dueOn: string; isOverdue: boolean; addedBy: AccountId }
export type DoneTask = Task & { doneAt: Date; doneBy: AccountId; outcome: string }
export type MyTask = Task & { case: CaseId; number: string }

/** What is to be done in the case, what is due first on top. */
export async function openTasks(work: CaseReading): Promise<Task[]> {
  const box = await boxFor(work, 'case', work.case.id)
  const rows = await tasks(work).where('done_at', 'is', null).orderBy('due_on').orderBy('id').execute()
  return rows.map((row) => ({ ...plain(work, row), title: box.open('task', 'title', row.id, row.title) }))
}

/** What has been done in the case and what came of it, the latest first. */
export async function doneTasks(work: CaseReading): Promise<DoneTask[]> {
  const box = await boxFor(work, 'case', work.case.id)
  const rows = await tasks(work).where('done_at', 'is not', null).orderBy('done_at', 'desc').orderBy('id').execute()
  return rows.map((row) => ({
    ...plain(work, row),
    isOverdue: false,
    title: box.open('task', 'title', row.id, row.title),
    doneAt: row.done_at!,
    doneBy: row.done_by!,
    outcome: box.open('task', 'outcome', row.id, row.outcome!),
  }))
}

/** One task, done or not. Throws NotFound where this case has no such task. */
export async function taskOf(work: CaseReading, id: TaskId): Promise<Task | DoneTask> {
  const task = [...(await openTasks(work)), ...(await doneTasks(work))].find((each) => each.id === id)
  if (!task) throw new NotFound()
  return task
}

/** My tasks in all my open cases, what is due first on top. Their titles are opened, so the trace names the cases. */
export async function myTasks(work: Reading, limit = 50): Promise<MyTask[]> {
  const { tx, actor } = work
  const rows = await tx
    .selectFrom('task')
    .innerJoin('case', (join) => join.onRef('case.municipality_id', '=', 'task.municipality_id').onRef('case.id', '=', 'task.case_id'))
    .select(['task.id', 'task.case_id', 'task.title', 'task.responsible_id', 'task.due_on', 'task.added_by', 'case.year', 'case.sequence'])
    .where('task.municipality_id', '=', actor.municipality)
    .where('task.responsible_id', '=', actor.id)
    .where('task.done_at', 'is', null)
    .where('case.state', '=', 'open')
    .orderBy('task.due_on')
    .orderBy('task.id')
    .limit(limit)
    .execute()
  opened(work, ...rows.map(({ case_id }) => case_id))
  const mine: MyTask[] = []
  for (const row of rows) {
    const title = (await boxFor(work, 'case', row.case_id)).open('task', 'title', row.id, row.title)
    mine.push({ ...plain(work, row), title, case: row.case_id, number: caseNumber(row.year, row.sequence) })
  }
  return mine
}

/**
 * Adds a task for someone who works on the case, and tells her. Gives the new id. Throws NotFound if she is not in the team,
 * Conflict in a closed case.
 */
export async function addTask(
  work: CaseWork,
  { title, responsible, dueOn }: { title: string; responsible: AccountId; dueOn: string },
): Promise<TaskId> {
  mustBeOpen(work)
  if (!(await workersOn(reading(work))).has(responsible)) throw new NotFound()
  const { tx, actor, now } = work
  const id = newId<'task'>()
  const box = await boxFor(work, 'case', work.case.id)
  await tx
    .insertInto('task')
    .values({
      municipality_id: actor.municipality,
      id,
      case_id: work.case.id,
      title: box.seal('task', 'title', id, title),
      responsible_id: responsible,
      due_on: dueOn,
      added_by: actor.id,
      added_at: now,
      done_at: null,
      done_by: null,
      outcome: null,
    })
    .execute()
  await tell(work, [responsible], 'task-given', work.case.id)
  return id
}

/**
 * Finishes a task with what came of it, in words. Throws NotFound where this case has no such task, Conflict if someone has finished
 * it already, or the case is closed.
 */
export async function finishTask(work: CaseWork, { task, outcome }: { task: TaskId; outcome: string }): Promise<void> {
  mustBeOpen(work)
  await taskOf(reading(work), task)
  const { tx, actor, now } = work
  const box = await boxFor(work, 'case', work.case.id)
  const { numUpdatedRows } = await tx
    .updateTable('task')
    .set({ done_at: now, done_by: actor.id, outcome: box.seal('task', 'outcome', task, outcome) })
    .where('municipality_id', '=', actor.municipality)
    .where('case_id', '=', work.case.id)
    .where('id', '=', task)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new Conflict('The task is done')
}

const tasks = ({ tx, actor, case: { id } }: CaseReading) =>
  tx
    .selectFrom('task')
    .select(['id', 'title', 'responsible_id', 'due_on', 'added_by', 'done_at', 'done_by', 'outcome'])
    .where('municipality_id', '=', actor.municipality)
    .where('case_id', '=', id)

type Row = { id: TaskId; responsible_id: AccountId; due_on: string; added_by: AccountId }
const plain = ({ now }: Reading, { id, responsible_id, due_on, added_by }: Row) => ({
  id,
  responsible: responsible_id,
  dueOn: due_on,
  addedBy: added_by,
  isOverdue: due_on < today(now),
})
