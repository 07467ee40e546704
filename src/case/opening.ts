import { sql } from 'kysely'
import { caseNumber } from '#access/index.ts'
import { addDays, today } from '#lib/day.ts'
import { newId, type CaseId } from '#lib/id.ts'
import { currentRoutine } from '#routine/index.ts'
import { newBoxFor, opened, type Work } from '#work/index.ts'

export type Opening = {
  /** The service that the case lives under, and the ground; without a ground no identity can be recorded (GDPR art. 6 and 9). */
  service: string
  ground: string | null
  /** What the case is about, in words. */
  purpose: string
  person?: { name: string; birthDate?: string | undefined; contact?: string | undefined }
  /** The day by which the first step is to be started; three days from now when left out. */
  nextOn?: string
}

/**
 * Opens a case with the actor as its lead, on the routine's present version, its first step as the next action.
 * Takes an opening whose ground has been checked; gives the new id. A person without a ground is refused by the database.
 */
export async function openCase(work: Work, { service, ground, purpose, person, nextOn }: Opening): Promise<{ id: CaseId; number: string }> {
  const { tx, actor, now } = work
  const routine = await currentRoutine(work)
  const first = routine.content.steps[0]!
  const id = newId<'case'>()
  const { box, keep } = newBoxFor(work, 'case', id)
  const { year, sequence } = await nextNumber(work)
  await tx
    .insertInto('case')
    .values({
      municipality_id: actor.municipality,
      id,
      year,
      sequence,
      service,
      ground,
      purpose: box.seal('case', 'purpose', id, purpose),
      routine_id: routine.id,
      routine_version: routine.version,
      step: first.key,
      lead_id: actor.id,
      next_action: 'start-step',
      next_on: nextOn ?? addDays(today(now), 3),
      next_by: actor.id,
      opened_by: actor.id,
      opened_at: now,
      closed_at: null,
    })
    .execute()
  const part = newId<'participant'>()
  await tx
    .insertInto('participant')
    .values({
      municipality_id: actor.municipality,
      id: part,
      case_id: id,
      account_id: actor.id,
      role: 'lead',
      reason: box.seal('participant', 'reason', part, purpose),
      added_by: actor.id,
      started_at: now,
      ended_at: null,
    })
    .execute()
  await keep()
  if (person) {
    const { name, birthDate, contact } = person
    const sealed = (column: string, value: string | undefined) => (value ? box.seal('case_person', column, id, value) : null)
    await tx
      .insertInto('case_person')
      .values({
        municipality_id: actor.municipality,
        case_id: id,
        name: box.seal('case_person', 'name', id, name),
        birth_date: sealed('birth_date', birthDate),
        contact: sealed('contact', contact),
      })
      .execute()
  }
  opened(work, id)
  return { id, number: caseNumber(year, sequence) }
}

/** The municipality's next case number of the year; the row's lock keeps two from getting the same one. */
async function nextNumber({ tx, actor, now }: Work) {
  const year = Number(today(now).slice(0, 4))
  const row = await tx
    .updateTable('municipality')
    .set({ case_year: year, case_sequence: sql`case when case_year = ${year} then case_sequence + 1 else 1 end` })
    .where('id', '=', actor.municipality)
    .returning(['case_sequence'])
    .executeTakeFirstOrThrow()
  return { year, sequence: row.case_sequence }
}
