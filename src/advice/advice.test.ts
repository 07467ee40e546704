import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addDays, today } from '#lib/day.ts'
import { newRandomId, type AdviceId } from '#lib/id.ts'
import { inMunicipality } from '#work/index.ts'
import { house, type Someone, type TestHouse } from '../../test/house.ts'
import { newDraftFor } from '../../test/asked.ts'
import { adviceActions as actions, askForAdvice } from './index.ts'
import { text } from './advice.text.ts'

const t = text('nb')
const now = today(new Date())
const question = 'Vi skal rette handlingsplanen. Hva bør den si om foreldre?'
const answer = 'Ta med hvem som snakker med foreldrene, og når.'

/** Asks through the form; gives where it led. */
async function ask(home: TestHouse, who: Someone = 'teacher', more: Record<string, string> = {}) {
  const asker = await home.as(who)
  const form = { advice: newRandomId(), topic: 'plan', question, how: 'here', ...more }
  const sent = await asker.post('/advice/new', form)
  return { asker, form, sent, path: sent.headers.get('location') ?? '' }
}
const idIn = (path: string) => path.split('/')[2] as AdviceId
const read = async (answer: Response | Promise<Response>) => (await answer).text()
const kinds = async (home: TestHouse, who: Someone) =>
  (await home.owner.selectFrom('notice').select('kind').where('account_id', '=', home.id(who)).execute()).map(({ kind }) => kind)
const rows = (home: TestHouse) => home.owner.selectFrom('advice_request').selectAll().execute()

test('a teacher asks, an adviser answers, and the adviser never learns who asked', async () => {
  const home = await house()
  const { asker, sent, path } = await ask(home)
  assert.equal(sent.status, 303)
  const adviser = await home.as('adviser')
  assert.deepEqual(await kinds(home, 'adviser'), ['advice-asked'])
  const list = await read(adviser.get('/advice'))
  assert.ok(list.includes(path) && list.includes(t.list.waiting) && list.includes('Skole'))
  const seen = await read(adviser.get(path))
  assert.ok(seen.includes(question) && seen.includes(t.page.asker) && seen.includes('Skole'))
  assert.equal((await adviser.post(path, { words: answer, position: '1' })).headers.get('location'), path)
  for (const page of [list, seen, await read(adviser.get(path)), await read(adviser.get('/advice')), await read(adviser.get('/home'))])
    assert.ok(!page.includes('Navn teacher') && !page.includes('Solbakken') && !page.includes(home.id('teacher')))

  assert.deepEqual(await kinds(home, 'teacher'), ['advice-answered'])
  assert.ok((await read(asker.get('/home'))).includes(path))
  const answered = await read(asker.get(path))
  assert.ok(answered.includes(answer) && answered.includes('Navn adviser, RVTS'))
  assert.ok((await read(adviser.get('/advice'))).includes(t.list.answered))
})

test('with a bare select an adviser sees no asker, and nothing that was asked elsewhere', async () => {
  const home = await house()
  const { path } = await ask(home)
  await ask(home, 'nurse', { how: 'phone', on: now })
  const { secret } = await home.as('adviser')
  await inMunicipality(home.edge.house, secret, actions.readAdvice, async ({ tx }) => {
    assert.deepEqual(await tx.selectFrom('advice_asker').selectAll().execute(), [])
    assert.deepEqual(
      (await tx.selectFrom('advice_request').select('id').execute()).map(({ id }) => id),
      [idIn(path)],
    )
    const told = await tx.selectFrom('notice').select('account_id').execute()
    assert.deepEqual([...new Set(told.map(({ account_id }) => account_id))], [home.id('adviser')])
  })
})

test('the one who asked and the advisers read it, and everyone else gets the answer for what is not there', async () => {
  const home = await house()
  const { path } = await ask(home)
  for (const who of ['colleague', 'principal', 'coordinator', 'executive', 'police', 'privacyOfficer', 'administrator'] as const) {
    const one = await home.as(who)
    for (const page of [path, `${path}/note`, `${path}/close`]) assert.equal((await one.get(page)).status, 404, `${who} ${page}`)
    assert.equal((await one.post(path, { words: answer, position: '1' })).status, 404, who)
    assert.equal((await one.post(`${path}/note`, { noted: answer, on: now, position: '1' })).status, 404, who)
    assert.equal((await one.post(`${path}/close`, { outcome: answer })).status, 404, who)
    assert.ok(!(await read(one.get('/advice'))).includes(idIn(path)), who)
  }
  const there = await home.settle({ name: 'Nabovik' })
  assert.equal((await (await home.as('adviser', there)).get(path)).status, 404)
  const adviser = await home.as('adviser')
  for (const page of ['/note', '/close']) assert.equal((await adviser.get(path + page)).status, 404, page)
})

test('a service with so few in it that it would tell who asked is not told', async () => {
  const home = await house()
  const adviser = await home.as('adviser')
  // three work in the administration, and one of them may ask
  for (const [who, service] of [
    ['nurse', 'Helsestasjon'],
    ['executive', 'administration'],
  ] as const) {
    const { path } = await ask(home, who)
    const seen = await read(adviser.get(path))
    assert.ok(seen.includes(t.page.someService) && !seen.includes(service))
  }
  assert.deepEqual(
    (await rows(home)).map(({ service }) => service),
    [null, null],
  )
})

test('what an adviser was not asked here is not hers to see', async () => {
  const home = await house()
  const { path } = await ask(home, 'coordinator', { how: 'meeting', on: addDays(now, -3) })
  const adviser = await home.as('adviser')
  assert.equal((await adviser.get(path)).status, 404)
  assert.ok(!(await read(adviser.get('/advice'))).includes(idIn(path)))
  assert.deepEqual(await kinds(home, 'adviser'), [])
})

test('advice by telephone is written down: topic, question, day, what was answered, and what came of it', async () => {
  const home = await house()
  const asked = addDays(now, -4)
  const { asker, path } = await ask(home, 'executive', { how: 'phone', on: asked })
  assert.ok((await read(asker.get('/advice'))).includes(t.state.unwritten))
  assert.equal((await asker.post(`${path}/note`, { noted: answer, on: addDays(now, -2), position: '1' })).status, 303)
  assert.equal((await asker.post(`${path}/close`, { outcome: 'Planen fikk et kapittel om foreldre.' })).status, 303)
  const page = await read(asker.get(path))
  for (const said of [question, answer, 'Planen fikk et kapittel om foreldre.', t.page.kinds.outcome, t.page.closedTitle, t.page.none])
    assert.ok(page.includes(said), said)
  const [row] = await rows(home)
  assert.deepEqual(
    [row?.topic, row?.asked_how, row?.asked_on, row?.closed_on, row?.disposal_rule],
    ['plan', 'phone', asked, now, 'hold-advice'],
  )
  assert.equal((await asker.post(`${path}/note`, { noted: 'Enda et råd', on: now, position: '2' })).status, 409)
  assert.ok((await read(asker.post(`${path}/note`, { noted: 'Enda et råd', on: now, position: '2' }))).includes('Enda et råd'))
})

test('what the one who asked writes down herself stays hers', async () => {
  const home = await house()
  const { asker, path } = await ask(home)
  await asker.post(`${path}/note`, { noted: 'Vi snakket på telefon også', on: now, position: '1' })
  await asker.post(`${path}/close`, { outcome: 'Vi begynte på planen' })
  const seen = await read((await home.as('adviser')).get(path))
  assert.ok(seen.includes(question) && !seen.includes('Vi snakket på telefon') && !seen.includes('Vi begynte'))
})

test('numbers and addresses that lead to a person are refused, in every field and on both sides', async () => {
  const home = await house()
  const { asker, path } = await ask(home)
  const adviser = await home.as('adviser')
  for (const words of [
    'Fødselsnummeret er 01010750160.',
    'Ring 912 34 567.',
    'Skriv til elev@example.no.',
    'Familien bor i Storgata 12 B.',
    'Se https://example.org/profil.',
  ]) {
    const looked = { looked: 'yes', shown: words }
    const sends = [
      () => asker.post('/advice/new', { advice: newRandomId(), topic: 'plan', how: 'here', question: words, ...looked }),
      () => adviser.post(path, { words, position: '1', ...looked }),
      () => asker.post(`${path}/note`, { noted: words, on: now, position: '1', ...looked }),
      () => asker.post(`${path}/close`, { outcome: words, ...looked }),
    ]
    for (const send of sends) {
      const refused = await send()
      assert.equal(refused.status, 422, words)
      const page = await refused.text()
      assert.match(page, /id="(question|words|noted|outcome)-error"[^>]*>Ta bort «/)
      assert.ok(page.includes(words), 'what was typed is kept')
    }
  }
  assert.equal((await rows(home)).length, 1)
  assert.equal((await home.owner.selectFrom('advice_answer').selectAll().execute()).length, 0)
  await assert.rejects(
    inMunicipality(home.edge.house, asker.secret, actions.askForAdvice, (work) =>
      askForAdvice(work, { topic: 'plan', how: 'here', question: 'elev@example.no' }),
    ),
    RangeError,
  )
})

test('a name is pointed out, also one of her drafts, and she may say that nobody is meant', async () => {
  const home = await house()
  const { secret } = await home.as('teacher')
  await newDraftFor(home, secret, { name: 'rulf', birthYear: '' })
  const typed = 'Torvaldine og rulf strever. Hva gjør vi?'
  const { sent, form } = await ask(home, 'teacher', { question: typed })
  const page = await sent.text()
  assert.equal(sent.status, 422)
  for (const words of ['«Torvaldine»', '«rulf»', t.check.lookFirst, typed]) assert.ok(page.includes(words), words)
  const shown = /name="shown" value="([^"]*)"/.exec(page)![1]!
  assert.equal((await ask(home, 'teacher', { ...form, question: `${typed} Og Kari?`, looked: 'yes', shown })).sent.status, 422)
  assert.equal((await ask(home, 'teacher', { ...form, looked: 'yes', shown })).sent.status, 303)
})

test('a form that lacks something comes back with everything that was typed', async () => {
  const home = await house()
  const bad: [string, Record<string, string>][] = [
    ['topic', { topic: 'religion' }],
    ['topic', { topic: '' }],
    ['question', { question: ' ' }],
    ['how', { how: 'telepathy' }],
    ['on', { how: 'phone' }],
    ['on', { how: 'phone', on: addDays(now, 1) }],
    ['on', { how: 'phone', on: '2026-02-30' }],
  ]
  for (const [name, more] of bad) {
    const { sent } = await ask(home, 'teacher', more)
    const page = await sent.text()
    assert.equal(sent.status, 422, JSON.stringify(more))
    assert.match(page, new RegExp(`id="${name}(-group)?-error"`), JSON.stringify(more))
    if (name !== 'question') assert.ok(page.includes(question))
  }
  const { asker, path } = await ask(home, 'teacher', { how: 'phone', on: addDays(now, -1) })
  for (const on of [addDays(now, -2), addDays(now, 1), ''])
    assert.equal((await asker.post(`${path}/note`, { noted: answer, on, position: '1' })).status, 422, on)
  assert.equal((await asker.post(`${path}/close`, { outcome: '' })).status, 422)
})

test('a form sent twice is one request and one answer, and an answer that crossed another is shown with it', async () => {
  const home = await house()
  const { path, form } = await ask(home)
  assert.equal((await ask(home, 'teacher', form)).path, path)
  assert.equal((await ask(home, 'nurse', form)).sent.status, 404)
  const adviser = await home.as('adviser')
  for (let n = 0; n < 2; n++) assert.equal((await adviser.post(path, { words: answer, position: '1' })).status, 303)
  const crossed = await adviser.post(path, { words: 'Et annet råd', position: '1' })
  assert.equal(crossed.status, 409)
  const page = await crossed.text()
  assert.ok(page.includes(answer) && page.includes('Et annet råd') && page.includes(t.page.crossed))
  assert.equal((await rows(home)).length, 1)
  assert.deepEqual(await kinds(home, 'teacher'), ['advice-answered'])
})

test('where the municipality has no adviser, the form does not offer to ask here', async () => {
  const home = await house()
  await home.owner.deleteFrom('account_role').where('role', '=', 'adviser').execute()
  const page = await read((await home.as('teacher')).get('/advice/new'))
  assert.ok(!page.includes('value="here"') && page.includes('value="phone"'))
  assert.equal((await ask(home)).sent.status, 422)
  assert.equal((await ask(home, 'teacher', { how: 'phone', on: now })).sent.status, 303)
})

test('an adviser who works here as well does not answer herself', async () => {
  const home = await house()
  const row = { municipality_id: home.municipality, account_id: home.id('teacher'), role: 'adviser' } as const
  await home.owner.insertInto('account_role').values(row).execute()
  const { asker, path } = await ask(home)
  assert.equal((await asker.post(path, { words: answer, position: '1' })).status, 404)
  assert.ok(!(await read(asker.get('/advice'))).includes(t.list.waiting))
})

test('the card is that of the region, all five where the number is not known, and the national one where someone wants out', async () => {
  const home = await house()
  const teacher = await home.as('teacher')
  const unknown = await read(teacher.get('/advice'))
  for (const key of ['nord', 'midt', 'vest', 'sor', 'ost']) assert.ok(unknown.includes(`/directory/rvts-${key}"`), key)
  assert.ok(unknown.includes(t.centres.unknown) && !unknown.includes('/municipality/number'))
  assert.ok((await read((await home.as('administrator')).get('/advice'))).includes('/municipality/number'))
  await sql`update municipality set number = '4602' where id = ${home.municipality}`.execute(home.owner)
  const known = await read(teacher.get('/advice'))
  assert.ok(known.includes('/directory/rvts-vest"') && !known.includes('/directory/rvts-nord"'))
  for (const topic of ['plan', 'network']) {
    const page = await read(teacher.get(`/advice/new?topic=${topic}`))
    assert.ok(page.includes('/directory/rvts-vest"') && !page.includes('/directory/rvts-national"'), topic)
  }
  const { asker, path } = await ask(home, 'teacher', { topic: 'exit' })
  for (const address of ['/advice/new?topic=exit', path])
    assert.ok((await read(asker.get(address))).includes('/directory/rvts-national"'), address)
})

test('who asked, what was written and whom it is about stand nowhere beside each other', async () => {
  const home = await house()
  const { path } = await ask(home)
  await (await home.as('adviser')).post(path, { words: answer, position: '1' })
  const { rows: columns } = await sql<{ table_name: string; column_name: string; data_type: string }>`
    select table_name, column_name, data_type from information_schema.columns where table_name in ('advice_request', 'advice_answer', 'advice_asker')`.execute(
    home.owner,
  )
  const idsIn = (table: string) =>
    columns.filter((one) => one.table_name === table && one.data_type === 'uuid').map(({ column_name }) => column_name)
  assert.deepEqual(idsIn('advice_request').toSorted(), ['id', 'municipality_id'])
  assert.deepEqual(idsIn('advice_answer').toSorted(), ['advice_id', 'adviser_id', 'id', 'municipality_id'])
  assert.deepEqual(
    columns.filter(({ data_type, column_name }) => /timestamp|time /.test(data_type) || /name|birth|case|concern|draft/.test(column_name)),
    [],
  )
  const trail = await home.owner.selectFrom('audit_event').select(['action', 'at']).where('action', 'like', 'advice.%').execute()
  assert.deepEqual(
    trail.map(({ action }) => action),
    ['advice.ask', 'advice.answer'],
  )
  for (const { at } of trail) {
    const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Europe/Oslo')
    assert.ok(zoned.equals(zoned.startOfDay()), 'the trail tells the day and no hour')
  }
  assert.deepEqual(await home.owner.selectFrom('submission').select('location').where('location', 'like', '/advice%').execute(), [])
})
