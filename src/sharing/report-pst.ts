import { mustBeOpen } from '#case/index.ts'
import { today } from '#lib/day.ts'
import { newId, type AccountId, type Id } from '#lib/id.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'

type PstNoteId = Id<'pst_note'>
export const pstAnswers = ['yes', 'no', 'not-told'] as const
/** That the police contact was asked, or what she told: whether it was passed on to PST, and when. Never what. */
export type NewPstNote = { onDay: string } & ({ kind: 'asked' } | { kind: 'told'; passed: (typeof pstAnswers)[number] })
export type PstNote = { id: PstNoteId; by: AccountId; at: Date; onDay: string; passed: (typeof pstAnswers)[number] | undefined }

/**
 * Notes what there is to know about PST: the case never writes to PST itself, it goes through the police contact. Gives undefined, or
 * 'future' for a day to come. Throws Conflict in a closed case.
 */
export async function notePst(work: CaseWork, note: NewPstNote): Promise<'future' | undefined> {
  mustBeOpen(work)
  if (note.onDay > today(work.now)) return 'future'
  await work.tx
    .insertInto('pst_note')
    .values({
      municipality_id: work.actor.municipality,
      id: newId<'pst_note'>(),
      case_id: work.case.id,
      noted_by: work.actor.id,
      kind: note.kind,
      passed: note.kind === 'told' ? note.passed : null,
      on_day: note.onDay,
      at: work.now,
    })
    .execute()
  return undefined
}

/** Everything noted about PST in a case, the newest first. */
export async function pstNotes(work: CaseReading): Promise<PstNote[]> {
  const rows = await work.tx
    .selectFrom('pst_note')
    .select(['id', 'noted_by', 'at', 'on_day', 'passed'])
    .where('municipality_id', '=', work.actor.municipality)
    .where('case_id', '=', work.case.id)
    .orderBy('on_day', 'desc')
    .orderBy('at', 'desc')
    .execute()
  return rows.map(({ id, noted_by, at, on_day, passed }) => ({ id, by: noted_by, at, onDay: on_day, passed: passed ?? undefined }))
}
