import type { Actor, CaseGrant, DisclosureGrant } from '#access/index.ts'
import { readOnly, type Read, type Write } from '#db/index.ts'
import type { Box, Keyring } from '#vault/index.ts'

/** What every domain function is handed: a transaction that is already the actor's, the time, and the keys. */
export type Work<Tx = Write> = {
  readonly tx: Tx
  readonly actor: Actor
  /** When this happens: the database's clock at the transaction's start. */
  readonly now: Date
  readonly keyring: Keyring
  /** Ids of everything whose sealed words were opened: the trace of a list names them all. */
  readonly opened: Set<string>
  readonly boxes: Map<string, Promise<Box>>
}
export type Reading = Work<Read>
/** The same with a case that has been granted. */
export type CaseWork<Tx = Write> = Work<Tx> & { readonly case: CaseGrant }
export type CaseReading = CaseWork<Read>
/** The same with something that is shown to the actor. Of the case that it comes from there is nothing here. */
export type DisclosureWork<Tx = Write> = Work<Tx> & { readonly disclosure: DisclosureGrant }
export type DisclosureReading = DisclosureWork<Read>

/** Gives away the right to change: for views. */
export const reading = <W extends Work>(work: W) => ({ ...work, tx: readOnly(work.tx) })
