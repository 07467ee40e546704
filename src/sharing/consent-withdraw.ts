import { NotFound } from '#lib/errors.ts'
import type { ConsentId } from '#lib/id.ts'
import { boxFor, reading, type CaseWork } from '#work/index.ts'
import { consentOf, type How } from './consent.ts'
import type { Refused } from './consent-ask.ts'

/**
 * Takes a yes back, at once: from this transaction on nothing is shared on it (personvernforordningen art. 7 (3)). A closed case is no
 * hindrance. Gives why not, or nothing: it was withdrawn before, or it was never a yes. Throws NotFound for a consent of another case.
 */
export async function withdrawConsent(work: CaseWork, id: ConsentId, said: { how: How; words: string }): Promise<Refused | undefined> {
  const { answer, withdrawal } = await consentOf(reading(work), id)
  if (withdrawal) return { refused: 'withdrawn', field: 'how' }
  if (!answer?.given) return { refused: 'not-given', field: 'how' }
  const box = await boxFor(work, 'case', work.case.id)
  const { numUpdatedRows } = await work.tx
    .updateTable('consent')
    .set({ withdrawn_at: work.now, withdrawn_noted_by: work.actor.id, withdrawal: box.sealJson('consent', 'withdrawal', id, said) })
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows ? undefined : { refused: 'withdrawn', field: 'how' }
}

/** Notes that whoever was asked has a copy. Throws NotFound for a consent of another case. */
export async function giveCopy(work: CaseWork, id: ConsentId): Promise<void> {
  const { copyGiven } = await consentOf(reading(work), id)
  if (copyGiven) return
  const { numUpdatedRows } = await work.tx
    .updateTable('consent')
    .set({ copy_given: true })
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new NotFound()
}
