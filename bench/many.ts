import { furnish, type Someone, type TestHouse } from '../test/furnish.ts'
import type { Cluster } from '../test/cluster.ts'
import { fill } from './fill.ts'
import { inTurn, middleOf, ms, type Result } from './rounds.ts'

/**
 * The lists and the case page in a municipality with few cases and in one with many, each in a database of its own on the same server, so
 * that every index is as large as its municipality. What grows with the number of cases would show here.
 */
export async function many(cluster: Cluster, few: number, most: number, times: number): Promise<Result[]> {
  const small = await filled(cluster, few)
  const large = await filled(cluster, most)
  const results: Result[] = []
  for (const [what, who, pathIn] of pages) {
    const [inLarge, inSmall] = [await opener(large, who, pathIn), await opener(small, who, pathIn)]
    const { ours, theirs } = await inTurn(
      () => middleOf(times, inLarge),
      () => middleOf(times, inSmall),
    )
    results.push({
      what: `${what}, ${most} cases`,
      ours: ms(ours),
      against: `${ms(theirs)} with ${few}`,
      ratio: ours / theirs,
      goal: { most: 1.2 },
    })
  }
  await small.close()
  await large.close()
  return results
}

async function filled(cluster: Cluster, cases: number) {
  const town = await furnish(cluster)
  await fill(town, { cases, waiting: 200, decided: cases })
  return town
}

type PathIn = (town: TestHouse) => string | Promise<string>
const pages: readonly (readonly [string, Someone, PathIn])[] = [
  ['inbox', 'coordinator', () => '/inbox'],
  ['decided inbox', 'coordinator', () => '/inbox/decided'],
  ['my page', 'coordinator', () => '/home'],
  ['case list', 'coordinator', () => '/cases'],
  ['closed cases', 'coordinator', () => '/cases/closed'],
  ['case page', 'coordinator', middleCase],
  ['case page as a member', 'outreach', middleCase],
]

/** Opens a page as somebody, and makes sure that it is the page. */
async function opener(town: TestHouse, who: Someone, pathIn: PathIn) {
  const person = await town.as(who)
  const path = await pathIn(town)
  return async () => {
    const answer = await person.get(path)
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${String(town.faults[0])}`)
    return answer.text()
  }
}

async function middleCase(town: TestHouse) {
  const rows = await town.owner.selectFrom('case').select('id').where('state', '=', 'open').orderBy('sequence').execute()
  return `/cases/${rows[Math.floor(rows.length / 2)]!.id}`
}
