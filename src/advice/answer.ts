import { sql } from 'kysely'
import type { AdviceAnswerKind } from '#db/index.ts'
import { today } from '#lib/day.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import { newRandomId, type AccountId, type AdviceId } from '#lib/id.ts'
import { markRead } from '#notify/index.ts'
import { boxFor, type Reading, type Work } from '#work/index.ts'
import { readAdvice } from './advice.ts'
import { refuseIdentity } from './check.ts'

/** The disposal rule of what has been asked (content/disposal-rules.yaml). */
export const adviceDisposalRule = 'hold-advice'

/** What was answered: `given` by an adviser here, `noted` by the one who asked, or the `outcome`. Only what was given has an adviser. */
export type Answer = { position: number; kind: AdviceAnswerKind; adviser: AccountId | null; on: string; words: string }

/** What was asked, in words. Throws NotFound. */
export async function questionOf(work: Reading | Work, id: AdviceId): Promise<string> {
  const box = await boxFor(work, 'advice', id)
  const row = await (work as Reading).tx
    .selectFrom('advice_request')
    .select('question')
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return box.open('advice_request', 'question', id, row.question)
}

/** All that was answered, as far as the reader may see it: an adviser sees what advisers have given. In the order of the days. */
export async function answersOf(work: Reading | Work, id: AdviceId): Promise<Answer[]> {
  const box = await boxFor(work, 'advice', id)
  const rows = await (work as Reading).tx
    .selectFrom('advice_answer')
    .selectAll()
    .where('municipality_id', '=', work.actor.municipality)
    .where('advice_id', '=', id)
    .orderBy(({ eb }) => eb('kind', '=', 'outcome'))
    .orderBy('on_day')
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    position: row.position,
    kind: row.kind,
    adviser: row.adviser_id,
    on: row.on_day,
    words: box.open('advice_answer', 'body', row.id, row.body),
  }))
}

/** Which place the next answer of a kind has: a form carries it, so that one sent twice is one answer. */
export const nextOf = (answers: readonly Answer[], kind: AdviceAnswerKind): number => answers.filter((one) => one.kind === kind).length + 1

/**
 * Answers as an adviser; whoever asked is told, and the adviser never learns whom. Throws NotFound for what was not asked here and for her
 * own question, Conflict when it has been ended or another answer has come in that place, RangeError for words with what is never stored.
 */
export async function answerAdvice(work: Work, id: AdviceId, words: string, position: number): Promise<void> {
  const { isMine } = await readAdvice(work, id)
  if (isMine || !work.actor.roles.includes('adviser')) throw new NotFound()
  const on = today(work.now)
  if (!(await addAnswer(work, id, { kind: 'given', words, position, on }))) return
  await markRead(work, id)
  await sql`select gate.advice_answered(${id}, ${newRandomId()}, ${on}::date)`.execute(work.tx)
}

/**
 * Writes down what RVTS has answered, on the day it did. Throws NotFound for what is not mine, Conflict as answerAdvice does, RangeError
 * for words with what is never stored and for a day before it was asked or yet to come.
 */
export async function noteAdvice(work: Work, id: AdviceId, { words, on, position }: Pick<Answer, 'words' | 'on' | 'position'>) {
  const { isMine, askedOn } = await readAdvice(work, id)
  if (!isMine) throw new NotFound()
  if (on < askedOn || on > today(work.now)) throw new RangeError('The answer is between the question and today')
  await addAnswer(work, id, { kind: 'noted', words, position, on })
  await markRead(work, id)
}

/**
 * Ends what I have asked, with what came of it; nothing in it vanishes. Throws NotFound for what is not mine, Conflict when it has been
 * ended with something else, RangeError as askForAdvice does.
 */
export async function closeAdvice(work: Work, id: AdviceId, outcome: string): Promise<void> {
  const { isMine } = await readAdvice(work, id)
  if (!isMine) throw new NotFound()
  if (!(await addAnswer(work, id, { kind: 'outcome', words: outcome, position: 1, on: today(work.now) }))) return
  const done = await work.tx
    .updateTable('advice_request')
    .set({ closed_on: today(work.now), disposal_rule: adviceDisposalRule })
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', '=', id)
    .where('closed_on', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new Conflict()
  await markRead(work, id)
}

// gives false when the very same one stands there already
async function addAnswer(work: Work, advice_id: AdviceId, { kind, words, position, on }: Omit<Answer, 'adviser'>): Promise<boolean> {
  refuseIdentity(words)
  const before = await answersOf(work, advice_id)
  if (position !== nextOf(before, kind)) {
    const there = before.find((one) => one.kind === kind && one.position === position)
    if (there?.words === words) return false
    throw new Conflict()
  }
  if ((await readAdvice(work, advice_id)).closedOn) throw new Conflict()
  const box = await boxFor(work, 'advice', advice_id)
  const id = newRandomId<'advice_answer'>()
  const made = await work.tx
    .insertInto('advice_answer')
    .values({
      municipality_id: work.actor.municipality,
      id,
      advice_id,
      kind,
      position,
      adviser_id: kind === 'given' ? work.actor.id : null,
      on_day: on,
      body: box.seal('advice_answer', 'body', id, words),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  // two advisers at the same moment: the first one stands
  if (made.numInsertedOrUpdatedRows === 0n) throw new Conflict()
  return true
}
