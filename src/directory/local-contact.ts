import type { Read } from '#db/index.ts'
import { NotFound } from '#lib/errors.ts'
import { newId, type Id, type MunicipalityId } from '#lib/id.ts'
import type { Reading, Work } from '#work/index.ts'
import type { Need } from './actor.ts'
import { rewrite } from './kept.ts'

export type LocalContactId = Id<'local_contact'>
/** What the municipality tells of one of its services: never of a person. */
export type LocalContactFacts = {
  name: string
  purpose: string
  needs: readonly Need[]
  phone: string
  email: string
  web: string
  hours: string
  verifiedOn: string
  sort: number
}
export type LocalContact = LocalContactFacts & { id: LocalContactId; revision: number }

/** The municipality's own contacts, in the order that it has given them. Needs no one to be signed in: they are public. */
export async function localContacts(tx: Read, municipality: MunicipalityId): Promise<LocalContact[]> {
  const rows = await listed(tx, municipality).orderBy('sort').orderBy('id').execute()
  return rows.map(contact)
}

/** One of them. Throws NotFound when it is not on the list, or another municipality's. */
export async function localContact(work: Reading, id: LocalContactId): Promise<LocalContact> {
  const row = await listed(work.tx, work.actor.municipality).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return contact(row)
}

/** Puts a service on the list. */
export async function addLocalContact(work: Work, facts: LocalContactFacts): Promise<LocalContactId> {
  const id = newId<'local_contact'>()
  await work.tx
    .insertInto('local_contact')
    .values({ municipality_id: work.actor.municipality, id, ...columns(facts), changed_at: work.now })
    .execute()
  return id
}

/** Writes a service anew. Throws NotFound when it is not on the list, Conflict when someone else has changed it meanwhile. */
export const changeLocalContact = (work: Work, id: LocalContactId, revision: number, facts: LocalContactFacts): Promise<void> =>
  rewrite(work, 'local_contact', { id, revision }, columns(facts))

/** Takes a service off the list. Its row stays. Throws as changeLocalContact. */
export const takeOffLocalContact = (work: Work, id: LocalContactId, revision: number): Promise<void> =>
  rewrite(work, 'local_contact', { id, revision }, { taken_off_at: work.now })

const listed = (tx: Read, municipality: MunicipalityId) =>
  tx
    .selectFrom('local_contact')
    .select(['id', 'name', 'purpose', 'needs', 'phone', 'email', 'web', 'hours', 'verified_on', 'sort', 'revision'])
    .where('municipality_id', '=', municipality)
    .where('taken_off_at', 'is', null)

type Row = Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number]
const contact = ({ needs, phone, email, web, hours, verified_on, ...row }: Row): LocalContact => ({
  ...row,
  needs: needs as Need[],
  phone: phone ?? '',
  email: email ?? '',
  web: web ?? '',
  hours: hours ?? '',
  verifiedOn: verified_on,
})

const columns = ({ needs, phone, email, web, hours, verifiedOn, ...facts }: LocalContactFacts) => ({
  ...facts,
  needs: [...needs],
  phone: phone || null,
  email: email || null,
  web: web || null,
  hours: hours || null,
  verified_on: verifiedOn,
})
