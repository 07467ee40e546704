import { mustBeOpen } from '#case/index.ts'
import type { SentHow } from '#db/index.ts'
import { findOffence, grounds, type Ground } from '#law/index.ts'
import { today } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import { newId, type AccountId, type Id } from '#lib/id.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { sealedIn } from './sealed.ts'

export type PoliceReportId = Id<'police_report'>
export type NewPoliceReport = {
  /** A ground that the sender's own law has. */
  ground: string
  /** Asked for by the duty to avert (straffeloven § 196): one of its list. */
  offence: string
  /** Asked for by a ground that is a consent: which yes it rests on. */
  consent: string
  facts: string
  danger: string
  /** Asked for by forvaltningsloven § 13 b nr. 7: why it would not do without a name. */
  namedBecause: string
  receiver: string
  /** Left out where nobody has chosen. */
  told?: 'told' | 'not-told' | undefined
  notTold: string
  sentOn: string
  sentHow?: SentHow | undefined
}
export type PoliceReport = NewPoliceReport & { id: PoliceReportId; by: AccountId; at: Date }
/** A report as a list shows it: none of its words are opened. */
export type PoliceLine = Pick<PoliceReport, 'id' | 'by' | 'sentOn' | 'ground'>
export type PoliceRefusal = Partial<Record<keyof NewPoliceReport, PoliceReason>>
type PoliceReason =
  | 'not-yours'
  | 'no-offence'
  | 'no-consent'
  | 'named-because'
  | 'no-facts'
  | 'no-danger'
  | 'no-receiver'
  | 'told-why'
  | 'choose'
  | 'future'

/** The grounds on which the actor's own service can tell the police about someone by name. Takes the day; gives none for a service without. */
export const policeGrounds = ({ actor }: CaseReading | CaseWork, on: string): readonly Ground[] =>
  grounds({ service: actor.service, use: 'report-police', on })

/**
 * Records a report to the police. Gives the new id, or field by field what is missing: a ground in the sender's own law that was in force on
 * the day it was sent, what that ground asks for, facts, the danger. Throws Conflict in a closed case.
 */
export async function reportToPolice(work: CaseWork, report: NewPoliceReport): Promise<PoliceReportId | { refused: PoliceRefusal }> {
  mustBeOpen(work)
  const ground = policeGrounds(work, report.sentOn).find(({ id }) => id === report.ground)
  const refused = wrongIn(report, ground, today(work.now))
  if (Object.keys(refused).length) return { refused }
  const id = newId<'police_report'>()
  await work.tx
    .insertInto('police_report')
    .values({
      municipality_id: work.actor.municipality,
      id,
      case_id: work.case.id,
      reported_by: work.actor.id,
      sender_service: work.actor.service,
      ground: report.ground,
      offence: ground!.asks.includes('offence') ? report.offence : null,
      ...(await sealed(work, id, report, ground!)),
      told: report.told!,
      sent_on: report.sentOn,
      sent_how: report.sentHow!,
      at: work.now,
    })
    .execute()
  return id
}

/** One report with its words. Throws NotFound where this case has no such report. */
export async function policeReportOf(work: CaseReading, id: PoliceReportId): Promise<PoliceReport> {
  const row = await inThis(work).selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  const { open } = await sealedIn(work, 'police_report', id)
  return {
    id,
    by: row.reported_by,
    at: row.at,
    ground: row.ground,
    offence: row.offence ?? '',
    consent: open('consent', row.consent),
    facts: open('facts', row.facts),
    danger: open('danger', row.danger),
    namedBecause: open('named_because', row.named_because),
    receiver: open('receiver', row.receiver),
    told: row.told,
    notTold: open('not_told', row.not_told),
    sentOn: row.sent_on,
    sentHow: row.sent_how,
  }
}

/** What has been reported to the police from a case, the newest first. */
export async function policeReports(work: CaseReading): Promise<PoliceLine[]> {
  const rows = await inThis(work)
    .select(['id', 'reported_by', 'sent_on', 'ground'])
    .orderBy('sent_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ id, reported_by, sent_on, ground }) => ({ id, by: reported_by, sentOn: sent_on, ground }))
}

const inThis = ({ tx, actor, case: { id } }: CaseReading) =>
  tx.selectFrom('police_report').where('municipality_id', '=', actor.municipality).where('case_id', '=', id)

function wrongIn(report: NewPoliceReport, ground: Ground | undefined, now: string): PoliceRefusal {
  return {
    ...(ground ? whatItAsks(report, ground) : { ground: 'not-yours' }),
    ...(!report.facts && { facts: 'no-facts' }),
    ...(!report.danger && { danger: 'no-danger' }),
    ...(!report.told && { told: 'choose' }),
    ...(report.told === 'not-told' && !report.notTold && { notTold: 'told-why' }),
    ...(!report.receiver && { receiver: 'no-receiver' }),
    ...(report.sentOn > now && { sentOn: 'future' }),
    ...(!report.sentHow && { sentHow: 'choose' }),
  }
}

const whatItAsks = ({ offence, consent, namedBecause, sentOn }: NewPoliceReport, { asks }: Ground): PoliceRefusal => ({
  ...(asks.includes('offence') && !findOffence(offence, sentOn) && { offence: 'no-offence' }),
  ...(asks.includes('consent') && !consent && { consent: 'no-consent' }),
  ...(asks.includes('anonymised-not-enough') && !namedBecause && { namedBecause: 'named-because' }),
})

async function sealed(work: CaseWork, id: PoliceReportId, report: NewPoliceReport, { asks }: Ground) {
  const { seal, sealAny } = await sealedIn(work, 'police_report', id)
  return {
    consent: asks.includes('consent') ? seal('consent', report.consent) : null,
    facts: seal('facts', report.facts),
    danger: seal('danger', report.danger),
    named_because: sealAny('named_because', report.namedBecause),
    receiver: seal('receiver', report.receiver),
    not_told: report.told === 'not-told' ? seal('not_told', report.notTold) : null,
  }
}
