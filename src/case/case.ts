import type { CaseReading } from '#work/index.ts'
import { boxFor } from '#work/index.ts'

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
