import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Selectable } from 'kysely'
import * as z from 'zod'
import type { Tables } from '#db/index.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import { newId, type DraftId } from '#lib/id.ts'
import { namesIn } from '#wording/index.ts'
import { boxFor, discardKey, newBoxFor, type Reading, type Work } from '#work/index.ts'

const words = z.string().default('')
const Observation = z.object({ seen: words, on: words, time: words, where: words, toldBy: words, interpretation: words })
const Side = z.object({ asked: z.boolean().default(false), words }).prefault({})
const Discussed = z.object({ on: z.string(), advice: z.string() })
/** A discussion without names: the day, which contact, the advice as the author wrote it down; nothing that leads to it. */
export const DiscussedAnonymously = Discussed.extend({ with: z.enum(['municipal', 'police']) })
/** Who has been asked about it, or has not: part of every concern, so that one side never stands alone. */
export const sideNames = ['colleagues', 'partners', 'family', 'person'] as const
export const Sides = z.object({ colleagues: Side, partners: Side, family: Side, person: Side })
export const About = z.object({ name: words, birthYear: words })
export const Observations = z.array(Observation)
const Choice = z.object({ receiver: z.enum(['municipal', 'child-welfare', 'police']), isIdentified: z.boolean(), service: z.string() })

export const DraftContent = z.object({
  origin: z.enum(['observed', 'self']),
  about: About.default({ name: '', birthYear: '' }),
  observations: Observations.default([]),
  sides: Sides.prefault({}),
  protective: words,
  discussedWithLeader: z.array(Discussed).default([]),
  discussedAnonymously: z.array(DiscussedAnonymously).default([]),
  report: Choice.optional(),
  /** Opens what the browser keeps while it cannot reach us; only the author is ever given it. */
  localKey: z.string().default(() => randomBytes(32).toString('base64')),
  /** The revision at which each part was last written: two windows on different parts do not stand in each other's way. */
  changed: z.object({ observations: z.number().default(1), sides: z.number().default(1), report: z.number().default(1) }).prefault({}),
})
export type DraftContent = z.infer<typeof DraftContent>
export type Observation = z.infer<typeof Observation>
export type Draft = {
  readonly id: DraftId
  readonly revision: number
  readonly content: DraftContent
  readonly begunAt: Date
  readonly savedAt: Date
}

type Parts = {
  observations: Pick<DraftContent, 'observations'>
  sides: Pick<DraftContent, 'about' | 'sides' | 'protective'>
  report: Pick<DraftContent, 'report'>
}
export type DraftPart = keyof Parts

/** Begins a draft, with whatever it begins with. It has a key of its own and is its author's alone. Gives its id. */
export async function newDraft(work: Work, begun: z.input<typeof DraftContent>): Promise<DraftId> {
  const id = newId<'draft'>()
  const { box, keep } = newBoxFor(work, 'draft', id)
  const content = box.sealJson('draft', 'content', id, DraftContent.parse(begun))
  const { actor, now } = work
  await work.tx
    .insertInto('draft')
    .values({ municipality_id: actor.municipality, id, author_id: actor.id, content, begun_at: now, saved_at: now })
    .execute()
  await keep()
  return id
}

/** One of my drafts. Throws NotFound for one that is not there or not mine. */
export const readDraft = async (work: Reading | Work, id: DraftId): Promise<Draft> =>
  opened(
    work,
    await mine(work as Reading)
      .where('id', '=', id)
      .executeTakeFirst(),
  )

/** My unfinished drafts, the one last written first. */
export async function myDrafts(work: Reading | Work): Promise<Draft[]> {
  const rows = await mine(work as Reading)
    .orderBy('saved_at', 'desc')
    .execute()
  return Promise.all(rows.map((row) => opened(work, row)))
}

/** Every name that the author has written in a draft of hers, to be looked for where nobody's identity may stand. It stays in memory. */
export async function namesInMyDrafts(work: Reading | Work): Promise<string[]> {
  const drafts = await myDrafts(work)
  return drafts.flatMap(({ content: { about, observations, sides, protective } }) => [
    about.name,
    ...[
      ...observations.flatMap(({ seen, where, toldBy, interpretation }) => [seen, where, toldBy, interpretation]),
      ...Object.values(sides).map(({ words }) => words),
      protective,
    ].flatMap(namesIn),
  ])
}

/**
 * Writes one part of a draft. Takes the revision that the writer saw; gives the new one. Throws Conflict where that part has been written
 * since then with something else, NotFound for a draft that is not there or not mine.
 */
export async function saveDraft<P extends DraftPart>(
  work: Work,
  id: DraftId,
  part: P,
  revision: number,
  written: Parts[P],
): Promise<number> {
  const draft = await lockDraft(work, id)
  const now = Object.fromEntries(Object.keys(written).map((key) => [key, draft.content[key as keyof DraftContent]]))
  if (isDeepStrictEqual(now, written)) return draft.revision
  if (draft.content.changed[part] > revision) throw new Conflict()
  const changed = { ...draft.content.changed, [part]: draft.revision + 1 }
  return write(work, draft, { ...draft.content, ...written, changed })
}

/** Adds to a draft that it has been discussed: the day and the advice, and which contact it was, never whom or what the talk belongs to. */
export async function appendDiscussed<Kind extends 'discussedWithLeader' | 'discussedAnonymously'>(
  work: Work,
  id: DraftId,
  kind: Kind,
  discussed: DraftContent[Kind][number],
): Promise<void> {
  const draft = await lockDraft(work, id)
  await write(work, draft, { ...draft.content, [kind]: [...draft.content[kind], discussed] })
}

/** Destroys a draft with its key and whatever was kept of its forms: it may be nothing, or it has been sent. Throws NotFound. */
export async function discardDraft(work: Work, id: DraftId): Promise<void> {
  const { tx, actor } = work
  await lockDraft(work, id)
  await discardKey(work, 'draft', id)
  await tx.deleteFrom('draft').where('municipality_id', '=', actor.municipality).where('id', '=', id).execute()
  const held = tx.selectFrom('held_form').select('id').where('municipality_id', '=', actor.municipality).where('account_id', '=', actor.id)
  for (const form of await held.where('path', 'like', `/drafts/${id}%`).execute()) {
    await discardKey(work, 'held', form.id)
    await tx.deleteFrom('held_form').where('municipality_id', '=', actor.municipality).where('id', '=', form.id).execute()
  }
}

/** A draft held fast until the transaction is over, so that it is sent once. Throws NotFound. */
export const lockDraft = async (work: Work, id: DraftId): Promise<Draft> => {
  const { tx, actor } = work
  const row = tx.selectFrom('draft').selectAll().where('municipality_id', '=', actor.municipality).where('author_id', '=', actor.id)
  return opened(work, await row.where('id', '=', id).forUpdate().executeTakeFirst())
}

/** The observations in which something is written. */
export const seenIn = ({ observations }: Pick<DraftContent, 'observations'>) => observations.filter(({ seen }) => seen !== '')

const mine = ({ tx, actor }: Reading) =>
  tx.selectFrom('draft').selectAll().where('municipality_id', '=', actor.municipality).where('author_id', '=', actor.id)

async function opened(work: Reading | Work, row: Selectable<Tables['draft']> | undefined): Promise<Draft> {
  if (!row) throw new NotFound()
  const box = await boxFor(work, 'draft', row.id)
  const content = DraftContent.parse(box.openJson('draft', 'content', row.id, row.content))
  return { id: row.id, revision: row.revision, content, begunAt: row.begun_at, savedAt: row.saved_at }
}

async function write(work: Work, { id, revision }: Draft, content: DraftContent): Promise<number> {
  const { tx, actor, now } = work
  const box = await boxFor(work, 'draft', id)
  const written = { content: box.sealJson('draft', 'content', id, content), revision: revision + 1, saved_at: now }
  await tx.updateTable('draft').set(written).where('municipality_id', '=', actor.municipality).where('id', '=', id).execute()
  return written.revision
}
