import { Conflict, NotFound } from '#lib/errors.ts'
import type { RoutineId } from '#lib/id.ts'
import type { Reading, Work } from '#work/index.ts'
import { RoutineContent } from './content.ts'

export type Draft = { id: RoutineId; version: number; content: RoutineContent; revision: number }
/** Where in the content something is wrong, as Zod tells it. */
export type Fault = { readonly path: readonly PropertyKey[]; readonly code?: string | undefined }

/** The draft of a routine's next version, if there is one. Only administrators see it. */
export async function findDraft(work: Reading | Work, id: RoutineId): Promise<Draft | undefined> {
  const row = await (work as Reading).tx
    .selectFrom('routine')
    .select(['id', 'version', 'content', 'revision'])
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirst()
  return row && { ...row, content: RoutineContent.parse(row.content) }
}

/** As findDraft; throws NotFound where there is none. */
export async function draftOf(work: Reading | Work, id: RoutineId): Promise<Draft> {
  const draft = await findDraft(work, id)
  if (!draft) throw new NotFound()
  return draft
}

/** The version of this routine that was published last: what a draft is compared with. Throws NotFound. */
export async function newestVersion(work: Reading | Work, id: RoutineId): Promise<{ version: number; content: RoutineContent }> {
  const row = await (work as Reading).tx
    .selectFrom('routine')
    .select(['version', 'content'])
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', '=', id)
    .where('state', '=', 'published')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return { version: row.version, content: RoutineContent.parse(row.content) }
}

/** Makes the newest version into a draft of the next one. Where there is a draft already, it stays as it is. */
export async function beginDraft(work: Work, id: RoutineId): Promise<void> {
  const newest = await newestVersion(work, id)
  await work.tx
    .insertInto('routine')
    .values({
      municipality_id: work.actor.municipality,
      id,
      version: newest.version + 1,
      kind: newest.content.kind,
      state: 'draft',
      content: JSON.stringify(newest.content),
      written_by: work.actor.id,
      written_at: work.now,
      published_by: null,
      published_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * Changes a draft. Takes the revision that the form was drawn from, and what the content becomes; gives what is wrong with that,
 * nothing when it was stored. Throws Conflict if someone else has changed the draft since, NotFound if there is none.
 */
export async function editDraft(
  work: Work,
  id: RoutineId,
  revision: number,
  edit: (content: RoutineContent) => RoutineContent,
): Promise<readonly Fault[]> {
  const draft = await draftAt(work, id, revision)
  const checked = RoutineContent.safeParse(edit(draft.content))
  if (!checked.success) return checked.error.issues
  await store(work, draft, { content: JSON.stringify(checked.data), revision: revision + 1 })
  return []
}

/** Publishes a draft: from now on it applies, and new cases begin with it if it is a follow-up. Takes what has changed and why. Throws as editDraft. */
export async function publishDraft(work: Work, id: RoutineId, revision: number, note: string): Promise<void> {
  const draft = await draftAt(work, id, revision)
  await store(work, draft, { state: 'published', note, published_by: work.actor.id, published_at: work.now, revision: revision + 1 })
}

async function draftAt(work: Work, id: RoutineId, revision: number) {
  const draft = await draftOf(work, id)
  if (draft.revision !== revision) throw new Conflict()
  return draft
}

type Stored =
  | { content: string; revision: number }
  | { state: 'published'; note: string; published_by: Work['actor']['id']; published_at: Date; revision: number }

async function store({ tx, actor }: Work, { id, version, revision }: Draft, values: Stored) {
  const { numUpdatedRows } = await tx
    .updateTable('routine')
    .set(values)
    .where('municipality_id', '=', actor.municipality)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .where('revision', '=', revision)
    .executeTakeFirst()
  // another one was quicker between our look and our write
  if (numUpdatedRows !== 1n) throw new Conflict()
}
