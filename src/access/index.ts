import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { CaseRole, Read, Receives, Role } from '#db/index.ts'
import { NotFound } from '#lib/errors.ts'
import type { AccountId, CaseId, MunicipalityId, RoutineId, UnitId } from '#lib/id.ts'

/** The one who acts, as the database has proved it by the session's secret. */
export type Actor = {
  readonly id: AccountId
  readonly municipality: MunicipalityId
  readonly municipalityName: string
  readonly unit: UnitId
  readonly service: string
  readonly name: string
  readonly lang: string
  readonly roles: readonly Role[]
  readonly receives: readonly Receives[]
}

/**
 * How a deed is traced. `always`: each one. `cases`: only if a case's or a concern's words were opened on the way.
 * `day`: with no clock, for anonymous discussion. `never`: for drafts, which are no record.
 * A refusal is traced whatever is said here. The id in the path is named by `always` and `day` only.
 */
type Trace = 'always' | 'cases' | 'day' | 'never'
/** Something that may be done in a municipality, and by whom. What it may touch there, row-level security decides. */
export type Action = { readonly name: string; readonly who: (actor: Actor) => boolean; readonly trace: Trace }
/** Something that may be done in a case. A rule is a condition on "case": asked of one row it guards, put in a query it filters. */
export type CaseAction = { readonly name: string; readonly rules: readonly [Rule, ...Rule[]] }
export type Rule = (actor: Actor) => RawBuilder<SqlBool>

/** Whoever is signed in. */
export const anyone = () => true
/** Whoever has one of these roles. */
export const role =
  (...wanted: [Role, ...Role[]]) =>
  (actor: Actor) =>
    wanted.some((one) => actor.roles.includes(one))
/** Whoever takes reports for one of these receivers; without names: for any. */
export const receives =
  (...wanted: Receives[]) =>
  (actor: Actor) =>
    wanted.length ? wanted.some((one) => actor.receives.includes(one)) : actor.receives.length > 0

/** Whoever takes part in the case now, in one of these roles. */
export const participant =
  (...roles: [CaseRole, ...CaseRole[]]): Rule =>
  (actor) =>
    sql<SqlBool>`exists (select from participant p where p.municipality_id = "case".municipality_id and p.case_id = "case".id
      and p.account_id = ${actor.id} and (p.ended_at is null or p.ended_at > now()) and p.role in (${sql.join(roles)}))`

/** The rules of an action as one condition, for a query over many cases. */
export const anyOf = (action: CaseAction, actor: Actor) =>
  sql<SqlBool>`(${sql.join(
    action.rules.map((rule) => rule(actor)),
    sql` or `,
  )})`

/** Proof that someone asked. Only requireCase makes one, so a function that takes it cannot be called without asking. */
export type CaseGrant = {
  readonly id: CaseId
  readonly number: string
  readonly service: string
  readonly ground: string | null
  readonly routine: RoutineId
  readonly routineVersion: number
  readonly state: 'open' | 'closed'
  readonly step: string | null
  readonly lead: AccountId
  readonly purpose: Buffer
  readonly nextAction: string | null
  readonly nextOn: string | null
  readonly nextBy: AccountId | null
  readonly openedAt: Date
  readonly closedAt: Date | null
  readonly revision: number
  readonly __granted: true
}

/** Asks for one case. Gives the grant; throws NotFound, the same for "not yours", "not allowed" and "not there". */
export async function requireCase(tx: Read, actor: Actor, action: CaseAction, id: CaseId): Promise<CaseGrant> {
  const row = await tx
    .selectFrom('case')
    .selectAll()
    .where('municipality_id', '=', actor.municipality)
    .where('id', '=', id)
    .where(anyOf(action, actor))
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return {
    id: row.id,
    number: caseNumber(row.year, row.sequence),
    service: row.service,
    ground: row.ground,
    routine: row.routine_id,
    routineVersion: row.routine_version,
    state: row.state,
    step: row.step,
    lead: row.lead_id,
    purpose: row.purpose,
    nextAction: row.next_action,
    nextOn: row.next_on,
    nextBy: row.next_by,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    revision: row.revision,
    __granted: true,
  }
}

/** "2026-014": how people name a case. */
export const caseNumber = (year: number, sequence: number) => `${year}-${String(sequence).padStart(3, '0')}`
