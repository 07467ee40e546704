import type { ColumnType, Generated } from 'kysely'
import type { AccountId, CaseId, ConcernId, DraftId, Id, MunicipalityId, RoutineId, ThreadId, UnitId } from '#lib/id.ts'
import type { AdviceTables } from './advice-tables.ts'
import type { ArticleTables } from './article-tables.ts'
import type { Day, Json, Moment, Row, Sealed } from './column.ts'
import type { HelpTables } from './help-tables.ts'
import type { DirectoryTables } from './directory-tables.ts'
import type { PortalTables } from './portal-tables.ts'
import type { SharingTables } from './sharing-tables.ts'

export type Role =
  | 'employee'
  | 'unit_leader'
  | 'coordinator'
  | 'mentor'
  | 'partner'
  | 'adviser'
  | 'executive'
  | 'privacy_officer'
  | 'archivist'
  | 'administrator'
export type Receives = 'municipal' | 'child-welfare' | 'police'
export type Decision = 'linked' | 'unfounded' | 'passed-on' | 'answered'
export type LeaderDecision = 'follow-up-here' | 'discuss-anonymously' | 'report' | 'no-concern'
export type EntryKind = 'note' | 'conversation' | 'phone' | 'meeting' | 'correction'
export type CaseRole = 'lead' | 'member' | 'observer'
export type KeyPurpose =
  | 'case'
  | 'concern'
  | 'draft'
  | 'discussion'
  | 'thread'
  | 'disclosure'
  | 'duty'
  | 'break_glass'
  | 'directory'
  | 'held'
  | 'help'
  | 'help_note'
  | 'advice'
/** `shown`: a page was opened and nothing changed; `done`: the deed itself. */
export type Outcome = 'shown' | 'done' | 'invalid' | 'refused'

/** The tables as the app sees them; a test compares them with the migrated schema. */
export interface Tables extends AdviceTables, ArticleTables, DirectoryTables, HelpTables, PortalTables, SharingTables {
  municipality: {
    id: MunicipalityId
    name: string
    host: string | null
    lang: Generated<string>
    number: string | null
    case_year: Generated<number>
    case_sequence: Generated<number>
    help_year: Generated<number>
    help_sequence: Generated<number>
  }
  unit: Row & { id: UnitId; name: string; service: string }
  account: Row & {
    id: AccountId
    unit_id: UnitId
    subject_hash: Buffer
    name: Sealed
    title: Sealed
    email: Sealed | null
    lang: Generated<string>
    active: Generated<boolean>
    created_at: Moment
    revision: Generated<number>
  }
  account_role: Row & { account_id: AccountId; role: Role }
  receiver: Row & { account_id: AccountId; receives: Receives; is_first: Generated<boolean> }

  audit_event: Row & {
    id: Generated<string>
    at: Generated<Moment>
    xid: Generated<string>
    actor_id: AccountId | null
    action: string
    outcome: Outcome
    case_id: CaseId | null
    subject: string | null
    detail: ColumnType<unknown, string | null, never>
  }
  audit_seal: Row & { sequence: number; head: Json<unknown>; below: Generated<string> }
  audit_sealed: Row & { event_id: string; sequence: number; leaf: string }
  'keystore.municipality_key': { municipality_id: MunicipalityId; wrapped: Buffer }
  'keystore.data_key': Row & { id: string; purpose: KeyPurpose; wrapped: Buffer }
  'keystore.destroyed_key': Row & { id: string; purpose: string; destroyed_at: Generated<Moment> }

  routine: Row & {
    id: RoutineId
    version: number
    kind: 'follow-up' | 'information-sharing'
    state: 'draft' | 'published'
    content: Json<unknown>
    note: Generated<string>
    revision: Generated<number>
    written_by: AccountId | null
    written_at: Moment
    published_by: AccountId | null
    published_at: Moment | null
  }
  unit_routine: Row & {
    unit_id: UnitId
    version: number
    body: string
    follower_id: AccountId
    approved_by: AccountId
    approved_on: Day
    review_on: Day
  }
  notice: Row & { id: Id<'notice'>; account_id: AccountId; kind: string; subject: string; at: Moment; read_at: Moment | null }
  submission: Row & { account_id: AccountId; id: string; location: string; at: Generated<Moment> }
  held_form: Row & { id: Id<'held_form'>; account_id: AccountId; path: string; typed: Sealed; at: Generated<Moment> }

  draft: Row & { id: DraftId; author_id: AccountId; content: Sealed; revision: Generated<number>; begun_at: Moment; saved_at: Moment }
  discussion: Row & {
    id: Id<'discussion'>
    author_id: AccountId
    leader_id: AccountId
    draft_id: DraftId | null
    question: Sealed
    asked_at: Moment
    due_on: Day
    answered_at: Moment | null
    advice: Sealed | null
    decision: LeaderDecision | null
    follower_id: AccountId | null
    /** The day of a talk that its author noted afterwards; empty where the leader answers here herself. */
    talked_on: Day | null
  }
  concern: Row & {
    id: ConcernId
    reference: string
    author_id: AccountId
    unit_id: UnitId
    receiver: Receives
    sender_service: string
    ground: string | null
    is_identified: boolean
    origin: 'observed' | 'self'
    told: 'told' | 'not-told'
    body: Sealed
    sent_at: Moment
    read_at: Moment | null
    next_by: AccountId
    next_on: Day
    answered_at: Moment | null
  }
  concern_party: Row & { concern_id: ConcernId; account_id: AccountId }
  inbox_entry: Row & {
    id: Id<'inbox_entry'>
    concern_id: ConcernId
    receiver: Receives
    arrived_at: Moment
    due_on: Day
    responsible_id: AccountId
    read_at: Moment | null
    decision: Decision | null
    decided_at: Moment | null
    decided_by: AccountId | null
    reason: Sealed | null
    ground: string | null
    disposal_rule: string | null
    revision: Generated<number>
  }
  concern_addition: Row & { id: Id<'concern_addition'>; concern_id: ConcernId; author_id: AccountId; body: Sealed; at: Moment }
  concern_release: Row & {
    id: Id<'concern_release'>
    concern_id: ConcernId
    decided_by: AccountId
    ground: string | null
    told: 'told' | 'not-told' | null
    told_reason: Sealed | null
    words: Sealed | null
    at: Moment
  }

  case: Row & {
    id: CaseId
    year: number
    sequence: number
    service: string
    ground: string | null
    has_ground: ColumnType<boolean, never, never>
    purpose: Sealed
    routine_id: RoutineId
    routine_version: number
    state: Generated<'open' | 'closed'>
    step: string | null
    lead_id: AccountId
    next_action: string | null
    next_on: Day | null
    next_by: AccountId | null
    opened_by: AccountId
    opened_at: Moment
    closed_at: Moment | null
    revision: Generated<number>
  }
  case_person: Row & {
    case_id: CaseId
    has_ground: Generated<boolean>
    name: Sealed
    birth_date: Sealed | null
    contact: Sealed | null
    revision: Generated<number>
    address_protected: Generated<boolean>
  }
  participant: Row & {
    id: Id<'participant'>
    case_id: CaseId
    account_id: AccountId
    role: CaseRole
    /** Null for a part that came by broken glass: the reason stands there. */
    reason: Sealed | null
    added_by: AccountId
    case_state: ColumnType<'open' | 'closed', never, never>
    case_next_on: ColumnType<Day | null, never, never>
    started_at: Moment
    ended_at: Moment | null
    glass_id: ColumnType<Id<'break_glass'> | null, never, never>
  }
  handover: Row & {
    id: Id<'handover'>
    case_id: CaseId
    from_id: AccountId
    to_id: AccountId
    reason: Sealed
    proposed_at: Moment
    answered_at: Moment | null
    accepted: boolean | null
    answer: Sealed | null
  }
  step_event: Row & {
    id: Id<'step_event'>
    case_id: CaseId
    step: string
    kind: 'started' | 'finished' | 'skipped'
    at: Moment
    by_id: AccountId
    responsible_id: AccountId | null
    due_on: Day | null
    record: Sealed | null
    reason: Sealed | null
  }
  journal_entry: Row & {
    id: Id<'journal_entry'>
    case_id: CaseId
    author_id: AccountId
    kind: EntryKind
    corrects_id: Id<'journal_entry'> | null
    body: Sealed
    happened_on: Day
    at: Moment
  }
  task: Row & {
    id: Id<'task'>
    case_id: CaseId
    title: Sealed
    responsible_id: AccountId
    due_on: Day
    added_by: AccountId
    added_at: Moment
    done_at: Moment | null
    done_by: AccountId | null
    outcome: Sealed | null
  }
  closure: Row & {
    id: Id<'closure'>
    case_id: CaseId
    outcome: string
    words: Sealed
    person_view: Sealed | null
    person_view_missing: Sealed | null
    disposal_rule: string
    at: Moment
    by_id: AccountId
  }
  reopening: Row & { id: Id<'reopening'>; case_id: CaseId; reason: Sealed; at: Moment; by_id: AccountId }
  concern_link: Row & { concern_id: ConcernId; case_id: CaseId; linked_by: AccountId; at: Moment }
  /** On a case, or on a concern before there is a case. */
  block: Row & {
    id: Id<'block'>
    account_id: AccountId
    case_id: CaseId | null
    concern_id: ConcernId | null
    reason: Sealed
    set_by: AccountId
    at: Moment
    lifted_at: Moment | null
    lifted_by: AccountId | null
    lift_reason: Sealed | null
  }
  break_glass: Row & {
    id: Id<'break_glass'>
    account_id: AccountId
    reason: Sealed
    at: Moment
    case_id: CaseId | null
    opened_at: Moment | null
  }

  thread: Row & {
    id: ThreadId
    author_id: AccountId
    addressee: 'municipal' | 'police'
    topic: string
    opened_on: Day
    answer_due_on: Day
    waits_for: 'contact' | 'author'
    last_on: Day
    closed_on: Day | null
  }
  thread_message: Row & {
    id: Id<'thread_message'>
    thread_id: ThreadId
    position: number
    from_author: boolean
    on_day: Day
    body: Sealed
    advised: 'handle-here' | 'report-municipal' | 'report-child-welfare' | 'report-police' | null
    advice: Sealed | null
  }
}
