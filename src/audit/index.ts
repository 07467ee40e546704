import { sql } from 'kysely'
import type { Outcome, Write } from '#db/index.ts'
import type { AccountId, CaseId, MunicipalityId } from '#lib/id.ts'

export { destroyedList, readDestroyed } from './destroyed.ts'
export { destroyedBeside, sealer } from './sealer.ts'
export { headsFile, sealAll } from './sealing.ts'
export { exportPrivateKey, exportPublicKey, importPrivateKey, importPublicKey, newSigningKey, publicKeyOf } from './signing-key.ts'
export { verifyAudit, type Verdict } from './verifying.ts'

/** What happened: who, what, how it ended, and in which case. Ids only, never what someone wrote. */
export type TraceEvent = {
  municipality: MunicipalityId
  actor: AccountId
  action: string
  outcome: Outcome
  caseId?: CaseId | undefined
  subject?: string | undefined
  /** The ids of everything whose words a list opened. */
  opened?: readonly string[] | undefined
  /** Whole days only: for anonymous discussion, whose time must not be joined with anything. */
  byDay?: boolean | undefined
}

/** Leaves a trace in the same transaction as the deed: they stay or vanish together. */
export const record = (tx: Write, event: TraceEvent) =>
  tx
    .insertInto('audit_event')
    .values({
      municipality_id: event.municipality,
      actor_id: event.actor,
      action: event.action,
      outcome: event.outcome,
      case_id: event.caseId ?? null,
      subject: event.subject ?? null,
      detail: event.opened?.length ? JSON.stringify({ opened: event.opened }) : null,
      ...(event.byDay ? { at: sql<Date>`date_trunc('day', now(), 'Europe/Oslo')` } : {}),
    })
    .execute()
