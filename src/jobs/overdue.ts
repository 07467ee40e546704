import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import * as z from 'zod'
import { transact, type Db, type Write } from '#db/index.ts'
import { today } from '#lib/day.ts'
import { isId, type Id, type MunicipalityId } from '#lib/id.ts'
import { plan } from './plan.ts'

const Told = z.object({
  municipality: z.custom<MunicipalityId>((value) => typeof value === 'string' && isId(value)),
  entry: z.custom<Id<'inbox_entry'>>((value) => typeof value === 'string' && isId(value)),
})

/**
 * Promises to remind whoever is responsible if a report has not been decided on when it is due. To be called in the transaction
 * that puts the report in the inbox, and when its day is moved. Takes the entry and its day, YYYY-MM-DD; it is looked at from eight in the morning.
 */
export const planOverdue = (tx: Write, { municipality, entry }: { municipality: string; entry: string }, on: string): Promise<void> =>
  plan(tx, 'concern.overdue', { municipality, entry }, { startAfter: morningOf(on), once: entry })

/**
 * Reminds about one report. Takes what the job was told, which grants nothing: the reminder goes only to the one who is responsible for an
 * undecided report whose day has come. One whose day was moved is planned anew. Gives how many were told.
 */
export async function remindOverdue(job: Db, told: unknown, now: Date): Promise<number> {
  const { municipality, entry } = Told.parse(told)
  const waiting = await undecided(job).where('municipality_id', '=', municipality).where('id', '=', entry).executeTakeFirst()
  if (!waiting) return 0
  if (waiting.due_on <= today(now)) return remind(job, waiting, now)
  await transact(job, (tx) => planOverdue(tx, { municipality, entry }, waiting.due_on))
  return 0
}

/** Reminds about every report whose day has come, whatever became of what was planned: after a restore the queue is empty. */
export async function remindAllOverdue(job: Db, now: Date): Promise<number> {
  let told = 0
  for (const waiting of await undecided(job).where('due_on', '<=', today(now)).execute()) told += await remind(job, waiting, now)
  return told
}

const undecided = (job: Db) =>
  job.selectFrom('inbox_entry').select(['municipality_id', 'id', 'concern_id', 'responsible_id', 'due_on']).where('decision', 'is', null)

type Waiting = Awaited<ReturnType<ReturnType<typeof undecided>['execute']>>[number]

const remind = (job: Db, { municipality_id, id, concern_id, responsible_id, due_on }: Waiting, now: Date) =>
  remindOnce(
    job,
    {
      about: [id, responsible_id, due_on],
      municipality: municipality_id,
      whom: responsible_id,
      kind: 'concern-overdue',
      subject: concern_id,
    },
    now,
  )

type Reminder = { about: readonly string[]; municipality: string; whom: string; kind: string; subject: string }

/** Tells someone that a day has passed. The same reminder has the same id, so that it is given once however often the job runs. */
export async function remindOnce(job: Db, { about, municipality, whom, kind, subject }: Reminder, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into notice (municipality_id, id, account_id, kind, subject, at)
    values (${municipality}, ${reminderId(...about)}, ${whom}, ${kind}, ${subject}, ${now}) on conflict do nothing`.execute(job)
  return Number(numAffectedRows ?? 0n)
}

/** A UUID of version 8 (RFC 9562): its bits are our own, here the hash of what it is about. */
function reminderId(...about: readonly string[]): string {
  const hex = createHash('sha256').update(about.join(' ')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Eight in the morning of a day, in Norway. */
export const morningOf = (day: string) =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: '08:00' }).epochMilliseconds)
