import { sql } from 'kysely'
import type { Db } from './index.ts'

/** The server was given a database role that row-level security does not hold. */
class UnsafeRole extends Error {
  override name = 'UnsafeRole'
}

/**
 * Refuses a pool whose role could walk past row-level security: superuser, BYPASSRLS, owner of a table, or able to become one.
 * Takes the pool and the name of the setting it came from. Throws UnsafeRole.
 */
export async function refuseUnsafeRole(db: Db, setting: string): Promise<void> {
  const { rows } = await sql<{ unsafe: boolean }>`
    select bool_or(r.rolsuper or r.rolbypassrls or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relowner = r.oid and n.nspname in ('public', 'gate', 'keystore', 'house'))) as unsafe
    from pg_roles r where pg_has_role(current_user, r.oid, 'member')`.execute(db)
  if (rows[0]?.unsafe)
    throw new UnsafeRole(`${setting}: its role is a superuser, bypasses row-level security or owns tables. Use the role that migrate made.`)
}
