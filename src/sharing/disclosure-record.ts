import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { DisclosureBasis, Tables } from '#db/index.ts'
import { NotFound } from '#lib/errors.ts'
import type { AccountId, CaseId, DisclosureId } from '#lib/id.ts'
import { boxFor, type CaseReading, type Reading } from '#work/index.ts'
import type { Item } from './shared.ts'
import { itemsOf } from './shared.ts'

/** One sharing as a list of them shows it. */
export type Listed = {
  id: DisclosureId
  at: Date
  basis: DisclosureBasis
  ground: string | null
  service: string
  receivers: readonly AccountId[]
  recipientName: string | undefined
  openUntil: Date
  endedAt: Date | null
  isLive: boolean
  items: number
  answers: number
}

/** The whole record of one. */
export type Disclosure = Listed & {
  decidedBy: AccountId
  senderService: string
  told: 'told' | 'not-told'
  aboutChild: boolean
  endedBy: AccountId | null
  words: Readonly<Record<SealedColumn, string | undefined>>
  question: string | undefined
  shown: readonly Item[]
  answered: readonly Answer[]
  reads: readonly { account: AccountId; at: Date }[]
}
export type Answer = { author: AccountId; at: Date; words: string }

const sealedColumns = [
  'not_told_because',
  'person_view',
  'person_view_missing',
  'child_heard',
  'child_not_heard',
  'harm',
  'anonymised_not_enough',
  'end_reason',
] as const
type SealedColumn = (typeof sealedColumns)[number]

/** Everything that is and has been shared from the case, the newest first. */
export async function disclosuresOf(work: CaseReading): Promise<Listed[]> {
  const rows = await disclosures(work).orderBy('at', 'desc').orderBy('id', 'desc').execute()
  return Promise.all(rows.map((row) => listed(work, row)))
}

/** One of them with every word of the record, what was shown, who has read it and what they answered. Throws NotFound. */
export async function disclosureOf(work: CaseReading, id: string): Promise<Disclosure> {
  const row = await disclosures(work)
    .where('id', '=', id as DisclosureId)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  const box = await boxFor(work, 'case', work.case.id)
  const own = await boxFor(work, 'disclosure', row.id)
  const open = (column: SealedColumn) => [column, row[column] ? box.open('disclosure', column, row.id, row[column]) : undefined] as const
  return {
    ...(await listed(work, row)),
    decidedBy: row.decided_by,
    senderService: row.service,
    told: row.told,
    aboutChild: row.about_child,
    endedBy: row.ended_by,
    words: Object.fromEntries(sealedColumns.map(open)) as Record<SealedColumn, string | undefined>,
    question: row.question ? own.open('disclosure', 'question', row.id, row.question) : undefined,
    shown: await itemsOf(work, row.id),
    answered: await answersTo(work, row.id),
    reads: await readsOf(work, row.id),
  }
}

/** Which case each of these belongs to, of those that the actor takes part in: what a notice about one leads to. */
export async function casesOf({ tx, actor }: Reading, ids: readonly string[]): Promise<ReadonlyMap<string, CaseId>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('disclosure')
    .select(['id', 'case_id'])
    .where('municipality_id', '=', actor.municipality)
    .where('id', 'in', ids as DisclosureId[])
    .execute()
  return new Map(rows.map((row) => [row.id, row.case_id]))
}

/** What has been answered, the oldest first. A receiver finds her own, the team everyone's. */
export async function answersTo(work: Reading, id: DisclosureId): Promise<Answer[]> {
  const rows = await work.tx
    .selectFrom('disclosure_answer')
    .select(['id', 'author_id', 'body', 'at'])
    .where('municipality_id', '=', work.actor.municipality)
    .where('disclosure_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const box = await boxFor(work, 'disclosure', id)
  return rows.map((row) => ({ author: row.author_id, at: row.at, words: box.open('disclosure_answer', 'body', row.id, row.body) }))
}

const disclosures = ({ tx, actor, case: { id } }: CaseReading) =>
  tx.selectFrom('disclosure').selectAll().where('municipality_id', '=', actor.municipality).where('case_id', '=', id)

async function listed(work: CaseReading, row: Selectable<Tables['disclosure']>): Promise<Listed> {
  const { tx, actor } = work
  const box = await boxFor(work, 'case', work.case.id)
  const of = (table: 'disclosed_item' | 'disclosure_answer') => sql<number>`(select count(*)::int from ${sql.table(table)}
    where municipality_id = ${actor.municipality} and disclosure_id = ${row.id})`
  const recipients = await tx
    .selectFrom('disclosure_recipient')
    .select('account_id')
    .where('municipality_id', '=', actor.municipality)
    .where('disclosure_id', '=', row.id)
    .execute()
  const more = await tx
    .selectNoFrom([
      sql<boolean>`gate.disclosure_is_live(${actor.municipality}, ${row.id})`.as('isLive'),
      of('disclosed_item').as('items'),
      of('disclosure_answer').as('answers'),
    ])
    .executeTakeFirstOrThrow()
  return {
    id: row.id,
    at: row.at,
    basis: row.basis,
    ground: row.ground,
    service: row.receiver_service,
    receivers: recipients.map(({ account_id }) => account_id),
    recipientName: row.recipient_name ? box.open('disclosure', 'recipient_name', row.id, row.recipient_name) : undefined,
    openUntil: row.open_until,
    endedAt: row.ended_at,
    ...more,
  }
}

const readsOf = ({ tx }: CaseReading, id: DisclosureId) =>
  tx
    .selectFrom(sql<{ account_id: AccountId; at: Date }>`gate.reads_of(${id})`.as('reads'))
    .select(['reads.account_id as account', 'reads.at'])
    .execute()
