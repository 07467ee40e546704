import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import pg from 'pg'
import { Unavailable } from '#lib/errors.ts'
import type { Tables } from './tables.ts'

export type { CaseRole, Decision, EntryKind, KeyPurpose, LeaderDecision, Outcome, Receives, Role, Tables } from './tables.ts'
export type { AdviceAnswerKind, AskedHow } from './advice-tables.ts'
export type { HelpNoteKind, HelpOutcome } from './help-tables.ts'
export type { ArenaKind } from './directory-tables.ts'
export type { ContactHow, DisclosureBasis, FamilyPhase, ItemKind, SentHow } from './sharing-tables.ts'

export type Db = Kysely<Tables>
/** What a function asks for is what it can do: Read cannot insert, and the compiler says so. */
export type Read = ReadonlyKysely<Tables>
export type Write = Transaction<Tables>

/** Opens a pool as whoever the address names. Takes a postgres:// URL; the login role in it decides what the pool may do. */
export function openDb(url: string, size = 10): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
    types: { getTypeParser: (oid, format) => (dateOid === oid ? asText : pg.types.getTypeParser(oid, format)) },
  })
  // an idle connection that the server ends is no fault of ours: the pool opens another one
  pool.on('error', () => undefined)
  // nor is one that goes away between two statements of a transaction: the next statement says so, and the program must live to answer
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** One transaction; a database that is away, or goes away on the road, is told as Unavailable. Nothing half-saved stays. */
export const transact = <T>(db: Db, run: (tx: Write) => Promise<T>): Promise<T> => whileThere(() => db.transaction().execute(run))

/** Runs something against the database and tells a lost connection as Unavailable. */
export async function whileThere<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (fault) {
    if (isAway(fault)) throw new Unavailable('The database does not answer', { cause: fault })
    throw fault
  }
}

/** Whether the database answers. */
export const isThere = (db: Db): Promise<boolean> =>
  sql`select 1`.execute(db).then(
    () => true,
    () => false,
  )

/** Gives away the right to change. The only cast between the two worlds. */
export const readOnly = (tx: Write): Read => tx as unknown as Read

// a day has no zone, so it must not become a Date
const dateOid = pg.types.builtins.DATE
const asText = (value: string) => value

// 08: connection; 53300: no room; 57P0x: going down or coming up; 25006: a standby that became ours by mistake
const awayCodes = /^(08|53300|57P0|25006|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENOENT)/
const awayWords = /connection terminated|timeout exceeded when trying to connect|connection ended|not queryable/i

function isAway(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false
  const { code } = fault as { code?: unknown }
  return (typeof code === 'string' && awayCodes.test(code)) || awayWords.test(fault.message)
}
