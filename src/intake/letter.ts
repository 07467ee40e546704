import { sql } from 'kysely'
import { isLang, type Lang } from '#i18n/index.ts'
import { planHelpMail } from '#jobs/index.ts'
import { today } from '#lib/day.ts'
import { newRandomId, type HelpThreadId, type Id } from '#lib/id.ts'
import type { Letter, PublicHalf } from '#vault/index.ts'
import { asVisitor, type House, type Municipality, type Visit } from '#work/index.ts'
import { helpWords } from './content.ts'

export const senderKinds = ['self', 'relative', 'friend', 'worried'] as const
/** Who someone says she is: the one who wants out, a relative, a friend, or anyone who is worried. Left open when she does not say. */
type SenderKind = (typeof senderKinds)[number] | 'unsaid'
/** What is said of oneself; everything may be left out. */
export type About = { kind: SenderKind; name: string; reach: string; lang: Lang }
type HelpMessage = { id: Id<'help_message'>; from: 'sender' | 'staff'; on: string; words: string }
/** Someone who has come back: the thread, its key, and what shows the database that the words were known. */
export type Access = { thread: HelpThreadId; letter: Letter; locator: Buffer }
export type HelpThreadSeen = { messages: HelpMessage[]; waitsFor: 'staff' | 'sender'; waitsSince: string; closedOn: string | null }
/** `sent`: with the words for the way back. `before`: the same form came before, too long ago for its words to be told again. */
export type Sending = { outcome: 'sent'; words: string[] } | { outcome: 'before' | 'nobody' }

/** How many words a way back has. From some 1,400 they make 62 bits, which Argon2id and the pepper stand behind. */
const wordCount = 6

/**
 * Takes in a letter from someone without an account. Takes the nonce of the form it was written in: the same form sent twice is one thread
 * and is given the same words, for a little while and only with the same text. What is given has been committed.
 * Throws Busy, Tampered (a municipality's key that this house has not made), Unavailable.
 */
export async function sendLetter(
  house: House,
  municipality: Municipality,
  nonce: string,
  { about, text }: { about: About; text: string },
): Promise<Sending> {
  const half = await publicHalf(house, municipality)
  const words = house.keyring.wordsFor(municipality.id, nonce, helpWords(), wordCount)
  const way = await house.keyring.wayBack(municipality.id, half.salt, words.join(' '))
  const thread = newRandomId<'help_thread'>()
  const { letter, forStaff } = await house.keyring.newLetter(municipality.id, thread, half)
  const outcome = await asVisitor(house, municipality, async (visit) => {
    const made = await open(visit, { thread, letter, forStaff, locator: way.locator, way: way.wrap(thread, letter), about, text })
    if (made === 'made') await planHelpMail(visit.tx, { municipality: municipality.id, thread, rung: 0 })
    return made
  })
  if (outcome === 'made') return { outcome: 'sent', words }
  if (outcome === 'again' && (await wasSent(house, municipality, words, text))) return { outcome: 'sent', words }
  return { outcome: outcome === 'nobody' ? 'nobody' : 'before' }
}

/** Whether anyone is there to take in a letter. */
export const isReceived = (house: House, municipality: Municipality): Promise<boolean> =>
  asVisitor(house, municipality, async ({ tx }) => {
    const { rows } = await sql<{ there: boolean }>`select gate.help_is_received(${municipality.id}) as there`.execute(tx)
    return rows[0]!.there
  })

/** Comes back with the words. Gives nothing for words that lead nowhere. Throws Busy and Unavailable. */
export async function comeBack(house: House, municipality: Municipality, words: string): Promise<Access | undefined> {
  const { salt } = await publicHalf(house, municipality)
  const way = await house.keyring.wayBack(municipality.id, salt, words)
  const found = await asVisitor(house, municipality, (visit) => find(visit, way.locator))
  return found && { thread: found.thread_id, letter: way.open(found.thread_id, found.wrapped), locator: way.locator }
}

/** The thread as its sender may see it. Gives nothing where there is no way back any more. */
export const readThread = (house: House, municipality: Municipality, access: Access): Promise<HelpThreadSeen | undefined> =>
  asVisitor(house, municipality, async (visit) => {
    const found = await find(visit, access.locator)
    if (!found || found.thread_id !== access.thread) return undefined
    const { waits_for, waits_since, closed_on } = found
    return { messages: await messagesFor(visit, access), waitsFor: waits_for, waitsSince: waits_since, closedOn: closed_on }
  })

/** Writes on. Takes the id that the form was drawn with, so that it is done once. Gives false where there is no way back any more. */
export const writeOn = (
  house: House,
  municipality: Municipality,
  { thread, letter, locator }: Access,
  { id, text }: { id: Id<'help_message'>; text: string },
): Promise<boolean> =>
  asVisitor(house, municipality, async ({ tx, now }) => {
    const body = sealMessage(letter, municipality.id, { thread, id, from: 'sender' }, text)
    const { rows } = await sql<{ thread: HelpThreadId | null }>`
      select gate.help_write(${municipality.id}, ${locator}, ${id}, ${body}, ${today(now)}) as thread`.execute(tx)
    if (rows[0]?.thread !== thread) return false
    await planHelpMail(tx, { municipality: municipality.id, thread, rung: 0 })
    return true
  })

/** Ends it for the sender: the words lead nowhere from now on. */
export const leaveThread = (house: House, municipality: Municipality, { locator }: Access): Promise<void> =>
  asVisitor(house, municipality, async ({ tx, now }) => {
    await sql`select gate.help_end(${municipality.id}, ${locator}, ${today(now)}, ${helpDisposalRule})`.execute(tx)
  })

/** Which of content/disposal-rules.yaml says what becomes of a thread that has ended. */
export const helpDisposalRule = 'hold-help-thread'

type Place = { thread: HelpThreadId; id: string; from: 'sender' | 'staff' }
/** A message is bound to its municipality, thread, row and direction: moved or turned round, it no longer opens. */
export const sealMessage = ({ box }: Pick<Letter, 'box'>, municipality: string, { thread, id, from }: Place, text: string) =>
  box.seal('help_message', `body ${from}`, `${municipality} ${thread} ${id}`, text)
export const openMessage = ({ box }: Pick<Letter, 'box'>, municipality: string, { thread, id, from }: Place, body: Buffer) =>
  box.open('help_message', `body ${from}`, `${municipality} ${thread} ${id}`, body)
/** What a sender says of herself, from the row of the thread. */
export function openAbout({ box }: Pick<Letter, 'box'>, municipality: string, thread: HelpThreadId, sealed: Buffer): About {
  const { kind, name, reach, lang } = box.openJson('help_thread', 'about', `${municipality} ${thread}`, sealed) as Record<string, unknown>
  const said = (value: unknown) => (typeof value === 'string' ? value : '')
  return {
    kind: senderKinds.find((one) => one === kind) ?? 'unsaid',
    name: said(name),
    reach: said(reach),
    lang: isLang(lang) ? lang : 'nb',
  }
}

type Opening = { thread: HelpThreadId; letter: Letter; forStaff: Buffer; locator: Buffer; way: Buffer; about: About; text: string }
async function open({ tx, now, municipality: { id } }: Visit, { thread, letter, forStaff, locator, way, about, text }: Opening) {
  const message = newRandomId<'help_message'>()
  const sealedAbout = letter.box.sealJson('help_thread', 'about', `${id} ${thread}`, about)
  const body = sealMessage(letter, id, { thread, id: message, from: 'sender' }, text)
  const { rows } = await sql<{ outcome: 'made' | 'again' | 'sent' | 'nobody' }>`
    select gate.help_open(${id}, ${thread}, ${locator}, ${way}, ${forStaff}, ${sealedAbout}, ${message}, ${body}, ${today(now)}) as outcome`.execute(
    tx,
  )
  return rows[0]!.outcome
}

/** Whether what came again is what came before: the words are not told to someone who knows the form and not the text. */
async function wasSent(house: House, municipality: Municipality, words: readonly string[], text: string) {
  const access = await comeBack(house, municipality, words.join(' '))
  const seen = access && (await readThread(house, municipality, access))
  return seen?.messages[0]?.words === text
}

type Found = {
  thread_id: HelpThreadId
  wrapped: Buffer
  waits_for: 'staff' | 'sender'
  waits_since: string
  closed_on: string | null
}
async function find({ tx, municipality }: Visit, locator: Buffer): Promise<Found | undefined> {
  const { rows } = await sql<Found>`select * from gate.help_find(${municipality.id}, ${locator})`.execute(tx)
  return rows[0]
}

async function messagesFor({ tx, municipality }: Visit, { thread, letter, locator }: Access): Promise<HelpMessage[]> {
  const { rows } = await sql<{ id: Id<'help_message'>; direction: 'sender' | 'staff'; on_day: string; body: Buffer }>`
    select * from gate.help_words(${municipality.id}, ${locator})`.execute(tx)
  return rows.map(({ id, direction: from, on_day, body }) => ({
    id,
    from,
    on: on_day,
    words: openMessage(letter, municipality.id, { thread, id, from }, body),
  }))
}

/** What a letter is sealed to. A municipality that was founded before there were such keys gets them now. */
async function publicHalf(house: House, municipality: Municipality): Promise<PublicHalf> {
  const known = await asVisitor(house, municipality, readHalf)
  if (known) return known
  const { publicKey, salt, vouched, wrapped } = await house.keyring.newPostBox(municipality.id)
  // whoever is first to store hers has made the pair; the others use it too
  const half = await asVisitor(house, municipality, async (visit) => {
    await sql`select gate.help_key_made(${municipality.id}, ${publicKey}, ${salt}, ${vouched}, ${wrapped})`.execute(visit.tx)
    return readHalf(visit)
  })
  return half!
}

async function readHalf({ tx, municipality }: Visit): Promise<PublicHalf | undefined> {
  const row = await tx.selectFrom('help_key').selectAll().where('municipality_id', '=', municipality.id).executeTakeFirst()
  return row && { publicKey: row.public_key, salt: row.salt, vouched: row.vouched }
}
