import { NotFound } from '#lib/errors.ts'
import { boxFor, opened, type CaseReading } from '#work/index.ts'
import { additionsTo, bodyOf } from './concern-sent.ts'

/** The first name of the one whom the case is about; undefined where no person is recorded (a case without a ground has none). */
export async function firstName(work: CaseReading): Promise<string | undefined> {
  const row = await work.tx
    .selectFrom('case_person')
    .select('name')
    .where('municipality_id', '=', work.actor.municipality)
    .where('case_id', '=', work.case.id)
    .executeTakeFirst()
  if (!row) return undefined
  const box = await boxFor(work, 'case', work.case.id)
  return firstWord(box.open('case_person', 'name', work.case.id, row.name))
}

/** A first name is enough to know whom a page is about, and shows less to whoever stands behind. */
export const firstWord = (name: string) => name.trim().split(/\s+/)[0]

/** The concerns that a case grew from, the oldest first. */
export async function linkedConcerns(work: CaseReading) {
  const rows = await linked(work).select(['concern.id', 'concern.reference', 'concern.sent_at']).orderBy('concern.sent_at').execute()
  return rows.map(({ id, reference, sent_at }) => ({ id, reference, sentAt: sent_at }))
}

/** One of them with every word of it, and what its sender has added. Throws NotFound for one that is not linked to this case. */
export async function linkedConcern(work: CaseReading, wanted: string) {
  const row = (await linked(work).selectAll('concern').execute()).find(({ id }) => id === wanted)
  if (!row) throw new NotFound()
  opened(work, row.id)
  return {
    reference: row.reference,
    service: row.sender_service,
    ground: row.ground,
    isIdentified: row.is_identified,
    told: row.told,
    origin: row.origin,
    sentAt: row.sent_at,
    body: await bodyOf(work, row),
    additions: await additionsTo(work, row.id),
  }
}

const linked = ({ tx, actor, case: { id } }: CaseReading) =>
  tx
    .selectFrom('concern_link as link')
    .innerJoin('concern', (join) =>
      join.onRef('concern.municipality_id', '=', 'link.municipality_id').onRef('concern.id', '=', 'link.concern_id'),
    )
    .where('link.municipality_id', '=', actor.municipality)
    .where('link.case_id', '=', id)
