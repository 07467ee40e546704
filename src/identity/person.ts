import type { Receives, Role } from '#db/index.ts'
import { compareNames } from '#i18n/index.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import { newId, type AccountId, type UnitId } from '#lib/id.ts'
import { boxFor, opened, type Reading, type Work } from '#work/index.ts'
import { colleagues, type Colleague } from './account.ts'
import { addAccount, type NewAccount } from './found.ts'

/** The kinds of work that someone may be given, and whose reports someone may take. */
export const allRoles = [
  'employee',
  'unit_leader',
  'coordinator',
  'mentor',
  'partner',
  'adviser',
  'executive',
  'privacy_officer',
  'archivist',
  'administrator',
] as const satisfies readonly Role[]
export const allReceives = ['municipal', 'child-welfare', 'police'] as const satisfies readonly Receives[]

/** `email` is where she is told that something waits; '' where nobody has told it. */
export type Person = Colleague & { receives: readonly Receives[]; email: string; revision: number }
export type Unit = { id: UnitId; name: string; service: string }
export type PersonChange = {
  name: string
  title: string
  email: string
  unit: UnitId
  roles: readonly Role[]
  receives: readonly Receives[]
  active: boolean
}
/** Why a change of an account is turned down. */
export type PersonRefusal = 'known-login' | 'own-work' | 'last-receiver'

/** Everyone with an account, also those who have left, by name. */
export const everyone = (work: Reading) => colleagues(work, { active: false })

/** One person. Throws NotFound. */
export async function personOf(work: Reading | Work, id: AccountId): Promise<Person> {
  const person = (await everyone(work as Reading)).find((each) => each.id === id)
  if (!person) throw new NotFound()
  const { revision, email } = await (work as Reading).tx
    .selectFrom('account')
    .select(['revision', 'email'])
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const rows = await (work as Reading).tx
    .selectFrom('receiver')
    .select('receives')
    .where('municipality_id', '=', work.actor.municipality)
    .where('account_id', '=', id)
    .execute()
  const directory = await boxFor(work, 'directory', work.actor.municipality)
  return {
    ...person,
    revision,
    email: email ? directory.open('account', 'email', id, email) : '',
    receives: rows.map(({ receives }) => receives),
  }
}

/** The units of the municipality, by name. */
export async function unitsOf(work: Reading | Work): Promise<Unit[]> {
  const rows = await (work as Reading).tx
    .selectFrom('unit')
    .select(['id', 'name', 'service'])
    .where('municipality_id', '=', work.actor.municipality)
    .execute()
  return rows.toSorted((a, b) => compareNames(a.name, b.name))
}

/** Gives someone an account. Gives a refusal where that login has one already; the trace names the new account. */
export async function newPerson(work: Work, person: NewAccount): Promise<PersonRefusal | undefined> {
  const { tx, actor, keyring } = work
  const known = await tx
    .selectFrom('account')
    .select('id')
    .where('municipality_id', '=', actor.municipality)
    .where('subject_hash', '=', keyring.blindSubject(person.issuer, person.subject))
    .executeTakeFirst()
  if (known) return 'known-login'
  const directory = await boxFor(work, 'directory', actor.municipality)
  opened(work, await addAccount(tx, { directory, keyring }, actor.municipality, person, work.now))
  return undefined
}

/**
 * Changes an account. Nobody changes her own work or closes her own account, so that nobody gives herself more than she has been
 * given, and an administrator always remains; and someone must go on taking each kind of report. An account that is closed takes
 * no reports, and every session of it is over at once: the way in asks whether the account is active. Takes the revision that the
 * form was drawn from; throws Conflict if someone else has changed the account since, NotFound if there is none.
 */
export async function changeAccount(work: Work, id: AccountId, revision: number, change: PersonChange): Promise<PersonRefusal | undefined> {
  await lockAccounts(work)
  const before = await personOf(work, id)
  if (before.revision !== revision) throw new Conflict()
  const receives = change.active ? change.receives : []
  const isSame = sameItems(before.roles, change.roles) && sameItems(before.receives, receives) && before.active === change.active
  if (id === work.actor.id && !isSame) return 'own-work'
  for (const kind of before.receives) if (!receives.includes(kind) && (await isLastReceiver(work, kind))) return 'last-receiver'
  await describe(work, id, revision + 1, change)
  await giveRoles(work, id, before.roles, change.roles)
  await giveReceives(work, id, before.receives, receives)
  return undefined
}

/** Adds a unit. Gives its id. */
export async function newUnit(work: Work, { name, service }: { name: string; service: string }): Promise<UnitId> {
  const id = newId<'unit'>()
  await work.tx.insertInto('unit').values({ municipality_id: work.actor.municipality, id, name, service }).execute()
  opened(work, id)
  return id
}

const sameItems = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((one) => others.includes(one))

// two administrators who take the role from each other must do so one after the other; the second one is none by then
async function lockAccounts(work: Work) {
  const { tx, actor } = work
  await tx.selectFrom('account').select('id').where('municipality_id', '=', actor.municipality).orderBy('id').forNoKeyUpdate().execute()
  const mine = await tx
    .selectFrom('account_role')
    .select('role')
    .where('municipality_id', '=', actor.municipality)
    .where('account_id', '=', actor.id)
    .where('role', '=', 'administrator')
    .executeTakeFirst()
  if (!mine) throw new NotFound()
}

async function isLastReceiver({ tx, actor }: Work, receives: Receives) {
  const rows = await tx
    .selectFrom('receiver')
    .select('account_id')
    .where('municipality_id', '=', actor.municipality)
    .where('receives', '=', receives)
    .limit(2)
    .execute()
  return rows.length < 2
}

async function describe(work: Work, id: AccountId, revision: number, { name, title, email, unit, active }: PersonChange) {
  const directory = await boxFor(work, 'directory', work.actor.municipality)
  await work.tx
    .updateTable('account')
    .set({
      name: directory.seal('account', 'name', id, name),
      title: directory.seal('account', 'title', id, title),
      email: email ? directory.seal('account', 'email', id, email) : null,
      unit_id: unit,
      active,
      revision,
    })
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', '=', id)
    .execute()
}

async function giveRoles({ tx, actor }: Work, account_id: AccountId, before: readonly Role[], after: readonly Role[]) {
  const municipality_id = actor.municipality
  const gone = before.filter((role) => !after.includes(role))
  if (gone.length)
    await tx
      .deleteFrom('account_role')
      .where('municipality_id', '=', municipality_id)
      .where('account_id', '=', account_id)
      .where('role', 'in', gone)
      .execute()
  const added = after.filter((role) => !before.includes(role)).map((role) => ({ municipality_id, account_id, role }))
  if (added.length) await tx.insertInto('account_role').values(added).execute()
}

async function giveReceives(work: Work, account_id: AccountId, before: readonly Receives[], after: readonly Receives[]) {
  const municipality_id = work.actor.municipality
  for (const receives of before.filter((kind) => !after.includes(kind))) {
    const mine = work.tx.deleteFrom('receiver').where('municipality_id', '=', municipality_id).where('account_id', '=', account_id)
    await mine.where('receives', '=', receives).execute()
    await nameFirst(work, receives)
  }
  for (const receives of after.filter((kind) => !before.includes(kind))) {
    await work.tx.insertInto('receiver').values({ municipality_id, account_id, receives, is_first: false }).execute()
    await nameFirst(work, receives)
  }
}

/** Reports go to the first receiver: where there is none, the one with the oldest account becomes it. */
async function nameFirst({ tx, actor }: Work, receives: Receives) {
  const rows = await tx
    .selectFrom('receiver')
    .select(['account_id', 'is_first'])
    .where('municipality_id', '=', actor.municipality)
    .where('receives', '=', receives)
    .orderBy('account_id')
    .execute()
  const [next] = rows
  if (!next || rows.some(({ is_first }) => is_first)) return
  await tx
    .updateTable('receiver')
    .set({ is_first: true })
    .where('municipality_id', '=', actor.municipality)
    .where('receives', '=', receives)
    .where('account_id', '=', next.account_id)
    .execute()
}
