import type { ColumnType, Generated } from 'kysely'
import type { AccountId, CaseId, ConcernId, ConsentId, DisclosureId, Id } from '#lib/id.ts'
import type { Day, Moment, Row, Sealed } from './column.ts'

export type SentHow = 'digital' | 'letter' | 'phone' | 'meeting'
/** What lets something be shared: the person's yes, a section of the law, or that it shows no one. */
export type DisclosureBasis = 'consent' | 'law' | 'anonymised'
export type ItemKind = 'entry' | 'observation' | 'summary'
export type ContactHow = 'meeting' | 'phone' | 'digital' | 'letter'
/** Which time contact with the family is planned for: before a sentence, during it, at release, or after. */
export type FamilyPhase = 'before' | 'sentence' | 'release' | 'after'

/** What is shared from a case, reported on from it, or owed by someone alone: the tables of the sharing room. */
export interface SharingTables {
  guide_answer: Row & {
    id: Id<'guide_answer'>
    case_id: CaseId
    asked: Sealed
    decision: Sealed
    reason: Sealed
    law_read_on: Day
    answered_by: AccountId
    at: Moment
  }

  consent: Row & {
    id: ConsentId
    case_id: CaseId
    asked_on: Day
    asked_by: AccountId
    what: Sealed
    purpose: Sealed
    receivers: string[]
    language: 'nb' | 'nn' | 'en'
    valid_until: Day
    answer: 'given' | 'refused' | null
    answered_on: Day | null
    given_by: 'person' | 'guardian' | 'both' | null
    how: 'paper' | 'spoken' | 'electronic' | null
    noted_by: AccountId | null
    said: Sealed | null
    age_rule: string | null
    facts: Sealed | null
    copy_given: Generated<boolean>
    withdrawn_at: Moment | null
    withdrawn_noted_by: AccountId | null
    withdrawal: Sealed | null
    announced_on: Day | null
  }
  consent_paper: Row & {
    id: Id<'consent_paper'>
    case_id: CaseId
    consent_id: ConsentId
    kind: 'application/pdf' | 'image/jpeg' | 'image/png'
    body: Sealed
    added_by: AccountId
    at: Moment
  }
  protected_contact: Row & { id: Id<'protected_contact'>; case_id: CaseId; contact: Sealed; added_by: AccountId; at: Moment }

  disclosure: Row & {
    id: DisclosureId
    case_id: CaseId
    decided_by: AccountId
    service: string
    at: Moment
    basis: DisclosureBasis
    consent_id: ConsentId | null
    ground: string | null
    open_until: Moment
    receiver_service: string
    recipient_name: Sealed | null
    told: 'told' | 'not-told'
    not_told_because: Sealed | null
    person_view: Sealed | null
    person_view_missing: Sealed | null
    about_child: boolean
    child_heard: Sealed | null
    child_not_heard: Sealed | null
    harm: Sealed | null
    anonymised_not_enough: Sealed | null
    question: Sealed | null
    ended_at: Moment | null
    ended_by: AccountId | null
    end_reason: Sealed | null
  }
  disclosed_item: Row & {
    id: Id<'disclosed_item'>
    disclosure_id: DisclosureId
    case_id: ColumnType<CaseId, CaseId, never>
    position: number
    kind: ItemKind
    journal_entry_id: ColumnType<Id<'journal_entry'> | null, Id<'journal_entry'> | null, never>
    concern_id: ColumnType<ConcernId | null, ConcernId | null, never>
    on_day: Day | null
    body: Sealed
  }
  disclosure_recipient: Row & { disclosure_id: DisclosureId; account_id: AccountId }
  disclosure_answer: Row & { id: Id<'disclosure_answer'>; disclosure_id: DisclosureId; author_id: AccountId; body: Sealed; at: Moment }

  child_welfare_report: Row & {
    id: Id<'child_welfare_report'>
    case_id: CaseId
    reported_by: AccountId
    sender_service: string
    grounds: string[]
    facts: Sealed
    receiver: Sealed
    child_view: Sealed | null
    child_view_missing: Sealed | null
    parents: 'told' | 'not-told'
    parents_not_told: Sealed | null
    sent_on: Day
    sent_how: SentHow
    at: Moment
    waits_for: 'answer' | 'outcome' | null
    due_on: Day | null
  }
  child_welfare_answer: Row & {
    id: Id<'child_welfare_answer'>
    case_id: CaseId
    report_id: Id<'child_welfare_report'>
    noted_by: AccountId
    kind: 'receipt' | 'no-investigation' | 'investigation' | 'outcome' | 'asked-again'
    outcome: 'measures' | 'no-measures' | 'not-told' | null
    ends_by: Day | null
    words: Sealed | null
    on_day: Day
    at: Moment
  }
  police_report: Row & {
    id: Id<'police_report'>
    case_id: CaseId
    reported_by: AccountId
    sender_service: string
    ground: string
    offence: string | null
    consent: Sealed | null
    facts: Sealed
    danger: Sealed
    named_because: Sealed | null
    receiver: Sealed
    told: 'told' | 'not-told'
    not_told: Sealed | null
    sent_on: Day
    sent_how: SentHow
    at: Moment
  }
  /** Whether and when, never what: there is no column for words. */
  pst_note: Row & {
    id: Id<'pst_note'>
    case_id: CaseId
    noted_by: AccountId
    kind: 'asked' | 'told'
    passed: 'yes' | 'no' | 'not-told' | null
    on_day: Day
    at: Moment
  }
  police_information: Row & {
    id: Id<'police_information'>
    case_id: CaseId
    report_id: Id<'police_report'> | null
    noted_by: AccountId
    ground: string
    decided_by: Sealed
    given_how: 'written' | 'spoken'
    verified: boolean
    body: Sealed
    told: 'told' | 'not-told' | 'not-known'
    imposed: Sealed | null
    is_imposed: ColumnType<boolean, never, never>
    lifted_on: Day | null
    lifted_by: AccountId | null
    lifted: Sealed | null
    review_on: Day
    given_on: Day
    at: Moment
  }
  earlier_mapping: Row & {
    id: Id<'earlier_mapping'>
    case_id: CaseId
    has_ground: Generated<boolean>
    noted_by: AccountId
    mapped: 'yes' | 'no' | 'not-known'
    told_by: 'person' | 'family' | 'service' | 'police-contact' | 'pst'
    ground: string | null
    necessity: Sealed | null
    residence: Sealed | null
    mindset: Sealed | null
    religious_ties: Sealed | null
    family: Sealed | null
    network: Sealed | null
    on_day: Day
    at: Moment
  }
  /** Its author's alone; no column points at a case. */
  duty_record: Row & {
    id: Id<'duty_record'>
    author_id: AccountId
    kind: 'avert' | 'inform'
    sender_service: string
    offence: string | null
    ground: string | null
    child_grounds: string[] | null
    facts: Sealed
    likely: Sealed | null
    receiver: Sealed
    acted_on: Day
    acted_at: string | null
    acted_how: 'emergency' | 'phone' | 'meeting' | 'written'
    at: Moment
  }

  contact_agreement: Row & {
    id: Id<'contact_agreement'>
    case_id: CaseId
    noted_by: AccountId
    agency: string
    contact: Sealed
    hows: ContactHow[]
    rhythm: Sealed
    place: Sealed
    taking_part: Sealed
    wish: Sealed
    agreed_on: Day
    review_on: Day
    at: Moment
    ended_at: Moment | null
    ended_by: AccountId | null
    end_reason: Sealed | null
  }
  family_contact: Row & {
    id: Id<'family_contact'>
    case_id: CaseId
    consent_id: ConsentId
    noted_by: AccountId
    phase: FamilyPhase
    family: Sealed
    person_wish: Sealed
    family_wish: Sealed
    plan: Sealed
    follower_id: AccountId
    next_on: Day
    at: Moment
    ended_at: Moment | null
    ended_by: AccountId | null
    end_reason: Sealed | null
  }
}
