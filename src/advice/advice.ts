import type { AskedHow } from '#db/index.ts'
import { today } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import { newRandomId, type AccountId, type AdviceId } from '#lib/id.ts'
import { tell } from '#notify/index.ts'
import { newBoxFor, type Reading, type Work } from '#work/index.ts'
import { askers } from './access.ts'
import { refuseIdentity } from './check.ts'
import { topic as findTopic } from './topic.ts'

/** How RVTS is asked: in the product, or elsewhere, and then written down. */
export const ways = ['here', 'phone', 'mail', 'meeting'] as const satisfies readonly AskedHow[]

/** A request for advice, without its words. Who asked is told to nobody but herself: `isMine`. */
export type Advice = {
  id: AdviceId
  topic: string
  how: AskedHow
  askedOn: string
  /** The kind of service; null where so few work in it that it would tell who asked. */
  service: string | null
  isMine: boolean
  /** The day of the last answer, by an adviser or as it was written down. */
  answeredOn: string | null
  closedOn: string | null
}
/** Where fewer than these may ask in a service, its name would tell who did. */
const enough = 3

type Asked = { topic: string; question: string; how: AskedHow; on?: string; id?: AdviceId }

/**
 * Asks RVTS for advice, or writes down that it was asked elsewhere and on which day. Takes the id that the form was drawn with, so that a
 * form sent twice is one request. Gives the id: a random one, which tells nothing of when. Throws RangeError for words with what is never
 * stored, a topic that is not in the list, a day to come, and for asking here where the municipality has no adviser.
 */
export async function askForAdvice(work: Work, { topic, question, how, on, id = newRandomId() }: Asked): Promise<AdviceId> {
  refuseIdentity(question)
  if (!findTopic(topic)) throw new RangeError('The topic is not in the list')
  const { tx, actor, now } = work
  const askedOn = how === 'here' ? today(now) : (on ?? today(now))
  if (askedOn > today(now)) throw new RangeError('The day is yet to come')
  const advisers = how === 'here' ? await advisersFor(work) : []
  if (how === 'here' && advisers.length === 0) throw new RangeError('There is no adviser to ask here')
  const here = { municipality_id: actor.municipality }
  // who asked stands there first, so that the request itself is hers from its first moment
  const mine = await tx
    .insertInto('advice_asker')
    .values({ ...here, advice_id: id, account_id: actor.id })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (mine.numInsertedOrUpdatedRows === 0n) return askedBefore(work, id)
  const { box, keep } = newBoxFor(work, 'advice', id)
  await tx
    .insertInto('advice_request')
    .values({
      ...here,
      id,
      topic,
      asked_how: how,
      asked_on: askedOn,
      service: await serviceIfMany(work),
      question: box.seal('advice_request', 'question', id, question),
      closed_on: null,
      disposal_rule: null,
    })
    .execute()
  await keep()
  await tell(work, advisers, 'advice-asked', id, { byDay: true })
  return id
}

/** One request. Throws NotFound for everyone but the one who asked and, when it was asked here, the advisers. */
export async function readAdvice(work: Reading | Work, id: AdviceId): Promise<Advice> {
  const row = await requests(work).where('advice_request.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return adviceOf(row)
}

/** What I have asked, the newest first. Opens no words. */
export const myAdvice = async (work: Reading, most = 100): Promise<Advice[]> =>
  (
    await requests(work)
      .where('asker.account_id', '=', work.actor.id)
      .orderBy('asked_on', 'desc')
      .orderBy('advice_request.id')
      .limit(most)
      .execute()
  ).map(adviceOf)

/** What waits for an answer from an adviser, the oldest first. Empty for everyone else. Opens no words. */
export const adviceWaiting = (work: Reading, most = 100): Promise<Advice[]> => toAdvisers(work, true, most)

/** What advisers have answered, or what was ended before they did; the newest first. Empty for everyone else. Opens no words. */
export const adviceAnswered = (work: Reading, most = 100): Promise<Advice[]> => toAdvisers(work, false, most)

/** The municipality's advisers at RVTS, other than me. */
export async function advisersFor(work: Reading | Work): Promise<AccountId[]> {
  const rows = await (work as Reading).tx
    .selectFrom('account_role as r')
    .innerJoin('account as a', (join) => join.onRef('a.municipality_id', '=', 'r.municipality_id').onRef('a.id', '=', 'r.account_id'))
    .select('a.id')
    .where('r.municipality_id', '=', work.actor.municipality)
    .where('r.role', '=', 'adviser')
    .where('a.active', '=', true)
    .where('a.id', '<>', work.actor.id)
    .execute()
  return rows.map(({ id }) => id)
}

async function serviceIfMany({ tx, actor }: Work): Promise<string | null> {
  const { count } = await tx
    .selectFrom('account as a')
    .innerJoin('unit as u', (join) => join.onRef('u.municipality_id', '=', 'a.municipality_id').onRef('u.id', '=', 'a.unit_id'))
    .innerJoin('account_role as r', (join) => join.onRef('r.municipality_id', '=', 'a.municipality_id').onRef('r.account_id', '=', 'a.id'))
    .select(({ fn }) => fn.count<string>('a.id').distinct().as('count'))
    .where('r.role', 'in', askers)
    .where('a.municipality_id', '=', actor.municipality)
    .where('a.active', '=', true)
    .where('u.service', '=', actor.service)
    .executeTakeFirstOrThrow()
  return Number(count) < enough ? null : actor.service
}

async function toAdvisers(work: Reading, isWaiting: boolean, most: number): Promise<Advice[]> {
  if (!work.actor.roles.includes('adviser')) return []
  const rows = await requests(work)
    .where('asked_how', '=', 'here')
    .where('asker.account_id', 'is', null)
    .where((eb) => {
      const waits = eb.and([eb('closed_on', 'is', null), eb('answer.on_day', 'is', null)])
      return isWaiting ? waits : eb.not(waits)
    })
    .orderBy('asked_on', isWaiting ? 'asc' : 'desc')
    .orderBy('advice_request.id')
    .limit(most)
    .execute()
  return rows.map(adviceOf)
}

/** The form was sent twice: the request is there, and it is mine. */
async function askedBefore(work: Work, id: AdviceId): Promise<AdviceId> {
  if (!(await readAdvice(work, id)).isMine) throw new NotFound()
  return id
}

// the database shows a row of the askers to the one it names alone
const requests = (work: Reading | Work) =>
  (work as Reading).tx
    .selectFrom('advice_request')
    .leftJoin('advice_asker as asker', (join) =>
      join.onRef('asker.municipality_id', '=', 'advice_request.municipality_id').onRef('asker.advice_id', '=', 'advice_request.id'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('advice_answer as a')
          .select(({ fn }) => fn.max('a.on_day').as('on_day'))
          .whereRef('a.municipality_id', '=', 'advice_request.municipality_id')
          .whereRef('a.advice_id', '=', 'advice_request.id')
          .where('a.kind', '<>', 'outcome')
          .as('answer'),
      (join) => join.onTrue(),
    )
    .select(['advice_request.id', 'topic', 'asked_how', 'asked_on', 'service', 'closed_on', 'asker.account_id', 'answer.on_day'])
    .where('advice_request.municipality_id', '=', work.actor.municipality)

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof requests>['executeTakeFirst']>>>

const adviceOf = (row: Row): Advice => ({
  id: row.id,
  topic: row.topic,
  how: row.asked_how,
  askedOn: row.asked_on,
  service: row.service,
  isMine: row.account_id !== null,
  answeredOn: row.on_day,
  closedOn: row.closed_on,
})
