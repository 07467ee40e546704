import { Conflict } from '#lib/errors.ts'
import { newId } from '#lib/id.ts'
import { boxFor, type CaseReading, type CaseWork } from '#work/index.ts'
import { mustBeOpen } from './state.ts'

/**
 * Protects where the person can be found (folkeregisterloven § 10-4): how to reach the person is moved to where the lead alone can open it.
 * What has been written in the journal before stays there. Throws Conflict where nobody is recorded, it is protected already, or the case
 * is closed.
 */
export async function protectAddress(work: CaseWork): Promise<void> {
  mustBeOpen(work)
  const row = await stored(work)
  if (!row || row.address_protected) throw new Conflict('There is nobody to protect, or it is done')
  if (row.contact) {
    const box = await boxFor(work, 'case', work.case.id)
    await keepApart(work, box.open('case_person', 'contact', work.case.id, row.contact))
  }
  await change(work, row.revision, { address_protected: true, contact: null })
}

/** Lifts the protection and puts back how to reach the person. The lead alone can: the database shows it to nobody else. Throws Conflict. */
export async function liftProtection(work: CaseWork): Promise<void> {
  mustBeOpen(work)
  const row = await stored(work)
  if (!row?.address_protected || work.case.lead !== work.actor.id) throw new Conflict('There is nothing to lift')
  const contact = await protectedContact(work)
  const box = await boxFor(work, 'case', work.case.id)
  const sealed = contact ? box.seal('case_person', 'contact', work.case.id, contact) : null
  await change(work, row.revision, { address_protected: false, contact: sealed })
}

/** How to reach a person whose address is protected; undefined where nothing is written, and for everyone but the lead. */
export async function protectedContact(work: CaseReading | CaseWork): Promise<string | undefined> {
  const row = await (work as CaseReading).tx
    .selectFrom('protected_contact')
    .select(['id', 'contact'])
    .where('municipality_id', '=', work.actor.municipality)
    .where('case_id', '=', work.case.id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const box = await boxFor(work, 'case', work.case.id)
  return box.open('protected_contact', 'contact', row.id, row.contact)
}

/** Writes how to reach the person where the lead alone can read it. Whoever writes it cannot read it back. */
export async function keepApart(work: CaseWork, contact: string): Promise<void> {
  const id = newId<'protected_contact'>(work.now.getTime())
  const box = await boxFor(work, 'case', work.case.id)
  const row = { municipality_id: work.actor.municipality, id, case_id: work.case.id, added_by: work.actor.id, at: work.now }
  await work.tx
    .insertInto('protected_contact')
    .values({ ...row, contact: box.seal('protected_contact', 'contact', id, contact) })
    .execute()
}

const stored = ({ tx, actor, case: { id } }: CaseWork) =>
  tx
    .selectFrom('case_person')
    .select(['contact', 'address_protected', 'revision'])
    .where('municipality_id', '=', actor.municipality)
    .where('case_id', '=', id)
    .executeTakeFirst()

async function change({ tx, actor, case: { id } }: CaseWork, revision: number, to: { address_protected: boolean; contact: Buffer | null }) {
  const { numUpdatedRows } = await tx
    .updateTable('case_person')
    .set({ ...to, revision: revision + 1 })
    .where('municipality_id', '=', actor.municipality)
    .where('case_id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new Conflict('Someone else has written')
}
