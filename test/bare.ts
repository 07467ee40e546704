import { sql } from 'kysely'
import { anyone, type Action } from '../src/access/index.ts'
import { inMunicipality } from '../src/work/index.ts'
import type { Someone, TestHouse } from './house.ts'

const looking: Action = { name: 'test.look', who: anyone, trace: 'never' }
const ofCase = [
  'case_person',
  'participant',
  'handover',
  'step_event',
  'journal_entry',
  'task',
  'closure',
  'reopening',
  'concern_link',
  'block',
]
const ofConcern = ['inbox_entry', 'concern_addition', 'concern_release', 'concern_link', 'block']

/** How many rows about these cases and concerns the database gives to someone, asked past every handler; keys are counted too. */
export async function bareRows(town: TestHouse, who: Someone, ...ids: string[]): Promise<number> {
  const { secret } = await town.as(who)
  const tables = [
    ...['"case"', 'concern', 'keystore.data_key'].map((table) => ({ table, column: 'id' })),
    ...ofCase.map((table) => ({ table, column: 'case_id' })),
    ...ofConcern.map((table) => ({ table, column: 'concern_id' })),
  ]
  const counted = await inMunicipality(town.edge.house, secret, looking, async ({ tx, actor }) => {
    let count = 0
    for (const { table, column } of tables) {
      // her own parts that are over stay hers to see: that she once took part is no secret from her
      const own = table === 'participant' ? sql`and account_id <> ${actor.id}` : sql``
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from ${sql.raw(table)} where ${sql.ref(column)} = any (${ids}::uuid[]) ${own}`.execute(tx)
      count += rows[0]!.n
    }
    return count
  })
  return counted!
}
