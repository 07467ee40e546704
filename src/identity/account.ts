import type { Receives, Role } from '#db/index.ts'
import { compareNames } from '#i18n/index.ts'
import type { AccountId, UnitId } from '#lib/id.ts'
import { boxFor, type Reading, type Work } from '#work/index.ts'

export type Colleague = {
  id: AccountId
  name: string
  title: string
  unit: UnitId
  unitName: string
  service: string
  roles: readonly Role[]
  active: boolean
}

/** The names of these people, for a page that shows who did what. Ids that are not of this municipality are left out. */
export async function namesOf(work: Reading | Work, ids: Iterable<AccountId | null>): Promise<ReadonlyMap<AccountId, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const directory = await boxFor(work, 'directory', work.actor.municipality)
  const rows = await (work as Reading).tx
    .selectFrom('account')
    .select(['id', 'name'])
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, directory.open('account', 'name', id, name)]))
}

/** The names and titles of these people, for a page that shows who works together. Ids that are not of this municipality are left out. */
export async function peopleOf(
  work: Reading,
  ids: Iterable<AccountId | null>,
): Promise<ReadonlyMap<AccountId, { name: string; title: string }>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const directory = await boxFor(work, 'directory', work.actor.municipality)
  const rows = await work.tx
    .selectFrom('account')
    .select(['id', 'name', 'title'])
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', 'in', wanted)
    .execute()
  const opened = (column: 'name' | 'title', row: (typeof rows)[number]) => directory.open('account', column, row.id, row[column])
  return new Map(rows.map((row) => [row.id, { name: opened('name', row), title: opened('title', row) }]))
}

/** Everyone who works in the municipality, by name in Norwegian order; with `role`, those who have that role. */
export async function colleagues(work: Reading, wanted: { role?: Role; unit?: UnitId; active?: boolean } = {}): Promise<Colleague[]> {
  const directory = await boxFor(work, 'directory', work.actor.municipality)
  const rows = await work.tx
    .selectFrom('account')
    .innerJoin('unit', (join) =>
      join.onRef('unit.municipality_id', '=', 'account.municipality_id').onRef('unit.id', '=', 'account.unit_id'),
    )
    .select(['account.id', 'account.name', 'account.title', 'account.unit_id', 'account.active', 'unit.name as unit_name', 'unit.service'])
    .where('account.municipality_id', '=', work.actor.municipality)
    .$if(wanted.active !== false, (query) => query.where('account.active', '=', true))
    .$if(wanted.unit !== undefined, (query) => query.where('account.unit_id', '=', wanted.unit!))
    .execute()
  const roles = await rolesByAccount(work)
  return rows
    .map((row) => ({
      id: row.id,
      name: directory.open('account', 'name', row.id, row.name),
      title: directory.open('account', 'title', row.id, row.title),
      unit: row.unit_id,
      unitName: row.unit_name,
      service: row.service,
      roles: roles.get(row.id) ?? [],
      active: row.active,
    }))
    .filter(({ roles: has }) => !wanted.role || has.includes(wanted.role))
    .toSorted((a, b) => compareNames(a.name, b.name))
}

/** The names of those who lead the reader's unit, herself left out. Gives none where nobody else has that role there. */
export async function leadersBeside(work: Reading): Promise<readonly string[]> {
  const directory = await boxFor(work, 'directory', work.actor.municipality)
  const rows = await work.tx
    .selectFrom('account')
    .innerJoin('account_role', (join) =>
      join
        .onRef('account_role.municipality_id', '=', 'account.municipality_id')
        .onRef('account_role.account_id', '=', 'account.id')
        .on('account_role.role', '=', 'unit_leader'),
    )
    .select(['account.id', 'account.name'])
    .where('account.municipality_id', '=', work.actor.municipality)
    .where('account.unit_id', '=', work.actor.unit)
    .where('account.id', '!=', work.actor.id)
    .where('account.active', '=', true)
    .execute()
  return rows.map(({ id, name }) => directory.open('account', 'name', id, name)).toSorted(compareNames)
}

/** Who takes a kind of report first. Gives undefined where the municipality has named nobody. */
export async function firstReceiver(work: Reading | Work, receives: Receives): Promise<AccountId | undefined> {
  const row = await (work as Reading).tx
    .selectFrom('receiver')
    .select('account_id')
    .where('municipality_id', '=', work.actor.municipality)
    .where('receives', '=', receives)
    .orderBy('is_first', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.account_id
}

/** Everyone who takes a kind of report. */
export async function receiversOf(work: Reading | Work, receives: Receives): Promise<AccountId[]> {
  const rows = await (work as Reading).tx
    .selectFrom('receiver')
    .select('account_id')
    .where('municipality_id', '=', work.actor.municipality)
    .where('receives', '=', receives)
    .execute()
  return rows.map(({ account_id }) => account_id)
}

async function rolesByAccount({ tx, actor }: Reading) {
  const rows = await tx
    .selectFrom('account_role')
    .select(['account_id', 'role'])
    .where('municipality_id', '=', actor.municipality)
    .execute()
  return Map.groupBy(rows, ({ account_id }) => account_id)
    .entries()
    .map(([id, has]) => [id, has.map(({ role }) => role)] as const)
    .reduce((all, [id, has]) => all.set(id, has), new Map<AccountId, Role[]>())
}
