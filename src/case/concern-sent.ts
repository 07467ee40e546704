import { sql, type Selectable, type SqlBool } from 'kysely'
import type { Receives, Tables } from '#db/index.ts'
import { namesOf } from '#identity/index.ts'
import { NotFound } from '#lib/errors.ts'
import { newId, type ConcernId, type Id } from '#lib/id.ts'
import { tell } from '#notify/index.ts'
import { boxFor, opened, type Reading, type Work } from '#work/index.ts'
import { ConcernBody } from './concern.ts'

/** How far a report has come, as its sender may know it. */
type ConcernState = 'sent' | 'read' | 'answered'
export type MyConcern = { id: ConcernId; reference: string; receiver: Receives; state: ConcernState; sentAt: Date; isMine: boolean }
type Row = Selectable<Tables['concern']>

/** The reports that I have sent or follow, newest first; none of their words. */
export async function myConcerns(work: Reading | Work, most = 100): Promise<MyConcern[]> {
  const rows = await followed(work as Reading)
    .orderBy('sent_at', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    receiver: row.receiver,
    state: stateOf(row),
    sentAt: row.sent_at,
    isMine: row.author_id === work.actor.id,
  }))
}

export type Addition = { id: Id<'concern_addition'>; at: Date; words: string }
type Release = { id: Id<'concern_release'>; at: Date; by: string; words: string }
export type SentConcern = {
  readonly id: ConcernId
  readonly reference: string
  readonly isMine: boolean
  readonly receiver: Receives
  readonly service: string
  readonly ground: string | null
  readonly isIdentified: boolean
  readonly origin: 'observed' | 'self'
  readonly told: 'told' | 'not-told'
  readonly sentAt: Date
  readonly readAt: Date | null
  readonly answeredAt: Date | null
  readonly state: ConcernState
  /** Who has the next move, and by when. */
  readonly next: { by: string; on: string }
  readonly body: ConcernBody
  readonly additions: readonly Addition[]
  readonly releases: readonly Release[]
}

/**
 * A report as its sender, and the leader who follows it with her, see it: nothing of the inbox, nothing of a case.
 * Throws NotFound for everyone else, receivers too: they have the inbox.
 */
export async function concernOf(work: Reading | Work, id: ConcernId): Promise<SentConcern> {
  const row = await followed(work as Reading)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  opened(work, id)
  const names = await namesOf(work, [row.next_by])
  return {
    id,
    reference: row.reference,
    isMine: row.author_id === work.actor.id,
    receiver: row.receiver,
    service: row.sender_service,
    ground: row.ground,
    isIdentified: row.is_identified,
    origin: row.origin,
    told: row.told,
    sentAt: row.sent_at,
    readAt: row.read_at,
    answeredAt: row.answered_at,
    state: stateOf(row),
    next: { by: names.get(row.next_by) ?? '', on: row.next_on },
    body: await bodyOf(work, row),
    additions: await additionsTo(work, id),
    releases: await releasesOf(work, id),
  }
}

/** What a report said when it was sent. Takes a row that the actor has been let read. */
export async function bodyOf(work: Reading | Work, { id, body }: Pick<Row, 'id' | 'body'>): Promise<ConcernBody> {
  const box = await boxFor(work, 'concern', id)
  return ConcernBody.parse(box.openJson('concern', 'body', id, body))
}

/** What the sender has added to a report since, oldest first. */
export async function additionsTo(work: Reading | Work, id: ConcernId): Promise<Addition[]> {
  const box = await boxFor(work, 'concern', id)
  const rows = await (work as Reading).tx
    .selectFrom('concern_addition')
    .select(['id', 'body', 'at'])
    .where('municipality_id', '=', work.actor.municipality)
    .where('concern_id', '=', id)
    .orderBy('at')
    .execute()
  return rows.map((row) => ({ id: row.id, at: row.at, words: box.open('concern_addition', 'body', row.id, row.body) }))
}

/** Adds to a report that I have sent, also after it is closed, and tells whoever has the next move. Throws NotFound for one that is not mine. */
export async function addToConcern(work: Work, concern: ConcernId, words: string): Promise<Id<'concern_addition'>> {
  const { tx, actor, now } = work
  const mine = tx
    .selectFrom('concern')
    .select('next_by')
    .where('municipality_id', '=', actor.municipality)
    .where('author_id', '=', actor.id)
  const row = await mine.where('id', '=', concern).executeTakeFirst()
  if (!row) throw new NotFound()
  const id = newId<'concern_addition'>()
  const box = await boxFor(work, 'concern', concern)
  const body = box.seal('concern_addition', 'body', id, words)
  await tx
    .insertInto('concern_addition')
    .values({ municipality_id: actor.municipality, id, concern_id: concern, author_id: actor.id, body, at: now })
    .execute()
  await tell(work, [row.next_by], 'concern-added', concern)
  return id
}

const followed = ({ tx, actor }: Reading) =>
  tx
    .selectFrom('concern')
    .selectAll()
    .where('municipality_id', '=', actor.municipality)
    .where(
      sql<SqlBool>`(author_id = ${actor.id} or exists (select from concern_party p
        where p.municipality_id = concern.municipality_id and p.concern_id = concern.id and p.account_id = ${actor.id}))`,
    )

const stateOf = ({ read_at, answered_at }: Row): ConcernState => (answered_at ? 'answered' : read_at ? 'read' : 'sent')

async function releasesOf(work: Reading | Work, id: ConcernId): Promise<Release[]> {
  const box = await boxFor(work, 'concern', id)
  const rows = await (work as Reading).tx
    .selectFrom('concern_release')
    .select(['id', 'decided_by', 'words', 'at'])
    .where('municipality_id', '=', work.actor.municipality)
    .where('concern_id', '=', id)
    .orderBy('at')
    .execute()
  const names = await namesOf(
    work,
    rows.map(({ decided_by }) => decided_by),
  )
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    by: names.get(row.decided_by) ?? '',
    words: row.words ? box.open('concern_release', 'words', row.id, row.words) : '',
  }))
}
