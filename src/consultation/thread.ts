import { sql } from 'kysely'
import { receiversOf } from '#identity/index.ts'
import { today, workingDays } from '#lib/day.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import { newRandomId, type AccountId, type ThreadId } from '#lib/id.ts'
import { markRead, tell } from '#notify/index.ts'
import { boxFor, newBoxFor, type Reading, type Work } from '#work/index.ts'
import { mustGo } from './check.ts'
import { topics } from './topic.ts'

export const addressees = ['municipal', 'police'] as const
/** Who is asked: the municipality's contact or the contact in the police. */
export type Addressee = (typeof addressees)[number]
export type Thread = {
  id: ThreadId
  addressee: Addressee
  topic: string
  /** Whether the reader is the one who asked; the contact is never told who that is, only the service. */
  isMine: boolean
  service: string
  openedOn: string
  dueOn: string
  waitsFor: 'contact' | 'author'
  lastOn: string
  closedOn: string | null
}
/** What a contact may advise: to go on where she is, or that it becomes a report, and to whom. */
export const adviceKinds = ['handle-here', 'report-municipal', 'report-child-welfare', 'report-police'] as const
/** An advice: its kind, and a few words that can be taken along into a report. */
export type Advice = { kind: (typeof adviceKinds)[number]; words: string }
/** What one side wrote. A contact's words without an advice are a question back. */
export type Message = { position: number; fromAuthor: boolean; on: string; words: string; advice: Advice | null }

type Asked = { addressee: Addressee; topic: string; question: string; on?: string; id?: ThreadId }

const answerWithinDays = 2

/**
 * Asks a contact for advice without saying who it is about (step 3). Takes the topic and the words, for a demo the day, and the id that the
 * form was drawn with, so that a form sent twice is one thread. Gives the id: a random one, which tells nothing of when.
 * Throws RangeError for words with an identity number, telephone number, e-mail address or link, for no identity is stored; and for a topic
 * that is not in the list.
 */
export async function askAnonymously(
  work: Work,
  { addressee, topic, question, on = today(work.now), id = newRandomId() }: Asked,
): Promise<ThreadId> {
  refuseIdentity(question)
  if (!topics.some((one) => one.id === topic)) throw new RangeError('The topic is not in the list')
  const { tx, actor } = work
  const { box, keep } = newBoxFor(work, 'thread', id)
  const made = await tx
    .insertInto('thread')
    .values({
      municipality_id: actor.municipality,
      id,
      author_id: actor.id,
      addressee,
      topic,
      opened_on: on,
      answer_due_on: workingDays(on, answerWithinDays),
      waits_for: 'contact',
      last_on: on,
      closed_on: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) return sentBefore(work, id)
  await keep()
  await insertMessage(work, id, {
    position: 1,
    fromAuthor: true,
    on,
    box,
    words: question,
    advice: null,
  })
  await tell(work, await receiversOf(work, addressee), 'thread-asked', id, { byDay: true })
  return id
}

/**
 * Writes on in a thread, as whichever of its two sides the actor is. Takes the contact's advice, if it is one, and the place that the words
 * were written for: with it, a form sent twice is one message, and one that crossed another's is a Conflict. Throws NotFound, Conflict when
 * the thread is closed, RangeError as askAnonymously does and for an advice by the one who asks.
 */
export async function answerThread(
  work: Work,
  id: ThreadId,
  words: string,
  { position, advice = null }: { position?: number; advice?: Advice | null } = {},
): Promise<void> {
  refuseIdentity(words)
  if (advice) refuseIdentity(advice.words)
  const { isMine, addressee } = await readThread(work, id)
  if (isMine && advice) throw new RangeError('Advice is given by the contact')
  const author = await holdOpen(work, id)
  const before = await messagesOf(work, id)
  const next = before.length + 1
  if (position !== undefined && position !== next) {
    const there = before[position - 1]
    if (there?.fromAuthor === isMine && there.words === words && there.advice?.words === advice?.words) return
    throw new Conflict()
  }
  const box = await boxFor(work, 'thread', id)
  const on = today(work.now)
  await insertMessage(work, id, {
    position: next,
    fromAuthor: isMine,
    on,
    box,
    words,
    advice,
  })
  await turn(work, id, isMine ? 'contact' : 'author', on)
  await markRead(work, id)
  await tell(work, isMine ? await receiversOf(work, addressee) : [author], isMine ? 'thread-asked' : 'thread-answered', id, { byDay: true })
}

/** Ends a thread; nothing in it vanishes. Gives false if the contact wants to end what still waits for an answer. Throws NotFound. */
export async function closeThread(work: Work, id: ThreadId): Promise<boolean> {
  const { isMine, waitsFor, closedOn } = await readThread(work, id)
  if (closedOn) return true
  if (!isMine && waitsFor === 'contact') return false
  await change(work, id)
    .set({ closed_on: today(work.now) })
    .execute()
  await markRead(work, id)
  return true
}

/** One thread. Throws NotFound for everyone but the one who asked and the contacts she asked. */
export async function readThread(work: Reading | Work, id: ThreadId): Promise<Thread> {
  const row = await threads(work).where('thread.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return threadOf(work, row)
}

/** What has been written in a thread, the first words first. */
export async function messagesOf(work: Reading | Work, id: ThreadId): Promise<Message[]> {
  const box = await boxFor(work, 'thread', id)
  const rows = await (work as Reading).tx
    .selectFrom('thread_message')
    .selectAll()
    .where('municipality_id', '=', work.actor.municipality)
    .where('thread_id', '=', id)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    position: row.position,
    fromAuthor: row.from_author,
    on: row.on_day,
    words: box.open('thread_message', 'body', row.id, row.body),
    advice: row.advised && row.advice && { kind: row.advised, words: box.open('thread_message', 'advice', row.id, row.advice) },
  }))
}

/** What I have asked, the newest first. Opens no words. */
export const myThreads = async (work: Reading, most = 50): Promise<Thread[]> =>
  (await threads(work).where('author_id', '=', work.actor.id).orderBy('last_on', 'desc').orderBy('thread.id').limit(most).execute()).map(
    (row) => threadOf(work, row),
  )

/** What waits for an answer from me as a contact, the first deadline first. Opens no words. */
export const threadsWaitingForContact = (work: Reading, most = 50): Promise<Thread[]> => toContact(work, true, most)

/** What I as a contact have answered, or what has been closed; the newest first. Opens no words. */
export const threadsAnswered = (work: Reading, most = 50): Promise<Thread[]> => toContact(work, false, most)

/** The contacts whom I can ask: those that the municipality has somebody for, other than me. */
export async function contactsFor(work: Reading | Work): Promise<Addressee[]> {
  const there = await Promise.all(addressees.map(async (one) => (await receiversOf(work, one)).some((id) => id !== work.actor.id)))
  return addressees.filter((_, at) => there[at])
}

async function toContact(work: Reading, isWaiting: boolean, most: number): Promise<Thread[]> {
  const mine = addressees.filter((one) => work.actor.receives.includes(one))
  if (mine.length === 0) return []
  const query = threads(work)
    .where('addressee', 'in', mine)
    .where('author_id', '<>', work.actor.id)
    .orderBy(isWaiting ? 'answer_due_on' : 'last_on', isWaiting ? 'asc' : 'desc')
  const waits = isWaiting
    ? query.where('waits_for', '=', 'contact').where('closed_on', 'is', null)
    : query.where((eb) => eb.or([eb('waits_for', '=', 'author'), eb('closed_on', 'is not', null)]))
  return (await waits.orderBy('thread.id').limit(most).execute()).map((row) => threadOf(work, row))
}

/** The form was sent twice: the thread is there, and it is mine. */
async function sentBefore(work: Work, id: ThreadId): Promise<ThreadId> {
  if (!(await readThread(work, id)).isMine) throw new NotFound()
  return id
}

// the row's lock keeps two from writing in the same place
async function holdOpen(work: Work, id: ThreadId): Promise<AccountId> {
  const row = await change(work, id)
    .set({ last_on: today(work.now) })
    .where('closed_on', 'is', null)
    .returning('author_id')
    .executeTakeFirst()
  if (!row) throw new Conflict()
  return row.author_id
}

// a second question before the first is answered does not move the deadline
const turn = (work: Work, id: ThreadId, waits_for: 'contact' | 'author', on: string) =>
  change(work, id)
    .set({
      waits_for,
      answer_due_on: sql`case when waits_for = 'contact' then answer_due_on else ${workingDays(on, answerWithinDays)}::date end`,
    })
    .execute()

const change = ({ tx, actor }: Work, id: ThreadId) =>
  tx.updateTable('thread').where('municipality_id', '=', actor.municipality).where('id', '=', id)

async function insertMessage(
  { tx, actor }: Work,
  thread_id: ThreadId,
  { position, fromAuthor, on, box, words, advice }: Message & { box: Awaited<ReturnType<typeof boxFor>> },
) {
  const id = newRandomId<'thread_message'>()
  await tx
    .insertInto('thread_message')
    .values({
      municipality_id: actor.municipality,
      id,
      thread_id,
      position,
      from_author: fromAuthor,
      on_day: on,
      body: box.seal('thread_message', 'body', id, words),
      advised: advice?.kind ?? null,
      advice: advice && box.seal('thread_message', 'advice', id, advice.words),
    })
    .execute()
}

function refuseIdentity(words: string) {
  if (mustGo(words).length > 0) throw new RangeError('A number or an address that shows who it is about is never stored')
}

const threads = (work: Reading | Work) =>
  (work as Reading).tx
    .selectFrom('thread')
    .innerJoin('account', (join) =>
      join.onRef('account.municipality_id', '=', 'thread.municipality_id').onRef('account.id', '=', 'thread.author_id'),
    )
    .innerJoin('unit', (join) =>
      join.onRef('unit.municipality_id', '=', 'account.municipality_id').onRef('unit.id', '=', 'account.unit_id'),
    )
    .selectAll('thread')
    .select('unit.service')
    .where('thread.municipality_id', '=', work.actor.municipality)

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof threads>['executeTakeFirst']>>>

const threadOf = ({ actor }: Reading | Work, row: Row): Thread => ({
  id: row.id,
  addressee: row.addressee,
  topic: row.topic,
  isMine: row.author_id === actor.id,
  service: row.service,
  openedOn: row.opened_on,
  dueOn: row.answer_due_on,
  waitsFor: row.waits_for,
  lastOn: row.last_on,
  closedOn: row.closed_on,
})
