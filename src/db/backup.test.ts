import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { anyone, type Action } from '#access/index.ts'
import { destroyedList, headsFile, newSigningKey, readDestroyed, sealAll, verifyAudit } from '#audit/index.ts'
import { caseActions, openCase } from '#case/index.ts'
import { issueSession } from '#identity/index.ts'
import { newId } from '#lib/id.ts'
import { boxFor, discardKey, inCase, inMunicipality, newBoxFor } from '#work/index.ts'
import { onServer } from '../../test/cluster.ts'
import { house, type TestHouse } from '../../test/house.ts'
import { spareDatabase } from '../../test/spare.ts'
import { backup, pruneKeys } from './backup.ts'
import { CannotRestore, restore } from './restore.ts'
import { tablesOf } from './catalogue.ts'

const now = new Date('2026-11-21T08:00:00Z')
const drafting: Action = { name: 'draft.write', who: anyone, trace: 'never' }
const { privateKey: key, publicKey } = newSigningKey()

function folder() {
  const path = mkdtempSync(join(tmpdir(), 'fotfeste-backup-'))
  after(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** A house with a case that has a person, a draft, a session and a sealed trail, and a row with what is hard to copy. */
async function livedIn() {
  const home = await house()
  const { as, edge, owner, municipality, id } = home
  const coordinator = await as('coordinator')
  const opened = await inMunicipality(edge.house, coordinator.secret, caseActions.openNewCase, (work) =>
    openCase(work, { service: 'coordination', ground: 'consent', purpose: 'Et ord', person: { name: 'Ola Nordmann' } }),
  )
  const teacher = await as('teacher')
  const draft = await inMunicipality(edge.house, teacher.secret, drafting, async (work) => {
    const draft = newId<'draft'>()
    const { box, keep } = newBoxFor(work, 'draft', draft)
    const mine = { municipality_id: municipality, id: draft, author_id: work.actor.id, begun_at: work.now, saved_at: work.now }
    await work.tx
      .insertInto('draft')
      .values({ ...mine, content: box.seal('draft', 'content', draft, 'ord') })
      .execute()
    await keep()
    return draft
  })
  const unit = await owner.selectFrom('unit').select('id').limit(1).executeTakeFirstOrThrow()
  const odd = {
    body: 'linje\nlinje\r\n\u2028\u2029 "\\u0041" {"a":null} \\N æøå 🙂',
    version: 1,
    approved_on: '2026-02-28',
    review_on: '9999-12-31',
  }
  await owner
    .insertInto('unit_routine')
    .values({ ...odd, municipality_id: municipality, unit_id: unit.id, follower_id: id('teacher'), approved_by: id('principal') })
    .execute()
  const heads = join(folder(), 'heads.jsonl')
  const seal = async (job = home.job) => sealAll(job, { key, heads: await headsFile(heads), now: () => now })
  return { ...home, opened: opened!, draft: draft!, teacher, heads, seal }
}

/** Every row of every table that is backed up, as texts; transaction numbers, which are the cluster's, left out. */
const everything = (ownerUrl: string) =>
  onServer(ownerUrl, async (client) => {
    await client.query('set role fotfeste_keeper')
    const all = new Map<string, string[]>()
    for (const { name } of await tablesOf(client)) {
      const { rows } = await client.query<{ row: string }>(`select (to_jsonb(t) - 'xid' - 'below')::text as row from ${name} t order by 1`)
      all.set(
        name,
        rows.map(({ row }) => row),
      )
    }
    return all
  })

/** The house as it goes on in another database. */
async function moveTo(home: TestHouse, { open, ownerUrl }: Awaited<ReturnType<typeof spareDatabase>>) {
  const [db, login, job] = [open('fotfeste_app'), open('fotfeste_login'), open('fotfeste_job')]
  const signIn = async (who: 'coordinator' | 'teacher') => {
    const secret = Buffer.alloc(32, who)
    assert.ok(await issueSession(login, home.keyring.blindSubject('https://login.test', `Fjordvik ${who}`), home.id(who), secret))
    return secret
  }
  return { house: { ...home.edge.house, db }, job, signIn, ownerUrl }
}

test('a restored backup is row for row what was copied, opens its cases and passes the verification of the trail', async () => {
  const home = await livedIn()
  await home.seal()
  const [dir, spare] = [folder(), await spareDatabase()]
  const before = await everything(home.ownerUrl)
  const { rows } = await restore(await backup(dir, home.ownerUrl, now), spare.ownerUrl, [])
  const restored = await everything(spare.ownerUrl)
  assert.equal(
    rows,
    before.values().reduce((sum, { length }) => sum + length, 0),
  )
  for (const [table, lines] of before) assert.deepEqual(restored.get(table), lines, table)

  const there = await moveTo(home, spare)
  const secret = await there.signIn('coordinator')
  const name = await inCase(there.house, secret, caseActions.readCase, home.opened.id, async (work) => {
    const person = await work.tx.selectFrom('case_person').selectAll().executeTakeFirstOrThrow()
    return (await boxFor(work, 'case', home.opened.id)).open('case_person', 'name', home.opened.id, person.name)
  })
  assert.equal(name, 'Ola Nordmann')
  const [verdict] = await verifyAudit(there.job, { publicKey, headsFile: home.heads })
  assert.deepEqual(verdict?.findings, [])
})

test('what was not yet sealed is sealed after the restore, and new rows come after the old ones', async () => {
  const home = await livedIn()
  // as a row of another cluster, whose transaction numbers are far ahead
  await sql`update audit_event set xid = '4611686018427387904'`.execute(home.owner)
  const spare = await spareDatabase()
  const last = await home.owner.selectFrom('audit_event').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  await restore(await backup(folder(), home.ownerUrl, now), spare.ownerUrl, [])
  const there = await moveTo(home, spare)
  assert.equal(await home.seal(there.job), Number(last.id))
  await there.signIn('coordinator')
  const next = await there.job.selectFrom('audit_event').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  assert.equal(Number(next.id), Number(last.id) + 1)
  assert.deepEqual((await verifyAudit(there.job, { publicKey, headsFile: home.heads }))[0]?.findings, [])
})

test('a draft that was destroyed after the backup stays destroyed', async () => {
  const home = await livedIn()
  const [dir, spare, list] = [folder(), await spareDatabase(), join(folder(), 'destroyed.jsonl')]
  const copy = await backup(dir, home.ownerUrl, now)
  await inMunicipality(home.edge.house, home.teacher.secret, drafting, async (work) => {
    await discardKey(work, 'draft', home.draft)
    await work.tx.deleteFrom('draft').where('id', '=', home.draft).execute()
  })
  await (await destroyedList(list)).export(home.job, key)
  assert.equal((await restore(copy, spare.ownerUrl, await readDestroyed(list, publicKey))).destroyed, 1)
  const restored = await everything(spare.ownerUrl)
  const about = [...restored].filter(([, rows]) => rows.some((row) => row.includes(home.draft))).map(([table]) => table)
  assert.deepEqual(about, ['keystore.destroyed_key'])
})

test('keys stand in a file of their own, and sessions, the queue and the tag key in none', async () => {
  const home = await livedIn()
  const copy = await backup(folder(), home.ownerUrl, now)
  assert.deepEqual(readdirSync(copy).toSorted(), ['keys.jsonl.gz', 'manifest.json', 'records.jsonl.gz'])
  const tables = await onServer(home.ownerUrl, tablesOf)
  assert.ok(tables.every(({ name }) => /^(public|keystore)\./.test(name)))
  for (const name of readdirSync(copy)) assert.equal(statSync(join(copy, name)).mode & 0o077, 0, name)
})

test('a key file older than thirty days is taken away, and its backup says so', async () => {
  const home = await livedIn()
  const [dir, spare] = [folder(), await spareDatabase()]
  const old = await backup(dir, home.ownerUrl, new Date('2026-10-20T08:00:00Z'))
  const young = await backup(dir, home.ownerUrl, new Date('2026-10-23T08:00:00Z'))
  assert.deepEqual([await pruneKeys(dir, now), await pruneKeys(dir, now)], [1, 0])
  await assert.rejects(restore(old, spare.ownerUrl, []), /keys\.jsonl\.gz is not there/)
  assert.ok(readdirSync(young).includes('keys.jsonl.gz'))
})

test('a restore is refused where something is already, where the backup is not whole, and where it is of another version', async () => {
  const home = await livedIn()
  const spare = await spareDatabase()
  const copy = await backup(folder(), home.ownerUrl, now)
  await assert.rejects(restore(copy, home.ownerUrl, []), /not empty/)
  await assert.rejects(restore(folder(), spare.ownerUrl, []), CannotRestore)
  await onServer(spare.ownerUrl, (client) => client.query(`insert into house.migration (name) values ('9999_later.sql')`))
  await assert.rejects(restore(copy, spare.ownerUrl, []), /another version.*9999_later/)
  await onServer(spare.ownerUrl, (client) => client.query(`delete from house.migration where name = '9999_later.sql'`))
  appendFileSync(join(copy, 'records.jsonl.gz'), 'x')
  await assert.rejects(restore(copy, spare.ownerUrl, []), /not as it was written/)
  const left = await everything(spare.ownerUrl)
  assert.ok(left.values().every((rows) => rows.length === 0))
  assert.match(readFileSync(join(copy, 'manifest.json'), 'utf8'), /fotfeste backup 1/)
})

test('two backups at the same moment do not write over each other', async () => {
  const home = await livedIn()
  const dir = folder()
  await backup(dir, home.ownerUrl, now)
  await assert.rejects(backup(dir, home.ownerUrl, now), /is there already/)
})
