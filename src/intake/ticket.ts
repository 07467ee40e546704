import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { isId, newRandomId, type HelpThreadId, type Id } from '#lib/id.ts'
import type { House, Municipality } from '#work/index.ts'
import type { Access } from './letter.ts'

/** How long a thread stays open on the page that shows it, and how long a form may be written in, in minutes. */
export const openFor = 20
const formsFor = { new: 24 * 60, return: 60 } as const

const FormTicket = z.object({ municipality: z.string(), nonce: z.string().length(22), until: z.number() })
const helpThread = z.custom<HelpThreadId>((value) => typeof value === 'string' && isId(value))
const messageId = z.custom<Id<'help_message'>>((value) => typeof value === 'string' && isId(value))
const ThreadTicket = z.object({
  municipality: z.string(),
  thread: helpThread,
  locator: z.base64url().length(43),
  lent: z.base64url(),
  message: messageId,
  until: z.number(),
})

/** A form of this house, drawn not long ago: its nonce makes it one of a kind. */
export const formTicket = ({ keyring }: House, kind: keyof typeof formsFor, { id }: Municipality, now: Date): string =>
  keyring.sealCookie(
    `help-${kind}`,
    JSON.stringify({ municipality: id, nonce: randomBytes(16).toString('base64url'), until: now.getTime() + formsFor[kind] * 60_000 }),
  )

/** The nonce of a form that this house has drawn for this municipality. Gives nothing for any other, or one that is too old. */
export function readFormTicket({ keyring }: House, kind: keyof typeof formsFor, { id }: Municipality, sent: string, now: Date) {
  const ticket = parsed(FormTicket, keyring.openCookie(`help-${kind}`, sent))
  return ticket && ticket.municipality === id && now.getTime() < ticket.until ? ticket.nonce : undefined
}

/**
 * What a thread's page carries from one form to the next, so that neither words nor a cookie need to: the thread's key and locator, sealed
 * under the installation's key, for twenty minutes.
 */
export function threadTicket({ keyring }: House, { id }: Municipality, { thread, letter, locator }: Access, now: Date): string {
  const ticket: z.infer<typeof ThreadTicket> = {
    municipality: id,
    thread,
    locator: locator.toString('base64url'),
    lent: keyring.lend(id, thread, letter),
    message: newRandomId<'help_message'>(),
    until: now.getTime() + openFor * 60_000,
  }
  return keyring.sealCookie('help-thread', JSON.stringify(ticket))
}

/** What a page was given, with the id of the message that its form writes. Gives nothing for anything else, or what is too old. */
export function readThreadTicket(
  { keyring }: House,
  { id }: Municipality,
  sent: string,
  now: Date,
): { access: Access; message: Id<'help_message'> } | undefined {
  const ticket = parsed(ThreadTicket, keyring.openCookie('help-thread', sent))
  if (!ticket || ticket.municipality !== id || now.getTime() >= ticket.until) return undefined
  const { thread, locator, lent, message } = ticket
  return { access: { thread, letter: keyring.takeBack(id, thread, lent), locator: Buffer.from(locator, 'base64url') }, message }
}

const parsed = <T>(schema: z.ZodType<T>, text: string | undefined): T | undefined =>
  text === undefined ? undefined : schema.safeParse(JSON.parse(text)).data
