import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aCase } from '../../test/a-case.ts'
import { house } from '../../test/house.ts'
import { consentLaw } from '#law/index.ts'
import { text } from './protection.text.ts'

const t = text('nb')
const ola = { name: 'Ola Testesen', birthDate: '1998-04-03', contact: 'Storgata 1' }

test('a protected address is on no page; the lead alone opens it, and each time is in the trail', async () => {
  const town = await house()
  const { at, id } = await aCase(town, { members: ['outreach'], observers: ['nurse'], person: ola })
  const [coordinator, outreach] = [await town.as('coordinator'), await town.as('outreach')]
  assert.ok((await (await outreach.get(`${at}/person`)).text()).includes('Storgata 1'))
  assert.equal((await outreach.post(`${at}/person/protection`, { protect: 'yes' })).headers.get('location'), `${at}/person`)
  for (const who of [coordinator, outreach, await town.as('nurse')])
    for (const page of ['', '/person', '/team', '/journal', '/sharing', '/sharing/consents']) {
      const html = await (await who.get(`${at}${page}`)).text()
      assert.ok(!html.includes('Storgata'), page)
    }
  assert.ok((await (await outreach.get(`${at}/person/protection`)).text()).includes(consentLaw('address').section))
  assert.equal((await outreach.get(`${at}/person/contact`)).status, 404)
  assert.ok((await (await coordinator.get(`${at}/person/contact`)).text()).includes('Storgata 1'))
  const trail = town.owner
    .selectFrom('audit_event')
    .select(['actor_id', 'outcome', 'case_id'])
    .where('action', '=', 'person.read-protected')
  assert.deepEqual(await trail.orderBy('id').execute(), [
    { actor_id: town.id('outreach'), outcome: 'refused', case_id: null },
    { actor_id: town.id('coordinator'), outcome: 'shown', case_id: id },
  ])
})

test('what is written about a protected address is kept apart, and stands in no journal', async () => {
  const town = await house()
  const { at } = await aCase(town, { members: ['outreach'], person: ola })
  const outreach = await town.as('outreach')
  await outreach.post(`${at}/person/protection`, { protect: 'yes' })
  assert.equal((await outreach.post(`${at}/person`, { ...ola, contact: 'Nygata 2', revision: '2' })).status, 303)
  assert.doesNotMatch(await (await outreach.get(`${at}/journal`)).text(), /Storgata|Nygata/)
  const coordinator = await town.as('coordinator')
  assert.match(await (await coordinator.get(`${at}/person/contact`)).text(), /Nygata 2/)
  const { contact } = await town.owner.selectFrom('case_person').select('contact').executeTakeFirstOrThrow()
  assert.equal(contact, null)
  await assert.rejects(sql`update case_person set contact = 'x'`.execute(town.owner), /check constraint/)
})

test('the lead lifts the protection, and nobody else', async () => {
  const town = await house()
  const { at } = await aCase(town, { members: ['outreach'], person: ola })
  const [coordinator, outreach] = [await town.as('coordinator'), await town.as('outreach')]
  await outreach.post(`${at}/person/protection`, { protect: 'yes' })
  const refused = await outreach.post(`${at}/person/protection`, { protect: 'no' })
  assert.equal(refused.status, 422)
  assert.ok((await refused.text()).includes(t.onlyLead))
  assert.equal((await coordinator.post(`${at}/person/protection`, { protect: 'no' })).status, 303)
  assert.match(await (await outreach.get(`${at}/person`)).text(), /Storgata 1/)
})
