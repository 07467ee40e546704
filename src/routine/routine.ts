import type { Write } from '#db/index.ts'
import type { Localised } from '#i18n/index.ts'
import { NotFound } from '#lib/errors.ts'
import { newId, type AccountId, type MunicipalityId, type RoutineId } from '#lib/id.ts'
import type { Reading, Work } from '#work/index.ts'
import { readRoutine, RoutineContent, type RoutineStep } from './content.ts'

export type Routine = { id: RoutineId; version: number; content: RoutineContent }

/** The routine that new cases begin with: the version published last. Throws NotFound where the municipality has none. */
export const currentRoutine = (work: Reading | Work): Promise<Routine> =>
  one(
    (work as Reading).tx
      .selectFrom('routine')
      .select(['id', 'version', 'content'])
      .where('municipality_id', '=', work.actor.municipality)
      .where('state', '=', 'published')
      .orderBy('published_at', 'desc')
      .limit(1),
  )

/** The very version that a case began with; it never changes. */
export const routineOf = (work: Reading | Work, id: RoutineId, version: number): Promise<Routine> =>
  one(
    (work as Reading).tx
      .selectFrom('routine')
      .select(['id', 'version', 'content'])
      .where('municipality_id', '=', work.actor.municipality)
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', 'published'),
  )

export type Version = {
  id: RoutineId
  version: number
  title: Localised
  note: string
  publishedBy: AccountId | null
  publishedAt: Date
  /** New cases begin with this one. */
  inForce: boolean
}

/** Every published version of the municipality's routines, the newest first: that one is in force. */
export async function publishedVersions(work: Reading): Promise<Version[]> {
  const rows = await work.tx
    .selectFrom('routine')
    .select(['id', 'version', 'content', 'note', 'published_by', 'published_at'])
    .where('municipality_id', '=', work.actor.municipality)
    .where('state', '=', 'published')
    .orderBy('published_at', 'desc')
    .execute()
  return rows.map(({ id, version, content, note, published_by, published_at }, place) => ({
    id,
    version,
    title: parsed(id, version, content).title,
    note,
    publishedBy: published_by,
    publishedAt: published_at!,
    inForce: place === 0,
  }))
}

/** A step of a routine by its key. Throws NotFound where this version has no such step. */
export function stepOf({ content }: Routine, key: string): RoutineStep {
  const step = content.steps.find((each) => each.key === key)
  if (!step) throw new NotFound()
  return step
}

/** Gives a new municipality the default routine as its first version (Molde kommune: Trinnvis oppfølging av bekymring). */
export async function adoptDefaultRoutine(tx: Write, municipality_id: MunicipalityId, now: Date): Promise<void> {
  const content = JSON.stringify(readRoutine('routines/stepwise-follow-up.yaml'))
  const row = {
    municipality_id,
    id: newId<'routine'>(),
    version: 1,
    state: 'published',
    content,
    written_at: now,
    published_at: now,
  } as const
  await tx
    .insertInto('routine')
    .values({ ...row, written_by: null, published_by: null })
    .execute()
}

async function one(query: {
  executeTakeFirst: () => Promise<{ id: RoutineId; version: number; content: unknown } | undefined>
}): Promise<Routine> {
  const row = await query.executeTakeFirst()
  if (!row) throw new NotFound()
  return { id: row.id, version: row.version, content: parsed(row.id, row.version, row.content) }
}

// a published version never changes, so it is checked once a process
const known = new Map<string, RoutineContent>()
function parsed(id: string, version: number, content: unknown): RoutineContent {
  const name = `${id} ${version}`
  const before = known.get(name)
  if (before) return before
  const routine = RoutineContent.parse(content)
  known.set(name, routine)
  return routine
}
