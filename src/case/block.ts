import { sql } from 'kysely'
import * as z from 'zod'
import type { Receives } from '#db/index.ts'
import { firstReceiver, receiversOf } from '#identity/index.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import { newId, type AccountId, type CaseId, type ConcernId, type Id } from '#lib/id.ts'
import { boxFor, opened, type CaseReading, type CaseWork, type Reading, type Work } from '#work/index.ts'
import { entryOf, type ReportId } from './inbox.ts'

export type BlockId = Id<'block'>
/** Close to the person, working with someone who is, or something else that is apt to weaken trust (forvaltningsloven § 6). */
export const blockGrounds = ['close', 'works-with-close', 'other'] as const
/** `own`: she has said it of herself, and need not say why. */
const Why = z.object({ ground: z.enum([...blockGrounds, 'own']), words: z.string() })
type Why = z.infer<typeof Why>
export type Block = Why & {
  id: BlockId
  account: AccountId
  setBy: AccountId
  at: Date
  lifted?: { at: Date; by: AccountId; reason: string }
}
export type Blocking = Why & { account: AccountId }

/** Who is kept out of the case now, and who has been: blocks of its own, and those of the concerns that it grew from. */
export const blocksOf = async (work: CaseReading) => parted(work, await rowsOf(work, work.case.id))

/** Who is kept out of a report, before there is a case. Throws NotFound for a report that is not the actor's. */
export const blocksOnReport = async (work: Reading, report: ReportId) =>
  parted(work, await rowsOf(work, (await entryOf(work, report)).concern.id))

/** Those who take a kind of report and are not kept out of this one, whoever takes it first on top. */
export async function receiversLeft(work: Reading, report: ReportId, receives: Receives): Promise<AccountId[]> {
  const out = new Set((await blocksOnReport(work, report)).now.map(({ account }) => account))
  const first = await firstReceiver(work, receives)
  return (await receiversOf(work, receives)).filter((one) => !out.has(one)).toSorted((a, b) => Number(b === first) - Number(a === first))
}

/** Whether someone is kept out of the case. The database answers, and refuses her a part whatever is asked here. */
export const isBlocked = async ({ tx, case: { id } }: CaseReading, account: AccountId): Promise<boolean> =>
  (await tx.selectNoFrom(sql<boolean>`gate.is_blocked(${id}, ${account})`.as('is')).executeTakeFirstOrThrow()).is

/**
 * Keeps someone out of the case: the lead anyone but herself, everyone else herself (forvaltningsloven § 6). Her part, a hand-over that
 * waits for her and what lay with her in the case end or go to the lead in the same step. Gives the new id; throws NotFound for what is
 * not the actor's to do, Conflict if she is kept out already; undefined where a report of the case lies with her and nobody else takes it.
 */
export async function blockFromCase(work: CaseWork, { account, ...why }: Blocking): Promise<BlockId | undefined> {
  const { actor, case: granted } = work
  if ((granted.lead === actor.id) === (account === actor.id)) throw new NotFound()
  const box = await boxFor(work, 'case', granted.id)
  return insert(work, account, { case_id: granted.id, concern_id: null }, (id) => box.sealJson('block', 'reason', id, why satisfies Why))
}

/**
 * Keeps someone out of a report and of every case that it is linked to, now or later. Its words are hidden from her at once; if it lay
 * with her, another receiver has it. Gives undefined where nobody else is left to take it, or she leads a case that it is linked to.
 */
export async function blockFromReport(work: Work, report: ReportId, { account, ...why }: Blocking): Promise<BlockId | undefined> {
  const { concern } = await entryOf(work, report)
  const box = await boxFor(work, 'concern', concern.id)
  opened(work, concern.id)
  const seal = (id: BlockId) => box.sealJson('block', 'reason', id, why satisfies Why)
  return insert(work, account, { case_id: null, concern_id: concern.id }, seal)
}

/** Lets someone in the way of taking part again, for a reason. Throws NotFound for a block that is not there, or is the actor's own. */
export async function liftBlock(work: CaseWork, id: BlockId, reason: string): Promise<void> {
  await lift(
    work,
    (await rowsOf(work, work.case.id)).find((row) => row.id === id),
    reason,
  )
}

/** The same for a block on a report. */
export async function liftBlockOnReport(work: Work, report: ReportId, id: BlockId, reason: string): Promise<void> {
  const { concern } = await entryOf(work, report)
  await lift(
    work,
    (await rowsOf(work, concern.id)).find((row) => row.id === id),
    reason,
  )
}

async function insert(
  { tx, actor, now }: Work,
  account_id: AccountId,
  from: { case_id: CaseId | null; concern_id: ConcernId | null },
  seal: (id: BlockId) => Buffer,
): Promise<BlockId | undefined> {
  const id = newId<'block'>()
  const unlifted = { lifted_at: null, lifted_by: null, lift_reason: null }
  const inserted = await tx
    .insertInto('block')
    .values({ municipality_id: actor.municipality, id, account_id, ...from, reason: seal(id), set_by: actor.id, at: now, ...unlifted })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
    .catch((fault: unknown) => {
      if ((fault as { code?: string }).code === '42501') return undefined
      throw fault
    })
  if (inserted?.numInsertedOrUpdatedRows === 0n) throw new Conflict('Kept out already')
  return inserted && id
}

async function lift(work: Work, row: Row | undefined, reason: string) {
  if (!row || row.account_id === work.actor.id) throw new NotFound()
  const { tx, actor, now } = work
  const lift_reason = (await boxOf(work, row)).seal('block', 'lift_reason', row.id, reason)
  const { numUpdatedRows } = await tx
    .updateTable('block')
    .set({ lifted_at: now, lifted_by: actor.id, lift_reason })
    .where('municipality_id', '=', actor.municipality)
    .where('id', '=', row.id)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new Conflict('Lifted already')
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number]
const rowsOf = ({ tx, actor }: Reading | Work, of: CaseId | ConcernId) =>
  (tx as Reading['tx'])
    .selectFrom('block')
    .select(['id', 'account_id', 'case_id', 'concern_id', 'reason', 'set_by', 'at', 'lifted_at', 'lifted_by', 'lift_reason'])
    .where('municipality_id', '=', actor.municipality)
    .where((eb) =>
      eb.or([
        eb('case_id', '=', of as CaseId),
        eb('concern_id', '=', of as ConcernId),
        eb(
          'concern_id',
          'in',
          eb
            .selectFrom('concern_link as link')
            .select('link.concern_id')
            .where('link.municipality_id', '=', actor.municipality)
            .where('link.case_id', '=', of as CaseId),
        ),
      ]),
    )
    .orderBy('at')
    .orderBy('id')
    .execute()

async function boxOf(work: Reading | Work, { case_id, concern_id }: Row) {
  if (concern_id) opened(work, concern_id)
  return case_id ? boxFor(work, 'case', case_id) : boxFor(work, 'concern', concern_id!)
}

async function parted(work: Reading, rows: readonly Row[]): Promise<{ now: Block[]; before: Block[] }> {
  const all: Block[] = []
  for (const row of rows) {
    const box = await boxOf(work, row)
    const { id, account_id: account, set_by: setBy, at, lifted_at, lifted_by, lift_reason } = row
    const lifted = lifted_at && { at: lifted_at, by: lifted_by!, reason: box.open('block', 'lift_reason', id, lift_reason!) }
    all.push({ id, account, setBy, at, ...Why.parse(box.openJson('block', 'reason', id, row.reason)), ...(lifted && { lifted }) })
  }
  return { now: all.filter(({ lifted }) => !lifted), before: all.filter(({ lifted }) => lifted).toReversed() }
}
