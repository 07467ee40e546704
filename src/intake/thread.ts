import { sql } from 'kysely'
import type { HelpNoteKind, HelpOutcome } from '#db/index.ts'
import { namesOf, receiversOf } from '#identity/index.ts'
import { today, workingDays } from '#lib/day.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import { newId, newRandomId, type AccountId, type HelpThreadId } from '#lib/id.ts'
import { markRead, tell } from '#notify/index.ts'
import type { Box } from '#vault/index.ts'
import { boxFor, newBoxFor, opened, type Reading, type Work } from '#work/index.ts'
import { helpPromise } from './content.ts'
import { helpDisposalRule, openAbout, openMessage, sealMessage, type About } from './letter.ts'

/** How someone who answers may end a thread. That the sender has left is not hers to say. */
export const closings = [
  'answered',
  'passed-to-service',
  'concern-opened',
  'no-contact',
  'not-for-us',
] as const satisfies readonly HelpOutcome[]
export type Closing = (typeof closings)[number]
export type HelpThread = {
  id: HelpThreadId
  /** "2026-003": all that its title says. */
  number: string
  receivedBy: AccountId
  holder: AccountId
  takenOn: string | null
  waitsFor: 'staff' | 'sender'
  openedOn: string
  waitsSince: string
  /** The last day of what was promised, while it waits for an answer. */
  dueOn: string
  answeredOn: string | null
  leftOn: string | null
  closedOn: string | null
  outcome: HelpOutcome | null
}
export type Listed = HelpThread & { kind: About['kind'] }
export type StaffMessage = { position: number; from: 'sender' | 'staff'; author: AccountId | null; on: string; words: string }
export type Note = { id: string; kind: HelpNoteKind; author: AccountId; on: string; words: string }

/** The threads that wait, the oldest first, and then the others, the newest first. Opens who each sender says she is, and no more. */
export async function helpThreads(work: Reading, most = 100): Promise<Listed[]> {
  const rows = await threads(work)
    .orderBy((eb) => eb.and([eb('waits_for', '=', 'staff'), eb('closed_on', 'is', null)]), 'desc')
    .orderBy((eb) => eb.case().when('waits_for', '=', 'staff').then(eb.ref('waits_since')).end())
    .orderBy('last_on', 'desc')
    .orderBy('year', 'desc')
    .orderBy('sequence', 'desc')
    .limit(most)
    .execute()
  const wrapped = rows.length ? await privateHalf(work) : Buffer.alloc(0)
  return Promise.all(
    rows.map(async (row) => {
      opened(work, row.id)
      const box = await letterBox(work, row.id, wrapped)
      return { ...threadOf(row), kind: openAbout({ box }, work.actor.municipality, row.id, row.about).kind }
    }),
  )
}

/** What waits for whoever answers: hers first. Opens nothing. */
export async function helpWaiting(work: Reading): Promise<HelpThread[]> {
  if (!work.actor.receives.includes('municipal')) return []
  const rows = await threads(work)
    .where('waits_for', '=', 'staff')
    .where('closed_on', 'is', null)
    .orderBy('waits_since')
    .limit(50)
    .execute()
  return rows.map(threadOf).toSorted((a, b) => Number(b.holder === work.actor.id) - Number(a.holder === work.actor.id))
}

/** What a leader has been told that still waits: its number and since when. */
export async function helpToldMe({ tx }: Reading): Promise<{ number: string; waitsSince: string }[]> {
  const rows = await tx
    .selectFrom(sql<{ year: number; sequence: number; waits_since: string }>`gate.help_told_me()`.as('told'))
    .selectAll('told')
    .execute()
  return rows.map(({ year, sequence, waits_since }) => ({ number: numberOf(year, sequence), waitsSince: waits_since }))
}

/** One thread. Throws NotFound. */
async function readHelpThread(work: Reading | Work, id: HelpThreadId): Promise<HelpThread> {
  const row = await threads(work).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return threadOf(row)
}

/** All that stands in a thread: what the sender says of herself, the letters both ways, and the colleagues' notes. Throws NotFound. */
export async function openHelpThread(work: Reading, id: HelpThreadId) {
  const row = await threads(work).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  const { municipality } = work.actor
  const box = await letterBox(work, id, await privateHalf(work))
  const messages = await work.tx
    .selectFrom('help_message')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('thread_id', '=', id)
    .orderBy('position')
    .execute()
  return {
    thread: threadOf(row),
    about: openAbout({ box }, municipality, id, row.about),
    messages: messages.map((message): StaffMessage => ({
      position: message.position,
      from: message.direction,
      author: message.author_id,
      on: message.on_day,
      words: openMessage({ box }, municipality, { thread: id, id: message.id, from: message.direction }, message.body),
    })),
    notes: await notesOf(work, id),
  }
}

/**
 * Answers. Takes the place that the words were written for: a form sent twice is one message, and one that crossed another's is a Conflict.
 * Throws NotFound, and Conflict for a thread that has been ended.
 */
export async function answerHelp(work: Work, id: HelpThreadId, words: string, position: number): Promise<void> {
  const on = today(work.now)
  const { answered_on } = await holdOpen(work, id)
  const box = await letterBox(work, id, await privateHalf(work))
  const before = await work.tx
    .selectFrom('help_message')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('municipality_id', '=', work.actor.municipality)
    .where('thread_id', '=', id)
    .executeTakeFirstOrThrow()
  if (position !== before.last + 1) throw new Conflict()
  const message = newRandomId<'help_message'>()
  await work.tx
    .insertInto('help_message')
    .values({
      municipality_id: work.actor.municipality,
      id: message,
      thread_id: id,
      position,
      direction: 'staff',
      author_id: work.actor.id,
      on_day: on,
      body: sealMessage({ box }, work.actor.municipality, { thread: id, id: message, from: 'staff' }, words),
    })
    .execute()
  await change(work, id)
    .set({ waits_for: 'sender', waits_since: on, answered_on: answered_on ?? on, last_on: on })
    .execute()
  await markRead(work, id)
}

/** Writes something for colleagues alone. */
export const noteHelp = (work: Work, id: HelpThreadId, words: string): Promise<void> => addNote(work, id, 'note', words)

/** Becomes the one who answers. Throws NotFound, and Conflict for a thread that has been ended. */
export async function takeHelp(work: Work, id: HelpThreadId): Promise<void> {
  await holdOpen(work, id)
  await change(work, id)
    .set({ holder_id: work.actor.id, taken_on: today(work.now) })
    .execute()
}

/** Asks a colleague who receives as well to answer. Throws NotFound for anyone else, Conflict for a thread that has been ended. */
export async function passHelp(work: Work, id: HelpThreadId, to: AccountId, why: string): Promise<void> {
  if (!(await colleaguesFor(work)).has(to)) throw new NotFound()
  await holdOpen(work, id)
  await change(work, id).set({ holder_id: to, taken_on: null }).execute()
  if (why) await addNote(work, id, 'passed', why)
  await markRead(work, id)
  await tell(work, [to], 'help-passed', id)
}

/** Ends a thread, with why. The sender may write again, and it is open again. Throws NotFound, and Conflict when it has been ended. */
export async function closeHelp(work: Work, id: HelpThreadId, outcome: Closing, why: string): Promise<void> {
  await holdOpen(work, id)
  const on = today(work.now)
  await addNote(work, id, 'closed', why)
  await change(work, id)
    .set({ closed_on: on, closed_by: work.actor.id, outcome, disposal_rule: helpDisposalRule, waits_for: 'sender', last_on: on })
    .execute()
  await markRead(work, id)
}

/** The others who receive, by name: to whom a thread may be passed. */
export async function colleaguesFor(work: Reading | Work): Promise<ReadonlyMap<AccountId, string>> {
  const others = (await receiversOf(work, 'municipal')).filter((id) => id !== work.actor.id)
  return namesOf(work, others)
}

type Row = {
  [K in keyof Awaited<ReturnType<ReturnType<typeof threads>['executeTakeFirstOrThrow']>>]: Awaited<
    ReturnType<ReturnType<typeof threads>['executeTakeFirstOrThrow']>
  >[K]
}
const threads = (work: Reading | Work) =>
  (work as Reading).tx.selectFrom('help_thread').selectAll().where('municipality_id', '=', work.actor.municipality)

const threadOf = (row: Row): HelpThread => ({
  id: row.id,
  number: numberOf(row.year, row.sequence),
  receivedBy: row.received_by,
  holder: row.holder_id,
  takenOn: row.taken_on,
  waitsFor: row.waits_for,
  openedOn: row.opened_on,
  waitsSince: row.waits_since,
  dueOn: workingDays(row.waits_since, helpPromise().answer),
  answeredOn: row.answered_on,
  leftOn: row.left_on,
  closedOn: row.closed_on,
  outcome: row.outcome,
})
const numberOf = (year: number, sequence: number) => `${year}-${String(sequence).padStart(3, '0')}`

const change = ({ tx, actor }: Work, id: HelpThreadId) =>
  tx.updateTable('help_thread').where('municipality_id', '=', actor.municipality).where('id', '=', id)

// the row's lock keeps two from writing in the same place
async function holdOpen(work: Work, id: HelpThreadId) {
  const row = await work.tx
    .selectFrom('help_thread')
    .select(['closed_on', 'left_on', 'answered_on'])
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFound()
  if (row.closed_on || row.left_on) throw new Conflict()
  return row
}

async function addNote(work: Work, thread_id: HelpThreadId, kind: HelpNoteKind, words: string) {
  await readHelpThread(work, thread_id)
  const id = newId<'help_note'>()
  const { box, keep } = newBoxFor(work, 'help_note', id)
  const body = box.seal('help_note', 'body', id, words)
  await work.tx
    .insertInto('help_note')
    .values({ municipality_id: work.actor.municipality, id, thread_id, author_id: work.actor.id, kind, on_day: today(work.now), body })
    .execute()
  await keep()
}

async function notesOf(work: Reading, id: HelpThreadId): Promise<Note[]> {
  const rows = await work.tx
    .selectFrom('help_note')
    .selectAll()
    .where('municipality_id', '=', work.actor.municipality)
    .where('thread_id', '=', id)
    .orderBy('id')
    .execute()
  return Promise.all(
    rows.map(async ({ id: note, kind, author_id, on_day, body }) => ({
      id: note,
      kind,
      author: author_id,
      on: on_day,
      words: (await boxFor(work, 'help_note', note)).open('help_note', 'body', note, body),
    })),
  )
}

/** The municipality's private half, wrapped: the database hands it to its receivers alone. */
async function privateHalf(work: Reading | Work): Promise<Buffer> {
  const row = await (work as Reading).tx
    .selectFrom('keystore.help_private')
    .select('wrapped')
    .where('municipality_id', '=', work.actor.municipality)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return row.wrapped
}

async function letterBox(work: Reading | Work, id: HelpThreadId, wrapped: Buffer): Promise<Box> {
  const row = await (work as Reading).tx
    .selectFrom('keystore.data_key')
    .select('wrapped')
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', '=', id)
    .where('purpose', '=', 'help')
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return work.keyring.openLetter(work.actor.municipality, id, { wrapped, sealed: row.wrapped })
}
