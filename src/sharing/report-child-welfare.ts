import { mustBeOpen } from '#case/index.ts'
import type { SentHow } from '#db/index.ts'
import { planAnswerOverdue } from '#jobs/index.ts'
import { answerDue, childGrounds, type ChildGround } from '#law/index.ts'
import { today } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import { newId, type AccountId, type Id } from '#lib/id.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { sealedIn } from './sealed.ts'

export type ChildWelfareReportId = Id<'child_welfare_report'>

export type NewChildWelfareReport = {
  /** Ids of the grounds of barnevernsloven § 13-2 that the facts meet. */
  grounds: readonly string[]
  facts: string
  /** Who in child welfare was told. */
  receiver: string
  /** The child's own view (§ 1-4), or why it is missing: one of the two. */
  childView: string
  childViewMissing: string
  /** Left out where nobody has chosen. */
  parents?: 'told' | 'not-told' | undefined
  parentsNotTold: string
  sentOn: string
  sentHow?: SentHow | undefined
}
export type ChildWelfareReport = NewChildWelfareReport & {
  id: ChildWelfareReportId
  by: AccountId
  at: Date
  waitsFor: 'answer' | 'outcome' | undefined
  dueOn: string | undefined
}
/** A report as a list shows it: none of its words are opened. */
export type ChildWelfareLine = Pick<ChildWelfareReport, 'id' | 'by' | 'sentOn' | 'waitsFor' | 'dueOn'> & { isOverdue: boolean }
/** Field by field, why the report is not taken in. */
export type ChildWelfareRefusal = Partial<Record<keyof NewChildWelfareReport, ChildWelfareReason>>
type ChildWelfareReason =
  | 'no-ground'
  | 'not-in-force'
  | 'no-facts'
  | 'no-receiver'
  | 'view-needed'
  | 'not-both'
  | 'parents-why'
  | 'choose'
  | 'future'

/**
 * Records a report to child welfare and promises to watch for the answer. Gives the new id, or field by field what is missing: a ground of
 * barnevernsloven § 13-2 in force on the day it was sent, facts, the child's view (§ 1-4). Throws Conflict in a closed case.
 */
export async function reportToChildWelfare(
  work: CaseWork,
  report: NewChildWelfareReport,
): Promise<ChildWelfareReportId | { refused: ChildWelfareRefusal }> {
  mustBeOpen(work)
  const refused = wrongIn(report, today(work.now))
  if (Object.keys(refused).length) return { refused }
  const { tx, actor, now } = work
  const id = newId<'child_welfare_report'>()
  const dueOn = answerDue('answer', report.sentOn)
  await tx
    .insertInto('child_welfare_report')
    .values({
      municipality_id: actor.municipality,
      id,
      case_id: work.case.id,
      reported_by: actor.id,
      sender_service: actor.service,
      grounds: [...report.grounds],
      ...(await sealed(work, id, report)),
      parents: report.parents!,
      sent_on: report.sentOn,
      sent_how: report.sentHow!,
      at: now,
      waits_for: 'answer',
      due_on: dueOn,
    })
    .execute()
  await planAnswerOverdue(tx, { municipality: actor.municipality, report: id }, dueOn)
  return id
}

/** One report with its words. Throws NotFound where this case has no such report. */
export async function childWelfareReportOf(work: CaseReading, id: ChildWelfareReportId): Promise<ChildWelfareReport> {
  const row = await inThis(work).selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  const { open } = await sealedIn(work, 'child_welfare_report', id)
  return {
    id,
    by: row.reported_by,
    at: row.at,
    grounds: row.grounds,
    facts: open('facts', row.facts),
    receiver: open('receiver', row.receiver),
    childView: open('child_view', row.child_view),
    childViewMissing: open('child_view_missing', row.child_view_missing),
    parents: row.parents,
    parentsNotTold: open('parents_not_told', row.parents_not_told),
    sentOn: row.sent_on,
    sentHow: row.sent_how,
    waitsFor: row.waits_for ?? undefined,
    dueOn: row.due_on ?? undefined,
  }
}

/** What has been reported to child welfare from a case, the newest first. */
export async function childWelfareReports(work: CaseReading): Promise<ChildWelfareLine[]> {
  const rows = await inThis(work)
    .select(['id', 'reported_by', 'sent_on', 'waits_for', 'due_on'])
    .orderBy('sent_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    by: row.reported_by,
    sentOn: row.sent_on,
    waitsFor: row.waits_for ?? undefined,
    dueOn: row.due_on ?? undefined,
    isOverdue: row.due_on !== null && row.due_on < today(work.now),
  }))
}

const inThis = ({ tx, actor, case: { id } }: CaseReading) =>
  tx.selectFrom('child_welfare_report').where('municipality_id', '=', actor.municipality).where('case_id', '=', id)

/** The grounds that can be chosen today. */
export const groundsNow = ({ now }: Pick<CaseReading, 'now'>): readonly ChildGround[] => childGrounds(today(now))

function wrongIn(report: NewChildWelfareReport, now: string): ChildWelfareRefusal {
  const { grounds, facts, receiver, childView, childViewMissing, parents, parentsNotTold, sentOn, sentHow } = report
  const wrongView = childView && childViewMissing ? 'not-both' : childView || childViewMissing ? undefined : 'view-needed'
  return {
    ...wrongGrounds(grounds, sentOn),
    ...(!facts && { facts: 'no-facts' }),
    ...(wrongView && { childView: wrongView }),
    ...(!parents && { parents: 'choose' }),
    ...(parents === 'not-told' && !parentsNotTold && { parentsNotTold: 'parents-why' }),
    ...(!receiver && { receiver: 'no-receiver' }),
    ...(sentOn > now && { sentOn: 'future' }),
    ...(!sentHow && { sentHow: 'choose' }),
  }
}

export function wrongGrounds(chosen: readonly string[], on: string): { grounds?: 'no-ground' | 'not-in-force' } {
  if (chosen.length === 0) return { grounds: 'no-ground' }
  const inForce = childGrounds(on)
  return chosen.every((id) => inForce.some((ground) => ground.id === id)) ? {} : { grounds: 'not-in-force' }
}

async function sealed(work: CaseWork, id: ChildWelfareReportId, report: NewChildWelfareReport) {
  const { seal, sealAny } = await sealedIn(work, 'child_welfare_report', id)
  return {
    facts: seal('facts', report.facts),
    receiver: seal('receiver', report.receiver),
    child_view: sealAny('child_view', report.childView),
    child_view_missing: sealAny('child_view_missing', report.childViewMissing),
    parents_not_told: report.parents === 'not-told' ? seal('parents_not_told', report.parentsNotTold) : null,
  }
}
