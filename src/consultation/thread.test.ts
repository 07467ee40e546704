import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { caseActions, readDraft } from '#case/index.ts'
import { newRandomId } from '#lib/id.ts'
import { inMunicipality, reading } from '#work/index.ts'
import { wordingText } from '#wording/index.ts'
import { advice, ask, drawn, given, idIn, newDraftFor, question, short } from '../../test/asked.ts'
import { house, type Someone } from '../../test/house.ts'
import { consultationActions as actions, askAnonymously, myThreads, threadsWaitingForContact } from './index.ts'
import { text } from './thread.text.ts'

const t = text('nb')
const random = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/

test('a teacher asks, a contact answers, and neither is told more than she needs', async () => {
  const home = await house()
  const { author, path } = await ask(home)
  const contact = await home.as('coordinator')
  assert.match(await (await contact.get('/consultations')).text(), new RegExp(`${t.list.waiting}[^]*${path}`))
  const seen = await (await contact.get(path)).text()
  assert.ok(
    seen.includes(question) && seen.includes(t.page.author('Skole')) && !seen.includes('Navn teacher') && !seen.includes('Solbakken'),
  )

  assert.equal((await contact.post(path, { position: '2', ...given })).headers.get('location'), path)
  const answered = await (await author.get(path)).text()
  assert.ok(answered.includes(advice) && answered.includes(t.contact.municipal) && !answered.includes('Navn coordinator'))
  assert.equal((await author.post(path, { position: '3', words: 'Takk, vi hadde en god prat.' })).status, 303)
  assert.match(await (await contact.get('/consultations')).text(), new RegExp(t.list.waiting))
  const told = await home.owner.selectFrom('notice').select(['kind', 'account_id']).where('kind', 'like', 'thread%').execute()
  const kinds = (who: Someone) => told.filter(({ account_id }) => account_id === home.id(who)).map(({ kind }) => kind)
  assert.deepEqual(kinds('teacher'), ['thread-answered'])
  assert.deepEqual(kinds('deputy'), ['thread-asked', 'thread-asked'])
})

test('the two sides read it, and everyone else gets the answer for what is not there', async () => {
  const home = await house()
  const { path } = await ask(home)
  for (const who of [
    'colleague',
    'principal',
    'childWelfare',
    'police',
    'mentor',
    'privacyOfficer',
    'administrator',
    'executive',
  ] as const) {
    const one = await home.as(who)
    for (const page of [path, `${path}/close`, `${path}/carry`]) assert.equal((await one.get(page)).status, 404, `${who} ${page}`)
    assert.equal((await one.post(path, { position: '2', ...given })).status, 404, who)
    assert.equal((await one.post(`${path}/close`, {})).status, 404, who)
    assert.ok(!(await (await one.get('/consultations')).text()).includes(idIn(path)), who)
  }
  const elsewhere = await home.settle({ name: 'Nabovik' })
  assert.equal((await (await home.as('coordinator', elsewhere)).get(path)).status, 404)
  assert.equal((await (await home.as('privacyOfficer')).get('/consultations')).status, 404)
})

test('what waits for a contact is addressed to her', async () => {
  const home = await house()
  await ask(home, 'teacher', { addressee: 'police' })
  await ask(home, 'coordinator', { addressee: 'municipal' })
  const waiting = async (who: Someone) =>
    (await inMunicipality(home.edge.house, (await home.as(who)).secret, actions.listThreads, (work) =>
      threadsWaitingForContact(reading(work)),
    ))!.length
  assert.deepEqual([await waiting('police'), await waiting('deputy'), await waiting('coordinator')], [1, 1, 0])
  const mine = async (who: Someone) =>
    (await inMunicipality(home.edge.house, (await home.as(who)).secret, actions.listThreads, (work) => myThreads(reading(work))))!.length
  assert.deepEqual([await mine('teacher'), await mine('coordinator'), await mine('deputy')], [1, 1, 0])
})

test('an identity number, a telephone number and an e-mail address are refused, on both sides', async () => {
  const home = await house()
  for (const words of [
    'Fødselsnummeret er 01010750160.',
    'Ring meg på 912 34 567.',
    'Skriv til elev@example.no.',
    'Se https://example.org/profil.',
  ]) {
    const { sent } = await ask(home, 'teacher', { question: words, looked: 'yes', shown: words })
    assert.equal(sent.status, 422)
    assert.match(await sent.text(), /id="question-error"[^>]*>Ta bort «/)
  }
  assert.equal((await home.owner.selectFrom('thread').selectAll().execute()).length, 0)
  const { path, author } = await ask(home)
  const contact = await home.as('coordinator')
  assert.equal(
    (await contact.post(path, { position: '2', words: 'Gjelder det 01010750160?', step: 'ask', looked: 'yes', shown: '01010750160' }))
      .status,
    422,
  )
  await assert.rejects(
    inMunicipality(home.edge.house, author.secret, actions.askAnonymously, (work) =>
      askAnonymously(work, { addressee: 'police', topic: 'other', question: 'elev@example.no' }),
    ),
    RangeError,
  )
})

test('a name from one of her drafts is pointed out, and she decides', async () => {
  const home = await house()
  const author = await home.as('teacher')
  await newDraftFor(home, author.secret, { name: 'rulf', birthYear: '' })
  const typed = 'Torvaldine og rulf er blitt gode venner. Bør jeg spørre dem begge?'
  const { sent, path: none } = await ask(home, 'teacher', { question: typed })
  const page = await sent.text()
  assert.deepEqual([sent.status, none], [422, ''])
  for (const words of ['«Torvaldine»', '«rulf»', wordingText('nb').identity.name.why, t.check.lookFirst, typed])
    assert.ok(page.includes(words), words)

  const shown = await drawn(Promise.resolve(new Response(page)), 'shown')
  assert.equal((await ask(home, 'teacher', { question: `${typed} Og Kari?`, looked: 'yes', shown })).sent.status, 422)
  assert.equal((await ask(home, 'teacher', { question: typed, looked: 'yes', shown })).sent.status, 303)
  assert.ok(!(await (await ask(home, 'colleague', { question: typed })).sent.text()).includes('«rulf»'))
})

test('nothing of a thread can be joined with a draft, a concern, a case or a person', async () => {
  const { owner } = await house()
  const { rows: columns } = await sql<{ table_name: string; column_name: string; data_type: string }>`
    select table_name, column_name, data_type from information_schema.columns where table_name in ('thread', 'thread_message')`.execute(
    owner,
  )
  assert.deepEqual(
    columns.filter(({ column_name }) => /draft|concern|case|person|name|birth|entry|task|discussion/.test(column_name)),
    [],
  )
  assert.deepEqual(
    columns.filter(({ data_type }) => /timestamp|time /.test(data_type)),
    [],
  )
  const ids = columns.filter(({ data_type }) => data_type === 'uuid').map(({ column_name }) => column_name)
  assert.deepEqual([...new Set(ids)].toSorted(), ['author_id', 'id', 'municipality_id', 'thread_id'])
  const { rows: keys } = await sql<{ from: string; to: string }>`
    select distinct conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
    where contype = 'f' and (conrelid in ('thread'::regclass, 'thread_message'::regclass) or confrelid in ('thread'::regclass, 'thread_message'::regclass))
    order by 1, 2`.execute(owner)
  assert.deepEqual(keys, [
    { from: 'thread', to: 'account' },
    { from: 'thread_message', to: 'thread' },
  ])
})

test('two threads of one author share nothing but her', async () => {
  const home = await house()
  const [one, other] = [await ask(home), await ask(home, 'teacher', { addressee: 'police' })]
  const threads = await home.owner.selectFrom('thread').selectAll().execute()
  const messages = await home.owner.selectFrom('thread_message').selectAll().execute()
  const keys = await home.owner.selectFrom('keystore.data_key').selectAll().where('purpose', '=', 'thread').execute()
  for (const { id } of [...threads, ...messages]) assert.match(id, random)
  assert.deepEqual(new Set([one, other].map(({ path }) => idIn(path))), new Set(threads.map(({ id }) => id)))
  assert.equal(new Set([...threads.map(({ id }) => id), ...messages.map(({ id }) => id)]).size, 4)
  assert.deepEqual(new Set(keys.map(({ id }) => id)), new Set(threads.map(({ id }) => id as string)))
  assert.notDeepEqual(keys[0]!.wrapped, keys[1]!.wrapped)
})

test('the trail knows the day, never the hour, and no draft; nor does anything else that names a thread', async () => {
  const home = await house()
  const { author, path } = await ask(home)
  const contact = await home.as('coordinator')
  await contact.get(path)
  await contact.post(path, { position: '2', ...given })
  const draft = await newDraftFor(home, author.secret)
  await author.get(`${path}/carry`)
  assert.equal((await author.post(`${path}/carry`, { draft, on: '2026-02-03', advice })).headers.get('location'), `/drafts/${draft}`)
  await author.post(`${path}/close`, {})

  const { rows: trail } = await sql<{ action: string; subject: string; hour: string; detail: unknown }>`
    select action, subject, to_char(at at time zone 'Europe/Oslo', 'HH24:MI:SS.US') as hour, detail from audit_event where action like 'thread.%' order by id`.execute(
    home.owner,
  )
  assert.deepEqual(new Set(trail.map(({ action }) => action)), new Set(['thread.ask', 'thread.read', 'thread.write', 'thread.close']))
  for (const { hour, detail, subject } of trail)
    assert.deepEqual([hour, detail, subject === null || subject === idIn(path)], ['00:00:00.000000', null, true])
  const { rows: joined } = await sql`select from audit_event a where a.subject = ${draft} or a.detail::text like ${`%${draft}%`}
    or a.xid::text::bigint % 4294967296 = (select xmin::text::bigint from draft where id = ${draft})`.execute(home.owner)
  assert.equal(joined.length, 0)
  const { rows: places } = await sql`select from submission where location like ${`%${idIn(path)}%`}`.execute(home.owner)
  assert.equal(places.length, 0)
  const { rows: clocks } =
    await sql`select from notice where subject = ${idIn(path)} and (at <> date_trunc('day', at, 'UTC') or read_at <> at)`.execute(
      home.owner,
    )
  assert.equal(clocks.length, 0)
})

test('the author takes the day and the advice into a draft of hers, and nothing else', async () => {
  const home = await house()
  const { author, path } = await ask(home)
  const contact = await home.as('coordinator')
  assert.match(await (await author.get(`${path}/carry`)).text(), new RegExp(t.carry.none))
  await contact.post(path, { position: '2', ...given })
  const draft = await newDraftFor(home, author.secret)
  assert.ok((await (await author.get(`${path}/carry`)).text()).includes(`${t.advised['handle-here']}: ${short}`))
  const good = { draft, on: '2026-02-03', advice: 'Spør hvem ungdommen stoler på.' }
  const foreign = await newDraftFor(home, contact.secret)
  for (const wrong of [{ on: '2099-01-01' }, { advice: '' }, { draft: '' }])
    assert.equal((await author.post(`${path}/carry`, { ...good, ...wrong })).status, 422, JSON.stringify(wrong))
  assert.equal((await author.post(`${path}/carry`, { ...good, draft: foreign })).status, 404)
  assert.equal((await contact.get(`${path}/carry`)).status, 404)
  assert.equal((await contact.post(`${path}/carry`, { ...good, draft: foreign })).status, 404)

  assert.equal((await author.post(`${path}/carry`, good)).status, 303)
  const { content } = (await inMunicipality(home.edge.house, author.secret, caseActions.writeDraft, (work) => readDraft(work, draft)))!
  assert.deepEqual(content.discussedAnonymously, [{ on: '2026-02-03', advice: 'Spør hvem ungdommen stoler på.', with: 'municipal' }])
  assert.ok(!JSON.stringify(content).includes(idIn(path)))
})

test('a contact cannot write as the one who asks, in the database itself', async () => {
  const home = await house()
  const { path } = await ask(home)
  const write = async (who: Someone, from_author: boolean) =>
    inMunicipality(home.edge.house, (await home.as(who)).secret, actions.writeInThread, ({ tx }) =>
      tx
        .insertInto('thread_message')
        .values({
          municipality_id: home.municipality,
          id: newRandomId<'thread_message'>(),
          thread_id: idIn(path),
          position: 2,
          from_author,
          on_day: '2026-02-03',
          body: Buffer.from('x'),
          advised: null,
          advice: null,
        })
        .execute(),
    )
  await assert.rejects(write('coordinator', true), /row-level security/)
  await assert.rejects(write('teacher', false), /row-level security/)
  await assert.rejects(write('police', false), /row-level security/)
  await write('coordinator', false)
})

test('a form sent twice is one thread and one message; one that crossed another is shown beside it', async () => {
  const home = await house()
  const { author, path } = await ask(home)
  const again = { thread: idIn(path), addressee: 'municipal', topic: 'how-to-talk', question }
  assert.equal((await author.post('/consultations/new', again)).headers.get('location'), path)
  assert.equal((await (await home.as('colleague')).post('/consultations/new', again)).status, 404)
  const [contact, deputy] = [await home.as('coordinator'), await home.as('deputy')]
  for (const _ of [1, 2]) assert.equal((await contact.post(path, { position: '2', ...given })).status, 303)
  const late = await deputy.post(path, { ...given, position: '2', words: 'Ta det opp med foreldrene.' })
  const page = await late.text()
  assert.equal(late.status, 409)
  assert.ok(page.includes(advice) && page.includes('Ta det opp med foreldrene.') && page.includes('name="position" value="3"'))
  const messages = await home.owner.selectFrom('thread_message').select('position').orderBy('position').execute()
  assert.deepEqual(
    messages.map(({ position }) => position),
    [1, 2],
  )
})

test('a form that comes with the id of something else asks nothing, and takes no key', async () => {
  const home = await house()
  const teacher = await home.as('teacher')
  const draft = await newDraftFor(home, teacher.secret)
  const keys = () => home.owner.selectFrom('keystore.data_key').select(['id', 'purpose', 'wrapped']).orderBy('id').execute()
  const before = await keys()
  for (const who of [teacher, await home.as('colleague')]) {
    const answer = await who.post('/consultations/new', { thread: draft, addressee: 'municipal', topic: 'how-to-talk', question })
    assert.equal(answer.status, 404)
  }
  assert.deepEqual(await keys(), before)
  assert.deepEqual(await home.owner.selectFrom('thread').select('id').execute(), [])
  assert.deepEqual(home.faults, [])
})

test('a contact answers before she closes; a closed thread takes nothing more and loses nothing', async () => {
  const home = await house()
  const { author, path } = await ask(home)
  const contact = await home.as('coordinator')
  const early = await contact.post(`${path}/close`, {})
  assert.equal(early.status, 422)
  assert.ok((await early.text()).includes(t.page.answerFirst))
  assert.equal((await author.post(`${path}/close`, {})).headers.get('location'), path)
  const late = await contact.post(path, { position: '2', ...given })
  const page = await late.text()
  assert.equal(late.status, 409)
  for (const words of [t.page.closedTitle, t.page.notSent, advice, question]) assert.ok(page.includes(words), words)
})
