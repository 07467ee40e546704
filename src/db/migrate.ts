import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'

/** The login roles that the server opens its pools with; `migrate` makes them and gives them their passwords. */
export const loginRoles = ['fotfeste_app', 'fotfeste_login', 'fotfeste_job'] as const
export type LoginRole = (typeof loginRoles)[number]

/**
 * Brings the database up to this version: roles once a cluster, then each new migration in a transaction of its own.
 * Takes the owner's connection address (empty database or older version) and, if the roles' passwords are to be set, those.
 * Gives the names of the migrations that it ran. Running it twice does nothing the second time.
 */
export async function migrate(ownerUrl: string, passwords: Partial<Record<LoginRole, string>> = {}): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(readFileSync(new URL('./roles.sql', import.meta.url), 'utf8'))
    await setPasswords(client, passwords)
    await client.query(list)
    const { rows } = await client.query<{ name: string }>('select name from house.migration')
    const done = new Set(rows.map(({ name }) => name))
    const waiting = migrations().filter((name) => !done.has(name))
    for (const name of waiting) await run(client, name)
    return waiting
  } finally {
    await client.end()
  }
}

/** The migrations of this version, in their order. */
const migrations = () =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()

// forced row-level security like every table: only the owner sees which migrations have run
const list = `
  do $$ begin
    create schema if not exists house;
    if to_regclass('house.migration') is null then
      create table house.migration (name text primary key, at timestamptz not null default now());
      alter table house.migration enable row level security;
      alter table house.migration force row level security;
      create policy owner on house.migration using (current_user = (select tableowner from pg_tables where schemaname = 'house' and tablename = 'migration'));
    end if;
  end $$`

const folder = new URL('./migrations/', import.meta.url)

async function run(client: pg.Client, name: string) {
  await client.query('begin')
  try {
    await client.query(readFileSync(new URL(name, folder), 'utf8'))
    await client.query('insert into house.migration (name) values ($1)', [name])
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed; nothing of it stayed`, { cause: fault })
  }
}

async function setPasswords(client: pg.Client, passwords: Partial<Record<LoginRole, string>>) {
  for (const role of loginRoles) {
    const password = passwords[role]
    if (password) await client.query(`alter role ${role} password ${client.escapeLiteral(password)}`)
  }
}
