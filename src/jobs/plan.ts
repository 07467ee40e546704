import { fromKysely } from 'pg-boss'
import type { Write } from '#db/index.ts'
import { boss, type PlannedName } from './queue.ts'

/** What a job is told: ids and nothing else. What it may do is asked of the database when it runs. */
export type Ids = Readonly<Record<string, string>>
export type Plan = {
  /** Not before this. */
  readonly startAfter?: Date
  /** One job waits for each key: planned again, it stays one. */
  readonly once?: string
}

/**
 * Plans a job in the caller's own transaction: it is there if the deed is, and gone if the deed is. Takes ids only, for a job
 * is stored unsealed. Throws what the database throws, so that a deed whose promise cannot be kept is not done either.
 */
export async function plan(tx: Write, name: PlannedName, ids: Ids, { startAfter, once }: Plan = {}): Promise<void> {
  const faults: unknown[] = []
  const planner = boss({ db: fromKysely(tx) }, (fault) => faults.push(fault))
  await planner.start()
  try {
    await planner.send(name, ids, { ...(startAfter && { startAfter }), ...(once && { singletonKey: once }) })
  } finally {
    await planner.stop({ graceful: false, close: false })
  }
}
