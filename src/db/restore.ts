import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import * as z from 'zod'
import { files, sha256Of } from './backup.ts'
import { tablesOf, type Table } from './catalogue.ts'

const Manifest = z.object({
  form: z.literal('fotfeste backup 1'),
  at: z.string(),
  migrations: z.array(z.string()),
  files: z.record(z.string(), z.object({ sha256: z.string(), rows: z.number() })),
})
const Heading = z.object({ table: z.string(), columns: z.array(z.string()) })

/** A key that must stay destroyed, from the signed list outside the database. */
type Destroyed = { readonly municipality: string; readonly id: string; readonly purpose: string; readonly at: string }

/** What cannot be restored, and why; the database is as it was. */
export class CannotRestore extends Error {
  override name = 'CannotRestore'
}

/**
 * Puts a backup into an empty, migrated database: all of it or nothing. Takes the backup's folder, the owner's connection address and the keys
 * that have been destroyed since, which go before anyone can open them. Gives how many rows came back and how many keys went.
 * Throws CannotRestore for a backup that is not whole, for another version's, and for a database that holds something.
 */
export async function restore(
  folder: string,
  ownerUrl: string,
  destroyed: readonly Destroyed[],
): Promise<{ rows: number; destroyed: number }> {
  const manifest = await soundManifest(folder)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    await refuseOtherVersion(client, manifest.migrations)
    const tables = await tablesOf(client)
    await client.query(
      'create temporary table incoming (position bigint generated always as identity, line jsonb) on commit drop; grant all on incoming to fotfeste_keeper',
    )
    await setTriggers(client, tables, 'disable')
    await client.query(`set local role fotfeste_keeper; set local timezone = 'UTC'`)
    await refuseUnlessEmpty(client, tables)
    const rows = (await fill(client, tables, join(folder, files.records))) + (await fill(client, tables, join(folder, files.keys)))
    const gone = await destroyAgain(client, destroyed)
    await countOnFromHere(client)
    // what a foreign key checks only at the end is checked now: a table with a check to come cannot be altered
    await client.query('set constraints all immediate')
    await setTriggers(client, tables, 'enable')
    await client.query('commit')
    return { rows, destroyed: gone }
  } finally {
    await client.end()
  }
}

async function soundManifest(folder: string) {
  const read = Manifest.safeParse(JSON.parse(await readFile(join(folder, files.manifest), 'utf8').catch(() => 'null')))
  if (!read.success) throw new CannotRestore(`${folder} holds no backup of Fotfeste`)
  for (const name of [files.records, files.keys]) {
    const path = join(folder, name)
    if (!existsSync(path))
      throw new CannotRestore(`${path} is not there. Keys are kept for thirty days; without them nothing of the backup can be opened`)
    if ((await sha256Of(path)) !== read.data.files[name]?.sha256) throw new CannotRestore(`${path} is not as it was written`)
  }
  return read.data
}

async function refuseOtherVersion(client: pg.Client, wanted: readonly string[]) {
  const { rows: found } = await client.query<{ there: boolean }>(`select to_regclass('house.migration') is not null as there`)
  if (!found[0]?.there) throw new CannotRestore('The database has no tables yet: migrate it first')
  const { rows } = await client.query<{ name: string }>('select name from house.migration order by name')
  const has = rows.map(({ name }) => name)
  if (has.join() === wanted.join()) return
  const differing = [...new Set(has).symmetricDifference(new Set(wanted))].join(', ')
  throw new CannotRestore(
    `The backup is of another version. Restore it with the version that made it, and migrate afterwards. Differing: ${differing}`,
  )
}

async function refuseUnlessEmpty(client: pg.Client, tables: readonly Table[]) {
  for (const { name } of tables) {
    const { rowCount } = await client.query(`select from ${name} limit 1`)
    if (rowCount) throw new CannotRestore(`The database is not empty: ${name} holds rows. A backup is restored into a new database`)
  }
}

/** What triggers carry from one row to another is in the backup already, and as it was, so they rest meanwhile. Foreign keys do not. */
async function setTriggers(client: pg.Client, tables: readonly Table[], state: 'disable' | 'enable') {
  await client.query('reset role')
  for (const { name } of tables) await client.query(`alter table ${name} ${state} trigger user`)
}

/** Reads a file's tables, in the order in which they can point at each other. */
async function fill(client: pg.Client, tables: readonly Table[], path: string): Promise<number> {
  let into: z.infer<typeof Heading> | undefined
  let batch: string[] = []
  let rows = 0
  const keep = async () => {
    await client.query('insert into incoming (line) select * from unnest($1::jsonb[])', [batch])
    batch = []
  }
  const close = async () => {
    await keep()
    if (into) rows += await pour(client, tables, into)
  }
  for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.startsWith('[')) {
      if (batch.push(line) >= 500) await keep()
    } else {
      await close()
      into = Heading.parse(JSON.parse(line))
    }
  }
  await close()
  return rows
}

/** One statement a table: a row may point at another of the same table that comes after it. */
async function pour(client: pg.Client, tables: readonly Table[], { table, columns }: z.infer<typeof Heading>): Promise<number> {
  const known = tables.find(({ name }) => name === table)
  if (!known || known.columns.join() !== columns.join()) throw new CannotRestore(`The backup's ${table} does not fit this version`)
  const { rows: types } = await client.query<{ column: string; type: string }>(
    'select attname as column, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass',
    [table],
  )
  const typeOf = (column: string) => types.find((one) => one.column === column)?.type ?? 'text'
  const values = columns.map((column, at) => renewed[`${table}.${column}`] ?? `(line->>${at})::${typeOf(column)}`)
  const { rowCount } = await client.query(
    `insert into ${table} (${columns.map(pg.escapeIdentifier).join(', ')}) overriding system value select ${values.join(', ')} from incoming order by position`,
  )
  await client.query('delete from incoming')
  return rowCount ?? 0
}

/**
 * Transaction numbers belong to the cluster that gave them: here they would lie in the future, and what was not yet sealed would wait for it.
 * Zero is older than every transaction, so the next sealing takes what no seal holds.
 */
const renewed: Readonly<Record<string, string>> = { 'public.audit_event.xid': `'0'::xid8`, 'public.audit_seal.below': `'0'::xid8` }

/** What was destroyed after the backup was taken is destroyed again: the key, and what was no record and is worth nothing without it. */
async function destroyAgain(client: pg.Client, destroyed: readonly Destroyed[]): Promise<number> {
  let gone = 0
  for (const { municipality, id, purpose, at } of destroyed) {
    const about = [municipality, id]
    gone += (await client.query('delete from keystore.data_key where municipality_id = $1 and id = $2', about)).rowCount ?? 0
    await client.query('delete from draft where municipality_id = $1 and id = $2', about)
    await client.query('delete from held_form where municipality_id = $1 and id = $2', about)
    await client.query(
      `insert into keystore.destroyed_key (municipality_id, id, purpose, destroyed_at)
       select $1, $2, $3, $4 where exists (select from municipality where id = $1) on conflict do nothing`,
      [...about, purpose, at],
    )
  }
  return gone
}

/** New rows of the trail take numbers after the old ones. Reads as the keeper, sets as the owner, whom the rows are hidden from. */
async function countOnFromHere(client: pg.Client) {
  const { rows } = await client.query<{ last: string | null }>('select max(id) as last from audit_event')
  await client.query('reset role')
  if (rows[0]?.last) await client.query(`select setval(pg_get_serial_sequence('audit_event', 'id'), $1)`, [rows[0].last])
}
