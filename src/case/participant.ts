import type { CaseRole, Role } from '#db/index.ts'
import { colleagues, type Colleague } from '#identity/index.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import { endOf } from '#lib/day.ts'
import { newId, type AccountId, type Id } from '#lib/id.ts'
import { tell } from '#notify/index.ts'
import { boxFor, reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { mustBeOpen } from './state.ts'

export type ParticipantId = Id<'participant'>
export const teamRoles = ['member', 'observer'] as const satisfies readonly CaseRole[]
type TeamRole = (typeof teamRoles)[number]
export type Participant = {
  id: ParticipantId
  account: AccountId
  role: CaseRole
  /** Why she takes part: need to know is asked for, each time. */
  reason: string
  addedBy: AccountId
  startedAt: Date
  /** When it ended or, where its end was set beforehand, when it will. */
  endedAt: Date | null
  /** She came in by emergency access, for an hour. */
  isEmergency: boolean
}
/** `lastDay`: YYYY-MM-DD, after which the part is over by itself. */
export type Joining = { account: AccountId; role: TeamRole; reason: string; lastDay?: string | undefined }

/** Everyone who takes part now, the lead first, and everyone who has taken part, the latest first. */
export async function team(work: CaseReading): Promise<{ now: Participant[]; before: Participant[] }> {
  const all: Participant[] = []
  for (const row of await partsIn(work))
    all.push({
      id: row.id,
      account: row.account_id,
      role: row.role,
      reason: await reasonOf(work, row),
      addedBy: row.added_by,
      startedAt: row.started_at,
      endedAt: row.ended_at,
      isEmergency: row.glass_id !== null,
    })
  const isOver = ({ endedAt }: Participant) => endedAt !== null && endedAt <= work.now
  return {
    now: all.filter((part) => !isOver(part)).toSorted((a, b) => Number(b.role === 'lead') - Number(a.role === 'lead')),
    before: all.filter(isOver).toSorted((a, b) => Number(b.endedAt) - Number(a.endedAt)),
  }
}

const partsIn = ({ tx, actor, case: { id } }: CaseReading) =>
  tx
    .selectFrom('participant')
    .leftJoin('break_glass as glass', (join) =>
      join.onRef('glass.municipality_id', '=', 'participant.municipality_id').onRef('glass.id', '=', 'participant.glass_id'),
    )
    .select(['participant.id', 'participant.account_id', 'participant.role', 'participant.reason', 'participant.added_by'])
    .select(['participant.started_at', 'participant.ended_at', 'participant.glass_id', 'glass.reason as glass_reason'])
    .where('participant.municipality_id', '=', actor.municipality)
    .where('participant.case_id', '=', id)
    .orderBy('participant.started_at')
    .orderBy('participant.id')
    .execute()

type Row = Awaited<ReturnType<typeof partsIn>>[number]
async function reasonOf(work: CaseReading, { id, reason, glass_id, glass_reason }: Row) {
  if (reason) return (await boxFor(work, 'case', work.case.id)).open('participant', 'reason', id, reason)
  return (await boxFor(work, 'break_glass', glass_id!)).open('break_glass', 'reason', glass_id!, glass_reason!)
}

/** Those who work on the case now: the lead and the members. Observers read. */
export const workers = ({ tx, actor, now, case: { id } }: CaseReading): Promise<{ account: AccountId; role: CaseRole }[]> =>
  tx
    .selectFrom('participant')
    .select(['account_id as account', 'role'])
    .where('municipality_id', '=', actor.municipality)
    .where('case_id', '=', id)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', now)]))
    .where('role', 'in', ['lead', 'member'])
    .orderBy('started_at')
    .execute()

/** Whose work a case can be. Partners learn of it by disclosure with a ground, not by reading along. */
const roles: readonly Role[] = ['employee', 'unit_leader', 'coordinator', 'mentor']

/** The colleagues who can be asked into the team: at work, and not in it already. */
export async function whoCanJoin(work: CaseReading): Promise<Colleague[]> {
  const inside = new Set((await team(work)).now.map(({ account }) => account))
  return (await colleagues(work)).filter((one) => !inside.has(one.id) && one.roles.some((role) => roles.includes(role)))
}

/**
 * Takes someone into the team, for a reason, and tells her. Gives the new id. Throws Conflict if she is in it already or the case
 * is closed, NotFound if she is nobody who can join. One who is kept out of the case (see block.ts) is refused by the database.
 */
export async function addParticipant(work: CaseWork, { account, role, reason, lastDay }: Joining): Promise<ParticipantId> {
  mustBeOpen(work)
  const { now } = await team(reading(work))
  if (now.some((each) => each.account === account)) throw new Conflict('Already in the team')
  if (!(await whoCanJoin(reading(work))).some(({ id }) => id === account)) throw new NotFound()
  const id = newId<'participant'>()
  const box = await boxFor(work, 'case', work.case.id)
  await work.tx
    .insertInto('participant')
    .values({
      municipality_id: work.actor.municipality,
      id,
      case_id: work.case.id,
      account_id: account,
      role,
      reason: box.seal('participant', 'reason', id, reason),
      added_by: work.actor.id,
      started_at: work.now,
      ended_at: lastDay ? endOf(lastDay) : null,
    })
    .execute()
  await tell(work, [account], 'case-joined', work.case.id)
  return id
}

/**
 * Ends someone's part in the case: the lead ends anybody's but her own, everyone else ends her own. Her open tasks go to the lead,
 * as does the next action, so that nothing is left with one who cannot see it. Throws NotFound for what is not hers to end.
 */
export async function endParticipant(work: CaseWork, id: ParticipantId): Promise<void> {
  const { tx, actor, now } = work
  const gone = (await team(reading(work))).now.find((each) => each.id === id)
  if (!gone || gone.role === 'lead' || !mayEnd(work, gone)) throw new NotFound()
  await leaveNothing(work, gone)
  await tx
    .updateTable('participant')
    .set({ ended_at: now })
    .where('municipality_id', '=', actor.municipality)
    .where('case_id', '=', work.case.id)
    .where('id', '=', id)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', now)]))
    .execute()
}

/** Whether the actor may end this part. */
export const mayEnd = ({ actor, case: { lead } }: CaseReading | CaseWork, { account, role }: Participant) =>
  role !== 'lead' && (lead === actor.id || account === actor.id)

async function leaveNothing({ tx, actor, now, case: { id, lead } }: CaseWork, { account, role }: Participant) {
  if (role === 'observer') return
  await tx
    .updateTable('task')
    .set({ responsible_id: lead })
    .where('municipality_id', '=', actor.municipality)
    .where('case_id', '=', id)
    .where('responsible_id', '=', account)
    .where('done_at', 'is', null)
    .execute()
  await tx
    .updateTable('case')
    .set((eb) => ({ next_by: lead, revision: eb('revision', '+', 1) }))
    .where('municipality_id', '=', actor.municipality)
    .where('id', '=', id)
    .where('next_by', '=', account)
    .execute()
  await tx
    .updateTable('handover')
    .set({ answered_at: now, accepted: false })
    .where('municipality_id', '=', actor.municipality)
    .where('case_id', '=', id)
    .where('to_id', '=', account)
    .where('answered_at', 'is', null)
    .execute()
}
