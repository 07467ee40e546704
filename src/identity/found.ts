import { sql } from 'kysely'
import { transact, type Db, type Receives, type Role, type Write } from '#db/index.ts'
import type { Lang } from '#i18n/index.ts'
import { newId, type AccountId, type MunicipalityId, type UnitId } from '#lib/id.ts'
import type { Box, Keyring } from '#vault/index.ts'

export type Founding = { name: string; host?: string; lang: Lang; /** Its four digits in the public register. */ number?: string }
type NewUnit = { name: string; service: string }
export type NewAccount = {
  unit: UnitId
  name: string
  title: string
  lang: Lang
  issuer: string
  subject: string
  roles: readonly Role[]
  receives?: readonly Receives[]
}
export type Founder = {
  municipality: MunicipalityId
  addUnit: (unit: NewUnit) => Promise<UnitId>
  addAccount: (account: NewAccount) => Promise<AccountId>
}

/**
 * Makes a municipality with its key, and whatever units and people it begins with: the caretaker's deed, done as the owner from the
 * command line or the demo; afterwards its administrator goes on in the browser. All of it stands, or nothing.
 */
export const foundMunicipality = <T>(
  owner: Db,
  keyring: Keyring,
  founding: Founding,
  run: (founder: Founder, tx: Write) => Promise<T>,
): Promise<T> =>
  transact(owner, async (tx) => {
    await sql`set local role fotfeste_keeper`.execute(tx)
    const municipality = newId<'municipality'>()
    await tx
      .insertInto('municipality')
      .values({ id: municipality, name: founding.name, host: founding.host ?? null, lang: founding.lang, number: founding.number ?? null })
      .execute()
    await tx
      .insertInto('keystore.municipality_key')
      .values({ municipality_id: municipality, wrapped: keyring.newMunicipality(municipality) })
      .execute()
    const { wrapped: privateHalf, publicKey, ...half } = await keyring.newPostBox(municipality)
    await tx
      .insertInto('help_key')
      .values({ municipality_id: municipality, public_key: publicKey, ...half })
      .execute()
    await tx.insertInto('keystore.help_private').values({ municipality_id: municipality, wrapped: privateHalf }).execute()
    const { box, wrapped } = keyring.newBox(municipality, municipality)
    await tx
      .insertInto('keystore.data_key')
      .values({ municipality_id: municipality, id: municipality, purpose: 'directory', wrapped })
      .execute()
    return run(
      {
        municipality,
        addUnit: async ({ name, service }) => {
          const id = newId<'unit'>()
          await tx.insertInto('unit').values({ municipality_id: municipality, id, name, service }).execute()
          return id
        },
        addAccount: (account) => addAccount(tx, { directory: box, keyring }, municipality, account, new Date()),
      },
      tx,
    )
  })

/** Writes one account with its roles. Takes the directory's box, in which names are sealed, and the keyring, which blinds the login. */
export async function addAccount(
  tx: Write,
  { directory, keyring }: { directory: Box; keyring: Keyring },
  municipality_id: MunicipalityId,
  account: NewAccount,
  now: Date,
): Promise<AccountId> {
  const id = newId<'account'>()
  await tx
    .insertInto('account')
    .values({
      municipality_id,
      id,
      unit_id: account.unit,
      subject_hash: keyring.blindSubject(account.issuer, account.subject),
      name: directory.seal('account', 'name', id, account.name),
      title: directory.seal('account', 'title', id, account.title),
      lang: account.lang,
      created_at: now,
    })
    .execute()
  for (const role of account.roles) await tx.insertInto('account_role').values({ municipality_id, account_id: id, role }).execute()
  for (const receives of account.receives ?? []) {
    const first = await tx
      .selectFrom('receiver')
      .select('account_id')
      .where('municipality_id', '=', municipality_id)
      .where('receives', '=', receives)
      .where('is_first', '=', true)
      .executeTakeFirst()
    await tx.insertInto('receiver').values({ municipality_id, account_id: id, receives, is_first: !first }).execute()
  }
  return id
}
