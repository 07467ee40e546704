import { sql } from 'kysely'
import type { Id, AccountId } from '#lib/id.ts'
import { newId } from '#lib/id.ts'
import type { Reading, Work } from '#work/index.ts'

/** What there is something new about. The notice says which kind and where, never what. */
const noticeKinds = [
  'discussion-asked',
  'discussion-answered',
  'thread-asked',
  'thread-answered',
  'concern-arrived',
  'concern-read',
  'concern-released',
  'concern-added',
  'concern-overdue',
  'case-joined',
  'handover-proposed',
  'handover-answered',
  'report-overdue',
  'task-given',
  'shared-with-me',
  'disclosure-answered',
  'disclosure-ended',
  'consent-ends',
  'glass-broken',
  'help-arrived',
  'help-passed',
  'help-waits',
  'advice-asked',
  'advice-answered',
] as const
export type NoticeKind = (typeof noticeKinds)[number]
export type Notice = { id: Id<'notice'>; kind: NoticeKind; subject: string; at: Date; isRead: boolean }

/**
 * Tells people that there is something new, in the same transaction as the thing itself. Takes whom, which kind and the id of what
 * it is about. `byDay` keeps the clock out of it, for anonymous discussion. The actor is never told of her own deed.
 */
export async function tell(
  work: Work,
  whom: readonly AccountId[],
  kind: NoticeKind,
  subject: string,
  { byDay = false } = {},
): Promise<void> {
  const at = byDay ? new Date(Math.floor(work.now.getTime() / 86_400_000) * 86_400_000) : work.now
  const rows = [...new Set(whom)]
    .filter((account_id) => account_id !== work.actor.id)
    .map((account_id) => ({
      municipality_id: work.actor.municipality,
      id: newId<'notice'>(byDay ? at.getTime() : undefined),
      account_id,
      kind,
      subject,
      at,
      read_at: null,
    }))
  if (rows.length) await work.tx.insertInto('notice').values(rows).execute()
}

/** My newest notices, unread ones first. */
export async function myNotices({ tx, actor }: Reading, most = 50): Promise<Notice[]> {
  const rows = await tx
    .selectFrom('notice')
    .select(['id', 'kind', 'subject', 'at', 'read_at'])
    .where('municipality_id', '=', actor.municipality)
    .where('account_id', '=', actor.id)
    .orderBy((eb) => eb('read_at', 'is', null), 'desc')
    .orderBy('at', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ id, kind, subject, at, read_at }) => ({ id, kind: kind as NoticeKind, subject, at, isRead: read_at !== null }))
}

/** I have seen what there is about this. */
export const markRead = ({ tx, actor, now }: Work, subject: string) =>
  tx
    .updateTable('notice')
    .set({ read_at: readAt(now) })
    .where('municipality_id', '=', actor.municipality)
    .where('account_id', '=', actor.id)
    .where('subject', '=', subject)
    .where('read_at', 'is', null)
    .execute()

/** I have seen everything that had come by a moment: what came after the page was shown is still new. */
export const markAllRead = ({ tx, actor, now }: Work, until: Date) =>
  tx
    .updateTable('notice')
    .set({ read_at: readAt(now) })
    .where('municipality_id', '=', actor.municipality)
    .where('account_id', '=', actor.id)
    .where('at', '<=', until)
    .where('read_at', 'is', null)
    .execute()

// what was told by the day is read by the day: anonymous discussion has no clock
const readAt = (now: Date) =>
  sql<Date>`case when kind in ('thread-asked', 'thread-answered', 'help-arrived', 'advice-asked', 'advice-answered') then at else ${now} end`
