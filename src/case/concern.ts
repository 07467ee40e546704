import { randomInt } from 'node:crypto'
import * as z from 'zod'
import type { Receives } from '#db/index.ts'
import { colleagues, firstReceiver, receiversOf } from '#identity/index.ts'
import { grounds, services } from '#law/index.ts'
import { planOverdue } from '#jobs/index.ts'
import { today, workingDays } from '#lib/day.ts'
import { newId, type AccountId, type ConcernId } from '#lib/id.ts'
import { tell } from '#notify/index.ts'
import { newBoxFor, opened, reading, type Work } from '#work/index.ts'
import { About, DiscussedAnonymously, Observations, Sides } from './draft.ts'

/** The grounds of the duty to report to child welfare, by their letters (barnevernsloven § 13-2). Radicalisation as such is none of them. */
export const childWelfareGrounds = ['a', 'b', 'c', 'd', 'e'] as const

/** What a report says, as it was sent. It never changes. */
export const ConcernBody = z.object({
  /** Only where the report shows who it is about. */
  about: About.optional(),
  observations: Observations.min(1),
  /** Left out where the sender chose to. */
  sides: Sides.optional(),
  protective: z.string().default(''),
  /** The days on which it was discussed before it was sent; of a discussion without names, which contact and the advice as well. */
  discussedWithLeader: z.array(z.string()).default([]),
  discussedAnonymously: z.array(DiscussedAnonymously).default([]),
  childWelfareGrounds: z.array(z.enum(childWelfareGrounds)).default([]),
  /** What the person was told, or why she was not. */
  toldWords: z.string().default(''),
})
export type ConcernBody = z.infer<typeof ConcernBody>

export type Report = {
  receiver: Receives
  /** The service that the sender speaks for: confidentiality follows the sender. */
  service: string
  /** What lets the sender share it; null only where it shows no one. */
  ground: string | null
  isIdentified: boolean
  origin: 'observed' | 'self'
  told: 'told' | 'not-told'
  /** A leader of the sender's unit who may follow it with her. */
  leader?: AccountId | undefined
  body: z.input<typeof ConcernBody>
}
export type Sent = { id: ConcernId; reference: string }
/** Why a report cannot be sent as it is. */
export type ReportRefusal = { refused: 'service' | 'ground' | 'named' | 'nothing-seen' | 'told-reason' | 'no-receiver' | 'leader' }

/**
 * Sends a report: the concern with a key of its own, a place in the receiver's inbox with a person and a day, word to the receivers.
 * Takes everything that is sent; gives the id and the reference, or why it cannot be sent.
 */
export async function sendConcern(work: Work, report: Report): Promise<Sent | ReportRefusal> {
  const responsible = await firstReceiver(work, report.receiver)
  const refused = wrongWith(work, report) ?? (await wrongLeader(work, report)) ?? (responsible ? undefined : 'no-receiver')
  if (refused || !responsible) return { refused: refused ?? 'no-receiver' }
  const due = workingDays(today(work.now), daysToAnswer)
  const sent = await store(work, report, responsible, due)
  await arrive(work, report.receiver, sent.id, responsible, due)
  if (report.leader)
    await work.tx
      .insertInto('concern_party')
      .values({ municipality_id: work.actor.municipality, concern_id: sent.id, account_id: report.leader })
      .execute()
  await tell(work, await receiversOf(work, report.receiver), 'concern-arrived', sent.id)
  opened(work, sent.id)
  return sent
}

/** The grounds that a report can be sent on today, for a sender and a receiver. Those that need that no one is shown come only then. */
export const reportGrounds = (
  work: Pick<Work, 'now'>,
  { receiver, service, isIdentified }: Pick<Report, 'receiver' | 'service' | 'isIdentified'>,
) => grounds({ service, use: `report-${receiver}`, on: today(work.now), identified: isIdentified })

// the receiver opens it within this many working days, or is reminded
export const daysToAnswer = 3

function wrongWith(work: Work, report: Report): ReportRefusal['refused'] | undefined {
  const { service, ground, isIdentified, told, body } = report
  if (!services.some(({ id }) => id === service)) return 'service'
  if (!body.observations.some(({ seen }) => seen)) return 'nothing-seen'
  if (!isIdentified && body.about?.name) return 'named'
  if (told === 'not-told' && !body.toldWords) return 'told-reason'
  const offered = reportGrounds(work, report)
  const isOffered = offered.some(({ id }) => id === ground)
  return isOffered || (!isIdentified && offered.length === 0 && ground === null) ? undefined : 'ground'
}

async function wrongLeader(work: Work, { leader }: Report): Promise<'leader' | undefined> {
  if (!leader) return undefined
  const leaders = await colleagues(reading(work), { role: 'unit_leader', unit: work.actor.unit })
  return leaders.some(({ id }) => id === leader && id !== work.actor.id) ? undefined : 'leader'
}

async function store(work: Work, report: Report, responsible: AccountId, due: string): Promise<Sent> {
  const { actor, now } = work
  const id = newId<'concern'>()
  const { box, keep } = newBoxFor(work, 'concern', id)
  const reference = await insertWithReference(work, (reference) => ({
    municipality_id: actor.municipality,
    id,
    reference,
    author_id: actor.id,
    unit_id: actor.unit,
    receiver: report.receiver,
    sender_service: report.service,
    ground: report.ground,
    is_identified: report.isIdentified,
    origin: report.origin,
    told: report.told,
    body: box.sealJson('concern', 'body', id, ConcernBody.parse(report.body)),
    sent_at: now,
    read_at: null,
    next_by: responsible,
    next_on: due,
    answered_at: null,
  }))
  await keep()
  return { id, reference }
}

async function insertWithReference(
  work: Work,
  row: (reference: string) => Parameters<ReturnType<typeof concerns>['values']>[0],
): Promise<string> {
  const year = today(work.now).slice(0, 4)
  for (;;) {
    const reference = `B-${year}-${randomSigns(4)}`
    const tried = await concerns(work)
      .values(row(reference))
      .onConflict((taken) => taken.columns(['municipality_id', 'reference']).doNothing())
      .executeTakeFirst()
    if (tried.numInsertedOrUpdatedRows === 1n) return reference
  }
}

const concerns = ({ tx }: Work) => tx.insertInto('concern')

// no sign that is taken for another one, aloud or in writing, and no vowels, so that no word comes up
const signs = '346789CDFHJKMNPQRTVWX'
const randomSigns = (count: number) => Array.from({ length: count }, () => signs[randomInt(signs.length)]).join('')

async function arrive({ tx, actor, now }: Work, receiver: Receives, concern: ConcernId, responsible: AccountId, due: string) {
  const entry = { municipality_id: actor.municipality, id: newId<'inbox_entry'>(), concern_id: concern, receiver, arrived_at: now }
  const open = {
    due_on: due,
    responsible_id: responsible,
    read_at: null,
    decision: null,
    decided_at: null,
    decided_by: null,
    reason: null,
    ground: null,
    disposal_rule: null,
  }
  await tx
    .insertInto('inbox_entry')
    .values({ ...entry, ...open })
    .execute()
  await planOverdue(tx, { municipality: actor.municipality, entry: entry.id }, due)
}
