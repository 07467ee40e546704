import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aCase } from '../../test/a-case.ts'
import { bareRows } from '../../test/bare.ts'
import { house, type Someone, type TestHouse } from '../../test/house.ts'
import { addParticipant, caseActions } from '#case/index.ts'
import { text as errors } from '#http/errors.text.ts'
import { inCase } from '#work/index.ts'
import { text } from './participant.text.ts'

const t = text('nb')
const reason = 'Kjenner personen fra ungdomsklubben'

const partOf = (town: TestHouse, who: Someone) =>
  town.owner
    .selectFrom('participant')
    .selectAll()
    .where('account_id', '=', town.id(who))
    .orderBy('started_at', 'desc')
    .executeTakeFirstOrThrow()

test('the lead takes a colleague into the team, for a reason, and she is told and can read', async () => {
  const town = await house()
  const { at, id } = await aCase(town)
  const [coordinator, outreach] = [await town.as('coordinator'), await town.as('outreach')]
  assert.equal((await outreach.get(`${at}/team`)).status, 404)
  const answer = await coordinator.post(`${at}/team/add`, { account: town.id('outreach'), role: 'member', reason })
  assert.equal(answer.headers.get('location'), `${at}/team`)
  const part = await partOf(town, 'outreach')
  assert.equal(part.role, 'member')
  assert.ok(!part.reason!.includes('ungdomsklubben'))
  const notice = await town.owner.selectFrom('notice').select(['account_id', 'subject']).where('kind', '=', 'case-joined').execute()
  assert.deepEqual(notice, [{ account_id: town.id('outreach'), subject: id }])
  assert.match(
    await (await outreach.get(`${at}/team`)).text(),
    new RegExp(`Navn coordinator.*${t.roles.lead}.*Navn outreach.*${t.roles.member}.*${reason}`, 's'),
  )
})

test('nobody is taken in without a reason, twice, or whose work it is not', async () => {
  const town = await house()
  const { at } = await aCase(town, { members: ['outreach'] })
  const coordinator = await town.as('coordinator')
  const html = await (await coordinator.get(`${at}/team/add`)).text()
  for (const [who, offered] of [
    ['nurse', true],
    ['mentor', true],
    ['outreach', false],
    ['police', false],
    ['adviser', false],
    ['archivist', false],
  ] as const)
    assert.equal(html.includes(`Navn ${who}`), offered, who)
  const without = await coordinator.post(`${at}/team/add`, { account: town.id('nurse'), role: 'member', reason: '' })
  assert.equal(without.status, 422)
  assert.ok((await without.text()).includes(errors('nb').required))
  assert.equal((await coordinator.post(`${at}/team/add`, { account: town.id('nurse'), role: 'lead', reason })).status, 422)
  const twice = await coordinator.post(`${at}/team/add`, { account: town.id('outreach'), role: 'observer', reason })
  assert.ok((await twice.text()).includes(t.inAlready))
  assert.equal((await coordinator.post(`${at}/team/add`, { account: town.id('police'), role: 'observer', reason })).status, 404)
  const elsewhere = await town.settle({ name: 'Annetsted' })
  assert.equal((await coordinator.post(`${at}/team/add`, { account: elsewhere.ids.get('nurse')!, role: 'member', reason })).status, 404)
  assert.equal((await town.owner.selectFrom('participant').select('id').execute()).length, 2)
})

test('a member adds nobody, neither on the page nor past it', async () => {
  const town = await house()
  const { at, id } = await aCase(town, { members: ['outreach'] })
  const outreach = await town.as('outreach')
  assert.equal((await outreach.get(`${at}/team/add`)).status, 404)
  assert.equal((await outreach.post(`${at}/team/add`, { account: town.id('nurse'), role: 'member', reason })).status, 404)
  await assert.rejects(
    inCase(town.edge.house, outreach.secret, caseActions.readTeam, id, (work) =>
      addParticipant(work, { account: town.id('nurse'), role: 'member', reason }),
    ),
    /row-level security/,
  )
})

test('the lead ends a part, and from then on the case is not there for her; the page keeps that she was in it', async () => {
  const town = await house()
  const { at } = await aCase(town, { members: ['outreach'] })
  const [coordinator, outreach] = [await town.as('coordinator'), await town.as('outreach')]
  const part = await partOf(town, 'outreach')
  assert.match(await (await coordinator.get(`${at}/team/${part.id}/end`)).text(), /Navn outreach/)
  assert.equal((await coordinator.post(`${at}/team/${part.id}/end`, {})).headers.get('location'), `${at}/team`)
  assert.equal((await outreach.get(at)).status, 404)
  assert.match(await (await coordinator.get(`${at}/team`)).text(), new RegExp(`${t.before}.*Navn outreach`, 's'))
  assert.equal((await coordinator.post(`${at}/team/${part.id}/end`, {})).status, 404)
})

test('a member or observer leaves by herself, but ends no one else', async () => {
  const town = await house()
  const { at } = await aCase(town, { members: ['outreach'], observers: ['nurse'] })
  const [outreach, nurse] = [await town.as('outreach'), await town.as('nurse')]
  const part = await partOf(town, 'outreach')
  assert.equal((await nurse.post(`${at}/team/${part.id}/end`, {})).status, 404)
  assert.equal((await outreach.post(`${at}/team/${part.id}/end`, {})).headers.get('location'), '/cases')
  assert.equal((await outreach.get(`${at}/team`)).status, 404)
  assert.equal((await partOf(town, 'nurse')).ended_at, null)
})

test('the lead does not leave: the baton goes first', async () => {
  const town = await house()
  const { at } = await aCase(town)
  const coordinator = await town.as('coordinator')
  const part = await partOf(town, 'coordinator')
  assert.ok((await (await coordinator.get(`${at}/team/${part.id}/end`)).text()).includes(t.theLead))
  assert.equal((await coordinator.post(`${at}/team/${part.id}/end`, {})).status, 404)
  assert.equal((await partOf(town, 'coordinator')).ended_at, null)
})

test('a part of another case, or of another municipality, is not there', async () => {
  const town = await house()
  const [first, second] = [await aCase(town, { members: ['outreach'] }), await aCase(town)]
  const part = await partOf(town, 'outreach')
  const coordinator = await town.as('coordinator')
  assert.equal((await coordinator.get(`${second.at}/team/${part.id}/end`)).status, 404)
  assert.equal((await coordinator.post(`${second.at}/team/${part.id}/end`, {})).status, 404)
  const stranger = await town.as('coordinator', await town.settle({ name: 'Annetsted' }))
  assert.equal((await stranger.get(`${first.at}/team`)).status, 404)
  assert.equal((await stranger.post(`${first.at}/team/${part.id}/end`, {})).status, 404)
  const seen = await inCase(town.edge.house, coordinator.secret, caseActions.readTeam, second.id, ({ tx }) =>
    tx.selectFrom('participant').select('case_id').where('account_id', '=', town.id('nurse')).execute(),
  )
  assert.deepEqual(seen, [])
})

test('a part whose last day is set beforehand is over by itself, with no job; then she can be taken in again', async () => {
  const town = await house()
  const { at, id } = await aCase(town)
  const [coordinator, outreach] = [await town.as('coordinator'), await town.as('outreach')]
  const joining = { account: town.id('outreach'), role: 'member', reason }
  assert.equal((await coordinator.post(`${at}/team/add`, { ...joining, lastDay: '2020-01-01' })).status, 422)
  assert.equal((await coordinator.post(`${at}/team/add`, { ...joining, lastDay: '2099-03-31' })).status, 303)
  const part = await partOf(town, 'outreach')
  assert.equal(part.ended_at?.toISOString(), '2099-03-31T22:00:00.000Z')
  assert.match(await (await coordinator.get(`${at}/team`)).text(), /31\. mars 2099/)
  assert.equal((await outreach.get(at)).status, 200)
  assert.match(await (await outreach.get('/cases')).text(), /Tiril/)
  assert.ok((await (await coordinator.post(`${at}/team/add`, joining)).text()).includes(t.inAlready))
  await assert.rejects(
    town.owner
      .insertInto('participant')
      .values({ ...bare(part), id: crypto.randomUUID() as typeof part.id, ended_at: null })
      .execute(),
    /one part at a time/,
  )
  await town.owner.updateTable('participant').set({ ended_at: new Date() }).where('id', '=', part.id).execute()
  assert.equal((await outreach.get(at)).status, 404)
  assert.equal(await bareRows(town, 'outreach', id), 0)
  assert.doesNotMatch(await (await outreach.get('/cases')).text(), /Tiril/)
  assert.equal((await coordinator.post(`${at}/team/add`, joining)).status, 303)
  assert.equal((await outreach.get(at)).status, 200)
})

test('the lead ends a part before the day that was set', async () => {
  const town = await house()
  const { at } = await aCase(town)
  const [coordinator, outreach] = [await town.as('coordinator'), await town.as('outreach')]
  await coordinator.post(`${at}/team/add`, { account: town.id('outreach'), role: 'observer', reason, lastDay: '2099-03-31' })
  const part = await partOf(town, 'outreach')
  assert.equal((await coordinator.post(`${at}/team/${part.id}/end`, {})).status, 303)
  assert.equal((await outreach.get(at)).status, 404)
})

const bare = ({ municipality_id, case_id, account_id, role, reason: why, added_by, started_at }: Awaited<ReturnType<typeof partOf>>) => ({
  municipality_id,
  case_id,
  account_id,
  role,
  reason: why,
  added_by,
  started_at,
})
