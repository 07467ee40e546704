import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { house } from '../../test/house.ts'

const ours = sql`n.nspname in ('public', 'gate', 'keystore', 'house')`

test('every table has row-level security that binds its owner too', async () => {
  const { owner } = await house()
  const { rows } = await sql<{
    name: string
  }>`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${ours} and not (c.relrowsecurity and c.relforcerowsecurity)`.execute(owner)
  assert.deepEqual(rows, [])
})

test('every foreign key has an index that begins with its columns', async () => {
  const { owner } = await house()
  const { rows } = await sql<{
    name: string
  }>`select k.conrelid::regclass || ' ' || k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and ${ours} and k.confrelid <> 'municipality'::regclass and not exists (
      select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
        and (select array_agg(a order by a) from unnest(k.conkey) a) <@ (select array_agg(a) from unnest((i.indkey::int2[])[0:array_length(k.conkey, 1) - 1]) a))`.execute(
    owner,
  )
  assert.deepEqual(
    rows.map(({ name }) => name),
    [],
  )
})

test('times carry their zone, and nothing but the owner and the guard can define functions', async () => {
  const { owner } = await house()
  const { rows: naive } = await sql<{ name: string }>`select table_name || '.' || column_name as name from information_schema.columns
    where table_schema in ('public', 'gate', 'keystore') and data_type = 'timestamp without time zone'`.execute(owner)
  assert.deepEqual(naive, [])
  const { rows: open } = await sql<{ role: string }>`select r as role from unnest(array['fotfeste_app', 'fotfeste_login', 'fotfeste_job']) r
    where has_schema_privilege(r, 'public', 'create') or has_schema_privilege(r, 'gate', 'create') or has_schema_privilege(r, 'keystore', 'create')`.execute(
    owner,
  )
  assert.deepEqual(open, [])
})

test('every function that runs as the guard has a fixed search path and is closed to the public', async () => {
  const { owner } = await house()
  const { rows } = await sql<{ name: string }>`select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'gate' and (p.prosecdef and not coalesce(p.proconfig::text, '') like '%search_path%' or has_function_privilege('public', p.oid, 'execute'))`.execute(
    owner,
  )
  assert.deepEqual(rows, [])
})

test('no login role may delete, save what is no record', async () => {
  const { owner } = await house()
  const { rows } = await sql<{ what: string }>`select r || ' ' || n.nspname || '.' || c.relname as what
    from unnest(array['fotfeste_app', 'fotfeste_login', 'fotfeste_job']) r, pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${ours} and has_table_privilege(r, c.oid, 'delete, truncate') order by 1`.execute(owner)
  assert.deepEqual(
    rows.map(({ what }) => what),
    [
      'fotfeste_app keystore.data_key',
      'fotfeste_app public.account_role',
      'fotfeste_app public.article_draft',
      'fotfeste_app public.draft',
      'fotfeste_app public.held_form',
      'fotfeste_app public.receiver',
      'fotfeste_job gate.session',
      'fotfeste_job keystore.data_key',
      'fotfeste_job public.draft',
      'fotfeste_job public.held_form',
      'fotfeste_job public.link_check',
      'fotfeste_job public.submission',
    ],
  )
})
