import type { KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#db/index.ts'
import type { MunicipalityId } from '#lib/id.ts'
import { sealedRow, type EventRow } from './event-row.ts'
import { readLines } from './line-file.ts'
import type { Head, Member, Row } from './seal.ts'
import { verifyChain, type Finding } from './verify.ts'

/** What one municipality's chain says. `waiting` rows are too new to be sealed; `overdue` ones should have been, so the sealing job is not running. */
export type Verdict = { municipality: string; seals: number; sealed: number; waiting: number; overdue: number; findings: Finding[] }

/**
 * Holds every municipality's trail against its seals, and the seals against the heads outside the database. Takes a pool that may read the
 * trail (the job's), the public key, and the heads file (without it a cut tail cannot be seen). Gives one verdict a municipality, also for one that only the file still knows.
 */
export async function verifyAudit(
  db: Db,
  { publicKey, headsFile }: { publicKey: KeyObject; headsFile?: string | undefined },
): Promise<Verdict[]> {
  const witness = headsFile === undefined ? undefined : await witnessIn(headsFile)
  const here = await db.selectFrom('municipality').select('id').execute()
  const all = new Set([...here.map(({ id }) => id as string), ...(witness?.keys() ?? [])])
  const verdicts = []
  for (const municipality of all) verdicts.push(await verdictOn(db, municipality as MunicipalityId, publicKey, witness?.get(municipality)))
  return verdicts
}

async function witnessIn(path: string) {
  const { lines } = await readLines(path)
  return Map.groupBy(lines.map(asHead), ({ municipality }) => municipality)
}

async function verdictOn(db: Db, municipality: MunicipalityId, publicKey: KeyObject, witness: Head[] = []): Promise<Verdict> {
  const stored = await db.selectFrom('audit_seal').select('head').where('municipality_id', '=', municipality).orderBy('sequence').execute()
  const heads = stored.map(({ head }) => asHead(head))
  const findings = await verifyChain({
    heads,
    rowsOf: (sequence) => rowsOf(db, municipality, sequence),
    membersOf: (sequence) => membersIn(db, municipality, sequence),
    publicKey,
    witness,
  })
  return { municipality, seals: heads.length, findings, ...(await countsOf(db, municipality)) }
}

// a head that was tampered with may be anything; what it lacks makes its signature fail
const asHead = (value: unknown) => (typeof value === 'object' && value !== null ? value : {}) as Head

const rowsOf = async (db: Db, municipality: MunicipalityId, sequence: number): Promise<Row[]> =>
  (
    await sql<EventRow>`
      select ${sealedRow} from audit_sealed s
      join audit_event e on e.municipality_id = s.municipality_id and e.id = s.event_id
      where s.municipality_id = ${municipality} and s.sequence = ${sequence} order by e.id`.execute(db)
  ).rows

const membersIn = async (db: Db, municipality: MunicipalityId, sequence: number): Promise<Member[]> =>
  (
    await db
      .selectFrom('audit_sealed')
      .select(['event_id', 'leaf'])
      .where('municipality_id', '=', municipality)
      .where('sequence', '=', sequence)
      .orderBy('event_id')
      .execute()
  ).map(({ event_id, leaf }) => ({ id: event_id, leaf }))

// the day alone is kept of anonymous discussion: midnight says nothing of how long such a row has waited
async function countsOf(db: Db, municipality: MunicipalityId) {
  const { rows } = await sql<{ sealed: number; waiting: number; overdue: number }>`
    select count(s.event_id)::int as sealed,
      (count(*) - count(s.event_id))::int as waiting,
      (count(*) filter (where s.event_id is null and e.at < now() - interval '1 hour' and e.at <> date_trunc('day', e.at, 'Europe/Oslo')))::int as overdue
    from audit_event e left join audit_sealed s on s.municipality_id = e.municipality_id and s.event_id = e.id
    where e.municipality_id = ${municipality}`.execute(db)
  return rows[0] ?? { sealed: 0, waiting: 0, overdue: 0 }
}
