import type { Write } from '#db/index.ts'
import type { Localised } from '#i18n/index.ts'
import { NotFound } from '#lib/errors.ts'
import { newId, type AccountId, type MunicipalityId, type RoutineId } from '#lib/id.ts'
import type { Reading, Work } from '#work/index.ts'
import { readRoutine, RoutineContent, type RoutineKind, type RoutineStep } from './content.ts'

export type Routine = { id: RoutineId; version: number; content: RoutineContent }

/**
 * The routine of this kind that applies now: the version published last. New cases begin with the one of follow-up.
 * Throws NotFound where the municipality has none.
 */
export const currentRoutine = (work: Reading | Work, kind: RoutineKind = 'follow-up'): Promise<Routine> =>
  one(
    (work as Reading).tx
      .selectFrom('routine')
      .select(['id', 'version', 'content'])
      .where('municipality_id', '=', work.actor.municipality)
      .where('kind', '=', kind)
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
  kind: RoutineKind
  title: Localised
  note: string
  publishedBy: AccountId | null
  publishedAt: Date
  /** The newest of its kind: new cases begin with it, or it is what one goes by when sharing. */
  inForce: boolean
}

/** Every published version of the municipality's routines, the newest first: the first of each kind is in force. */
export async function publishedVersions(work: Reading): Promise<Version[]> {
  const rows = await work.tx
    .selectFrom('routine')
    .select(['id', 'version', 'kind', 'content', 'note', 'published_by', 'published_at'])
    .where('municipality_id', '=', work.actor.municipality)
    .where('state', '=', 'published')
    .orderBy('published_at', 'desc')
    .execute()
  return rows.map(({ id, version, kind, content, note, published_by, published_at }, place) => ({
    id,
    version,
    kind,
    title: parsed(id, version, content).title,
    note,
    publishedBy: published_by,
    publishedAt: published_at!,
    inForce: rows.findIndex((row) => row.kind === kind) === place,
  }))
}

/** A step of a routine by its key. Throws NotFound where this version has no such step. */
export function stepOf({ content }: Routine, key: string): RoutineStep {
  const step = content.steps.find((each) => each.key === key)
  if (!step) throw new NotFound()
  return step
}

// Molde kommune: Trinnvis oppfølging av bekymring; and how we think before we share
const defaults = ['routines/stepwise-follow-up.yaml', 'routines/information-sharing.yaml'] as const

/** Gives a new municipality the default routines, one of each kind, as their first versions. */
export async function adoptDefaultRoutines(tx: Write, municipality_id: MunicipalityId, now: Date): Promise<void> {
  const same = {
    municipality_id,
    version: 1,
    state: 'published',
    written_by: null,
    written_at: now,
    published_by: null,
    published_at: now,
  } as const
  const rows = defaults.map((file) => {
    const content = readRoutine(file)
    return { ...same, id: newId<'routine'>(), kind: content.kind, content: JSON.stringify(content) }
  })
  await tx.insertInto('routine').values(rows).execute()
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
