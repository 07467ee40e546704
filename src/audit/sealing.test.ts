import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { caseActions } from '#case/index.ts'
import { openDb, type Db } from '#db/index.ts'
import { inMunicipality } from '#work/index.ts'
import { onServer } from '../../test/cluster.ts'
import { house, type TestHouse } from '../../test/house.ts'
import { destroyedList, headsFile, newSigningKey, readDestroyed, sealAll, verifyAudit } from './index.ts'

const now = () => new Date('2026-11-21T08:00:00Z')

function folder() {
  const path = mkdtempSync(join(tmpdir(), 'fotfeste-seal-'))
  after(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** A house where three people have signed in, sealed in two batches, with whatever a test needs to seal and verify more. */
async function sealedHouse() {
  const home = await house()
  const { privateKey: key, publicKey } = newSigningKey()
  const path = join(folder(), 'heads.jsonl')
  const sealNow = async () => sealAll(home.job, { key, heads: await headsFile(path), now })
  const seal = async () => {
    await quiet(home.owner)
    return sealNow()
  }
  const kinds = async (witnessed = true) =>
    (await verifyAudit(home.job, { publicKey, ...(witnessed && { headsFile: path }) })).flatMap(({ findings }) =>
      findings.map(({ kind }) => kind),
    )
  await home.as('coordinator')
  await home.as('teacher')
  assert.equal(await seal(), 2)
  await home.as('deputy')
  assert.equal(await seal(), 1)
  return { ...home, key, publicKey, path, seal, sealNow, kinds }
}

/** Waits until no transaction of the whole server, in whatever database, is older than the trail's newest row. */
async function quiet(owner: Db) {
  const past = sql<{ past: boolean }>`select coalesce(max(xid) < pg_snapshot_xmin(pg_current_snapshot()), true) as past from audit_event`
  while (!(await past.execute(owner)).rows[0]?.past);
}

/** What somebody with the owner's rights can do: take the foreign keys away, and then change whatever she likes. */
async function tamper({ ownerUrl, owner }: TestHouse, statement: string) {
  await onServer(ownerUrl, (client) => client.query(dropForeignKeys))
  await sql.raw(statement).execute(owner)
}
const dropForeignKeys = `
  do $$ declare k record; begin
    for k in select conrelid::regclass as place, conname from pg_constraint where contype = 'f' and connamespace in ('public'::regnamespace, 'keystore'::regnamespace) loop
      execute format('alter table %s drop constraint %I', k.place, k.conname);
    end loop;
  end $$`

const firstId = async (owner: Db) => (await owner.selectFrom('audit_event').select('id').orderBy('id').executeTakeFirstOrThrow()).id

test('an untouched trail is sound, and every row is sealed once', async () => {
  const { job, publicKey, path, seal } = await sealedHouse()
  assert.equal(await seal(), 0)
  const [verdict] = await verifyAudit(job, { publicKey, headsFile: path })
  assert.deepEqual({ ...verdict, municipality: '' }, { municipality: '', seals: 2, sealed: 3, waiting: 0, overdue: 0, findings: [] })
})

test('a changed row is found by its id, whatever column was touched', async () => {
  const home = await sealedHouse()
  const { owner, job, publicKey } = home
  const id = await firstId(owner)
  const changes = [
    `at = at + interval '1 microsecond'`,
    'actor_id = null',
    `action = 'case.list'`,
    `outcome = 'refused'`,
    'case_id = gen_random_uuid()',
    'subject = gen_random_uuid()',
    `detail = '{"opened": []}'`,
  ]
  const row = await owner
    .selectFrom('audit_event')
    .selectAll()
    .select(sql<string>`at::text`.as('moment'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  for (const change of changes) {
    await tamper(home, `update audit_event set ${change} where id = ${id}`)
    const [verdict] = await verifyAudit(job, { publicKey })
    assert.deepEqual(verdict?.findings, [{ kind: 'changed-row', sequence: 1, id }], change)
    const { actor_id, action, outcome } = row
    await owner
      .updateTable('audit_event')
      .set({ at: sql`${row.moment}::timestamptz`, actor_id, action, outcome, case_id: null, subject: null })
      .where('id', '=', id)
      .execute()
    await tamper(home, `update audit_event set detail = null where id = ${id}`)
  }
  assert.deepEqual((await verifyAudit(job, { publicKey }))[0]?.findings, [])
})

test('a row that was taken out is missed', async () => {
  const home = await sealedHouse()
  const { owner, kinds } = home
  await tamper(home, `delete from audit_event where id = ${await firstId(owner)}`)
  assert.deepEqual(await kinds(), ['missing-row'])
})

test('a row that was put among the sealed ones is found', async () => {
  const home = await sealedHouse()
  const { kinds, municipality } = home
  await tamper(
    home,
    `insert into audit_event (municipality_id, id, action, outcome) overriding system value values ('${municipality}', 900, 'case.read', 'done')`,
  )
  await tamper(home, `insert into audit_sealed values ('${municipality}', 900, 1, '${'a'.repeat(64)}')`)
  assert.deepEqual(await kinds(), ['changed-member', 'extra-row'])
})

test('rows that changed places are found', async () => {
  const home = await sealedHouse()
  const { kinds } = home
  await tamper(
    home,
    'update audit_event a set at = b.at, actor_id = b.actor_id, action = b.action from audit_event b where a.id in (1, 2) and b.id = 3 - a.id',
  )
  assert.deepEqual(await kinds(), ['changed-row', 'changed-row'])
})

test('a row moved to another seal is found', async () => {
  const home = await sealedHouse()
  const { owner, kinds } = home
  await tamper(home, `update audit_sealed set sequence = 2 where event_id = ${await firstId(owner)}`)
  assert.ok((await kinds()).includes('missing-row') && (await kinds()).includes('extra-row'))
})

test('a cut tail is found by the heads outside the database, also after the chain has grown on', async () => {
  const home = await sealedHouse()
  const { kinds, seal, as } = home
  await tamper(home, 'delete from audit_event where id in (select event_id from audit_sealed where sequence = 2)')
  await tamper(home, 'delete from audit_sealed where sequence = 2')
  await tamper(home, 'delete from audit_seal where sequence = 2')
  assert.deepEqual(await kinds(false), [])
  assert.deepEqual(await kinds(), ['cut-tail'])
  await as('nurse')
  assert.equal(await seal(), 1)
  assert.deepEqual(await kinds(), ['cut-tail'])
})

test('a whole municipality that is gone is still known outside the database', async () => {
  const home = await sealedHouse()
  const { kinds, municipality } = home
  for (const table of ['audit_sealed', 'audit_seal', 'audit_event']) await tamper(home, `delete from ${table}`)
  await tamper(home, `delete from municipality where id = '${municipality}'`)
  assert.deepEqual(await kinds(), ['cut-tail', 'cut-tail'])
})

test('a changed head is found', async () => {
  const home = await sealedHouse()
  const { owner, kinds } = home
  const { head: kept } = await owner.selectFrom('audit_seal').select('head').where('sequence', '=', 1).executeTakeFirstOrThrow()
  for (const head of [`head || '{"count": 1}'`, `head - 'signature'`, `'null'`]) {
    await tamper(home, `update audit_seal set head = ${head} where sequence = 1`)
    assert.ok((await kinds()).includes('bad-signature'), head)
    await owner
      .updateTable('audit_seal')
      .set({ head: JSON.stringify(kept) })
      .where('sequence', '=', 1)
      .execute()
  }
})

test('sealers at the same moment make one chain', async () => {
  const { url, as, key, path, job, owner, publicKey, kinds } = await sealedHouse()
  for (const who of ['nurse', 'mentor', 'outreach', 'nav'] as const) await as(who)
  await quiet(owner)
  const others = [1, 2, 3].map(() => openDb(url('fotfeste_job'), 1))
  const counts = await Promise.all([job, ...others].map(async (pool) => sealAll(pool, { key, heads: await headsFile(path), now })))
  await Promise.all(others.map((pool) => pool.destroy()))
  assert.equal(
    counts.reduce((sum, one) => sum + one),
    4,
  )
  assert.deepEqual(await kinds(), [])
  assert.deepEqual(
    (await verifyAudit(job, { publicKey })).map(({ seals, sealed }) => ({ seals, sealed })),
    [{ seals: 3, sealed: 7 }],
  )
})

test('what commits late is sealed later, exactly once, however its id was overtaken', async () => {
  const { owner, municipality, as, seal, sealNow, kinds, job, publicKey } = await sealedHouse()
  const committed = Promise.withResolvers<void>()
  const written = Promise.withResolvers<void>()
  const late = owner.transaction().execute(async (tx) => {
    await tx
      .insertInto('audit_event')
      .values({
        municipality_id: municipality,
        actor_id: null,
        action: 'case.read',
        outcome: 'done',
        case_id: null,
        subject: null,
        detail: null,
      })
      .execute()
    written.resolve()
    await committed.promise
  })
  await written.promise
  await as('nurse')
  assert.equal(await sealNow(), 0)
  committed.resolve()
  await late
  assert.equal(await seal(), 2)
  assert.equal(await seal(), 0)
  assert.deepEqual(await kinds(), [])
  assert.equal((await verifyAudit(job, { publicKey }))[0]?.sealed, 5)
})

test('heads that a stopped process left unwritten are written by the next one, and a line cut short spoils no other', async () => {
  const { path, seal, kinds, job, publicKey } = await sealedHouse()
  const lines = readFileSync(path, 'utf8').split('\n')
  writeFileSync(path, `${lines[0]}\n${lines[1]!.slice(0, 40)}`)
  assert.equal(await seal(), 0)
  assert.deepEqual(await kinds(), [])
  assert.deepEqual(JSON.parse(readFileSync(path, 'utf8').split('\n').at(-2)!), JSON.parse(lines[1]!))
  assert.equal((await verifyAudit(job, { publicKey, headsFile: path })).length, 1)
})

test('the chains of two municipalities know nothing of each other', async () => {
  const { settle, as, seal, kinds, job, publicKey } = await sealedHouse()
  const other = await settle({ name: 'Nabovik' })
  await as('coordinator', other)
  await seal()
  assert.deepEqual(await kinds(), [])
  const verdicts = await verifyAudit(job, { publicKey })
  assert.deepEqual(
    verdicts.map(({ seals }) => seals).toSorted((a, b) => a - b),
    [1, 2],
  )
})

test('the sealing role can seal and sweep, and nothing else', async () => {
  const { job } = await sealedHouse()
  const denied = /permission denied|row-level security/
  const tries = [
    'update audit_event set action = null',
    'delete from audit_event',
    `insert into audit_event (municipality_id, action, outcome) select id, 'x', 'done' from municipality`,
    'update audit_seal set sequence = 9',
    'delete from audit_seal',
    'delete from audit_sealed',
    'update audit_sealed set leaf = null',
    'select wrapped from keystore.data_key',
    `select * from "case"`,
    'select * from case_person',
    'select name from account',
    'select content from draft',
    'select reason from inbox_entry',
    'select * from notice',
    `update municipality set name = ''`,
    'select hash, account_id from gate.session',
    'select gate.actor()',
    'select gate.enter(null)',
    'set role fotfeste_keeper',
  ]
  for (const statement of tries) await assert.rejects(sql.raw(statement).execute(job), denied, statement)
})

test('each destroyed key is told once outside the database, signed; an altered list is refused', async () => {
  const { job, municipality, owner, key, publicKey } = await sealedHouse()
  const path = join(folder(), 'destroyed.jsonl')
  const destroy = (id: string) =>
    owner.insertInto('keystore.destroyed_key').values({ municipality_id: municipality, id, purpose: 'draft' }).execute()
  const [first, second] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'] as const
  await destroy(first)
  const list = await destroyedList(path)
  assert.deepEqual([await list.export(job, key), await list.export(job, key)], [1, 0])
  await destroy(second)
  assert.equal(await (await destroyedList(path)).export(job, key), 1)
  assert.deepEqual(
    (await readDestroyed(path, publicKey)).map(({ id }) => id),
    [first, second],
  )
  writeFileSync(path, readFileSync(path, 'utf8').replace(first, second))
  await assert.rejects(readDestroyed(path, publicKey), /line 1 is not signed/)
})

test('what was done in the app is what is sealed', async () => {
  const { as, edge, seal, kinds } = (await sealedHouse()) satisfies TestHouse
  const coordinator = await as('coordinator')
  await inMunicipality(edge.house, coordinator.secret, { ...caseActions.listCases, trace: 'always' }, async (work) =>
    work.opened.add(coordinator.id),
  )
  assert.equal(await seal(), 2)
  assert.deepEqual(await kinds(), [])
})
