import type { AccountId, AdviceId, Id } from '#lib/id.ts'
import type { Day, Row, Sealed } from './column.ts'

export type AskedHow = 'here' | 'phone' | 'mail' | 'meeting'
export type AdviceAnswerKind = 'given' | 'noted' | 'outcome'

/** Asking the region's RVTS for advice. Who asked stands apart from what was asked. */
export interface AdviceTables {
  advice_request: Row & {
    id: AdviceId
    topic: string
    asked_how: AskedHow
    asked_on: Day
    service: string | null
    question: Sealed
    closed_on: Day | null
    disposal_rule: string | null
  }
  advice_asker: Row & { advice_id: AdviceId; account_id: AccountId }
  advice_answer: Row & {
    id: Id<'advice_answer'>
    advice_id: AdviceId
    kind: AdviceAnswerKind
    position: number
    adviser_id: AccountId | null
    on_day: Day
    body: Sealed
  }
}
