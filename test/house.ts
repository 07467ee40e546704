import { after } from 'node:test'
import type { Cluster } from './cluster.ts'
import { furnish, origin, type Founded } from './furnish.ts'

export { browser, everyone, origin, rowsOf, type Place, type Someone, type TestHouse } from './furnish.ts'

/** A furnished house for one test file, gone when its tests are done. */
export async function house(founding: Founded = { name: 'Fjordvik' }, address = origin) {
  const cluster = JSON.parse(process.env['FOTFESTE_TEST_CLUSTER'] ?? 'null') as Cluster | null
  if (!cluster) throw new Error('Tests run through npm test, which starts the database')
  const home = await furnish(cluster, founding, address)
  after(home.close)
  return home
}
