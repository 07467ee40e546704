import { Conflict } from '#lib/errors.ts'
import { today } from '#lib/day.ts'
import { newId, type AccountId, type Id } from '#lib/id.ts'
import { boxFor, type CaseReading, type CaseWork } from '#work/index.ts'
import type { Facts } from './guide-questions.ts'
import { answerOf, checkedOn, type Answer } from './guide.ts'

/** What the guide said, as it was said then: sections by id, for a law may have changed since. */
type Asked = { facts: Facts; answer: Answer['answer']; rule: string; sections: readonly string[] }
export type GuideAnswer = Asked & {
  id: Id<'guide_answer'>
  decision: string
  reason: string
  /** The day on which the law that it rests on had last been read. */
  lawReadOn: string
  by: AccountId
  at: Date
}
type Decided = { facts: Facts; decision: string; reason: string }

/**
 * Writes down what was asked, what the guide answers today and what a human decided. The answer is worked out here, never taken from the
 * form. Gives `unanswered` while facts are missing. Throws Conflict in a closed case.
 */
export async function recordGuideAnswer(work: CaseWork, { facts, decision, reason }: Decided): Promise<'recorded' | 'unanswered'> {
  if (work.case.state !== 'open') throw new Conflict()
  const { tx, actor, now } = work
  const said = answerOf(facts, today(now))
  if (said.missing) return 'unanswered'
  const id = newId<'guide_answer'>()
  const box = await boxFor(work, 'case', work.case.id)
  const asked: Asked = { facts, answer: said.answer, rule: said.rule.id, sections: said.sections.map((ground) => ground.id) }
  await tx
    .insertInto('guide_answer')
    .values({
      municipality_id: actor.municipality,
      id,
      case_id: work.case.id,
      asked: box.sealJson('guide_answer', 'asked', id, asked),
      decision: box.seal('guide_answer', 'decision', id, decision),
      reason: box.seal('guide_answer', 'reason', id, reason),
      law_read_on: checkedOn(said),
      answered_by: actor.id,
      at: now,
    })
    .execute()
  return 'recorded'
}

/** What has been asked and decided in a case, the newest first. Takes how many at most. */
export async function guideAnswers(work: CaseReading, most = 100): Promise<GuideAnswer[]> {
  const rows = await work.tx
    .selectFrom('guide_answer')
    .select(['id', 'asked', 'decision', 'reason', 'law_read_on', 'answered_by', 'at'])
    .where('municipality_id', '=', work.actor.municipality)
    .where('case_id', '=', work.case.id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  if (rows.length === 0) return []
  const box = await boxFor(work, 'case', work.case.id)
  return rows.map((row) => ({
    ...(box.openJson('guide_answer', 'asked', row.id, row.asked) as Asked),
    id: row.id,
    decision: box.open('guide_answer', 'decision', row.id, row.decision),
    reason: box.open('guide_answer', 'reason', row.id, row.reason),
    lawReadOn: row.law_read_on,
    by: row.answered_by,
    at: row.at,
  }))
}
