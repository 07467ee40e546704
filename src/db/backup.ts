import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, readdirSync } from 'node:fs'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { tablesOf, type Table } from './catalogue.ts'

/** What a backup holds and how to tell that it is whole. */
export type Manifest = {
  readonly form: 'fotfeste backup 1'
  readonly at: string
  readonly migrations: readonly string[]
  readonly files: { readonly [name: string]: { readonly sha256: string; readonly rows: number } }
}

/** Records and keys stand apart: the keys are rotated, so that what was destroyed is truly gone when the last copy of its key is. */
export const files = { records: 'records.jsonl.gz', keys: 'keys.jsonl.gz', manifest: 'manifest.json' } as const
const keyDays = 30

/**
 * Copies everything that the municipality must not lose, as it stood at one moment, into a folder of its own under `dir`, named by the time.
 * Takes the owner's connection address; reads as the keeper, and writes nothing. Gives the folder. Sessions and the job queue are left out.
 */
export async function backup(dir: string, ownerUrl: string, now: Date): Promise<string> {
  const folder = join(dir, now.toISOString().replaceAll(/[-:]|\.\d+/g, ''))
  if (existsSync(folder)) throw new Error(`${folder} is there already`)
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  const manifest = await asKeeper(ownerUrl, (client, migrations) => copy(client, unfinished, migrations, now))
  await writeFile(join(unfinished, files.manifest), `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600, flush: true })
  await rename(unfinished, folder)
  await flushFolder(dir)
  return folder
}

/** Removes the key files of backups older than thirty days. Their records stay, and can no longer be opened. Gives how many went. */
export async function pruneKeys(dir: string, now: Date): Promise<number> {
  const oldest = new Date(now.getTime() - keyDays * 86_400_000).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const old = readdirSync(dir).filter((name) => /^\d{8}T\d{6}Z$/.test(name) && name < oldest && existsSync(join(dir, name, files.keys)))
  for (const name of old) await rm(join(dir, name, files.keys))
  return old.length
}

/** The hash of a file, as the manifest holds it. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part as Buffer)
  return hash.digest('hex')
}

async function asKeeper<T>(ownerUrl: string, run: (client: pg.Client, migrations: string[]) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const { rows } = await client.query<{ name: string }>('select name from house.migration order by name')
    // times and bytes have one spelling here, whatever the server is set to
    await client.query(
      `set local role fotfeste_keeper; set local timezone = 'UTC'; set local datestyle = 'ISO'; set local bytea_output = 'hex'`,
    )
    return await run(
      client,
      rows.map(({ name }) => name),
    )
  } finally {
    await client.end()
  }
}

async function copy(client: pg.Client, folder: string, migrations: string[], now: Date): Promise<Manifest> {
  const tables = await tablesOf(client)
  const write = async (name: string, some: Table[]) => {
    const count = { rows: 0 }
    await pipeline(linesOf(client, some, count), createGzip(), createWriteStream(join(folder, name), { mode: 0o600, flush: true }))
    return { sha256: await sha256Of(join(folder, name)), rows: count.rows }
  }
  return {
    form: 'fotfeste backup 1',
    at: now.toISOString(),
    migrations,
    files: {
      [files.records]: await write(
        files.records,
        tables.filter((table) => !isKey(table)),
      ),
      [files.keys]: await write(files.keys, tables.filter(isKey)),
    },
  }
}

const isKey = ({ name }: Table) => name.startsWith('keystore.')

/** A line that names a table and its columns, then a line for each row: a list of texts and nulls, just as the database spells them. */
async function* linesOf(client: pg.Client, tables: Table[], count: { rows: number }) {
  for (const { name, columns, key } of tables) {
    yield `${JSON.stringify({ table: name, columns })}\n`
    const texts = columns.map((column) => `${pg.escapeIdentifier(column)}::text`).join(', ')
    await client.query(
      `declare row_by_row no scroll cursor for select array_to_json(array[${texts}])::text as line from ${name} order by ${key.map(pg.escapeIdentifier).join(', ')}`,
    )
    for (let rows = await nextRows(client); rows.length; rows = await nextRows(client)) {
      count.rows += rows.length
      yield rows.map(({ line }) => `${oneLine(line)}\n`).join('')
    }
    await client.query('close row_by_row')
  }
}

// JSON lets these two stand in a text, and whoever reads line by line takes them for the end of one
const oneLine = (json: string) => json.replaceAll('\u2028', String.raw`\u2028`).replaceAll('\u2029', String.raw`\u2029`)

const nextRows = async (client: pg.Client) => (await client.query<{ line: string }>('fetch 500 from row_by_row')).rows

/** The new folder's name is on the disk before anyone is told that there is a backup. */
async function flushFolder(dir: string) {
  const folder = await open(dir, 'r')
  await folder.sync().finally(() => folder.close())
}
