import { readFileSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import { firstName } from '../../src/case/case.ts'
import { readCase } from '../../src/case/access.ts'
import { see } from '../../src/case/seen.ts'
import type { Drawn } from '../../src/case/overview.tsx'
import type { CaseId } from '../../src/lib/id.ts'
import { inCase, reading, type Entered } from '../../src/work/index.ts'
import type { TestHouse } from '../../test/furnish.ts'

/** All that the case page is drawn from, read once. */
export type Read = { seen: Drawn; person: string | undefined; entered: Entered }

/** Reads a case as its page does, and keeps what was read in a file: the two that draw it have no database. */
export async function readOnce(town: TestHouse, id: CaseId, file: string): Promise<void> {
  const { secret } = await town.as('coordinator')
  const read = await inCase(town.edge.house, secret, readCase, id, async (work, entered) => {
    const looking = reading(work)
    const { actor, now, case: found } = work
    const at = { lang: 'nb', path: `/cases/${id}`, params: { caseId: id }, query: {}, submission: id }
    return { seen: { ...(await see(looking)), work: { actor, now, case: found }, at }, person: await firstName(looking), entered }
  })
  writeFileSync(file, serialize(read))
}

export const readAgain = (file: string) => deserialize(readFileSync(file)) as Read
