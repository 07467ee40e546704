import { sql } from 'kysely'
import type { EntryKind } from '#db/index.ts'
import { NotFound } from '#lib/errors.ts'
import { newId, type AccountId, type Id } from '#lib/id.ts'
import { boxFor, type CaseReading, type CaseWork } from '#work/index.ts'
import { mustBeOpen } from './state.ts'

export type EntryId = Id<'journal_entry'>
/** What one may choose when writing. A correction is chosen by correcting. */
export const entryKinds = ['note', 'conversation', 'phone', 'meeting'] as const satisfies readonly EntryKind[]
type Written = { id: EntryId; kind: EntryKind; author: AccountId; body: string; happenedOn: string; at: Date }
/** An entry with everything that has been added to correct it, oldest first. */
export type Entry = Written & { corrections: readonly Written[] }
export type Journal = { entries: readonly Entry[]; newer: EntryId | undefined; older: EntryId | undefined }
export type NewEntry = { kind: (typeof entryKinds)[number]; body: string; happenedOn: string }
export type NewCorrection = { kind: 'correction'; corrects: EntryId; body: string; happenedOn: string }

/**
 * A page of the journal, newest first, each entry together with its corrections. Takes how many, and the entry to go on before
 * (older) or after (newer); gives the entries, with the ids to go on from while there are more.
 */
export async function journal(
  work: CaseReading,
  { limit, before, after }: { limit: number; before?: EntryId; after?: EntryId },
): Promise<Journal> {
  const from = after ?? before
  const found = await entries(work)
    .where('corrects_id', 'is', null)
    .$if(from !== undefined, (query) => query.where(beside(work, from!, after ? '>' : '<')))
    .orderBy('at', after ? 'asc' : 'desc')
    .orderBy('id', after ? 'asc' : 'desc')
    .limit(limit + 1)
    .execute()
  const rows = found.slice(0, limit)
  if (after) rows.reverse()
  const more = found.length > limit
  const newer = after ? more : before !== undefined
  const older = after ? true : more
  return {
    entries: await withCorrections(work, rows),
    newer: newer ? rows[0]?.id : undefined,
    older: older ? rows.at(-1)?.id : undefined,
  }
}

/** One entry with its corrections, by its own id or that of one of the corrections. Throws NotFound where this case has no such entry. */
export async function entryOf(work: CaseReading, id: EntryId): Promise<Entry> {
  const row = await entries(work).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  if (row.corrects_id) return entryOf(work, row.corrects_id)
  return (await withCorrections(work, [row]))[0]!
}

/**
 * Writes in the journal: an entry, or a correction of one, which is added to it and takes nothing away (arkivforskrifta 2025 § 11).
 * Gives the new id. Throws Conflict in a closed case, NotFound where the entry to correct is not in this case.
 */
export async function writeEntry(work: CaseWork, entry: NewEntry | NewCorrection): Promise<EntryId> {
  mustBeOpen(work)
  const { tx, actor, now } = work
  const id = newId<'journal_entry'>()
  const box = await boxFor(work, 'case', work.case.id)
  await tx
    .insertInto('journal_entry')
    .values({
      municipality_id: actor.municipality,
      id,
      case_id: work.case.id,
      author_id: actor.id,
      kind: entry.kind,
      corrects_id: entry.kind === 'correction' ? await firstOf(work, entry.corrects) : null,
      body: box.seal('journal_entry', 'body', id, entry.body),
      happened_on: entry.happenedOn,
      at: now,
    })
    .execute()
  return id
}

const entries = ({ tx, actor, case: { id } }: CaseReading) =>
  tx
    .selectFrom('journal_entry')
    .select(['id', 'kind', 'author_id', 'corrects_id', 'body', 'happened_on', 'at'])
    .where('municipality_id', '=', actor.municipality)
    .where('case_id', '=', id)
type Row = Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number]

const beside = ({ actor, case: { id } }: CaseReading, from: EntryId, side: '<' | '>') =>
  sql<boolean>`(at, id) ${sql.raw(side)} (select e.at, e.id from journal_entry e
    where e.municipality_id = ${actor.municipality} and e.case_id = ${id} and e.id = ${from})`

async function withCorrections(work: CaseReading, rows: readonly Row[]): Promise<Entry[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const corrections = await entries(work).where('corrects_id', 'in', ids).orderBy('at').orderBy('id').execute()
  const box = await boxFor(work, 'case', work.case.id)
  const written = (row: Row): Written => ({
    id: row.id,
    kind: row.kind,
    author: row.author_id,
    body: box.open('journal_entry', 'body', row.id, row.body),
    happenedOn: row.happened_on,
    at: row.at,
  })
  const of = Map.groupBy(corrections, ({ corrects_id }) => corrects_id)
  return rows.map((row) => ({ ...written(row), corrections: (of.get(row.id) ?? []).map(written) }))
}

// a correction of a correction is one more correction of the entry itself
async function firstOf({ tx, actor, case: { id } }: CaseWork, entry: EntryId): Promise<EntryId> {
  const row = await tx
    .selectFrom('journal_entry')
    .select('corrects_id')
    .where('municipality_id', '=', actor.municipality)
    .where('case_id', '=', id)
    .where('id', '=', entry)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return row.corrects_id ?? entry
}
