import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { actionWords } from '#audit/action.text.ts'
import { inMunicipality } from '#work/index.ts'
import { bareRows } from '../../test/bare.ts'
import { house, type Someone, type TestHouse } from '../../test/house.ts'
import { aCase } from '../../test/a-case.ts'
import { text } from './break-glass.text.ts'
import { breakGlass, caseActions, giveReason } from './index.ts'

const t = text('nb')
const reason = 'Moren ringte: han har sagt at han ikke vil leve'

async function given(town: TestHouse, who: Someone = 'deputy') {
  const visitor = await town.as(who)
  const path = (await visitor.post('/break-glass', { reason })).headers.get('location')!
  return { ...visitor, path, id: path.split('/').at(-1)! }
}
const opened = (town: TestHouse) => aCase(town, { members: ['outreach'] })
/** The clock has gone on: the rows stand as if all of it had happened so much earlier. */
const later = ({ owner }: TestHouse, minutes: number) =>
  sql`update participant set started_at = started_at - make_interval(mins => ${minutes}), ended_at = ended_at - make_interval(mins => ${minutes})
    where glass_id is not null`.execute(owner)

test('the reason is stored first, sealed, and opens nothing by itself', async () => {
  const town = await house()
  const { id } = await opened(town)
  const { path } = await given(town)
  const [glass] = await town.owner.selectFrom('break_glass').selectAll().execute()
  assert.ok(glass && glass.case_id === null && !glass.reason.includes('Moren'))
  assert.equal(path, `/break-glass/${glass.id}`)
  const key = await town.owner.selectFrom('keystore.data_key').select('purpose').where('id', '=', glass.id).executeTakeFirstOrThrow()
  assert.equal(key.purpose, 'break_glass')
  assert.equal(await bareRows(town, 'deputy', id), 0)
  const deputy = await town.as('deputy')
  assert.equal((await deputy.post('/break-glass', { reason: ' ' })).status, 422)
})

test('a coordinator reads the case for an hour and changes nothing; then the door is shut, with no job having run', async () => {
  const town = await house()
  const { id, number, at: address } = await opened(town)
  const { get, post, path } = await given(town)
  assert.equal((await post(path, { number })).headers.get('location'), address)
  assert.equal((await get(`${address}/journal`)).status, 200)
  assert.equal((await post(`${address}/journal`, { kind: 'note', body: 'x', happenedOn: '2026-11-03' })).status, 404)
  assert.equal((await post(`${address}/team/add`, { account: town.id('nurse'), role: 'member', reason: 'x' })).status, 404)
  assert.ok((await (await get('/cases')).text()).includes(number))
  await later(town, 59)
  assert.equal((await get(address)).status, 200)
  await later(town, 1)
  assert.equal((await get(address)).status, 404)
  assert.equal(await bareRows(town, 'deputy', id), 0)
  assert.ok(!(await (await get('/cases')).text()).includes(number))
  assert.equal((await get(path)).status, 404, 'a reason opens one case, once')
  assert.equal((await post(path, { number })).status, 404)
})

test('the lead, the leader of the unit and the privacy officer are told at once, and each sees what is hers to see', async () => {
  const town = await house()
  // the outreach worker leads, and the school's leader leads nobody here
  await town.owner
    .insertInto('account_role')
    .values({ municipality_id: town.municipality, account_id: town.id('mentor'), role: 'unit_leader' })
    .execute()
  const { id, number, at: address } = await opened(town)
  const { path, post, id: glass } = await given(town)
  await post(path, { number })
  const told = await town.owner.selectFrom('notice').select('account_id').where('kind', '=', 'glass-broken').execute()
  assert.deepEqual(
    new Set(told.map(({ account_id }) => account_id)),
    new Set([town.id('coordinator'), town.id('mentor'), town.id('privacyOfficer')]),
  )
  for (const who of ['mentor', 'privacyOfficer'] as const) {
    const page = await (await (await town.as(who)).get(`/broken-glass/${glass}`)).text()
    assert.ok(page.includes('Navn deputy') && page.includes(number), who)
    assert.ok(!page.includes('Moren') && !page.includes('Tiril'), who)
    assert.equal(await bareRows(town, who, id), 0)
  }
  for (const who of ['principal', 'outreach', 'deputy', 'administrator'] as const)
    assert.equal((await (await town.as(who)).get(`/broken-glass/${glass}`)).status, 404, who)
  const team = await (await (await town.as('outreach')).get(`${address}/team`)).text()
  assert.ok(team.includes(t.nowTitle('Navn deputy')) && team.includes(reason) && team.includes(t.role))
  await later(town, 61)
  const after = await (await (await town.as('outreach')).get(`${address}/team`)).text()
  assert.ok(!after.includes(t.nowTitle('Navn deputy')) && after.includes(reason) && after.includes(t.role))
})

test('the trail has it as a deed of its own that names the case, and no words', async () => {
  const town = await house()
  const { id, number } = await opened(town)
  const { path, post, id: glass } = await given(town)
  await post(path, { number })
  const lines = await town.owner.selectFrom('audit_event').selectAll().where('action', '=', 'case.break-glass').execute()
  assert.deepEqual(
    lines.map(({ actor_id, case_id, subject, outcome }) => ({ actor_id, case_id, subject, outcome })),
    [{ actor_id: town.id('deputy'), case_id: id, subject: glass, outcome: 'done' }],
  )
  const trail = await (await (await town.as('privacyOfficer')).get('/audit')).text()
  assert.ok(trail.includes(actionWords('nb')['case.break-glass']) && !trail.includes('Moren'))
})

test('a number that is not there and one that is not for her are answered alike', async () => {
  const town = await house()
  const { number, at: address, me } = await opened(town)
  const elsewhere = await aCase(town, { place: await town.settle({ name: 'Annetsted' }), daysAgo: 1 })
  await me.post(`${address}/team/blocks`, { account: town.id('deputy'), ground: 'close', words: 'Er onkelen' })
  const { path, post, id } = await given(town)
  const answers = await Promise.all([number, '2026-999', '1999-001'].map(async (wanted) => (await post(path, { number: wanted })).text()))
  const [first, ...rest] = answers.map((html) => html.replaceAll(/value="[^"]*"/g, ''))
  assert.ok(first!.includes(t.wrong))
  for (const other of rest) assert.equal(other, first)
  for (const wanted of ['Tiril Rønnestad', '2026', '2026-01x'])
    assert.ok((await (await post(path, { number: wanted })).text()).includes(t.form))
  assert.deepEqual(await town.owner.selectFrom('participant').select('id').where('account_id', '=', town.id('deputy')).execute(), [])
  assert.deepEqual(await town.owner.selectFrom('notice').select('id').where('kind', '=', 'glass-broken').execute(), [])
  assert.equal(await bareRows(town, 'deputy', elsewhere.id), 0)
  const stays = await town.owner
    .selectFrom('break_glass')
    .select('case_id')
    .where('id', '=', id as never)
    .executeTakeFirstOrThrow()
  assert.equal(stays.case_id, null)
})

test('nobody but a coordinator breaks glass, not past the page either; nor with another’s reason or an old one', async () => {
  const town = await house()
  const { number, id } = await opened(town)
  const { path, id: glass } = await given(town)
  const numbered = /^(\d+)-(\d+)$/.exec(number)!
  const wanted = { year: Number(numbered[1]), sequence: Number(numbered[2]) }
  for (const who of ['nurse', 'principal', 'police', 'privacyOfficer', 'administrator'] as const) {
    const visitor = await town.as(who)
    assert.equal((await visitor.get('/break-glass')).status, 404)
    await assert.rejects(
      inMunicipality(town.edge.house, visitor.secret, caseActions.listCases, (work) => giveReason(work, reason)),
      { code: '42501' },
    )
    const none = await inMunicipality(town.edge.house, visitor.secret, caseActions.listCases, (work) =>
      breakGlass(work, glass as never, wanted),
    )
    assert.equal(none, undefined)
    assert.equal(await bareRows(town, who, id), 0)
  }
  // a reason of the deputy's is not the coordinator's
  const coordinator = await town.as('coordinator')
  assert.equal((await coordinator.get(path)).status, 404)
  assert.equal((await coordinator.post(path, { number })).status, 404)
  await sql`update break_glass set at = at - interval '61 minutes'`.execute(town.owner)
  const deputy = await town.as('deputy')
  assert.ok((await (await deputy.post(path, { number })).text()).includes(t.wrong))
  assert.equal(await bareRows(town, 'deputy', id), 0)
})

test('who takes part already is told so, and the lead can end emergency access before the hour is over, not prolong it', async () => {
  const town = await house()
  const { number, at: address, id } = await opened(town)
  const mine = await given(town, 'coordinator')
  assert.ok((await (await mine.post(mine.path, { number })).text()).includes(t.yours))
  const { path, post, get } = await given(town)
  await post(path, { number })
  const part = await town.owner.selectFrom('participant').select('id').where('glass_id', 'is not', null).executeTakeFirstOrThrow()
  await assert.rejects(
    inMunicipality(town.edge.house, mine.secret, caseActions.listCases, ({ tx }) =>
      sql`update participant set ended_at = now() + interval '1 day' where id = ${part.id}`.execute(tx),
    ),
    /row-level security/,
  )
  assert.equal((await mine.post(`${address}/team/${part.id}/end`, {})).status, 303)
  assert.equal((await get(address)).status, 404)
  assert.equal(await bareRows(town, 'deputy', id), 0)
})

test('a block shuts the door on emergency access that is running', async () => {
  const town = await house()
  const { number, at: address, me, id } = await opened(town)
  const { path, post, get } = await given(town)
  await post(path, { number })
  await me.post(`${address}/team/blocks`, { account: town.id('deputy'), ground: 'other', words: 'Har ikke grunn' })
  assert.equal((await get(address)).status, 404)
  assert.equal(await bareRows(town, 'deputy', id), 0)
})
