import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { anyone, type Action } from '#access/index.ts'
import { transact, type Db } from '#db/index.ts'
import { addDays, today } from '#lib/day.ts'
import { newId, type DraftId, type Id } from '#lib/id.ts'
import { inMunicipality, newBoxFor, type Work } from '#work/index.ts'
import { onServer } from '../../test/cluster.ts'
import { house, type Someone, type TestHouse } from '../../test/house.ts'
import { houseJobs, migrateJobs, planOverdue, startJobs } from './index.ts'

const writing: Action = { name: 'draft.write', who: anyone, trace: 'never' }
const now = today(new Date())

/** Does something as somebody, through the way in. */
async function working<T>({ as, edge }: TestHouse, who: Someone, run: (work: Work) => Promise<T>) {
  const { secret } = await as(who)
  return inMunicipality(edge.house, secret, writing, run)
}

const writeDraft = (home: TestHouse, daysAgo: number) =>
  working(home, 'teacher', async (work) => {
    const id = newId<'draft'>()
    const { box, keep } = newBoxFor(work, 'draft', id)
    const at = new Date(Date.now() - daysAgo * 86_400_000)
    await work.tx
      .insertInto('draft')
      .values({
        municipality_id: work.actor.municipality,
        id,
        author_id: work.actor.id,
        content: box.seal('draft', 'content', id, 'ord'),
        begun_at: at,
        saved_at: at,
      })
      .execute()
    await keep()
    return id
  })

/** A report in the inbox, with the coordinator responsible. */
async function report({ owner, municipality, id }: TestHouse, dueOn: string) {
  const concern = newId<'concern'>()
  const entry = newId<'inbox_entry'>()
  const unit = await owner.selectFrom('account').select('unit_id').where('id', '=', id('teacher')).executeTakeFirstOrThrow()
  const shared = { municipality_id: municipality, receiver: 'municipal' as const, read_at: null }
  await owner
    .insertInto('concern')
    .values({
      ...shared,
      id: concern,
      reference: concern.slice(-8),
      author_id: id('teacher'),
      unit_id: unit.unit_id,
      sender_service: 'school',
      ground: null,
      is_identified: false,
      origin: 'observed',
      told: 'told',
      body: randomBytes(40),
      sent_at: new Date(),
      next_by: id('coordinator'),
      next_on: dueOn,
      answered_at: null,
    })
    .execute()
  await owner
    .insertInto('inbox_entry')
    .values({
      ...shared,
      id: entry,
      concern_id: concern,
      arrived_at: new Date(),
      due_on: dueOn,
      responsible_id: id('coordinator'),
      decision: null,
      decided_at: null,
      decided_by: null,
      reason: null,
      ground: null,
      disposal_rule: null,
    })
    .execute()
  return { concern, entry }
}

type Planned = { name: string; data: unknown; start_after: Date; whole: string }
/** The queue as its owner sees it. */
const planned = ({ ownerUrl }: TestHouse) =>
  onServer(
    ownerUrl,
    async (client) =>
      (await client.query<Planned>('select name, data, start_after, j::text as whole from pgboss.job j order by name')).rows,
  )
const notices = (owner: Db) => owner.selectFrom('notice').select(['account_id', 'kind', 'subject']).execute()
const decide = (owner: Db, entry: Id<'inbox_entry'>, by: Parameters<TestHouse['id']>[0], id: TestHouse['id']) =>
  owner
    .updateTable('inbox_entry')
    .set({ decision: 'answered', decided_at: new Date(), decided_by: id(by), reason: randomBytes(40) })
    .where('id', '=', entry)
    .execute()
const tell = (home: TestHouse, told: unknown) => houseJobs(home.job)['concern.overdue']!(told)

test('a promise stands if the deed stands, at eight on its day in Norway, and goes if the deed goes', async () => {
  const home = await house()
  const { municipality } = home
  const entry = newId<'inbox_entry'>()
  await working(home, 'teacher', async ({ tx }) => {
    await planOverdue(tx, { municipality, entry }, '2027-01-15')
    throw new Error('the deed fails')
  }).catch(() => undefined)
  assert.deepEqual(await planned(home), [])
  await working(home, 'teacher', async ({ tx }) => {
    await planOverdue(tx, { municipality, entry }, '2027-07-15')
    await planOverdue(tx, { municipality, entry }, '2027-07-16')
  })
  assert.deepEqual(
    (await planned(home)).map(({ name, data, start_after }) => ({ name, data, start_after })),
    [{ name: 'concern.overdue', data: { municipality, entry }, start_after: new Date('2027-07-15T06:00:00Z') }],
  )
})

const insert = (name: string) =>
  `insert into pgboss.job_common (id, name, data, keep_until) values (gen_random_uuid(), '${name}', '{}', now())`

test('the app plans reminders and nothing else, and can neither read, change nor take away a job', async () => {
  const home = await house()
  const refused = ['audit.seal', 'draft.expire', 'session.sweep', 'concern.remind', '__pgboss__send-it'].map(insert)
  const others = [
    'select data from pgboss.job_common',
    `update pgboss.job_common set data = '{}'`,
    'delete from pgboss.job_common',
    insert('concern.overdue').replace('job_common', 'job'),
    `update pgboss.schedule set cron = ''`,
    `select pgboss.create_queue('x', '{}')`,
    'create table pgboss.mine (a int)',
  ]
  for (const statement of [...refused, ...others])
    await assert.rejects(sql.raw(statement).execute(home.db), /permission denied|row-level security/, statement)
  for (const statement of [...refused, insert('concern.overdue')])
    await assert.rejects(sql.raw(statement).execute(home.login), /permission denied/, statement)
})

test('the one responsible is reminded once of an undecided report, however often the job runs', async () => {
  const home = await house()
  const { concern, entry } = await report(home, now)
  const told = { municipality: home.municipality, entry }
  await Promise.all([tell(home, told), tell(home, told)])
  await tell(home, told)
  await houseJobs(home.job)['concern.remind']!({})
  assert.deepEqual(await notices(home.owner), [{ account_id: home.id('coordinator'), kind: 'concern-overdue', subject: concern }])
})

test('a report that was decided on, or whose day was moved, reminds nobody; the new day is kept', async () => {
  const home = await house()
  const decided = await report(home, now)
  await decide(home.owner, decided.entry, 'coordinator', home.id)
  const moved = await report(home, addDays(now, 9))
  for (const { entry } of [decided, moved]) await tell(home, { municipality: home.municipality, entry })
  await houseJobs(home.job)['concern.remind']!({})
  assert.deepEqual(await notices(home.owner), [])
  assert.deepEqual(
    (await planned(home)).map(({ data }) => data),
    [{ municipality: home.municipality, entry: moved.entry }],
  )
})

test('a forged job grants nothing: another municipality, an unknown report or no ids at all', async () => {
  const home = await house()
  const { entry } = await report(home, now)
  const other = await home.settle({ name: 'Nabovik' })
  await tell(home, { municipality: other.municipality, entry })
  await tell(home, { municipality: home.municipality, entry: newId() })
  for (const told of [null, {}, [], 'x', { municipality: home.municipality, entry: `${entry}' or true --` }])
    await assert.rejects(tell(home, told))
  assert.deepEqual(await notices(home.owner), [])
  // what the app can forge is a reminder that would have come anyway
  await transact(home.db, (tx) => planOverdue(tx, { municipality: home.municipality, entry: entry }, now))
  assert.equal((await planned(home)).length, 1)
})

test('a draft that nobody has saved for thirty days is destroyed with its key; a younger one stays', async () => {
  const home = await house()
  const [old, young] = [(await writeDraft(home, 31))!, (await writeDraft(home, 29))!]
  const expire = () => houseJobs(home.job)['draft.expire']!({})
  assert.deepEqual([await expire(), await expire()], [1, 0])
  assert.deepEqual(await home.owner.selectFrom('draft').select('id').execute(), [{ id: young }])
  const keys = await home.owner.selectFrom('keystore.data_key').select('id').where('purpose', '=', 'draft').execute()
  assert.deepEqual(keys, [{ id: young }])
  const gone = await home.owner.selectFrom('keystore.destroyed_key').select(['id', 'purpose']).execute()
  assert.deepEqual(gone, [{ id: old, purpose: 'draft' }])
})

test('the sweeping role sees no draft, form, key or session that is still in use', async () => {
  const home = await house()
  const young = (await writeDraft(home, 29))!
  for (const statement of [
    'delete from draft',
    'delete from held_form',
    'delete from keystore.data_key',
    'delete from gate.session',
    'delete from submission',
  ])
    assert.equal((await sql.raw(statement).execute(home.job)).numAffectedRows, 0n, statement)
  assert.deepEqual(await home.owner.selectFrom('draft').select('id').execute(), [{ id: young as DraftId }])
  for (const purpose of ['case', 'concern'])
    await assert.rejects(
      sql`insert into keystore.destroyed_key (municipality_id, id, purpose) values (${home.municipality}, ${newId()}, ${purpose})`.execute(
        home.job,
      ),
      /row-level security/,
    )
  await assert.rejects(
    sql`insert into notice (municipality_id, id, account_id, kind, subject, at) values (${home.municipality}, ${newId()}, ${home.id('nurse')}, 'case-joined', ${newId()}, now())`.execute(
      home.job,
    ),
    /row-level security/,
  )
})

test('sessions, sent forms and forms that nobody fetched are forgotten when they are old', async () => {
  const home = await house()
  await home.as('nurse')
  await home.as('teacher')
  const old = `now() - interval '8 days'`
  await sql.raw(`update gate.session set created_at = ${old} where account_id = '${home.id('nurse')}'`).execute(home.owner)
  const mine = `'${home.municipality}', '${home.id('nurse')}'`
  await sql
    .raw(
      `insert into submission (municipality_id, account_id, id, location, at) values (${mine}, gen_random_uuid(), '/', ${old}), (${mine}, gen_random_uuid(), '/', now())`,
    )
    .execute(home.owner)
  await sql
    .raw(
      `insert into held_form (municipality_id, account_id, id, path, typed, at) values (${mine}, gen_random_uuid(), '/', '\\x00', ${old}), (${mine}, gen_random_uuid(), '/', '\\x00', now())`,
    )
    .execute(home.owner)
  const jobs = houseJobs(home.job)
  const swept = [await jobs['session.sweep']!({}), await jobs['submission.sweep']!({}), await jobs['held.expire']!({})]
  assert.deepEqual(swept, [1, 1, 1])
})

test('the queue works what was planned, as the job role, and tells of faults without their words', async () => {
  const home = await house()
  const { concern, entry } = await report(home, now)
  await working(home, 'teacher', ({ tx }) => planOverdue(tx, { municipality: home.municipality, entry }, addDays(now, -1)))
  const faults: unknown[] = []
  const done = Promise.withResolvers<void>()
  const real = houseJobs(home.job)
  const secret = new Error('Key (name)=(Ola Nordmann)')
  let runs = 0
  const handlers = {
    ...real,
    'concern.overdue': async (told: unknown) => {
      runs += 1
      await real['concern.overdue']!(told)
      done.resolve()
      throw secret
    },
  }
  const jobs = await startJobs({ url: home.url('fotfeste_job'), handlers, onFault: (fault) => faults.push(fault) })
  await done.promise
  await jobs.stop()
  assert.equal(runs, 1)
  assert.deepEqual(faults, [secret])
  assert.deepEqual(
    (await notices(home.owner)).map(({ subject }) => subject),
    [concern],
  )
  assert.doesNotMatch((await planned(home)).map(({ whole }) => whole).join(), /Nordmann/)
})

test('the queue is installed once, and again without harm', async () => {
  const home = await house()
  const schedules = () =>
    onServer(home.ownerUrl, async (client) => (await client.query('select name, cron, timezone from pgboss.schedule order by name')).rows)
  const before = await schedules()
  assert.equal(before.length, 11)
  await migrateJobs(home.ownerUrl)
  assert.deepEqual(await schedules(), before)
})
