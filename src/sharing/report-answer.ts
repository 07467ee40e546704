import { sql } from 'kysely'
import { caseNumber } from '#access/index.ts'
import { mustBeOpen } from '#case/index.ts'
import { planAnswerOverdue } from '#jobs/index.ts'
import { answerDue } from '#law/index.ts'
import { today } from '#lib/day.ts'
import { Conflict } from '#lib/errors.ts'
import { newId, type AccountId, type CaseId, type Id } from '#lib/id.ts'
import { boxFor, reading, type CaseReading, type CaseWork, type Reading } from '#work/index.ts'
import { childWelfareReportOf, type ChildWelfareReport, type ChildWelfareReportId } from './report-child-welfare.ts'

type AnswerId = Id<'child_welfare_answer'>
export const answerKinds = ['receipt', 'no-investigation', 'investigation', 'outcome', 'asked-again'] as const
export type AnswerKind = (typeof answerKinds)[number]
export const outcomes = ['measures', 'no-measures', 'not-told'] as const
type Outcome = (typeof outcomes)[number]

export type NewAnswer = {
  kind: AnswerKind
  onDay: string
  outcome?: Outcome | undefined
  /** When the investigation is to be done, if they have said so. */
  endsBy?: string | undefined
  words: string
}
export type Answer = NewAnswer & { id: AnswerId; by: AccountId; at: Date }
export type AnswerRefusal = Partial<Record<keyof NewAnswer, 'future' | 'before-sent' | 'before-begun' | 'outcome-needed' | 'answered'>>

/**
 * Records what child welfare has answered, as far as they may, or that they were asked again. An investigation moves the day: three weeks
 * after it ends (barnevernsloven §§ 2-2, 13-3). Gives undefined, or field by field what is wrong. Throws NotFound where this case has no such
 * report, Conflict in a closed case or when nothing is waited for any more.
 */
export async function noteAnswer(work: CaseWork, id: ChildWelfareReportId, answer: NewAnswer): Promise<AnswerRefusal | undefined> {
  mustBeOpen(work)
  const report = await childWelfareReportOf(reading(work), id)
  if (!report.waitsFor) throw new Conflict('Nothing is waited for')
  const refused = wrongIn(answer, report, today(work.now))
  if (Object.keys(refused).length) return refused
  await insert(work, id, answer)
  await moveOn(work, report, answer)
  return undefined
}

/** What has been answered to a report, oldest first. */
export async function answersTo(work: CaseReading, report: ChildWelfareReportId): Promise<Answer[]> {
  const rows = await work.tx
    .selectFrom('child_welfare_answer')
    .selectAll()
    .where('municipality_id', '=', work.actor.municipality)
    .where('case_id', '=', work.case.id)
    .where('report_id', '=', report)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const box = await boxFor(work, 'case', work.case.id)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    by: row.noted_by,
    at: row.at,
    onDay: row.on_day,
    outcome: row.outcome ?? undefined,
    endsBy: row.ends_by ?? undefined,
    words: row.words ? box.open('child_welfare_answer', 'words', row.id, row.words) : '',
  }))
}

/** The answers from child welfare that the actor's own open cases wait for, the first deadline first. No words are opened. */
export async function answersWaitedFor(work: Reading) {
  const rows = await work.tx
    .selectFrom('child_welfare_report as r')
    .innerJoin('case as c', (join) => join.onRef('c.municipality_id', '=', 'r.municipality_id').onRef('c.id', '=', 'r.case_id'))
    .select(['r.id', 'r.case_id', 'c.year', 'c.sequence', sql<string>`r.due_on`.as('due_on')])
    .where('r.municipality_id', '=', work.actor.municipality)
    .where('c.lead_id', '=', work.actor.id)
    .where('c.state', '=', 'open')
    .where('r.due_on', 'is not', null)
    .orderBy('r.due_on')
    .limit(50)
    .execute()
  return rows.map(({ id, case_id, year, sequence, due_on }) => ({
    report: id,
    case: case_id satisfies CaseId,
    number: caseNumber(year, sequence),
    dueOn: due_on,
  }))
}

function wrongIn({ kind, onDay, outcome, endsBy }: NewAnswer, { sentOn, waitsFor }: ChildWelfareReport, now: string): AnswerRefusal {
  // whether there is an investigation has been told: what is waited for is what came of it
  const isTold = waitsFor === 'outcome' && !['outcome', 'asked-again'].includes(kind)
  return {
    ...(isTold && { kind: 'answered' }),
    ...(onDay > now && { onDay: 'future' }),
    ...(onDay < sentOn && { onDay: 'before-sent' }),
    ...(kind === 'investigation' && endsBy && endsBy < onDay && { endsBy: 'before-begun' }),
    ...(kind === 'outcome' && !outcome && { outcome: 'outcome-needed' }),
  }
}

async function insert(work: CaseWork, report: ChildWelfareReportId, { kind, onDay, outcome, endsBy, words }: NewAnswer) {
  const id = newId<'child_welfare_answer'>()
  const box = await boxFor(work, 'case', work.case.id)
  await work.tx
    .insertInto('child_welfare_answer')
    .values({
      municipality_id: work.actor.municipality,
      id,
      case_id: work.case.id,
      report_id: report,
      noted_by: work.actor.id,
      kind,
      outcome: kind === 'outcome' ? outcome! : null,
      ends_by: kind === 'investigation' ? (endsBy ?? null) : null,
      words: words ? box.seal('child_welfare_answer', 'words', id, words) : null,
      on_day: onDay,
      at: work.now,
    })
    .execute()
}

async function moveOn(work: CaseWork, { id, waitsFor }: ChildWelfareReport, answer: NewAnswer) {
  const next = nextAfter(answer)
  if (!next) return
  const { numUpdatedRows } = await work.tx
    .updateTable('child_welfare_report')
    .set(next)
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', '=', id)
    .where('waits_for', '=', waitsFor!)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new Conflict('Someone else was first')
  if (next.due_on) await planAnswerOverdue(work.tx, { municipality: work.actor.municipality, report: id }, next.due_on)
}

/** What is waited for after an answer; nothing changes when it was only received, or asked about again. */
function nextAfter({ kind, onDay, endsBy }: NewAnswer) {
  if (kind === 'receipt' || kind === 'asked-again') return undefined
  if (kind !== 'investigation') return { waits_for: null, due_on: null }
  return { waits_for: 'outcome' as const, due_on: answerDue('outcome', endsBy ?? answerDue('investigation', onDay)) }
}
