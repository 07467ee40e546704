import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { openDb, type Db } from '../src/db/index.ts'
import type { TestHouse } from './house.ts'

/** A row as it lies in the database: its table, all its columns as text, and the transaction that wrote it. */
type Row = { table: string; text: string; columns: Readonly<Record<string, unknown>>; transactions: readonly string[] }

const looked = ['public.thread', 'keystore.data_key', 'gate.session', 'pgboss.queue']
/** Every row of every table but the catalogues of the database: jobs, keys, notices, sessions and the trail among them. Takes tables that must be there. */
export async function everyRow(
  { owner, ownerUrl }: Pick<TestHouse, 'owner' | 'ownerUrl'>,
  must: readonly string[] = looked,
): Promise<Row[]> {
  // what forced row-level security hides from the owner, the keeper of backups sees; the queue is the owner's alone
  const itself = openDb(ownerUrl, 1)
  try {
    const all = [...(await rowsSeenBy(owner)), ...(await rowsSeenBy(itself)).filter(({ table }) => /^(?:pgboss|house)\./.test(table))]
    for (const name of must)
      assert.ok(
        all.some(({ table }) => table === name),
        `${name} is not looked at`,
      )
    return all
  } finally {
    await itself.destroy()
  }
}

async function rowsSeenBy(db: Db): Promise<Row[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') and has_schema_privilege(schemaname, 'usage')
      and has_table_privilege(format('%I.%I', schemaname, tablename), 'select')`.execute(db)
  const all: Row[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ columns: Record<string, unknown>; xmin: string }>`
      select to_jsonb(t) as columns, xmin::text as xmin from ${sql.raw(name)} t`.execute(db)
    for (const { columns, xmin } of rows)
      all.push({ table: name, columns, text: JSON.stringify(columns), transactions: [xmin, ...xidOf(columns)] })
  }
  return all
}

// the trail keeps the number of its transaction in a column, for ever
const xidOf = ({ xid }: Readonly<Record<string, unknown>>) => (typeof xid === 'string' || typeof xid === 'number' ? [String(xid)] : [])

/** The rows of anonymous discussion: the threads, their words and keys, and what the trail and the notices say of them. */
export const isOfThread = ({ table, columns }: Row): boolean =>
  table === 'public.thread' ||
  table === 'public.thread_message' ||
  (table === 'keystore.data_key' && columns['purpose'] === 'thread') ||
  (table === 'public.audit_event' && String(columns['action']).startsWith('thread.')) ||
  (table === 'public.notice' && String(columns['kind']).startsWith('thread-'))

/** Asserts that nothing in the database leads from a thread to a draft, a report, a case, or anything else. Takes the words of the threads. */
export async function assertApart(home: TestHouse, words: readonly string[]): Promise<void> {
  const rows = await everyRow(home)
  const [threads, others] = [rows.filter(isOfThread), rows.filter((row) => !isOfThread(row))]
  const ids = threads.flatMap(({ table, columns }) => (/thread/.test(table) ? [String(columns['id'])] : []))
  assert.ok(ids.length > 0, 'there is a thread to look for')
  for (const { table, text } of others) {
    for (const id of ids) assert.ok(!text.includes(id) && !text.includes(id.replaceAll('-', '')), `${table} holds the id of a thread`)
    for (const one of words) assert.ok(!text.includes(one), `${table} holds words of a thread`)
  }
  assertNoSharedTransaction(threads, others)
  for (const row of threads) assertNoClock(row)
  assertNoSharedBytes(threads, others)
}

// a row that was written along with a thread's would be found by the number of their transaction
function assertNoSharedTransaction(threads: readonly Row[], others: readonly Row[]) {
  const written = new Set(threads.flatMap(({ transactions }) => transactions))
  for (const { table, transactions } of others)
    assert.ok(!transactions.some((one) => written.has(one)), `${table} was written in the same transaction as a row of a thread`)
}

// every moment is the beginning of a day, in Oslo or in Greenwich; and no id tells when it was made, but that of a notice, which tells the day
function assertNoClock({ table, columns }: Row) {
  for (const [name, value] of Object.entries(columns)) {
    if (typeof value !== 'string') continue
    if (/^\d{4}-\d\d-\d\dT/.test(value)) {
      const at = Temporal.Instant.from(value).toZonedDateTimeISO('Europe/Oslo')
      const inGreenwich = at.withTimeZone('UTC')
      assert.ok(
        [at, inGreenwich].some((one) => one.equals(one.startOfDay())),
        `${table}.${name} tells the hour: ${value}`,
      )
    }
    if (name === 'id' && /thread/.test(table)) assert.match(value, /^[0-9a-f]{8}-[0-9a-f]{4}-4/, `${table}.${name} tells when it was made`)
    if (name === 'id' && table === 'public.notice')
      assert.equal(Number.parseInt(value.replaceAll('-', '').slice(0, 12), 16) % 86_400_000, 0, 'a notice tells the hour by its id')
  }
}

// sealed words and wrapped keys: nothing is copied from one side to the other as it lies there
function assertNoSharedBytes(threads: readonly Row[], others: readonly Row[]) {
  const bytesOf = ({ columns }: Row) =>
    Object.values(columns).filter((value): value is string => typeof value === 'string' && /^\\x[0-9a-f]{40}/.test(value))
  const sealed = new Set(threads.flatMap(bytesOf))
  for (const row of others) for (const value of bytesOf(row)) assert.ok(!sealed.has(value), `${row.table} holds bytes of a thread`)
}
