import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { transact, type Db } from '#db/index.ts'
import type { AccountId, MunicipalityId } from '#lib/id.ts'

/** An account of someone who has proved a login subject: who serves several municipalities has one in each. */
export type OpenAccount = { municipality_id: MunicipalityId; account_id: AccountId; municipality: string; unit: string }

/** The accounts of a subject. Takes the login pool, the only one that may ask. */
export const accountsOf = async (login: Db, subject: Buffer): Promise<OpenAccount[]> =>
  (await sql<OpenAccount>`select * from gate.accounts_of(${subject})`.execute(login)).rows

/** Issues a session in one of the subject's accounts. Takes the new secret, of which only the hash is stored. Gives false if the account is not the subject's. */
export const issueSession = (login: Db, subject: Buffer, account: AccountId, secret: Buffer): Promise<boolean> =>
  transact(login, async (tx) => {
    const hash = createHash('sha256').update(secret).digest()
    const { rows } = await sql<{ issued: boolean }>`select gate.issue_session(${subject}, ${account}, ${hash}) as issued`.execute(tx)
    return rows[0]?.issued ?? false
  })

/** Ends the session of this secret. */
export const endSession = async (app: Db, secret: Buffer): Promise<void> => {
  await sql`select gate.end_session(${secret})`.execute(app)
}
