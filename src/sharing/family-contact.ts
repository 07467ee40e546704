import type { Selectable } from 'kysely'
import { mustBeOpen, workersOn } from '#case/index.ts'
import type { FamilyPhase, Tables } from '#db/index.ts'
import { today } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import { newId, type AccountId, type ConsentId, type Id } from '#lib/id.ts'
import { reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { liveConsents, type Consent } from './consent.ts'
import { endContact, endingOf, type Ending } from './contact.ts'
import { withAgeRuleMet } from './disclosure-ground.ts'
import { sealedIn } from './sealed.ts'

export type FamilyContactId = Id<'family_contact'>
export const familyPhases = ['before', 'sentence', 'release', 'after'] as const satisfies readonly FamilyPhase[]

export type NewFamilyContact = {
  /** The person's yes that it stands on. */
  consent: ConsentId
  phase: FamilyPhase
  /** Who in the family. */
  family: string
  personWish: string
  familyWish: string
  plan: string
  /** Who of the team follows it up. */
  follower: AccountId
  nextOn: string
}
export type FamilyContact = NewFamilyContact & {
  id: FamilyContactId
  by: AccountId
  at: Date
  ended: Ending | undefined
  /** A plan stands while it has not been ended and the yes that it stands on holds; without that it must not be followed. */
  state: 'stands' | 'no-consent' | 'ended'
}
export type FamilyContactRefusal = Partial<Record<keyof NewFamilyContact, 'no-consent' | 'past' | 'choose'>>

/** The consents that contact with the family can stand on today: they hold, and whoever gave them may still answer for the person. */
export const consentsForFamily = async (work: CaseReading): Promise<Consent[]> => withAgeRuleMet(work, await liveConsents(work))

/**
 * Records a plan for contact with the family, with the wishes of both sides. Gives the new id, or field by field what is wrong: no consent
 * that holds (personvernforordningen art. 6 (1) a), someone who is not of the team, a day that has passed. Throws Conflict in a closed case.
 */
export async function planFamilyContact(
  work: CaseWork,
  planned: NewFamilyContact,
): Promise<FamilyContactId | { refused: FamilyContactRefusal }> {
  mustBeOpen(work)
  const refused = await wrongIn(reading(work), planned)
  if (Object.keys(refused).length) return { refused }
  const id = newId<'family_contact'>(work.now.getTime())
  const { seal } = await sealedIn(work, 'family_contact', id)
  await work.tx
    .insertInto('family_contact')
    .values({
      municipality_id: work.actor.municipality,
      id,
      case_id: work.case.id,
      consent_id: planned.consent,
      noted_by: work.actor.id,
      phase: planned.phase,
      family: seal('family', planned.family),
      person_wish: seal('person_wish', planned.personWish),
      family_wish: seal('family_wish', planned.familyWish),
      plan: seal('plan', planned.plan),
      follower_id: planned.follower,
      next_on: planned.nextOn,
      at: work.now,
    })
    .execute()
  return id
}

/** Ends one, with a reason. Throws NotFound where this case has none such, Conflict where it has been ended or the case is closed. */
export const endFamilyContact = (work: CaseWork, id: FamilyContactId, reason: string): Promise<void> =>
  endContact(work, 'family_contact', id, reason)

/** Every plan for contact with the family in a case, the next day first. */
export async function familyContactsOf(work: CaseReading): Promise<FamilyContact[]> {
  const rows = await inThis(work).orderBy('next_on').orderBy('id').execute()
  const consents = await consentsForFamily(work)
  return Promise.all(rows.map((row) => opening(work, row, consents)))
}

/** One of them. Throws NotFound where this case has none such. */
export async function familyContactOf(work: CaseReading, id: FamilyContactId): Promise<FamilyContact> {
  const row = await inThis(work).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return opening(work, row, await consentsForFamily(work))
}

const inThis = ({ tx, actor, case: { id } }: CaseReading) =>
  tx.selectFrom('family_contact').selectAll().where('municipality_id', '=', actor.municipality).where('case_id', '=', id)

async function opening(work: CaseReading, row: Selectable<Tables['family_contact']>, consents: readonly Consent[]): Promise<FamilyContact> {
  const { open } = await sealedIn(work, 'family_contact', row.id)
  const holds = consents.some(({ id }) => id === row.consent_id)
  return {
    id: row.id,
    by: row.noted_by,
    at: row.at,
    consent: row.consent_id,
    phase: row.phase,
    family: open('family', row.family),
    personWish: open('person_wish', row.person_wish),
    familyWish: open('family_wish', row.family_wish),
    plan: open('plan', row.plan),
    follower: row.follower_id,
    nextOn: row.next_on,
    ended: endingOf(row, open),
    state: row.ended_at ? 'ended' : holds ? 'stands' : 'no-consent',
  }
}

async function wrongIn(work: CaseReading, { consent, follower, nextOn }: NewFamilyContact): Promise<FamilyContactRefusal> {
  const consents = await consentsForFamily(work)
  return {
    ...(!consents.some(({ id }) => id === consent) && { consent: 'no-consent' }),
    ...(!(await workersOn(work)).has(follower) && { follower: 'choose' }),
    ...(nextOn < today(work.now) && { nextOn: 'past' }),
  }
}
