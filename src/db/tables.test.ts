import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import pg from 'pg'
import { spareDatabase } from '../../test/spare.ts'

type Column = `${string}.${string} ${string}`

test('the program knows exactly the columns that the database has, what they hold and which may be empty', async () => {
  const { ownerUrl } = await spareDatabase()
  assert.deepEqual(sources.flatMap(typed).toSorted(), await migrated(ownerUrl))
})

const sources = ['advice', 'article', 'directory', 'help', 'portal', 'sharing']
  .map((room) => `./${room}-tables.ts`)
  .concat('./tables.ts')
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))

/** The columns as the interface in a file spells them. */
function typed(source: string): Column[] {
  const [, body = ''] = /export interface \w+ (?:extends [\w, ]+ )?\{\n([^]*)\n\}\n$/.exec(source.replaceAll(/ *\/\*\*.*\*\/\n/g, '')) ?? []
  const tables = [...body.matchAll(/^ {2}'?([\w.]+)'?: (Row & )?\{([^{}]*)\}$/gm)]
  const read = tables.reduce((length, [whole]) => length + whole.length, 0)
  assert.equal(read, body.replaceAll(/\n+/g, '\n').length - tables.length + 1, 'a table is written in a way that this test does not read')
  return tables.flatMap(([, table, row, columns]) => columnsOf(`${row ? 'municipality_id: MunicipalityId;' : ''}${columns}`, table!))
}

const columnsOf = (text: string, table: string): Column[] =>
  text
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, column, type = ''] = /^(\w+): (.+)$/.exec(line) ?? []
      return `${table}.${column} ${kindOf(type)}${mayBeEmpty(type) ? ' or nothing' : ''}` as const
    })

const kinds: Record<string, string> = {
  Sealed: 'bytes',
  Buffer: 'bytes',
  Moment: 'moment',
  Day: 'day',
  boolean: 'boolean',
  number: 'number',
}
// what is read is the first of ColumnType's three
const read = (type: string) => /^(?:ColumnType|Generated|Json)<([^,]+?)(?:, .+)?>$/.exec(type)?.[1] ?? type
const kindOf = (type: string) => kinds[read(type).replace(/ \| null$/, '')] ?? 'text'
const mayBeEmpty = (type: string) => (read(type) === 'unknown' ? !type.startsWith('Json') : read(type).endsWith(' | null'))

/** The columns as they stand in a migrated database. */
async function migrated(url: string): Promise<Column[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: Column }>(`
    select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname || '.' || a.attname || ' '
      || case a.atttypid::regtype::text when 'bytea' then 'bytes' when 'timestamp with time zone' then 'moment' when 'date' then 'day'
           when 'boolean' then 'boolean' when 'integer' then 'number' else 'text' end
      || case when a.attnotnull then '' else ' or nothing' end as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'keystore') and a.attnum > 0 and not a.attisdropped`)
  await client.end()
  return rows.map(({ name }) => name).toSorted()
}
