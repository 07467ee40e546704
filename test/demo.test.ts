import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { headsFile, newSigningKey, sealAll, verifyAudit } from '../src/audit/index.ts'
import { run } from '../src/cli/run.ts'
import { backup } from '../src/db/backup.ts'
import { restore } from '../src/db/restore.ts'
import type { CaseId } from '../src/lib/id.ts'
import { boxFor, inCase } from '../src/work/index.ts'
import { caseActions } from '../src/case/index.ts'
import { stepKeys } from '../src/demo/story-schema.ts'
import { onServer } from './cluster.ts'
import { confidences, fjordvik, givenAway } from './fjordvik.ts'
import { spareDatabase } from './spare.ts'

const town = await fjordvik()

test('everything in the database, jobs and trail too, holds no name, no telephone number and no phrase of the story', async () => {
  const secret = confidences(town.story)
  assert.ok(secret.names.length > 30 && secret.phones.length > 5 && secret.windows.size > 10_000)
  const { values, tables } = await everythingIn(town.ownerUrl)
  for (const table of ['public.case_person', 'public.audit_event', 'public.notice', 'gate.session', 'keystore.data_key', 'pgboss.queue'])
    assert.ok(tables.get(table), `${table} was not read`)
  for (const { table, value } of values) {
    const found = Buffer.isBuffer(value)
      ? [value.toString('utf8'), value.toString('utf16le')].flatMap((text) => givenAway(text, secret, { bytes: true }))
      : givenAway(value, secret)
    assert.deepEqual(found, [], `in ${table}`)
  }
})

test('the same search finds what does stand in clear', async () => {
  const { values } = await everythingIn(town.ownerUrl)
  const { name } = town.story.units[0]!
  const open = { names: [name], words: [name.split(' ')[1]!], phones: [], windows: new Set([name.slice(0, 20)]) }
  const found = values.flatMap(({ value }) => (Buffer.isBuffer(value) ? [] : givenAway(value, open)))
  assert.ok(found.includes(name) && found.includes(name.slice(0, 20)))
})

test('everyone reads Fjordvik’s own contacts and places, and the services of the region that it stands in', async () => {
  const page = async (path: string) => (await town.app.request(path)).text()
  const directory = await page('/directory')
  for (const { name } of town.story.directory.contacts) assert.ok(directory.includes(name), name)
  assert.match(directory, /href="\/directory\/rvts-vest"/)
  for (const { name } of town.story.directory.arenas) assert.ok((await page('/arenas')).includes(name), name)
})

test('about 25 people work in Fjordvik, on twelve cases at every step of the path, closed ones among them', async () => {
  const { staff } = town.story
  assert.ok(staff.length >= 22 && staff.length <= 30, String(staff.length))
  const cases = await rows<{ state: string; step: string | null }>('select state, step from "case"')
  assert.equal(cases.length, 12)
  assert.deepEqual(new Set(cases.flatMap(({ state, step }) => (state === 'open' && step ? [step] : []))), new Set(stepKeys))
  assert.ok(cases.some(({ state }) => state === 'closed'))
})

test('every open case has a next action with a day and a person who takes part in it', async () => {
  const astray = await rows(`select id from "case" c where state = 'open' and not (next_action is not null and next_on is not null
    and exists (select from participant p where p.case_id = c.id and p.account_id = c.next_by and p.ended_at is null))`)
  assert.deepEqual(astray, [])
})

test('the people of the story did it themselves: the trail says who did what', async () => {
  const done = await rows<{ action: string; actors: string }>(
    `select action, count(distinct actor_id) as actors from audit_event where outcome = 'done' group by action`,
  )
  const actors = new Map(done.map(({ action, actors: some }) => [action, Number(some)]))
  for (const action of ['session.sign-in', 'concern.send', 'inbox.decide', 'step.move', 'journal.write', 'task.change', 'case.close'])
    assert.ok(actors.get(action), `nobody did ${action}`)
  assert.equal(actors.get('session.sign-in'), town.story.staff.length)
})

test('Fjordvik is not filled twice', async () => {
  const before = await rows('select count(*) from audit_event')
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const env = {
    DATABASE_URL: town.ownerUrl,
    DATABASE_APP_URL: town.url('fotfeste_app'),
    DATABASE_LOGIN_URL: town.url('fotfeste_login'),
    FOTFESTE_KEY_FILE: town.keyFile,
  }
  assert.equal(await run(['seed'], env, { say, complain: say, input: async () => '' }), 1)
  assert.match(said.join('\n'), /a municipality already/)
  assert.deepEqual(await rows('select count(*) from audit_event'), before)
})

test('a restored backup opens the person of every case, and its trail is sound', async () => {
  const { privateKey: key, publicKey } = newSigningKey()
  const heads = join(town.folder, 'heads')
  assert.ok((await sealAll(town.job, { key, heads: await headsFile(heads), now: () => new Date() })) > 100)
  const spare = await spareDatabase()
  await restore(await backup(town.folder, town.ownerUrl, new Date()), spare.ownerUrl, [])
  const house = { db: spare.open('fotfeste_app'), keyring: town.keyring }
  const [verdict] = await verifyAudit(spare.open('fotfeste_job'), { publicKey, headsFile: heads })
  assert.deepEqual(verdict?.findings, [])

  const leads = await rows<{ case_id: CaseId; subject: string }>(
    `select p.case_id, a.id as subject from participant p join account a on a.id = p.account_id where p.role = 'lead' and p.ended_at is null
      and exists (select from case_person c where c.case_id = p.case_id)`,
  )
  const login = spare.open('fotfeste_login')
  const people = new Map(await Promise.all(town.story.staff.map(async ({ id }) => [(await town.as(id, login)).id as string, id] as const)))
  const opened = await Promise.all(
    leads.map(async ({ case_id: id, subject }) => {
      const { secret } = await town.as(people.get(subject)!, login)
      return inCase(house, secret, caseActions.readCase, id, async (work) => {
        const person = await work.tx.selectFrom('case_person').selectAll().where('case_id', '=', id).executeTakeFirstOrThrow()
        return (await boxFor(work, 'case', id)).open('case_person', 'name', id, person.name)
      })
    }),
  )
  const told = town.story.cases.flatMap(({ person }) => (person ? [`${person.firstName} ${person.lastName}`] : []))
  assert.deepEqual(new Set(opened), new Set(told))
})

/** Rows as the keeper of backups sees them. */
const rows = <Row extends object = object>(query: string) =>
  onServer(town.ownerUrl, async (client) => {
    await client.query('set role fotfeste_keeper')
    return (await client.query(query)).rows as Row[]
  })

/** Every value of every table of every schema, as bytes or as text, and how many rows each table has. */
const everythingIn = (ownerUrl: string) =>
  onServer(ownerUrl, async (client) => {
    const { rows: found } = await client.query<{ name: string; kept: boolean }>(
      `select format('%I.%I', schemaname, tablename) as name,
         has_schema_privilege('fotfeste_keeper', schemaname, 'usage') and has_table_privilege('fotfeste_keeper', format('%I.%I', schemaname, tablename), 'select') as kept
       from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const values: { table: string; value: Buffer | string }[] = []
    const tables = new Map<string, number>()
    for (const { name, kept } of found) {
      // forced row-level security hides rows even from the owner, and the queue is the owner's alone
      await client.query(kept ? 'set role fotfeste_keeper' : 'reset role')
      const { rows: lines } = await client.query<unknown[]>({ text: `select * from ${name}`, rowMode: 'array' })
      tables.set(name, lines.length)
      for (const value of lines.flat())
        values.push({
          table: name,
          value: Buffer.isBuffer(value) ? value : typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
        })
    }
    return { values, tables }
  })
