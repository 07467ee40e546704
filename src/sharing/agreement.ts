import type { Selectable } from 'kysely'
import { mustBeOpen } from '#case/index.ts'
import type { ContactHow, Tables } from '#db/index.ts'
import { agencies } from '#law/index.ts'
import { today } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import { newId, type AccountId, type Id } from '#lib/id.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { endContact, endingOf, type Ending } from './contact.ts'
import { sealedIn } from './sealed.ts'

export type AgreementId = Id<'contact_agreement'>
export const contactHows = ['meeting', 'phone', 'digital', 'letter'] as const satisfies readonly ContactHow[]
/** Whether the person or a guardian has wished that these take part. */
export const wishes = ['person', 'guardian', 'both', 'no', 'not-asked'] as const
type Wish = (typeof wishes)[number]

export type NewAgreement = {
  /** The service that it is agreed with, by its id in content/services.yaml. */
  agency: string
  /** Whom there. */
  contact: string
  hows: readonly ContactHow[]
  /** When, and how often. */
  rhythm: string
  place: string
  takingPart: string
  wish: Wish
  agreedOn: string
  /** When it is looked at again. */
  reviewOn: string
}
export type Agreement = NewAgreement & { id: AgreementId; by: AccountId; at: Date; ended: Ending | undefined; isDue: boolean }
export type AgreementRefusal = Partial<Record<keyof NewAgreement, 'choose' | 'future' | 'review-past'>>

/**
 * Records what has been agreed about contact with another service. Gives the new id, or field by field what is wrong. Throws Conflict in a
 * closed case.
 */
export async function recordAgreement(work: CaseWork, agreed: NewAgreement): Promise<AgreementId | { refused: AgreementRefusal }> {
  mustBeOpen(work)
  const refused = wrongIn(agreed, today(work.now))
  if (Object.keys(refused).length) return { refused }
  const id = newId<'contact_agreement'>(work.now.getTime())
  const { seal } = await sealedIn(work, 'contact_agreement', id)
  await work.tx
    .insertInto('contact_agreement')
    .values({
      municipality_id: work.actor.municipality,
      id,
      case_id: work.case.id,
      noted_by: work.actor.id,
      agency: agreed.agency,
      contact: seal('contact', agreed.contact),
      hows: contactHows.filter((how) => agreed.hows.includes(how)),
      rhythm: seal('rhythm', agreed.rhythm),
      place: seal('place', agreed.place),
      taking_part: seal('taking_part', agreed.takingPart),
      wish: seal('wish', agreed.wish),
      agreed_on: agreed.agreedOn,
      review_on: agreed.reviewOn,
      at: work.now,
    })
    .execute()
  return id
}

/** Ends one, with a reason. Throws NotFound where this case has none such, Conflict where it has been ended or the case is closed. */
export const endAgreement = (work: CaseWork, id: AgreementId, reason: string): Promise<void> =>
  endContact(work, 'contact_agreement', id, reason)

/** Everything that has been agreed about contact in a case, the newest first. */
export async function agreementsOf(work: CaseReading): Promise<Agreement[]> {
  const rows = await inThis(work).orderBy('agreed_on', 'desc').orderBy('id', 'desc').execute()
  return Promise.all(rows.map((row) => opening(work, row)))
}

/** One of them. Throws NotFound where this case has none such. */
export async function agreementOf(work: CaseReading, id: AgreementId): Promise<Agreement> {
  const row = await inThis(work).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return opening(work, row)
}

const inThis = ({ tx, actor, case: { id } }: CaseReading) =>
  tx.selectFrom('contact_agreement').selectAll().where('municipality_id', '=', actor.municipality).where('case_id', '=', id)

async function opening(work: CaseReading, row: Selectable<Tables['contact_agreement']>): Promise<Agreement> {
  const { open } = await sealedIn(work, 'contact_agreement', row.id)
  return {
    id: row.id,
    by: row.noted_by,
    at: row.at,
    agency: row.agency,
    contact: open('contact', row.contact),
    hows: row.hows,
    rhythm: open('rhythm', row.rhythm),
    place: open('place', row.place),
    takingPart: open('taking_part', row.taking_part),
    wish: open('wish', row.wish) as Wish,
    agreedOn: row.agreed_on,
    reviewOn: row.review_on,
    ended: endingOf(row, open),
    isDue: !row.ended_at && row.review_on <= today(work.now),
  }
}

function wrongIn({ agency, hows, agreedOn, reviewOn }: NewAgreement, now: string): AgreementRefusal {
  return {
    ...(!agencies.some(({ id }) => id === agency) && { agency: 'choose' }),
    ...(hows.length === 0 && { hows: 'choose' }),
    ...(agreedOn > now && { agreedOn: 'future' }),
    ...(reviewOn <= now && { reviewOn: 'review-past' }),
  }
}
