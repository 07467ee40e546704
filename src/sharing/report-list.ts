import { today } from '#lib/day.ts'
import type { AccountId } from '#lib/id.ts'
import type { CaseReading } from '#work/index.ts'
import type { ChildWelfareReportId } from './report-child-welfare.ts'
import type { PoliceReportId } from './report-police.ts'

/** A report as a list shows it: none of its words are opened. */
export type ChildWelfareLine = {
  id: ChildWelfareReportId
  by: AccountId
  sentOn: string
  waitsFor: 'answer' | 'outcome' | undefined
  dueOn: string | undefined
  isOverdue: boolean
}
export type PoliceLine = { id: PoliceReportId; by: AccountId; sentOn: string; ground: string }
export type SentReports = { childWelfare: ChildWelfareLine[]; police: PoliceLine[] }

/** What has been reported on from a case, by receiver, the newest first. */
export async function sentReports(work: CaseReading): Promise<SentReports> {
  return { childWelfare: await toChildWelfare(work), police: await toPolice(work) }
}

async function toChildWelfare({ tx, actor, now, case: { id } }: CaseReading): Promise<ChildWelfareLine[]> {
  const rows = await tx
    .selectFrom('child_welfare_report')
    .select(['id', 'reported_by', 'sent_on', 'waits_for', 'due_on'])
    .where('municipality_id', '=', actor.municipality)
    .where('case_id', '=', id)
    .orderBy('sent_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    by: row.reported_by,
    sentOn: row.sent_on,
    waitsFor: row.waits_for ?? undefined,
    dueOn: row.due_on ?? undefined,
    isOverdue: row.due_on !== null && row.due_on < today(now),
  }))
}

async function toPolice({ tx, actor, case: { id } }: CaseReading): Promise<PoliceLine[]> {
  const rows = await tx
    .selectFrom('police_report')
    .select(['id', 'reported_by', 'sent_on', 'ground'])
    .where('municipality_id', '=', actor.municipality)
    .where('case_id', '=', id)
    .orderBy('sent_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ id: row.id, by: row.reported_by, sentOn: row.sent_on, ground: row.ground }))
}
