import { sql } from 'kysely'
import * as z from 'zod'
import { transact, type Db, type Write } from '#db/index.ts'
import { today, workingDays } from '#lib/day.ts'
import { isId, type HelpThreadId, type MunicipalityId } from '#lib/id.ts'
import type { Keyring } from '#vault/index.ts'
import type { Mailer } from './mail.ts'
import { plan } from './plan.ts'

/** After how many working days who is told that a request for help still waits. */
export type Climb = { readonly colleagues: number; readonly leader: number }
type Rung = 0 | 1 | 2
type About = { municipality: string; thread: string; rung: Rung }

const Told = z.object({
  municipality: z.custom<MunicipalityId>((value) => typeof value === 'string' && isId(value)),
  thread: z.custom<HelpThreadId>((value) => typeof value === 'string' && isId(value)),
  rung: z.enum(['0', '1', '2']),
})

/**
 * Promises a mail to those whom a request for help waits for: 0 whoever answers it, 1 everyone else who receives, 2 the leader. To be called
 * in the transaction of what it tells of.
 */
export const planHelpMail = (tx: Write, { municipality, thread, rung }: About): Promise<void> =>
  plan(tx, 'help.mail', { municipality, thread, rung: String(rung) }, { once: `${thread} ${rung}` })

/**
 * Sends it. Takes what the job was told, which grants nothing: only those whom the thread waits for now get mail. Where the house has no
 * mail, or they no address, there is the notice alone. Gives how many mails were handed in.
 */
export async function mailThatHelpWaits(job: Db, told: unknown, post: { keyring: Keyring; send: Mailer } | undefined): Promise<number> {
  const { municipality, thread, rung } = Told.parse(told)
  if (!post) return 0
  const { keyring, send } = post
  const { rows } = await sql<{ account_id: string; lang: string; email: Buffer; directory: Buffer }>`
    select * from gate.help_mail_to(${municipality}, ${thread}, ${Number(rung)})`.execute(job)
  if (rows.length && !keyring.knows(municipality)) await learn(job, keyring, municipality)
  for (const { account_id, lang, email, directory } of rows)
    await send(keyring.box(municipality, municipality, directory).open('account', 'email', account_id, email), lang)
  return rows.length
}

/**
 * Lets what still waits climb: to the colleagues, then to the leader, each told once for each time that it waits. Takes how many working
 * days that is. Safe to run again. Gives how many were told.
 */
export async function climbHelp(job: Db, now: Date, climb: Climb): Promise<number> {
  const waiting = await job
    .selectFrom('help_thread')
    .select(['municipality_id', 'id', 'waits_since'])
    .where('waits_for', '=', 'staff')
    .where('closed_on', 'is', null)
    .execute()
  let told = 0
  for (const { municipality_id: municipality, id: thread, waits_since } of waiting)
    for (const [rung, days] of [[1, climb.colleagues] as const, [2, climb.leader] as const])
      if (workingDays(waits_since, days) < today(now)) told += await tellRung(job, { municipality, thread, rung })
  return told
}

const tellRung = (job: Db, about: About) =>
  transact(job, async (tx) => {
    const { rows } = await sql<{ told: number }>`
      select gate.help_climb(${about.municipality}, ${about.thread}, ${about.rung}) as told`.execute(tx)
    const { told } = rows[0]!
    if (told > 0) await planHelpMail(tx, about)
    return told
  })

/** Forgets how often anyone asked in hours that are over, and which forms may be sent again. */
export const sweepHelp = async (job: Db): Promise<void> => void (await sql`select gate.help_sweep()`.execute(job))

async function learn(job: Db, keyring: Keyring, municipality: MunicipalityId) {
  const row = await job
    .selectFrom('keystore.municipality_key')
    .select('wrapped')
    .where('municipality_id', '=', municipality)
    .executeTakeFirstOrThrow()
  keyring.learn(municipality, row.wrapped)
}
