import { mustBeOpen } from '#case/index.ts'
import { grounds, type Ground } from '#law/index.ts'
import { today } from '#lib/day.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import { newId, type AccountId, type Id } from '#lib/id.ts'
import { reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { policeReportOf, type PoliceReportId } from './report-police.ts'
import { sealedIn } from './sealed.ts'

export type PoliceInformationId = Id<'police_information'>
export const givenHows = ['written', 'spoken'] as const
export const toldAnswers = ['told', 'not-told', 'not-known'] as const

export type NewPoliceInformation = {
  /** The report that it answers, if any. */
  report?: PoliceReportId | undefined
  /** The ground that the police gave. */
  ground: string
  decidedBy: string
  givenHow: (typeof givenHows)[number]
  verified: boolean
  body: string
  /** Whether the police have told the person. */
  told: (typeof toldAnswers)[number]
  /** What the police said about confidentiality, where they imposed it; empty where they did not. */
  imposed: string
  givenOn: string
  /** When it is looked at again, whether it is still needed. */
  reviewOn: string
}
export type PoliceInformation = NewPoliceInformation & {
  id: PoliceInformationId
  by: AccountId
  at: Date
  lifted: { on: string; by: AccountId; words: string } | undefined
}
/** What a list shows of it: the marks, none of the words. */
export type Marked = {
  id: PoliceInformationId
  by: AccountId
  ground: string
  givenOn: string
  reviewOn: string
  verified: boolean
  isImposed: boolean
  mayPassOn: boolean
}
export type InformationRefusal = Partial<Record<keyof NewPoliceInformation, 'not-police' | 'future' | 'past'>>

/** The grounds that the police can have for telling a municipality something, on a day (politiregisterloven). */
export const informationGrounds = (on: string): readonly Ground[] => grounds({ service: 'police', use: 'feedback', on })

/**
 * Records what the police have told, in our own words and with its marks: never the police's own notes. Gives the new id, or field by field
 * what is wrong. Throws Conflict in a closed case, NotFound for a report that is not this case's.
 */
export async function notePoliceInformation(
  work: CaseWork,
  told: NewPoliceInformation,
): Promise<PoliceInformationId | { refused: InformationRefusal }> {
  mustBeOpen(work)
  const refused = wrongIn(told, today(work.now))
  if (Object.keys(refused).length) return { refused }
  if (told.report) await policeReportOf(reading(work), told.report)
  const id = newId<'police_information'>()
  const { seal, sealAny } = await sealedIn(work, 'police_information', id)
  await work.tx
    .insertInto('police_information')
    .values({
      municipality_id: work.actor.municipality,
      id,
      case_id: work.case.id,
      report_id: told.report ?? null,
      noted_by: work.actor.id,
      ground: told.ground,
      decided_by: seal('decided_by', told.decidedBy),
      given_how: told.givenHow,
      verified: told.verified,
      body: seal('body', told.body),
      told: told.told,
      imposed: sealAny('imposed', told.imposed),
      review_on: told.reviewOn,
      given_on: told.givenOn,
      at: work.now,
    })
    .execute()
  return id
}

/** Notes that the police have lifted the confidentiality that they imposed. Throws NotFound where there is none, Conflict if it is lifted already. */
export async function noteLifting(work: CaseWork, id: PoliceInformationId, { on, words }: { on: string; words: string }): Promise<void> {
  mustBeOpen(work)
  const { seal } = await sealedIn(work, 'police_information', id)
  const { imposed, lifted } = await policeInformationOf(reading(work), id)
  if (!imposed) throw new NotFound()
  if (lifted) throw new Conflict('Lifted already')
  const { numUpdatedRows } = await work.tx
    .updateTable('police_information')
    .set({ lifted_on: on, lifted_by: work.actor.id, lifted: seal('lifted', words) })
    .where('municipality_id', '=', work.actor.municipality)
    .where('case_id', '=', work.case.id)
    .where('id', '=', id)
    .where('lifted_on', 'is', null)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new Conflict('Lifted already')
}

/** One piece with its words. Throws NotFound where this case has none such. */
export async function policeInformationOf(work: CaseReading, id: PoliceInformationId): Promise<PoliceInformation> {
  const row = await inThis(work).selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  const { open } = await sealedIn(work, 'police_information', id)
  return {
    id,
    by: row.noted_by,
    at: row.at,
    report: row.report_id ?? undefined,
    ground: row.ground,
    decidedBy: open('decided_by', row.decided_by),
    givenHow: row.given_how,
    verified: row.verified,
    body: open('body', row.body),
    told: row.told,
    imposed: open('imposed', row.imposed),
    lifted: row.lifted ? { on: row.lifted_on!, by: row.lifted_by!, words: open('lifted', row.lifted) } : undefined,
    givenOn: row.given_on,
    reviewOn: row.review_on,
  }
}

/** What the police have told in a case, by its marks alone, the newest first; with a report: what answers that one. */
export async function policeInformation(work: CaseReading, report?: PoliceReportId): Promise<Marked[]> {
  const rows = await inThis(work)
    .select([...marks, 'noted_by', 'ground', 'given_on', 'review_on', 'verified'])
    .$if(report !== undefined, (query) => query.where('report_id', '=', report!))
    .orderBy('given_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    by: row.noted_by,
    ground: row.ground,
    givenOn: row.given_on,
    reviewOn: row.review_on,
    verified: row.verified,
    isImposed: row.is_imposed,
    mayPassOn: isFree(row, today(work.now)),
  }))
}

/**
 * Whether a piece of police information may be told to anyone outside the team: not while the confidentiality that the police imposed stands
 * (politiregisterloven § 35). A yes is no ground: whoever shares needs one as for everything else. Throws NotFound where this case has none such.
 */
export async function mayPassOn(work: CaseReading, id: PoliceInformationId): Promise<boolean> {
  const row = await inThis(work).select(marks).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return isFree(row, today(work.now))
}

const marks = ['id', 'is_imposed', 'lifted_on'] as const
const isFree = ({ is_imposed, lifted_on }: { is_imposed: boolean; lifted_on: string | null }, now: string) =>
  !is_imposed || (lifted_on !== null && lifted_on <= now)

const inThis = ({ tx, actor, case: { id } }: CaseReading) =>
  tx.selectFrom('police_information').where('municipality_id', '=', actor.municipality).where('case_id', '=', id)

function wrongIn({ ground, givenOn, reviewOn }: NewPoliceInformation, now: string): InformationRefusal {
  return {
    ...(!informationGrounds(givenOn).some(({ id }) => id === ground) && { ground: 'not-police' }),
    ...(givenOn > now && { givenOn: 'future' }),
    ...(reviewOn < now && { reviewOn: 'past' }),
  }
}
