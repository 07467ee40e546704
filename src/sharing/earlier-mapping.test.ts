import assert from 'node:assert/strict'
import { test } from 'node:test'
import { today } from '#lib/day.ts'
import { aCase } from '../../test/a-case.ts'
import { house } from '../../test/house.ts'
import { text } from './earlier-mapping.text.ts'

const home = await house()
const now = today(new Date())
const t = text('nb')
const yes = {
  mapped: 'yes',
  toldBy: 'police-contact',
  onDay: now,
  ground: 'consent',
  necessity: 'For å finne ut hvem som kan støtte ham',
  network: 'En gjeng han er ute av',
} as const

test('a yes is not shown in the list; it is opened by an act of its own, which is traced', async () => {
  const { id, at } = await aCase(home, { members: ['nurse'], observers: ['principal'] })
  const me = await home.as('coordinator')
  assert.equal((await me.post(`${at}/sharing/reports/earlier/new`, yes)).status, 303)
  const list = await (await me.get(`${at}/sharing/reports`)).text()
  assert.ok(list.includes(t.open) && !list.includes(yes.network) && !list.includes(yes.necessity))
  const { id: mapping } = await home.owner.selectFrom('earlier_mapping').select('id').where('case_id', '=', id).executeTakeFirstOrThrow()
  const address = `${at}/sharing/reports/earlier/${mapping}`
  assert.ok((await (await (await home.as('nurse')).get(address)).text()).includes(yes.network))
  assert.equal((await (await home.as('principal')).get(address)).status, 404, 'not for whoever only looks on')
  const trace = await home.owner
    .selectFrom('audit_event')
    .select(['actor_id', 'outcome'])
    .where('action', '=', 'earlier-mapping.open')
    .where('case_id', '=', id)
    .execute()
  assert.deepEqual(trace, [{ actor_id: home.id('nurse'), outcome: 'shown' }])
})

test('a yes needs a ground of the case’s service, why it is needed, and something to know', async () => {
  const { id, at } = await aCase(home)
  const me = await home.as('coordinator')
  for (const [form, words] of [
    [{ ground: 'forvaltningsloven-13-b-6' }, t.refusals['not-yours']],
    [{ necessity: '' }, t.refusals['no-necessity']],
    [{ network: '' }, t.refusals.nothing],
  ] as const) {
    const answer = await me.post(`${at}/sharing/reports/earlier/new`, { ...yes, ...form })
    assert.equal(answer.status, 422)
    assert.ok((await answer.text()).includes(words), words)
  }
  assert.deepEqual(await home.owner.selectFrom('earlier_mapping').select('id').where('case_id', '=', id).execute(), [])
})

test('a no keeps nothing private, whatever was typed', async () => {
  const { id, at } = await aCase(home)
  const me = await home.as('coordinator')
  assert.equal((await me.post(`${at}/sharing/reports/earlier/new`, { ...yes, mapped: 'no' })).status, 303)
  const row = await home.owner.selectFrom('earlier_mapping').selectAll().where('case_id', '=', id).executeTakeFirstOrThrow()
  assert.deepEqual([row.ground, row.necessity, row.network, row.mindset], [null, null, null, null])
})

test('a case without a ground keeps nothing so private', async () => {
  const { at } = await aCase(home, { ground: null, person: null })
  const me = await home.as('coordinator')
  assert.ok((await (await me.get(`${at}/sharing/reports/earlier/new`)).text()).includes(t.noGroundTitle))
  assert.equal((await me.post(`${at}/sharing/reports/earlier/new`, yes)).status, 422)
})
