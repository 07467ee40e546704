import type { KeyObject } from 'node:crypto'
import type { Db } from '#db/index.ts'
import { destroyedList } from './destroyed.ts'
import { headsFile, sealAll } from './sealing.ts'

/** The list of destroyed keys stands beside the heads: the same disk, the same signature, the same care. */
export const destroyedBeside = (headsPath: string): string => `${headsPath}.destroyed`

/**
 * What the sealing process does each minute: tells which keys have been destroyed, and seals the trail. Takes the signing key, which no other
 * process has, and the path of the heads file outside the database. The files are read once, here; gives what seals, and how many rows it sealed.
 */
export async function sealer(key: KeyObject, headsPath: string): Promise<(job: Db) => Promise<number>> {
  const [heads, destroyed] = [await headsFile(headsPath), await destroyedList(destroyedBeside(headsPath))]
  return async (job) => {
    await destroyed.export(job, key)
    return sealAll(job, { key, heads, now: () => new Date() })
  }
}
