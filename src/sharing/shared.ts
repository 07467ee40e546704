import { sharedWithMe as shownToMe } from '#access/index.ts'
import type { ItemKind } from '#db/index.ts'
import { newId, type AccountId, type DisclosureId, type Id } from '#lib/id.ts'
import { tell } from '#notify/index.ts'
import { boxFor, type DisclosureReading, type DisclosureWork, type Reading } from '#work/index.ts'

/** One thing that is shown. */
export type Item = { id: Id<'disclosed_item'>; kind: ItemKind; onDay: string | null; body: string }
/** What is shared with me, before any word of it is opened. */
export type SharedWithMe = {
  id: DisclosureId
  decidedBy: AccountId
  service: string
  at: Date
  openUntil: Date
  items: number
  isAsked: boolean
  answeredAt: Date | null
}

/** Everything that is shared with the actor now, the newest first. What is no longer open is not there at all. */
export async function sharedWithMe({ tx }: Reading): Promise<SharedWithMe[]> {
  const rows = await shownToMe(tx).execute()
  return rows.map((row) => ({
    id: row.id,
    decidedBy: row.decided_by,
    service: row.service,
    at: row.at,
    openUntil: row.open_until,
    items: row.items,
    isAsked: row.question !== null,
    answeredAt: row.answered_at,
  }))
}

/** What a disclosure shows, in its order; for its receiver and for the team alike. */
export async function itemsOf(work: Reading, id: DisclosureId): Promise<Item[]> {
  const rows = await work.tx
    .selectFrom('disclosed_item')
    .select(['id', 'kind', 'on_day', 'body'])
    .where('municipality_id', '=', work.actor.municipality)
    .where('disclosure_id', '=', id)
    .orderBy('position')
    .execute()
  const box = await boxFor(work, 'disclosure', id)
  return rows.map((row) => ({ id: row.id, kind: row.kind, onDay: row.on_day, body: box.open('disclosed_item', 'body', row.id, row.body) }))
}

/** What the receiver is asked, if anything. */
export async function questionOf(work: DisclosureReading): Promise<string | undefined> {
  const { id, question } = work.disclosure
  return question ? (await boxFor(work, 'disclosure', id)).open('disclosure', 'question', id, question) : undefined
}

/** Answers the one who shared it, who is told. An answer is added, never changed. */
export async function answerShared(work: DisclosureWork, words: string): Promise<void> {
  const { tx, actor, now, disclosure } = work
  const id = newId<'disclosure_answer'>()
  const box = await boxFor(work, 'disclosure', disclosure.id)
  await tx
    .insertInto('disclosure_answer')
    .values({
      municipality_id: actor.municipality,
      id,
      disclosure_id: disclosure.id,
      author_id: actor.id,
      body: box.seal('disclosure_answer', 'body', id, words),
      at: now,
    })
    .execute()
  await tell(work, [disclosure.decidedBy], 'disclosure-answered', disclosure.id)
}
