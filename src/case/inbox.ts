import { sql } from 'kysely'
import { namesOf } from '#identity/index.ts'
import type { Decision, Receives } from '#db/index.ts'
import { planOverdue } from '#jobs/index.ts'
import { today } from '#lib/day.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import type { AccountId, ConcernId, Id } from '#lib/id.ts'
import { markRead, tell } from '#notify/index.ts'
import type { Reading, Work } from '#work/index.ts'

export type EntryId = Id<'inbox_entry'>
/** A report by its place in the inbox, or by the concern itself, which is all that a notice knows. */
export type ReportId = EntryId | ConcernId
/** One line of the list: who reported when, and who sees to it. Nothing of what was reported. */
export type Line = {
  id: EntryId
  reference: string
  arrivedAt: Date
  unitName: string
  reporter: string
  responsible: string
  dueOn: string
  isRead: boolean
  isOverdue: boolean
  decision: Decision | null
  decidedAt: Date | null
}
/** The report's head with what was decided: everything about it but the words. */
export type Entry = {
  id: EntryId
  receiver: Receives
  arrivedAt: Date
  dueOn: string
  isOverdue: boolean
  responsible: AccountId
  readAt: Date | null
  revision: number
  decided: { decision: Decision; at: Date; by: AccountId; ground: string | null; disposalRule: string | null } | null
  concern: {
    id: ConcernId
    reference: string
    author: AccountId
    unitName: string
    receiver: Receives
    service: string
    ground: string | null
    isIdentified: boolean
    isOwnContact: boolean
    isTold: boolean
    sentAt: Date
    answeredAt: Date | null
  }
}

const pageSize = 25

/**
 * The reports that the actor takes: undecided ones oldest first, or decided ones newest first, 25 at a time. `after` is the `next`
 * of the page before; anything else begins at the beginning.
 */
export async function inboxOf(work: Reading, { decided = false, after = '' } = {}): Promise<{ lines: Line[]; next?: string }> {
  const order = decided ? 'inbox_entry.decided_at' : 'inbox_entry.arrived_at'
  const way = decided ? 'desc' : 'asc'
  const rows = await mine(work)
    .where('inbox_entry.id', 'in', idsOnPage(work, decided, cursorOf(after)))
    .orderBy(order, way)
    .orderBy('inbox_entry.id', way)
    .limit(pageSize + 1)
    .execute()
  const names = await namesOf(
    work,
    rows.flatMap(({ author_id, responsible_id }) => [author_id, responsible_id]),
  )
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    lines: shown.map((row) => lineOf(work, row, names)),
    ...(last && { next: `${(decided ? last.decided_at! : last.arrived_at).getTime()}_${last.id}` }),
  }
}

/** How many reports wait for the actor, how many of them nobody has read, and how many are overdue. */
export async function inboxCount({ tx, actor, now }: Reading): Promise<{ waiting: number; unread: number; overdue: number }> {
  if (actor.receives.length === 0) return { waiting: 0, unread: 0, overdue: 0 }
  const { waiting, unread, overdue } = await tx
    .selectFrom('inbox_entry')
    .select(({ fn }) => [
      fn.countAll<string>().as('waiting'),
      fn.countAll<string>().filterWhere('read_at', 'is', null).as('unread'),
      fn.countAll<string>().filterWhere('due_on', '<', today(now)).as('overdue'),
    ])
    .where('municipality_id', '=', actor.municipality)
    .where('receiver', 'in', actor.receives)
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow()
  return { waiting: Number(waiting), unread: Number(unread), overdue: Number(overdue) }
}

/**
 * One report's head. Throws NotFound for one that is not there, or that came to another kind of receiver. One who takes several
 * kinds, and asks by the concern, is given the one that still waits.
 */
export async function entryOf(work: Reading | Work, wanted: ReportId): Promise<Entry> {
  const row = await mine(work as Reading)
    .where(sql<boolean>`${wanted}::uuid in (inbox_entry.id, inbox_entry.concern_id)`)
    .orderBy('inbox_entry.decided_at', (order) => order.asc().nullsFirst())
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  const { decision, decided_at, decided_by } = row
  return {
    id: row.id,
    receiver: row.receiver,
    arrivedAt: row.arrived_at,
    dueOn: row.due_on,
    isOverdue: isOverdue(work, row),
    responsible: row.responsible_id,
    readAt: row.read_at,
    revision: row.revision,
    decided: decision && { decision, at: decided_at!, by: decided_by!, ground: row.entry_ground, disposalRule: row.disposal_rule },
    concern: {
      id: row.concern_id,
      reference: row.reference,
      author: row.author_id,
      unitName: row.unit_name,
      receiver: row.concern_receiver,
      service: row.sender_service,
      ground: row.ground,
      isIdentified: row.is_identified,
      isOwnContact: row.origin === 'self',
      isTold: row.told === 'told',
      sentAt: row.sent_at,
      answeredAt: row.answered_at,
    },
  }
}

/**
 * Marks a report as read: this opens its words to the receiver, and the first time the reporter is told that it was read. Done again
 * it changes nothing. Throws NotFound as entryOf.
 */
export async function openReport(work: Work, report: ReportId): Promise<void> {
  const { tx, actor, now } = work
  const { id, concern } = await entryOf(work, report)
  await markRead(work, concern.id)
  const entry = await tx
    .updateTable('inbox_entry')
    .set({ read_at: now })
    .where('municipality_id', '=', actor.municipality)
    .where('id', '=', id)
    .where('read_at', 'is', null)
    .executeTakeFirst()
  if (entry.numUpdatedRows === 0n) return
  const first = await tx
    .updateTable('concern')
    .set({ read_at: now })
    .where('municipality_id', '=', actor.municipality)
    .where('id', '=', concern.id)
    .where('read_at', 'is', null)
    .executeTakeFirst()
  if (first.numUpdatedRows > 0n) await tell(work, await reportersOf(work, concern), 'concern-read', concern.id)
}

/**
 * Puts someone in charge of a report until a day. Takes an account that takes this kind of report. Throws Conflict if it has been
 * decided or changed since `revision`.
 */
export async function planReport(
  work: Work,
  report: ReportId,
  { responsible, dueOn, revision }: { responsible: AccountId; dueOn: string; revision?: number },
) {
  const entry = await entryOf(work, report)
  const changed = await work.tx
    .updateTable('inbox_entry')
    .set({ responsible_id: responsible, due_on: dueOn, revision: sql`revision + 1` })
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', '=', entry.id)
    .where('decision', 'is', null)
    .$if(revision !== undefined, (query) => query.where('revision', '=', revision!))
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Conflict()
  await planOverdue(work.tx, { municipality: work.actor.municipality, entry: entry.id }, dueOn)
  await keepInStep(work, entry, responsible, dueOn)
  if (responsible !== entry.responsible) await tell(work, [responsible], 'concern-arrived', entry.concern.id)
}

/**
 * What the reporter sees of who answers her, and when. Only the receiver she wrote to moves it: were it to follow a report that
 * is passed on, it would tell her where.
 */
export async function keepInStep({ tx, actor }: Work, { receiver, concern }: Entry, next_by: AccountId, next_on: string): Promise<void> {
  if (receiver !== concern.receiver) return
  await tx
    .updateTable('concern')
    .set({ next_by, next_on })
    .where('municipality_id', '=', actor.municipality)
    .where('id', '=', concern.id)
    .execute()
}

/** The reporter, and the leader who follows the report with her. */
export async function reportersOf({ tx, actor }: Work, { id, author }: Entry['concern']): Promise<AccountId[]> {
  const parties = await tx
    .selectFrom('concern_party')
    .select('account_id')
    .where('municipality_id', '=', actor.municipality)
    .where('concern_id', '=', id)
    .execute()
  return [author, ...parties.map(({ account_id }) => account_id)]
}

const mine = ({ tx, actor }: Reading) =>
  tx
    .selectFrom('inbox_entry')
    .innerJoin('concern', (join) =>
      join.onRef('concern.municipality_id', '=', 'inbox_entry.municipality_id').onRef('concern.id', '=', 'inbox_entry.concern_id'),
    )
    .innerJoin('unit', (join) =>
      join.onRef('unit.municipality_id', '=', 'concern.municipality_id').onRef('unit.id', '=', 'concern.unit_id'),
    )
    .select(['inbox_entry.id', 'inbox_entry.concern_id', 'inbox_entry.receiver', 'inbox_entry.arrived_at', 'inbox_entry.due_on'])
    .select(['inbox_entry.responsible_id', 'inbox_entry.read_at', 'inbox_entry.revision', 'inbox_entry.ground as entry_ground'])
    .select(['inbox_entry.decision', 'inbox_entry.decided_at', 'inbox_entry.decided_by', 'inbox_entry.disposal_rule'])
    .select(['concern.reference', 'concern.author_id', 'concern.receiver as concern_receiver', 'concern.sender_service', 'concern.ground'])
    .select(['concern.is_identified', 'concern.origin', 'concern.told', 'concern.sent_at', 'concern.answered_at', 'unit.name as unit_name'])
    .where('inbox_entry.municipality_id', '=', actor.municipality)
    .where('inbox_entry.receiver', '=', sql<Receives>`any (${actor.receives}::text[])`)

/**
 * The ids of one page, for each kind of report that the actor takes: each is walked in the order of its index, as far as one page goes
 * and no further, and only then joined. What is read does not grow with the number of reports.
 */
function idsOnPage({ tx, actor }: Reading, decided: boolean, from: ReturnType<typeof cursorOf>) {
  const order = decided ? 'walked.decided_at' : 'walked.arrived_at'
  const way = decided ? 'desc' : 'asc'
  const kinds = sql<{ receiver: Receives }>`(select unnest(${actor.receives}::text[]) as receiver)`.as<'kind'>('kind')
  return tx
    .selectFrom(kinds)
    .innerJoinLateral(
      (kind) =>
        kind
          .selectFrom('inbox_entry as walked')
          .select('walked.id')
          .where('walked.municipality_id', '=', actor.municipality)
          .whereRef('walked.receiver', '=', 'kind.receiver')
          .where('walked.decision', decided ? 'is not' : 'is', null)
          .$if(from !== undefined, (query) => {
            const here = sql<boolean>`(${sql.ref(order)}, walked.id)`
            const there = sql`(${from?.at}::timestamptz, ${from?.id}::uuid)`
            return query.where(decided ? sql<boolean>`${here} < ${there}` : sql<boolean>`${here} > ${there}`)
          })
          .orderBy(order, way)
          .orderBy('walked.id', way)
          .limit(pageSize + 1)
          .as('found'),
      (join) => join.onTrue(),
    )
    .select('found.id')
}

type Row = Awaited<ReturnType<ReturnType<typeof mine>['executeTakeFirstOrThrow']>>

const lineOf = (work: Reading, row: Row, names: ReadonlyMap<AccountId, string>): Line => ({
  id: row.id,
  reference: row.reference,
  arrivedAt: row.arrived_at,
  unitName: row.unit_name,
  reporter: names.get(row.author_id) ?? '',
  responsible: names.get(row.responsible_id) ?? '',
  dueOn: row.due_on,
  isRead: row.read_at !== null,
  isOverdue: isOverdue(work, row),
  decision: row.decision,
  decidedAt: row.decided_at,
})

const isOverdue = ({ now }: Reading | Work, { decision, due_on }: Pick<Row, 'decision' | 'due_on'>) =>
  decision === null && due_on < today(now)

// a cursor comes from an address, so it can be anything
function cursorOf(text: string) {
  const found = /^(\d{12,14})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text)
  return found ? { at: new Date(Number(found[1])).toISOString(), id: found[2]! } : undefined
}
