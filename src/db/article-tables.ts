import type { Generated } from 'kysely'
import type { AccountId } from '#lib/id.ts'
import type { Day, Json, Moment, Row } from './column.ts'

/** What a municipality writes for everyone, and how its links answer. */
export interface ArticleTables {
  article_draft: Row & {
    article: string
    content: Json<unknown>
    state: Generated<'draft' | 'sent' | 'returned'>
    note: Generated<string>
    answer: Generated<string>
    revision: Generated<number>
    changed_by: AccountId
    changed_at: Moment
    answered_by: AccountId | null
  }
  article_version: Row & {
    article: string
    number: number
    content: Json<unknown>
    note: string
    changed_by: AccountId
    read_by: AccountId
    published_at: Moment
    withdrawn_at: Moment | null
    withdrawn_by: AccountId | null
  }
  link_check: Row & { url: string; checked_at: Moment; ok: boolean; failures: Generated<number>; failed_on: Day | null }
}
