import { randomBytes, randomUUID } from 'node:crypto'

/** An id that remembers what it names: an AccountId is never accepted where a CaseId is asked for. */
export type Id<Of extends string> = string & { readonly __of: Of }
export type MunicipalityId = Id<'municipality'>
export type UnitId = Id<'unit'>
export type AccountId = Id<'account'>
export type CaseId = Id<'case'>
export type ConcernId = Id<'concern'>
export type ConsentId = Id<'consent'>
export type DisclosureId = Id<'disclosure'>
export type DraftId = Id<'draft'>
export type ThreadId = Id<'thread'>
export type HelpThreadId = Id<'help_thread'>
export type AdviceId = Id<'advice'>
export type RoutineId = Id<'routine'>

/** A UUID of version 7 (RFC 9562): sorts by the time it was made. */
export function newId<Of extends string>(now = Date.now()): Id<Of> {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return format(bytes) as Id<Of>
}

/** A UUID of version 4, which tells nothing of when: for what must not be joined by time (anonymous discussion). */
export const newRandomId = <Of extends string>(): Id<Of> => randomUUID() as Id<Of>

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
/** Whether a text from outside has the shape of an id. */
export const isId = (text: string) => shape.test(text)

function format(bytes: Buffer) {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
