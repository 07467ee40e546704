import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { anyone, type Action } from '../src/access/index.ts'
import type { Write } from '../src/db/index.ts'
import { inMunicipality } from '../src/work/index.ts'
import { everyone, house, type Place, type Someone } from './house.ts'
import { tries, visible, type Try } from './rows-table.ts'
import { furnish, type Scene } from './scene.ts'

// What the database itself says no to, with no code of ours before it. Nothing of this is ever committed.
const home = await house()
const there = await home.settle({ name: 'Nabovik' })
let scene: Scene

before(async () => {
  scene = await furnish(home, home.here)
  await furnish(home, there)
  for (const place of [home.here, there]) await leaveMore(place)
  // a closed case has no open task, unless someone has smuggled its closing in
  const open = { done_at: null, done_by: null, outcome: null }
  await home.owner.updateTable('task').set(open).where('case_id', '=', scene.closed.caseId).execute()
})

test('every table of the database is looked at', async () => {
  assert.deepEqual(Object.keys(visible).toSorted(), (await tables()).toSorted())
})

describe('a bare select', () => {
  for (const who of everyone)
    test(`${who} sees what she has a part in, and nothing of another municipality`, async () => {
      for (const place of [home.here, there])
        await smuggle(who, place, async (tx) => {
          for (const [table, expected] of Object.entries(visible)) {
            const seen = await count(tx, table, place.municipality)
            const wanted = await wantedOf(table, expected, who, place)
            assert.equal(seen.own, wanted, `${who} sees ${seen.own} rows of ${table}`)
            if (!openToAll.includes(table)) assert.equal(seen.foreign, 0, `${who} sees rows of ${table} from elsewhere`)
          }
        })
    })
})
// the names of the municipalities, what they tell everyone of themselves, and keys that are wrapped by the installation's own
const openToAll = ['municipality', 'public_mark', 'local_contact', 'arena', 'help_key', 'keystore.municipality_key']

describe('a bare insert, update or delete', () => {
  for (const who of everyone)
    test(`${who} changes what is hers to change, and nothing of another municipality`, async () => {
      const rows = await (begun ??= beginnings())
      await smuggle(who, home.here, async (tx) => {
        assert.deepEqual(
          await couldDo(tx, rows, home.id(who)),
          tries.filter(({ may }) => may.includes(who)).map(({ what }) => what),
        )
      })
      await smuggle(who, there, async (tx) => {
        assert.deepEqual(await couldDo(tx, rows, there.ids.get(who)!), [])
      })
    })
})

test('a change without a condition, which need not read what it changes, reaches her own alone', async () => {
  for (const who of everyone)
    await smuggle(who, home.here, async (tx) => {
      for (const [table, set] of blind) {
        const { numAffectedRows } = await sql`update ${sql.table(table)} set ${sql.raw(set)}`.execute(tx)
        assert.equal(Number(numAffectedRows), await wantedOf(table, visible[table]!, who, home.here), `${who}: ${table}`)
      }
    })
})

const blind = [
  ['notice', 'read_at = now()'],
  ['submission', "location = '/'"],
  ['draft', 'saved_at = now()'],
  ['thread', 'last_on = current_date'],
] as const

test('an administrator who takes reports cannot put that down herself', async () => {
  const row = { municipality_id: home.municipality, account_id: home.id('administrator'), receives: 'police', is_first: false } as const
  await home.owner.insertInto('receiver').values(row).execute()
  await smuggle('administrator', home.here, async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom('receiver').where('account_id', '=', row.account_id).executeTakeFirstOrThrow()
    assert.equal(numDeletedRows, 0n)
  })
  await home.owner.deleteFrom('receiver').where('account_id', '=', row.account_id).execute()
})

const looking: Action = { name: 'test.look', who: anyone, trace: 'never' }

/** Runs something in her own transaction and takes it back. */
async function smuggle(who: Someone, place: Place, run: (tx: Write) => Promise<void>) {
  const { secret } = await home.as(who, place)
  const enough = new Error('taken back')
  const doing = inMunicipality(home.edge.house, secret, looking, async ({ tx }) => {
    await run(tx)
    throw enough
  })
  await assert.rejects(doing, (fault) => {
    if (fault !== enough) throw fault
    return true
  })
}

async function count(tx: Write, table: string, municipality: string) {
  const column = placeOf(table)
  const seen = await trying(tx, async () => {
    const { rows } = await sql<{ own: string; foreign: string }>`
      select count(*) filter (where ${sql.ref(column)} = ${municipality}) as own,
        count(*) filter (where ${sql.ref(column)} <> ${municipality}) as foreign from ${sql.table(table)}`.execute(tx)
    return { own: Number(rows[0]!.own), foreign: Number(rows[0]!.foreign) }
  })
  return seen ?? { own: 0, foreign: 0 }
}

async function wantedOf(table: string, expected: (typeof visible)[string], who: Someone, place: Place) {
  const total = async (more = sql`true`) => {
    const column = placeOf(table)
    const { rows } = await sql<{ count: string }>`
      select count(*) from ${sql.table(table)} where ${sql.ref(column)} = ${place.municipality} and ${more}`.execute(home.owner)
    return Number(rows[0]!.count)
  }
  if (expected === 'all') return total()
  if (expected === 'own') return total(sql`account_id = ${place.ids.get(who)!}`)
  const wanted = expected[who] ?? 0
  return wanted === Infinity ? total() : wanted
}

async function couldDo(tx: Write, rows: ReadonlyMap<Try, string>, me: string) {
  const done: string[] = []
  for (const each of tries) if (await attempt(tx, each, rows.get(each)!, me)) done.push(each.what)
  return done
}

/** Whether the database let her: she may not, or there was nothing that she could reach. */
async function attempt(tx: Write, each: Try, row: string, me: string): Promise<boolean> {
  const table = sql.raw(nameOf(each.table))
  const write = async () => {
    if ('insert' in each) return addRow(tx, each.table, row, each.insert, me)
    const where = sql`${sql.ref(placeOf(each.table))} = ${home.municipality} and ${sql.raw(filled(each.where, me))}`
    const statement =
      'set' in each ? sql`update ${table} set ${sql.raw(filled(each.set, me))} where ${where}` : sql`delete from ${table} where ${where}`
    const { numAffectedRows = 0n } = await statement.execute(tx)
    return numAffectedRows > 0n
  }
  const done = await trying(tx, write, true)
  return done ?? false
}

/** A statement in a savepoint. Gives nothing where she is refused; what breaks a rule of the data has come past that question. */
async function trying<T>(tx: Write, run: () => Promise<T>, broken?: T): Promise<T | undefined> {
  await sql`savepoint before`.execute(tx)
  try {
    return await run()
  } catch (fault) {
    const { code } = fault as { code?: string }
    if (code === '42501') return undefined
    if (code?.startsWith('23')) return broken
    throw fault
  } finally {
    await sql`rollback to savepoint before`.execute(tx)
  }
}

async function addRow(tx: Write, table: string, row: string, columns: Record<string, string>, me: string) {
  const names = await columnsOf(table)
  const values = names.map((name) => (columns[name] ? sql.raw(filled(columns[name], me)) : sql`r.${sql.ref(name)}`))
  await sql`insert into ${sql.raw(nameOf(table))} (${sql.join(names.map((name) => sql.ref(name)))})
    select ${sql.join(values)} from jsonb_populate_record(null::${sql.raw(nameOf(table))}, ${row}) r`.execute(tx)
  return true
}

const columns = new Map<string, Promise<string[]>>()
/** The columns that the app may fill in; all of them where it may fill in none. */
const columnsOf = (table: string) => columns.get(table) ?? columns.set(table, askColumns(table)).get(table)!
async function askColumns(table: string) {
  const { rows } = await sql<{ name: string }>`
    select a.attname as name from pg_attribute a where a.attrelid = ${nameOf(table)}::regclass and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and a.attidentity = '' and (has_column_privilege('fotfeste_app', a.attrelid, a.attnum, 'insert')
        or not has_any_column_privilege('fotfeste_app', a.attrelid, 'insert'))`.execute(home.owner)
  return rows.map(({ name }) => name)
}

let begun: ReturnType<typeof beginnings> | undefined
/** The row that each try begins with, as the keeper of backups sees it. */
async function beginnings() {
  const rows = new Map<Try, string>()
  for (const each of tries) {
    const from = sql.raw(nameOf(each.table))
    const column = sql.ref(placeOf(each.table))
    const where = sql.raw(filled(each.where, home.id('teacher')))
    const { rows: found } = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${from} t where ${column} = ${home.municipality} and ${where} limit 1`.execute(home.owner)
    const isNew = each.table === 'keystore.destroyed_key'
    if (!found[0] && !isNew) throw new Error(`Nothing to try: ${each.what}`)
    rows.set(each, found[0]?.row ?? JSON.stringify({ ...destroyed(each), municipality_id: home.municipality }))
  }
  return rows
}
const destroyed = ({ where }: Try) => ({
  id: filled(where, '').split("'")[1],
  purpose: where.includes('draft') ? 'draft' : 'case',
  destroyed_at: new Date(),
})

function filled(text: string, me: string) {
  const ids: Record<string, string> = {
    ...scene.own,
    me,
    closedId: scene.closed.caseId,
    unreadId: scene.unread.concernId,
    waitingId: scene.waiting.concernId,
    otherDiscussionId: scene.other.discussionId,
    strangerId: home.id('nav'),
    colleagueId: home.id('colleague'),
    deputyId: home.id('nurse'),
  }
  return text.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => ids[name] ?? assert.fail(name))
}

const placeOf = (table: string) => (table === 'municipality' ? 'id' : 'municipality_id')
const nameOf = (table: string) =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')

async function tables() {
  const { rows } = await sql<{ name: string }>`
    select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'keystore')`.execute(home.owner)
  return rows.map(({ name }) => name)
}

/** What the house's own machinery leaves: a seal, and the id of a form that was sent. */
async function leaveMore({ municipality, ids }: Place) {
  await sql`insert into audit_seal (municipality_id, sequence, head) values (${municipality}, 1, '{}')`.execute(home.owner)
  await sql`insert into audit_sealed (municipality_id, event_id, sequence, leaf)
    select municipality_id, min(id), 1, 'x' from audit_event where municipality_id = ${municipality} group by 1`.execute(home.owner)
  const counted = { municipality_id: municipality, hour: new Date(), kind: 'new', who: Buffer.from('x'), count: 1 }
  await home.owner.insertInto('help_limit').values(counted).execute()
  const sent = { municipality_id: municipality, account_id: ids.get('teacher')!, id: randomUUID(), location: '/' }
  await home.owner.insertInto('submission').values(sent).execute()
  const link = {
    municipality_id: municipality,
    url: 'https://example.no/gone',
    checked_at: new Date(),
    ok: false,
    failures: 1,
    failed_on: '2026-11-01',
  }
  await home.owner.insertInto('link_check').values(link).execute()
}
