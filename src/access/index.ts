import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { CaseRole, DisclosureBasis, Read, Receives, Role } from '#db/index.ts'
import { NotFound } from '#lib/errors.ts'
import type { AccountId, CaseId, DisclosureId, MunicipalityId, RoutineId, UnitId } from '#lib/id.ts'

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

/** Something that may be done with what one has been shown. Who that is needs no rule here: the disclosure names her, and the database asks. */
export type DisclosureAction = { readonly name: `shared.${string}` }

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

/** Proof that something is shown to the one who asked, now. Only requireDisclosure makes one. It knows no case. */
export type DisclosureGrant = {
  readonly id: DisclosureId
  readonly decidedBy: AccountId
  readonly service: string
  readonly at: Date
  readonly basis: DisclosureBasis
  readonly ground: string | null
  readonly openUntil: Date
  readonly question: Buffer | null
  readonly __granted: true
}

/** Asks for one disclosure. Gives the grant; throws NotFound, the same for "not shown to you", "no longer" and "not there". */
export async function requireDisclosure(tx: Read, _action: DisclosureAction, id: DisclosureId): Promise<DisclosureGrant> {
  const row = await sharedWithMe(tx, id).executeTakeFirst()
  if (!row) throw new NotFound()
  return {
    id,
    decidedBy: row.decided_by,
    service: row.service,
    at: row.at,
    basis: row.basis,
    ground: row.ground,
    openUntil: row.open_until,
    question: row.question,
    __granted: true,
  }
}

/** What is shown to the actor now, or one of it, as the database tells it: the case is not in it. The newest first. */
export const sharedWithMe = (tx: Read, id: DisclosureId | null = null) =>
  tx.selectFrom(sql<SharedRow>`gate.shared_with_me(${id})`.as('shared')).selectAll('shared')

type SharedRow = {
  id: DisclosureId
  decided_by: AccountId
  service: string
  at: Date
  basis: DisclosureBasis
  ground: string | null
  open_until: Date
  question: Buffer | null
  items: number
  answered_at: Date | null
}

/** "2026-014": how people name a case. */
export const caseNumber = (year: number, sequence: number) => `${year}-${String(sequence).padStart(3, '0')}`
