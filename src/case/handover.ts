import { sql } from 'kysely'
import { caseNumber } from '#access/index.ts'
import { colleagues, type Colleague } from '#identity/index.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import { newId, type AccountId, type CaseId, type Id } from '#lib/id.ts'
import { markRead, tell } from '#notify/index.ts'
import { boxFor, reading, type CaseReading, type CaseWork, type Reading } from '#work/index.ts'
import { addParticipant, endParticipant, team, whoCanJoin } from './participant.ts'
import { mustBeOpen } from './state.ts'

export type HandoverId = Id<'handover'>
export type Handover = {
  id: HandoverId
  from: AccountId
  to: AccountId
  reason: string
  proposedAt: Date
  /** Withdrawn: the one who asked took it back, or the one asked left the team. */
  outcome: 'pending' | 'accepted' | 'declined' | 'withdrawn'
  answeredAt: Date | null
  answer: string | null
}
export type PendingHandover = { id: HandoverId; case: CaseId; number: string; from: AccountId; proposedAt: Date }

/** Every hand-over of the lead in this case, the latest first. The pending one, if any, is on top. */
export async function handovers(work: CaseReading): Promise<Handover[]> {
  const box = await boxFor(work, 'case', work.case.id)
  const rows = await work.tx
    .selectFrom('handover')
    .select(['id', 'from_id', 'to_id', 'reason', 'proposed_at', 'answered_at', 'accepted', 'answer'])
    .where('municipality_id', '=', work.actor.municipality)
    .where('case_id', '=', work.case.id)
    .orderBy((eb) => eb('answered_at', 'is', null), 'desc')
    .orderBy('proposed_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    from: row.from_id,
    to: row.to_id,
    reason: box.open('handover', 'reason', row.id, row.reason),
    proposedAt: row.proposed_at,
    outcome: outcomeOf(row),
    answeredAt: row.answered_at,
    answer: row.answer && box.open('handover', 'answer', row.id, row.answer),
  }))
}

/** The hand-over that waits for an answer in this case. */
export const pendingHandover = async (work: CaseReading): Promise<Handover | undefined> =>
  (await handovers(work)).find(({ outcome }) => outcome === 'pending')

/** Who can be asked to take over: everyone else in the team, and every colleague who can join it. */
export async function whoCanLead(work: CaseReading): Promise<Colleague[]> {
  const inside = new Set((await team(work)).now.filter(({ role }) => role !== 'lead').map(({ account }) => account))
  const outside = new Set((await whoCanJoin(work)).map(({ id }) => id))
  return (await colleagues(work)).filter(({ id }) => inside.has(id) || outside.has(id))
}

/** The cases whose lead I am asked to take over, the oldest first. No sealed words are opened. */
export async function pendingHandoversFor({ tx, actor }: Reading): Promise<PendingHandover[]> {
  const rows = await tx
    .selectFrom('handover')
    .innerJoin('case', (join) =>
      join.onRef('case.municipality_id', '=', 'handover.municipality_id').onRef('case.id', '=', 'handover.case_id'),
    )
    .select(['handover.id', 'handover.case_id', 'handover.from_id', 'handover.proposed_at', 'case.year', 'case.sequence'])
    .where('handover.municipality_id', '=', actor.municipality)
    .where('handover.to_id', '=', actor.id)
    .where('handover.answered_at', 'is', null)
    .orderBy('handover.proposed_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    case: row.case_id,
    number: caseNumber(row.year, row.sequence),
    from: row.from_id,
    proposedAt: row.proposed_at,
  }))
}

/**
 * Asks someone to take over the lead, for a reason, and tells her. One who does not work on the case yet becomes a member first, so
 * that she can read before she answers. The lead stays where it is. Gives the new id. Throws Conflict while another hand-over waits.
 */
export async function proposeHandover(work: CaseWork, { to, reason }: { to: AccountId; reason: string }): Promise<HandoverId> {
  mustBeOpen(work)
  if (to === work.actor.id) throw new NotFound()
  if (await pendingHandover(reading(work))) throw new Conflict('Another hand-over waits')
  await makeMember(work, to, reason)
  const { tx, actor, now } = work
  const id = newId<'handover'>()
  const box = await boxFor(work, 'case', work.case.id)
  await tx
    .insertInto('handover')
    .values({
      municipality_id: actor.municipality,
      id,
      case_id: work.case.id,
      from_id: actor.id,
      to_id: to,
      reason: box.seal('handover', 'reason', id, reason),
      proposed_at: now,
      answered_at: null,
      accepted: null,
      answer: null,
    })
    .execute()
  await tell(work, [to], 'handover-proposed', work.case.id)
  return id
}

/**
 * The one who is asked says yes or no, in words. With a yes, both leads and the case change hands in one step in the database.
 * Throws NotFound if nothing waits for her, Conflict if it was taken back meanwhile.
 */
export async function answerHandover(work: CaseWork, { accept, words }: { accept: boolean; words: string }): Promise<void> {
  mustBeOpen(work)
  const waiting = await pendingHandover(reading(work))
  if (waiting?.to !== work.actor.id) throw waiting ? new NotFound() : new Conflict('Nothing waits for an answer')
  const box = await boxFor(work, 'case', work.case.id)
  const answer = words ? box.seal('handover', 'answer', waiting.id, words) : null
  if (accept) await takeOver(work, waiting, answer)
  else await turnDown(work, waiting.id, answer)
  await tell(work, [waiting.from], 'handover-answered', work.case.id)
  await markRead(work, work.case.id)
}

/** The one who asked takes it back. Throws Conflict if it has been answered meanwhile. */
export async function withdrawHandover(work: CaseWork): Promise<void> {
  const waiting = await pendingHandover(reading(work))
  if (waiting?.from !== work.actor.id) throw new Conflict('Nothing to take back')
  await turnDown(work, waiting.id, null)
  await tell(work, [waiting.to], 'handover-answered', work.case.id)
}

async function makeMember(work: CaseWork, account: AccountId, reason: string) {
  const part = (await team(reading(work))).now.find((each) => each.account === account)
  if (part?.role === 'member') return
  if (part) await endParticipant(work, part.id)
  await addParticipant(work, { account, role: 'member', reason })
}

async function takeOver(work: CaseWork, { id, reason }: Handover, answer: Buffer | null) {
  const box = await boxFor(work, 'case', work.case.id)
  const [old, next] = [newId<'participant'>(), newId<'participant'>()]
  const why = (part: string) => box.seal('participant', 'reason', part, reason)
  const { rows } = await sql<{ taken: CaseId | null }>`
    select gate.accept_handover(${id}, ${answer}, ${work.now}, ${old}, ${why(old)}, ${next}, ${why(next)}) as taken`.execute(work.tx)
  if (!rows[0]?.taken) throw new Conflict('The hand-over has been taken back')
}

async function turnDown({ tx, actor, now }: CaseWork, id: HandoverId, answer: Buffer | null) {
  const { numUpdatedRows } = await tx
    .updateTable('handover')
    .set({ answered_at: now, accepted: false, answer })
    .where('municipality_id', '=', actor.municipality)
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new Conflict('The hand-over has been answered')
}

type Answer = { answered_at: Date | null; accepted: boolean | null; answer: Buffer | null }
function outcomeOf({ answered_at, accepted, answer }: Answer): Handover['outcome'] {
  if (!answered_at) return 'pending'
  if (accepted) return 'accepted'
  return answer ? 'declined' : 'withdrawn'
}
