import { sql } from 'kysely'
import type { Row } from './seal.ts'

/** A row of the trail as the seal takes it. */
export type EventRow = Row

/** The columns of `audit_event e` as they are sealed: every digit of the time, so that no part of it can be changed unseen. */
export const sealedRow = sql.raw(`
  e.id::text as id,
  to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  e.municipality_id::text as municipality,
  e.actor_id::text as actor,
  e.action,
  e.outcome,
  e.case_id::text as "caseId",
  e.subject::text as subject,
  e.detail`)
