import assert from 'node:assert/strict'
import { test } from 'node:test'
import { house, rowsOf, type TestHouse } from '../../test/house.ts'
import { text as errors } from '../http/errors.text.ts'
import { text } from './draft.text.ts'

const t = text('nb')
type Someone = Awaited<ReturnType<TestHouse['as']>>
const row = {
  seen: 'Han sa at ingen hører på ham',
  on: '2026-03-02',
  time: '09:30',
  where: 'Kantina',
  toldBy: 'Hørte det selv',
  interpretation: 'Jeg tror han er ensom',
}
const observation = (place: number, words: Partial<typeof row> = {}) =>
  Object.fromEntries(Object.entries({ ...row, ...words }).map(([name, value]) => [`observations.${place}.${name}`, value]))
const revisionOn = (html: string) => /name="revision" value="(\d+)"/.exec(html)?.[1] ?? ''

/** Begins a draft in the browser; gives its address. */
async function begun(who: Someone) {
  const answer = await who.post('/drafts/new', { origin: 'observed' })
  assert.equal(answer.status, 303)
  return answer.headers.get('location')!.replace('/observations', '')
}

test('a teacher is reminded of how to talk, and begins a draft', async () => {
  const { as } = await house()
  const teacher = await as('teacher')
  const html = await (await teacher.get('/drafts/new')).text()
  for (const reminder of t.reminders) assert.ok(html.includes(reminder))
  const draft = await begun(teacher)
  assert.equal((await teacher.get(`${draft}/observations`)).status, 200)
  assert.ok((await (await teacher.get('/concerns')).text()).includes(draft))
})

test('observations are written, added and removed one by one, without script', async () => {
  const { as } = await house()
  const teacher = await as('teacher')
  const draft = await begun(teacher)
  const added = await teacher.post(`${draft}/observations`, { revision: '1', action: 'add', ...observation(0) })
  assert.equal(added.headers.get('location'), `${draft}/observations?new=yes#observations.1.seen`)
  const two = await (await teacher.get(`${draft}/observations?new=yes`)).text()
  assert.ok(two.includes(row.seen) && two.includes('name="observations.1.seen"'))
  await teacher.post(`${draft}/observations`, {
    revision: revisionOn(two),
    action: 'save',
    ...observation(0),
    ...observation(1, { seen: 'Noe annet' }),
  })
  const both = await (await teacher.get(`${draft}/observations`)).text()
  await teacher.post(`${draft}/observations`, {
    revision: revisionOn(both),
    action: 'remove-0',
    ...observation(0),
    ...observation(1, { seen: 'Noe annet' }),
  })
  const one = await (await teacher.get(`${draft}/observations`)).text()
  assert.ok(one.includes('Noe annet') && !one.includes(row.seen))
})

test('what is wrong is told beside its field, and everything typed is kept', async () => {
  const { as } = await house()
  const teacher = await as('teacher')
  const draft = await begun(teacher)
  const future = await teacher.post(`${draft}/observations`, {
    revision: '1',
    action: 'next',
    ...observation(0, { on: '2190-01-01', time: 'halv ti' }),
  })
  const html = await future.text()
  assert.equal(future.status, 422)
  for (const words of [row.seen, row.where, row.interpretation, 'halv ti', errors('nb').future, t.time24])
    assert.ok(html.includes(words), words)
  const year = await teacher.post(`${draft}/sides`, {
    revision: '1',
    'about.name': 'En elev',
    'about.birthYear': '09',
    protective: 'En god venn',
  })
  const sides = await year.text()
  assert.equal(year.status, 422)
  for (const words of ['En elev', 'En god venn', t.year]) assert.ok(sides.includes(words), words)
})

test('the sides that have not been asked say so', async () => {
  const { as } = await house()
  const teacher = await as('teacher')
  const draft = await begun(teacher)
  await teacher.post(`${draft}/sides`, {
    revision: '1',
    action: 'next',
    'about.name': '',
    'about.birthYear': '',
    protective: 'Broren',
    'sides.family.asked': 'yes',
    'sides.family.words': 'Mor er også urolig',
  })
  const html = await (await teacher.get(`${draft}/check`)).text()
  assert.equal(html.split(t.notAsked).length - 1, 3)
  assert.ok(html.includes('Mor er også urolig') && html.includes('Broren'))
})

test('the check points at words and blocks nothing; a view is left in peace where views belong', async () => {
  const { as } = await house()
  const teacher = await as('teacher')
  const draft = await begun(teacher)
  await teacher.post(`${draft}/observations`, {
    revision: '1',
    action: 'next',
    ...observation(0, { seen: 'Han er muslim og han er åpenbart farlig', interpretation: 'Han er åpenbart farlig' }),
  })
  const html = await (await teacher.get(`${draft}/check`)).text()
  assert.match(html, /<strong>muslim<\/strong>/)
  assert.ok(html.includes('#observations.0.seen') && !html.includes('#observations.0.interpretation'))
  assert.equal((await teacher.get(`${draft}/report`)).status, 200)
})

test('a draft saves itself, and two windows never overwrite each other silently', async () => {
  const { as } = await house()
  const teacher = await as('teacher')
  const draft = await begun(teacher)
  const save = (revision: number, seen: string) =>
    teacher.post(`${draft}/save`, { part: 'observations', revision: `${revision}`, ...observation(0, { seen }) })
  const first = await save(1, 'Første vindu')
  assert.deepEqual(await first.json(), { revision: 2 })
  assert.equal((await save(1, 'Andre vindu')).status, 409)
  assert.deepEqual(await (await save(1, 'Første vindu')).json(), { revision: 2 }, 'the same words again are no conflict')
  const sides = await teacher.post(`${draft}/save`, {
    part: 'sides',
    revision: '1',
    'about.name': '',
    'about.birthYear': '',
    protective: 'Broren',
  })
  assert.equal(sides.status, 200, 'another part is no conflict')
  const shown = await teacher.post(`${draft}/observations`, { revision: '1', action: 'save', ...observation(0, { seen: 'Andre vindu' }) })
  const html = await shown.text()
  assert.equal(shown.status, 409)
  assert.ok(html.includes('Første vindu') && html.includes('Andre vindu') && html.includes(t.storedTitle))
  const chosen = await teacher.post(`${draft}/observations`, {
    revision: revisionOn(html),
    action: 'save',
    ...observation(0, { seen: 'Andre vindu' }),
  })
  assert.equal(chosen.status, 303)
})

test('what is sent after the session has ended is kept and shown again', async () => {
  const { as, owner } = await house()
  const teacher = await as('teacher')
  const draft = await begun(teacher)
  await owner.transaction().execute(async (tx) => {
    const { sql } = await import('kysely')
    await sql`set local role fotfeste_guard`.execute(tx)
    await sql`update gate.session set seen_at = now() - interval '2 hours'`.execute(tx)
  })
  assert.equal((await teacher.post(`${draft}/save`, { part: 'observations', revision: '1', ...observation(0) })).status, 401)
  const late = await teacher.post(`${draft}/observations`, { revision: '1', action: 'next', ...observation(0) })
  assert.match(late.headers.get('location')!, /^\/sign-in/)
  const again = await as('teacher')
  const html = await (await again.get(`${draft}/observations`)).text()
  assert.ok(html.includes(row.seen) && html.includes(errors('nb').keptTitle))
  await again.post(`${draft}/nothing`, {})
  assert.equal((await rowsOf(owner, 'held_form')).length, 0, 'what was kept goes with the draft')
})

test('a draft is its author’s alone', async () => {
  const { as } = await house()
  const draft = await begun(await as('teacher'))
  for (const who of ['colleague', 'principal', 'coordinator', 'administrator', 'privacyOfficer', 'police'] as const) {
    const other = await as(who)
    for (const page of ['', '/observations', '/sides', '/check', '/nothing'])
      assert.equal((await other.get(`${draft}${page}`)).status, 404, `${who} ${page}`)
    assert.equal((await other.post(`${draft}/nothing`, {})).status, 404)
    assert.equal((await other.post(`${draft}/save`, { part: 'observations', revision: '1', ...observation(0) })).status, 404)
    assert.ok(!(await (await other.get('/concerns')).text()).includes(draft), `${who} has it in no list`)
  }
})

test('this may be nothing: nothing of it stays', async () => {
  const { as, owner } = await house()
  const teacher = await as('teacher')
  const draft = await begun(teacher)
  await teacher.post(`${draft}/observations`, { revision: '1', action: 'next', ...observation(0) })
  await teacher.post(`${draft}/report`, { revision: '2', receiver: 'municipal', identified: 'no', service: 'school' })
  await teacher.post(`${draft}/report/send`, { revision: '3' })
  assert.equal((await teacher.get(`${draft}/nothing`)).status, 200)
  const gone = await teacher.post(`${draft}/nothing`, {})
  assert.ok((await (await teacher.get(gone.headers.get('location')!)).text()).includes(t.thanksTitle))
  const id = draft.split('/').at(-1)!
  assert.deepEqual(await rowsOf(owner, 'draft'), [])
  const keys = await owner.selectFrom('keystore.data_key').select('purpose').execute()
  assert.ok(keys.every(({ purpose }) => purpose === 'directory'))
  const destroyed = await owner.selectFrom('keystore.destroyed_key').select('id').execute()
  assert.deepEqual(destroyed, [{ id }])
  const trail = await owner.selectFrom('audit_event').select('action').execute()
  assert.ok(
    trail.every(({ action }) => action === 'session.sign-in'),
    trail.map(({ action }) => action).join(),
  )
  assert.equal((await teacher.get(draft)).status, 404)
})
