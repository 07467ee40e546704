import { sql } from 'kysely'
import { transact, type Db } from '#db/index.ts'

/** How long what is no record is kept untouched. The policies of the job's role hold the same: it sees nothing younger. */
const idleDays = { draft: 30, held: 7, session: 2, submission: 2 } as const

/** Destroys drafts that nobody has saved for long, with their keys. One that is saved at the same moment stays. Gives how many went. */
export const expireDrafts = (job: Db): Promise<number> => destroy(job, 'draft', 'draft', 'saved_at')

/** Destroys forms that came after a session's end and were never fetched. */
export const expireHeld = (job: Db): Promise<number> => destroy(job, 'held', 'held_form', 'at')

/** Forgets sessions that are long over. */
export const sweepSessions = async (job: Db): Promise<number> =>
  count(await sql`delete from gate.session where created_at < now() - ${`${idleDays.session} days`}::interval`.execute(job))

/** Forgets which forms were sent, when nobody can send them again. */
export const sweepSubmissions = async (job: Db): Promise<number> =>
  count(await sql`delete from submission where at < now() - ${`${idleDays.submission} days`}::interval`.execute(job))

/**
 * Row, key and the note that the key is gone, in one statement: the row is locked as it goes, so what was saved a moment ago is looked at
 * again, and the key's policy, which asks for the row, still sees it.
 */
const destroy = (job: Db, purpose: 'draft' | 'held', table: string, column: string): Promise<number> =>
  transact(job, async (tx) => {
    const { rows } = await sql<{ count: number }>`
      with gone as (
        delete from ${sql.table(table)} where ${sql.ref(column)} < now() - ${`${idleDays[purpose]} days`}::interval returning municipality_id, id
      ), noted as (
        insert into keystore.destroyed_key (municipality_id, id, purpose) select municipality_id, id, ${purpose} from gone on conflict do nothing
      ), destroyed as (
        delete from keystore.data_key k using gone where k.municipality_id = gone.municipality_id and k.id = gone.id and k.purpose = ${purpose}
      )
      select count(*)::int as count from gone`.execute(tx)
    return rows[0]?.count ?? 0
  })

const count = ({ numAffectedRows }: { numAffectedRows?: bigint }) => Number(numAffectedRows ?? 0n)
