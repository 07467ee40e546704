import { readOnly, transact, type Db, type Read, type Write } from '#db/index.ts'
import type { MunicipalityId } from '#lib/id.ts'
import { learnMunicipality } from './keys.ts'
import type { House } from './enter.ts'

/** The municipality whose public pages are read. */
export type Municipality = {
  readonly id: MunicipalityId
  readonly name: string
  /** Four digits, as in public registers; missing until the municipality has told it. */
  readonly number: string | undefined
}
/** A municipality, and the mark that changes with whatever its public pages are drawn from. */
export type Visited = { readonly municipality: Municipality; readonly mark: string }
/** What a visitor's deed is handed: a transaction that is nobody's, so that the database shows it only what is for everyone. */
export type Visit<Tx = Write> = {
  readonly tx: Tx
  readonly municipality: Municipality
  readonly now: Date
  readonly keyring: House['keyring']
}

/** Which municipality a host name stands for: the one that has told it, or the only one when there is one. Undefined when neither. */
export async function findVisited(db: Db, host: string): Promise<Visited | undefined> {
  const rows = await (db as unknown as Read)
    .selectFrom('municipality as m')
    .leftJoin('public_mark as p', 'p.municipality_id', 'm.id')
    .select(['m.id', 'm.name', 'm.number', 'm.host', 'p.mark'])
    .orderBy(
      (eb) => eb('m.host', '=', host),
      (order) => order.desc().nullsLast(),
    )
    .limit(2)
    .execute()
  const [first, second] = rows
  if (!first || (first.host !== host && second)) return undefined
  const { id, name, number, mark } = first
  return { municipality: { id, name, number: number ?? undefined }, mark: mark ?? '' }
}

/** What time it is in the house, where there is no work that carries it. */
export const nowOf = (house: House): Date => house.clock?.() ?? new Date()

/** The way in for whoever has no account: one transaction in a municipality, as nobody. Throws Unavailable when the database is away. */
export const asVisitor = <T>(house: House, municipality: Municipality, run: (visit: Visit) => Promise<T>): Promise<T> =>
  transact(house.db, async (tx) => {
    await learnMunicipality(readOnly(tx), house.keyring, municipality.id)
    return run({ tx, municipality, now: nowOf(house), keyring: house.keyring })
  })
