import { caseNumber } from '#access/index.ts'
import { today } from '#lib/day.ts'
import type { AccountId } from '#lib/id.ts'
import type { Reading } from '#work/index.ts'
import { isNextAction, type NextActionKind } from './next.ts'

/** One line of the board: what it is, and what comes next with a person and a day. No sealed words are opened for it. */
export type BoardItem = {
  kind: 'case' | 'concern' | 'discussion'
  id: string
  /** How people name it: the number of a case, the reference of a concern; a discussion is named by who asked. */
  name: string
  askedBy: AccountId | null
  next: NextActionKind | 'read-report' | 'answer-report' | 'answer-discussion' | undefined
  by: AccountId | null
  on: string | null
  isOverdue: boolean
  closedAt: Date | null
}
export type Board = { open: BoardItem[]; closed: BoardItem[] }

/** How many that are closed stand below those that are not. */
export const closedShown = 50

/**
 * Every concern, discussion and case that the actor has a part in, and no other: leading a unit opens nothing by itself. What is
 * overdue comes first, then what is due first; what is closed comes apart, the latest first.
 */
export async function boardOf(work: Reading): Promise<Board> {
  const all = [...(await cases(work)), ...(await concerns(work)), ...(await discussions(work))]
  const open = all.filter(({ closedAt }) => !closedAt).toSorted((a, b) => (a.on ?? '').localeCompare(b.on ?? ''))
  const closed = all.filter(({ closedAt }) => closedAt).toSorted((a, b) => Number(b.closedAt) - Number(a.closedAt))
  return { open, closed: closed.slice(0, closedShown) }
}

async function cases({ tx, actor, now }: Reading): Promise<BoardItem[]> {
  const rows = await tx
    .selectFrom('participant')
    .innerJoin('case', (join) =>
      join.onRef('case.municipality_id', '=', 'participant.municipality_id').onRef('case.id', '=', 'participant.case_id'),
    )
    .select(['case.id', 'case.year', 'case.sequence', 'case.next_action', 'case.next_by', 'case.next_on', 'case.closed_at'])
    .where('participant.municipality_id', '=', actor.municipality)
    .where('participant.account_id', '=', actor.id)
    .where((eb) => eb.or([eb('participant.ended_at', 'is', null), eb('participant.ended_at', '>', now)]))
    .execute()
  return rows.map((row) => ({
    kind: 'case',
    id: row.id,
    name: caseNumber(row.year, row.sequence),
    askedBy: null,
    next: isNextAction(row.next_action) ? row.next_action : undefined,
    by: row.next_by,
    on: row.next_on,
    isOverdue: row.next_on !== null && row.next_on < today(now),
    closedAt: row.closed_at,
  }))
}

/** Those she has reported herself, and those that a reporter lets her follow. */
async function concerns({ tx, actor, now }: Reading): Promise<BoardItem[]> {
  const rows = await tx
    .selectFrom('concern')
    .select(['id', 'reference', 'read_at', 'next_by', 'next_on', 'answered_at'])
    .where('municipality_id', '=', actor.municipality)
    .where((eb) =>
      eb.or([
        eb('author_id', '=', actor.id),
        eb(
          'id',
          'in',
          eb
            .selectFrom('concern_party')
            .select('concern_id')
            .where('concern_party.municipality_id', '=', actor.municipality)
            .where('concern_party.account_id', '=', actor.id),
        ),
      ]),
    )
    .execute()
  return rows.map((row) => ({
    kind: 'concern',
    id: row.id,
    name: row.reference,
    askedBy: null,
    next: row.read_at ? 'answer-report' : 'read-report',
    by: row.next_by,
    on: row.next_on,
    isOverdue: !row.answered_at && row.next_on < today(now),
    closedAt: row.answered_at,
  }))
}

async function discussions({ tx, actor, now }: Reading): Promise<BoardItem[]> {
  const rows = await tx
    .selectFrom('discussion')
    .select(['id', 'author_id', 'due_on', 'answered_at'])
    .where('municipality_id', '=', actor.municipality)
    .where('leader_id', '=', actor.id)
    .execute()
  return rows.map((row) => ({
    kind: 'discussion',
    id: row.id,
    name: '',
    askedBy: row.author_id,
    next: 'answer-discussion',
    by: actor.id,
    on: row.due_on,
    isOverdue: !row.answered_at && row.due_on < today(now),
    closedAt: row.answered_at,
  }))
}
