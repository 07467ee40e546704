import { setTimeout as wait } from 'node:timers/promises'
import type { Db, Read } from '#db/index.ts'
import { today } from '#lib/day.ts'
import type { MunicipalityId } from '#lib/id.ts'
import { answers, publicReach, type Reach } from './reach.ts'

/** The addresses elsewhere that a municipality's public pages lead to. */
export type PageLinks = { readonly municipality: MunicipalityId; readonly urls: ReadonlySet<string> }
export type LinkHow = {
  readonly reach?: Reach
  /** Between two questions to the same host, in milliseconds. */
  readonly pause?: number
  readonly patience?: number
}

// as many hosts at a time, each asked one thing at a time
const atOnce = 4
// a run is over before the queue gives it up; the rest is asked the next time
const mostTime = 8 * 60_000

/**
 * Tries the links of every municipality's public pages, each once whoever it belongs to, those that were tried longest ago first, and none
 * twice on a day. One that fails on three different days is dead until it answers again. Forgets links that stand nowhere any more. Gives
 * how many waited to be tried.
 */
export async function checkLinks(job: Db, links: readonly PageLinks[], now: Date, how: LinkHow = {}): Promise<number> {
  await forget(job, links)
  const fresh = await job.selectFrom('link_check').select(['municipality_id', 'url', 'checked_at']).execute()
  const tried = new Map(fresh.map(({ municipality_id, url, checked_at }) => [`${municipality_id} ${url}`, checked_at]))
  const places = new Map<string, MunicipalityId[]>()
  for (const { municipality, urls } of links)
    for (const url of urls)
      if (dayOf(tried.get(`${municipality} ${url}`)) < today(now)) places.set(url, [...(places.get(url) ?? []), municipality])
  const oldest = (url: string) => Math.min(...places.get(url)!.map((place) => tried.get(`${place} ${url}`)?.getTime() ?? 0))
  const due = [...places.keys()].toSorted((a, b) => oldest(a) - oldest(b))
  const hosts = [...Map.groupBy(due, hostOf).values()]
  const began = performance.now()
  const isOver = () => performance.now() - began > mostTime
  const each = async () => {
    for (let host = hosts.shift(); host; host = hosts.shift()) await checkHost(job, host, places, now, how, isOver)
  }
  await Promise.all(Array.from({ length: atOnce }, each))
  return due.length
}

// the trigger on link_check knows it too
const failuresOfDead = 3

/** The addresses elsewhere that have failed on three different days, of those that a municipality's public pages lead to. */
export async function deadLinks(tx: Pick<Read, 'selectFrom'>, municipality: MunicipalityId): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('link_check')
    .select('url')
    .where('municipality_id', '=', municipality)
    .where('failures', '>=', failuresOfDead)
    .execute()
  return new Set(rows.map(({ url }) => url))
}

const dayOf = (at: Date | undefined) => (at ? today(at) : '')
const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : '')

async function checkHost(
  job: Db,
  urls: readonly string[],
  places: ReadonlyMap<string, readonly MunicipalityId[]>,
  now: Date,
  { reach = publicReach, pause = 1_000, patience = 15_000 }: LinkHow,
  isOver: () => boolean,
) {
  for (const [place, url] of urls.entries()) {
    if (isOver()) return
    if (place > 0) await wait(pause)
    const ok = await answers(url, reach, patience, () => wait(pause))
    for (const municipality of places.get(url) ?? []) await note(job, municipality, url, ok, now)
  }
}

/** Counts a failure once a day at the most, whatever the clock and the queue do. */
async function note(job: Db, municipality_id: MunicipalityId, url: string, ok: boolean, now: Date) {
  const day = today(now)
  const before = await job
    .selectFrom('link_check')
    .select(['failures', 'failed_on'])
    .where('municipality_id', '=', municipality_id)
    .where('url', '=', url)
    .executeTakeFirst()
  const isNew = !before?.failed_on || before.failed_on < day
  const found = ok
    ? { ok, failures: 0, failed_on: null }
    : { ok, failures: isNew ? (before?.failures ?? 0) + 1 : Math.max(1, before.failures), failed_on: day }
  await job
    .insertInto('link_check')
    .values({ municipality_id, url, checked_at: now, ...found })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'url']).doUpdateSet({ checked_at: now, ...found }))
    .execute()
}

async function forget(job: Db, links: readonly PageLinks[]) {
  const standing = new Map(links.map(({ municipality, urls }) => [municipality as string, urls]))
  const rows = await job.selectFrom('link_check').select(['municipality_id', 'url']).execute()
  for (const { municipality_id, url } of rows)
    if (!standing.get(municipality_id)?.has(url))
      await job.deleteFrom('link_check').where('municipality_id', '=', municipality_id).where('url', '=', url).execute()
}
