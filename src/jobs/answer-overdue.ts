import * as z from 'zod'
import { transact, type Db, type Write } from '#db/index.ts'
import { addDays, today } from '#lib/day.ts'
import { isId, type Id, type MunicipalityId } from '#lib/id.ts'
import { morningOf, remindOnce } from './overdue.ts'
import { plan } from './plan.ts'

const Told = z.object({
  municipality: z.custom<MunicipalityId>((value) => typeof value === 'string' && isId(value)),
  report: z.custom<Id<'child_welfare_report'>>((value) => typeof value === 'string' && isId(value)),
})

/**
 * Promises to remind whoever leads the case if child welfare has not answered in time (barnevernsloven § 13-3). To be called in the
 * transaction that reports, and when the day is moved. Takes the report and the last day to answer, YYYY-MM-DD; it is looked at the morning after.
 */
export const planAnswerOverdue = (
  tx: Write,
  { municipality, report }: { municipality: string; report: string },
  on: string,
): Promise<void> => plan(tx, 'report.overdue', { municipality, report }, { startAfter: morningOf(addDays(on, 1)), once: report })

/**
 * Reminds about one report. Takes what the job was told, which grants nothing: the reminder goes only to the lead of an open case where an
 * answer is overdue. One whose day was moved is planned anew. Gives how many were told.
 */
export async function remindAnswerOverdue(job: Db, told: unknown, now: Date): Promise<number> {
  const { municipality, report } = Told.parse(told)
  const waiting = await unanswered(job).where('r.municipality_id', '=', municipality).where('r.id', '=', report).executeTakeFirst()
  if (!waiting) return 0
  if (waiting.due_on! < today(now)) return remind(job, waiting, now)
  await transact(job, (tx) => planAnswerOverdue(tx, { municipality, report }, waiting.due_on!))
  return 0
}

/** Reminds about every answer that is overdue, whatever became of what was planned: after a restore the queue is empty. */
export async function remindAllAnswersOverdue(job: Db, now: Date): Promise<number> {
  let told = 0
  for (const waiting of await unanswered(job).where('r.due_on', '<', today(now)).execute()) told += await remind(job, waiting, now)
  return told
}

const unanswered = (job: Db) =>
  job
    .selectFrom('child_welfare_report as r')
    .innerJoin('case as c', (join) => join.onRef('c.municipality_id', '=', 'r.municipality_id').onRef('c.id', '=', 'r.case_id'))
    .select(['r.municipality_id', 'r.id', 'r.case_id', 'r.due_on', 'c.lead_id'])
    .where('r.waits_for', 'is not', null)
    .where('c.state', '=', 'open')

type Waiting = Awaited<ReturnType<ReturnType<typeof unanswered>['execute']>>[number]

const remind = (job: Db, { municipality_id, id, case_id, due_on, lead_id }: Waiting, now: Date) =>
  remindOnce(
    job,
    { about: [id, lead_id, due_on!], municipality: municipality_id, whom: lead_id, kind: 'report-overdue', subject: case_id },
    now,
  )
