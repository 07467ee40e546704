import { sql } from 'kysely'
import type { Db } from '#db/index.ts'

/**
 * Tells the lead of each case that a consent in it ends within two weeks, once for each consent. The job sees neither the consent nor the
 * case: the database writes the notice. Gives how many were told.
 */
export async function announceConsents(job: Db): Promise<number> {
  const { rows } = await sql<{ told: number }>`select gate.announce_consents() as told`.execute(job)
  return rows[0]?.told ?? 0
}
