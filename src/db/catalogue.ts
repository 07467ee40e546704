import type pg from 'pg'

/** A table that is backed up: its name as SQL spells it, the columns that are stored, and its primary key. */
export type Table = { readonly name: string; readonly columns: readonly string[]; readonly key: readonly string[] }

/** Every table of the municipalities' and of the key store, each after those that it points at. Asked of the database, so that a new table is never forgotten. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows: tables } = await client.query<Table>(tableQuery)
  const { rows: links } = await client.query<{ from: string; to: string }>(linkQuery)
  const ordered: Table[] = []
  while (ordered.length < tables.length) {
    const placed = new Set(ordered.map(({ name }) => name))
    const waitsFor = (name: string) => links.some(({ from, to }) => from === name && to !== name && !placed.has(to))
    const ready = tables.filter(({ name }) => !placed.has(name) && !waitsFor(name))
    if (ready.length === 0) throw new Error('The tables point at each other in a ring')
    ordered.push(...ready)
  }
  return ordered
}

const ours = `c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'keystore'::regnamespace)`

const tableQuery = `
  select format('%I.%I', n.nspname, c.relname) as name,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    (select array_agg(a.attname::text order by a.attnum) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
      where i.indrelid = c.oid and i.indisprimary) as key
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} order by 1`

const linkQuery = `
  select distinct format('%I.%I', n.nspname, c.relname) as "from", format('%I.%I', tn.nspname, t.relname) as "to"
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
  where k.contype = 'f' and ${ours}`
