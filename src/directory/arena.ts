import type { ArenaKind, Read } from '#db/index.ts'
import { NotFound } from '#lib/errors.ts'
import { newId, type Id, type MunicipalityId } from '#lib/id.ts'
import type { Reading, Work } from '#work/index.ts'
import { rewrite } from './kept.ts'

export const arenaKinds = ['sport', 'culture', 'leisure', 'volunteering', 'other'] as const satisfies readonly ArenaKind[]
export type ArenaId = Id<'arena'>
/** A place where one can belong and be good at something, and how one comes to join. */
export type ArenaFacts = {
  name: string
  kind: ArenaKind
  about: string
  contact: string
  cost: string
  joining: string
  inclusion: string
  web: string
  verifiedOn: string
}
export type Arena = ArenaFacts & { id: ArenaId; revision: number }

/** The municipality's arenas, by kind and name. Needs no one to be signed in: they are public. */
export async function arenas(tx: Read, municipality: MunicipalityId): Promise<Arena[]> {
  const rows = await listed(tx, municipality).orderBy('kind').orderBy('name').orderBy('id').execute()
  return rows.map(arenaOf)
}

/** One of them. Throws NotFound when it is not on the list, or another municipality's. */
export async function arena(work: Reading, id: ArenaId): Promise<Arena> {
  const row = await listed(work.tx, work.actor.municipality).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return arenaOf(row)
}

/** Puts an arena on the list. */
export async function addArena(work: Work, facts: ArenaFacts): Promise<ArenaId> {
  const id = newId<'arena'>()
  await work.tx
    .insertInto('arena')
    .values({ municipality_id: work.actor.municipality, id, ...columns(facts), changed_at: work.now })
    .execute()
  return id
}

/** Writes an arena anew. Throws NotFound when it is not on the list, Conflict when someone else has changed it meanwhile. */
export const changeArena = (work: Work, id: ArenaId, revision: number, facts: ArenaFacts): Promise<void> =>
  rewrite(work, 'arena', { id, revision }, columns(facts))

/** Takes an arena off the list. Its row stays. Throws as changeArena. */
export const takeOffArena = (work: Work, id: ArenaId, revision: number): Promise<void> =>
  rewrite(work, 'arena', { id, revision }, { taken_off_at: work.now })

const listed = (tx: Read, municipality: MunicipalityId) =>
  tx
    .selectFrom('arena')
    .select(['id', 'name', 'kind', 'about', 'contact', 'cost', 'joining', 'inclusion', 'web', 'verified_on', 'revision'])
    .where('municipality_id', '=', municipality)
    .where('taken_off_at', 'is', null)

type Row = Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number]
const arenaOf = ({ inclusion, web, verified_on, ...row }: Row): Arena => ({
  ...row,
  inclusion: inclusion ?? '',
  web: web ?? '',
  verifiedOn: verified_on,
})

const columns = ({ inclusion, web, verifiedOn, ...facts }: ArenaFacts) => ({
  ...facts,
  inclusion: inclusion || null,
  web: web || null,
  verified_on: verifiedOn,
})
