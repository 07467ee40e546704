import type { Db } from '#db/index.ts'
import type { MunicipalityId } from '#lib/id.ts'
import { actors } from './actor.ts'
import { districtSources, registerSource } from './place.ts'
import { resources } from './resource.ts'

/** The addresses elsewhere that the directory leads to, of each municipality that there is. Takes the job's pool. */
export async function directoryLinks(job: Db): Promise<{ municipality: MunicipalityId; urls: ReadonlySet<string> }[]> {
  const places = await job.selectFrom('municipality').select('id').execute()
  const contacts = await job.selectFrom('local_contact').select(['municipality_id', 'web']).where('taken_off_at', 'is', null).execute()
  const arenas = await job.selectFrom('arena').select(['municipality_id', 'web']).where('taken_off_at', 'is', null).execute()
  const own = Map.groupBy([...contacts, ...arenas], ({ municipality_id }) => municipality_id)
  const shipped = shippedLinks()
  return places.map(({ id }) => {
    const all = [...shipped, ...(own.get(id) ?? []).map(({ web }) => web)]
    return { municipality: id, urls: new Set(all.flatMap((url) => (url?.startsWith('https://') ? [url] : []))) }
  })
}

const shippedLinks = () => [
  ...actors().flatMap(({ web, source }) => [web, source.url]),
  ...resources().map(({ url }) => url),
  ...[registerSource().source, ...districtSources()].map(({ url }) => url),
]
