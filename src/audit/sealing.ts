import type { KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import { transact, type Db, type Read, type Write } from '#db/index.ts'
import type { MunicipalityId } from '#lib/id.ts'
import { sealedRow, type EventRow } from './event-row.ts'
import { lineFile, readLines } from './line-file.ts'
import { membersOf, sealBatch, type Head, type Row } from './seal.ts'

const largestBatch = 10_000

/** The file outside the database that each signed head is appended to, with what it is known to hold. */
export type HeadsFile = {
  readonly path: string
  readonly append: (heads: readonly Head[]) => Promise<void>
  readonly lastOf: (municipality: string) => number
}

/** Opens the heads file for adding. Takes a path; a file that is not there yet is made by the first head. */
export async function headsFile(path: string): Promise<HeadsFile> {
  const last = new Map<string, number>()
  const note = ({ municipality, sequence }: Head) => last.set(municipality, Math.max(sequence, last.get(municipality) ?? 0))
  for (const line of (await readLines(path)).lines) note(line as Head)
  const file = lineFile(path)
  const append = async (heads: readonly Head[]) => {
    await file.append(heads)
    for (const head of heads) note(head)
  }
  return { path, append, lastOf: (municipality) => last.get(municipality) ?? 0 }
}

export type Sealing = { readonly key: KeyObject; readonly heads: HeadsFile; readonly now: () => Date }

/**
 * Seals what the trail has gained, in each municipality's own chain, and writes the signed heads outside the database after the commit;
 * heads that a stopped process left unwritten are written first. Takes the job's pool and the signing key; gives how many rows were sealed.
 * Two sealers at once make one chain: the second waits, and the database refuses two heads in one place.
 */
export async function sealAll(job: Db, { key, heads, now }: Sealing): Promise<number> {
  let sealed = 0
  for (const { id } of await job.selectFrom('municipality').select('id').orderBy('id').execute()) {
    await heads.append(await unwrittenHeads(job, id, heads.lastOf(id)))
    for (
      let head = await sealNext(job, id, key, now());
      head;
      head = head.count === largestBatch ? await sealNext(job, id, key, now()) : undefined
    ) {
      await heads.append([head])
      sealed += head.count
    }
  }
  return sealed
}

const unwrittenHeads = async (job: Db, municipality: MunicipalityId, after: number) =>
  (
    await job
      .selectFrom('audit_seal')
      .select('head')
      .where('municipality_id', '=', municipality)
      .where('sequence', '>', after)
      .orderBy('sequence')
      .execute()
  ).map(({ head }) => head as Head)

const sealNext = (job: Db, municipality: MunicipalityId, key: KeyObject, now: Date): Promise<Head | undefined> =>
  transact(job, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('fotfeste audit ' || ${municipality}, 0))`.execute(tx)
    const last = await lastSeal(tx, municipality)
    const { rows, xmin } = await waitingRows(tx, municipality, last?.below ?? '0')
    if (rows.length === 0) return undefined
    const head = sealBatch({ previous: (last?.head as Head | undefined) ?? null, municipality, rows, key, at: now.toISOString() })
    // a full batch leaves rows behind, so the next one must look as far back as this one did
    await store(tx, municipality, head, rows, rows.length < largestBatch ? xmin : (last?.below ?? '0'))
    return head
  })

const lastSeal = (tx: Read | Write, municipality: MunicipalityId) =>
  (tx as Read)
    .selectFrom('audit_seal')
    .select(['head', 'below'])
    .where('municipality_id', '=', municipality)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()

/**
 * Rows that no seal holds and that no running transaction can add to: below the oldest one that runs, everything is either there or never will be.
 * A transaction that commits late thus keeps its rows, and all that began after it, for a later batch.
 */
async function waitingRows(tx: Write, municipality: MunicipalityId, below: string): Promise<{ rows: Row[]; xmin: string }> {
  const { rows } = await sql<EventRow & { xmin: string }>`
    select ${sealedRow}, pg_snapshot_xmin(pg_current_snapshot())::text as xmin
    from audit_event e
    where e.municipality_id = ${municipality} and e.xid >= ${below}::xid8 and e.xid < pg_snapshot_xmin(pg_current_snapshot())
      and not exists (select from audit_sealed s where s.municipality_id = e.municipality_id and s.event_id = e.id)
    order by e.id limit ${largestBatch}`.execute(tx)
  return { rows, xmin: rows[0]?.xmin ?? below }
}

async function store(tx: Write, municipality_id: MunicipalityId, head: Head, rows: readonly Row[], below: string) {
  const { sequence } = head
  await tx
    .insertInto('audit_seal')
    .values({ municipality_id, sequence, head: JSON.stringify(head), below })
    .execute()
  const members = membersOf(rows)
  await sql`
    insert into audit_sealed (municipality_id, event_id, sequence, leaf)
    select ${municipality_id}, m.id, ${sequence}, m.leaf
    from unnest(${members.map(({ id }) => id)}::bigint[], ${members.map(({ leaf }) => leaf)}::text[]) as m(id, leaf)`.execute(tx)
}
