import type { AccountId, HelpThreadId, Id } from '#lib/id.ts'
import type { Day, Moment, Row, Sealed } from './column.ts'

export type HelpOutcome = 'answered' | 'passed-to-service' | 'concern-opened' | 'no-contact' | 'not-for-us' | 'sender-left'
export type HelpNoteKind = 'note' | 'passed' | 'closed'

/** Asking for help without a name. */
export interface HelpTables {
  help_key: Row & { public_key: Buffer; salt: Buffer; vouched: Buffer }
  'keystore.help_private': Row & { wrapped: Buffer }
  help_thread: Row & {
    id: HelpThreadId
    year: number
    sequence: number
    about: Sealed
    received_by: AccountId
    holder_id: AccountId
    taken_on: Day | null
    waits_for: 'staff' | 'sender'
    waits_since: Day
    opened_on: Day
    answered_on: Day | null
    last_on: Day
    left_on: Day | null
    closed_on: Day | null
    closed_by: AccountId | null
    outcome: HelpOutcome | null
    disposal_rule: string | null
  }
  help_message: Row & {
    id: Id<'help_message'>
    thread_id: HelpThreadId
    position: number
    direction: 'sender' | 'staff'
    author_id: AccountId | null
    on_day: Day
    body: Sealed
  }
  help_note: Row & {
    id: Id<'help_note'>
    thread_id: HelpThreadId
    author_id: AccountId
    kind: HelpNoteKind
    on_day: Day
    body: Sealed
  }
  'keystore.help_return': Row & { thread_id: HelpThreadId; locator_hash: Buffer; wrapped: Buffer; again_until: Moment | null }
  help_limit: Row & { hour: Moment; kind: string; who: Buffer; count: number }
}
