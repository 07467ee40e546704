import { sql } from 'kysely'
import type { DisclosureBasis } from '#db/index.ts'
import { mustBeOpen } from '#case/index.ts'
import { addDays } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import { newId, type AccountId, type ConsentId, type DisclosureId } from '#lib/id.ts'
import { tell } from '#notify/index.ts'
import { boxFor, newBoxFor, reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { groundRefusal, receiverServiceOf, untilRefusal, type Ground } from './disclosure-ground.ts'
import { gather, pointsAt, type Chosen, type Gathered } from './disclosure-item.ts'
import { blockedFrom, isChild, whoCanReceive, type Receiver } from './disclosure-receiver.ts'

/** One sharing, as the one who decides has written it. */
export type Disclosing = {
  to: Receiver
  ground: Ground
  items: Chosen
  /** The last day that it is open. */
  until: string
  told: { isTold: true } | { isTold: false; because: string }
  personView: string | { missing: string }
  /** Of a child: that it was heard before anything was shared, or why not (barnevernsloven § 1-4). Left out for an adult. */
  child?: { heard: string } | { notHeard: string } | undefined
  harm?: string | undefined
  anonymisedNotEnough?: string | undefined
  /** What is asked of the receiver. */
  question?: string | undefined
  /** The words that may point at someone, as they have been shown to the one who decides, and found harmless. */
  looked?: readonly string[] | undefined
}
/** Why it is not shared, by the field that has to change. */
export type DisclosureRefusal = Partial<{
  to: 'nobody' | 'blocked'
  ground:
    | 'not-in-force'
    | 'not-yours'
    | 'consent-not-live'
    | 'consent-not-for-them'
    | 'consent-age'
    | 'needs-consent'
    | 'no-anonymous-ground'
  items: 'nothing' | 'not-of-case' | 'points-at'
  looked: 'look-first'
  until: 'past' | 'beyond-consent' | 'beyond-law' | 'too-long'
  because: 'needed'
  view: 'needed' | 'not-both'
  heard: 'needed' | 'not-both'
  harm: 'needed'
  anonymised: 'needed'
}>

/**
 * Shares some of a case with one receiver: the record, a key of its own, a copy of each item under that key, and, for a receiver with an
 * account, the access; all of it or nothing. Gives the id, or why it is not shared. Throws Conflict in a closed case.
 */
export async function share(work: CaseWork, given: Disclosing): Promise<{ id: DisclosureId } | { refused: DisclosureRefusal }> {
  mustBeOpen(work)
  const gathered = await gather(reading(work), given.items)
  const refused = await refusalOf(work, given, gathered)
  if (Object.keys(refused).length > 0) return { refused }
  const id = newId<'disclosure'>()
  const { box, keep } = newBoxFor(work, 'disclosure', id)
  const question = given.question ? box.seal('disclosure', 'question', id, given.question) : null
  await work.tx
    .insertInto('disclosure')
    .values({ ...(await rowOf(work, id, given)), question })
    .execute()
  await keep()
  for (const [position, { body, ...item }] of (gathered ?? []).entries()) await insertItem(work, id, { ...item, position }, body)
  if ('account' in given.to) await openTo(work, id, given.to.account)
  return { id }
}

/**
 * Ends it, with a reason: at once nothing of it is shown to anyone, and its receivers are told that something is no longer open. Throws
 * NotFound for one that is not this case's or has been ended.
 */
export async function endDisclosure(work: CaseWork, id: DisclosureId, reason: string): Promise<void> {
  const { tx, actor, now } = work
  const box = await boxFor(work, 'case', work.case.id)
  const { numUpdatedRows } = await tx
    .updateTable('disclosure')
    .set({ ended_at: now, ended_by: actor.id, end_reason: box.seal('disclosure', 'end_reason', id, reason) })
    .where('municipality_id', '=', actor.municipality)
    .where('case_id', '=', work.case.id)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new NotFound()
  await tell(work, await receiversOf(reading(work), id), 'disclosure-ended', id)
}

/** Who was shown it and may still hear of the case at all: someone who has been kept out of it since is told nothing. */
async function receiversOf({ tx, actor, case: { id: caseId } }: CaseReading, id: DisclosureId): Promise<AccountId[]> {
  const rows = await tx
    .selectFrom('disclosure_recipient')
    .select('account_id')
    .where('municipality_id', '=', actor.municipality)
    .where('disclosure_id', '=', id)
    .where(sql<boolean>`not gate.is_blocked(${caseId}, account_id)`)
    .execute()
  return rows.map(({ account_id }) => account_id)
}

/** Until when a last day lasts: midnight after it, in Norway. */
const endOf = (day: string): Date =>
  new Date(Temporal.PlainDate.from(addDays(day, 1)).toZonedDateTime('Europe/Oslo').toInstant().epochMilliseconds)

export async function refusalOf(work: CaseWork, given: Disclosing, gathered: Gathered | undefined): Promise<DisclosureRefusal> {
  const refused: DisclosureRefusal = {}
  const reads = reading(work)
  const service = await receiverServiceOf(reads, given.to)
  if ('account' in given.to && !(await whoCanReceive(reads)).some(({ id }) => 'account' in given.to && id === given.to.account))
    refused.to = (await blockedFrom(reads, given.to.account)) ? 'blocked' : 'nobody'
  const ground = service === undefined ? undefined : await groundRefusal(reads, given.ground, service)
  if (ground) refused.ground = ground
  const until = await untilRefusal(reads, given)
  if (until) refused.until = until
  if (!gathered) refused.items = 'not-of-case'
  else if (gathered.length === 0) refused.items = 'nothing'
  else if (given.ground.basis === 'anonymised') Object.assign(refused, await identityRefusal(work, given, gathered))
  return { ...refused, ...writtenRefusal(given, await isChild(reads)) }
}

async function identityRefusal(work: CaseWork, given: Disclosing, gathered: Gathered): Promise<DisclosureRefusal> {
  const { hard, soft } = await pointsAt(reading(work), [...gathered.map(({ body }) => body), given.question ?? ''])
  if (hard.length > 0) return { items: 'points-at' }
  return soft.every((words) => given.looked?.includes(words)) ? {} : { looked: 'look-first' }
}

function writtenRefusal({ ground, told, personView, child, harm, anonymisedNotEnough }: Disclosing, about: boolean | undefined) {
  const refused: DisclosureRefusal = {}
  const asks = ground.basis === 'law' ? ground.asks : []
  if (!told.isTold && !told.because) refused.because = 'needed'
  if (typeof personView === 'string' ? !personView : !personView.missing) refused.view = 'needed'
  if (about === true && !child) refused.heard = 'needed'
  if (child && !Object.values(child)[0]) refused.heard = 'needed'
  if (asks.includes('harm') && !harm) refused.harm = 'needed'
  if (asks.includes('anonymised-not-enough') && !anonymisedNotEnough) refused.anonymised = 'needed'
  return refused
}

async function rowOf(work: CaseWork, id: DisclosureId, { to, ground, told, personView, child, ...given }: Disclosing) {
  const { actor, now, case: granted } = work
  const box = await boxFor(work, 'case', granted.id)
  const seal = (column: string, words: string | undefined) => (words ? box.seal('disclosure', column, id, words) : null)
  return {
    municipality_id: actor.municipality,
    id,
    case_id: granted.id,
    decided_by: actor.id,
    service: actor.service,
    at: now,
    ...groundColumns(ground),
    open_until: endOf(given.until),
    receiver_service: (await receiverServiceOf(reading(work), to))!,
    recipient_name: seal('recipient_name', 'name' in to ? to.name : undefined),
    told: told.isTold ? ('told' as const) : ('not-told' as const),
    not_told_because: seal('not_told_because', told.isTold ? undefined : told.because),
    person_view: seal('person_view', typeof personView === 'string' ? personView : undefined),
    person_view_missing: seal('person_view_missing', typeof personView === 'string' ? undefined : personView.missing),
    about_child: child !== undefined,
    child_heard: seal('child_heard', child && 'heard' in child ? child.heard : undefined),
    child_not_heard: seal('child_not_heard', child && 'notHeard' in child ? child.notHeard : undefined),
    harm: seal('harm', given.harm),
    anonymised_not_enough: seal('anonymised_not_enough', given.anonymisedNotEnough),
    ended_at: null,
    ended_by: null,
    end_reason: null,
  }
}

function groundColumns(ground: Ground): { basis: DisclosureBasis; consent_id: ConsentId | null; ground: string | null } {
  if (ground.basis === 'consent') return { basis: 'consent', consent_id: ground.consent, ground: null }
  return { basis: ground.basis, consent_id: null, ground: ground.basis === 'law' ? ground.ground : null }
}

async function insertItem(
  work: CaseWork,
  disclosure: DisclosureId,
  item: Omit<Gathered[number], 'body'> & { position: number },
  body: string,
) {
  const id = newId<'disclosed_item'>()
  const box = await boxFor(work, 'disclosure', disclosure)
  const { kind, position, entry, concern, onDay } = item
  await work.tx
    .insertInto('disclosed_item')
    .values({
      municipality_id: work.actor.municipality,
      id,
      disclosure_id: disclosure,
      case_id: work.case.id,
      position,
      kind,
      journal_entry_id: entry ?? null,
      concern_id: concern ?? null,
      on_day: onDay ?? null,
      body: box.seal('disclosed_item', 'body', id, body),
    })
    .execute()
}

async function openTo(work: CaseWork, disclosure_id: DisclosureId, account_id: AccountId) {
  await work.tx.insertInto('disclosure_recipient').values({ municipality_id: work.actor.municipality, disclosure_id, account_id }).execute()
  await tell(work, [account_id], 'shared-with-me', disclosure_id)
}
