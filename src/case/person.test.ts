import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aCase } from '../../test/a-case.ts'
import { house } from '../../test/house.ts'
import { caseActions } from '#case/index.ts'
import { text as errors } from '#http/errors.text.ts'
import { inCase } from '#work/index.ts'
import { text } from './person.text.ts'
import { findGround } from '#law/index.ts'

const t = text('nb')
const kari = { name: 'Kari Testesen', birthDate: '2009-03-04', contact: 'Ring mor' }

test('whom the case is about is recorded, sealed, once there is a ground', async () => {
  const town = await house()
  const { at } = await aCase(town, { members: ['outreach'], person: null })
  const outreach = await town.as('outreach')
  assert.ok((await (await outreach.get(`${at}/person`)).text()).includes(t.none))
  assert.equal((await outreach.post(`${at}/person`, kari)).headers.get('location'), `${at}/person`)
  const row = await town.owner.selectFrom('case_person').selectAll().executeTakeFirstOrThrow()
  for (const sealed of [row.name, row.birth_date!, row.contact!]) assert.ok(!/Testesen|2009|mor/.test(sealed.toString('latin1')))
  assert.match(await (await outreach.get(`${at}/person`)).text(), /Kari Testesen.*4\. mars 2009.*Ring mor/s)
})

test('without a ground nobody is recorded, neither on the page nor past it', async () => {
  const town = await house()
  const { at, id } = await aCase(town, { ground: null, person: null })
  const coordinator = await town.as('coordinator')
  const html = await (await coordinator.get(`${at}/person`)).text()
  assert.ok(html.includes(t.noGroundTitle) && !html.includes('name="name"'))
  const answer = await coordinator.post(`${at}/person`, kari)
  assert.equal(answer.status, 422)
  assert.ok((await answer.text()).includes(t.noGround))
  await assert.rejects(
    inCase(town.edge.house, coordinator.secret, caseActions.describePerson, id, ({ tx, actor }) =>
      sql`insert into case_person (municipality_id, case_id, name) values (${actor.municipality}, ${id}, 'x')`.execute(tx),
    ),
    /foreign key/,
  )
})

test('what stood there before stays in the journal', async () => {
  const town = await house()
  const { at } = await aCase(town)
  const coordinator = await town.as('coordinator')
  assert.equal((await coordinator.post(`${at}/person`, { ...kari, revision: '1' })).status, 303)
  const journal = await (await coordinator.get(`${at}/journal`)).text()
  for (const words of [t.note.person, t.note.was(t.name, 'Tiril Rønnestad'), t.note.was(t.contact, t.notGiven)])
    assert.ok(journal.includes(words), words)
  await coordinator.post(`${at}/person`, { ...kari, revision: '2' })
  assert.equal((await town.owner.selectFrom('journal_entry').select('id').execute()).length, 1)
})

test('two who write at once: the second one sees both, and nothing is overwritten', async () => {
  const town = await house()
  const { at } = await aCase(town, { members: ['outreach'] })
  const [coordinator, outreach] = [await town.as('coordinator'), await town.as('outreach')]
  await coordinator.post(`${at}/person`, { ...kari, revision: '1' })
  const second = await outreach.post(`${at}/person`, { name: 'Karin Testesen', revision: '1' })
  assert.equal(second.status, 409)
  const html = await second.text()
  assert.match(html, new RegExp(`${t.storedNow}.*Kari Testesen.*value="2".*value="Karin Testesen"`, 's'))
  assert.equal((await outreach.post(`${at}/person`, { name: 'Karin Testesen', revision: '2' })).status, 303)
})

test('a name that is missing and a birth that is yet to come are refused, with what was typed', async () => {
  const town = await house()
  const { at } = await aCase(town)
  const coordinator = await town.as('coordinator')
  const nameless = await coordinator.post(`${at}/person`, { ...kari, name: '', revision: '1' })
  assert.equal(nameless.status, 422)
  assert.match(await nameless.text(), new RegExp(`${errors('nb').required}.*Ring mor`, 's'))
  assert.ok(
    (await (await coordinator.post(`${at}/person`, { ...kari, birthDate: '2190-01-01', revision: '1' })).text()).includes(
      errors('nb').future,
    ),
  )
})

test('an observer reads whom it is about, and changes nothing', async () => {
  const town = await house()
  const { at } = await aCase(town, { observers: ['nurse'] })
  const nurse = await town.as('nurse')
  const html = await (await nurse.get(`${at}/person`)).text()
  assert.ok(html.includes('Tiril Rønnestad') && !html.includes('<textarea') && !html.includes('/ground'))
  assert.equal((await nurse.post(`${at}/person`, { ...kari, revision: '1' })).status, 404)
  assert.equal((await nurse.get(`${at}/ground`)).status, 404)
  for (const one of [await town.as('deputy'), await town.as('coordinator', await town.settle({ name: 'Annetsted' }))]) {
    assert.equal((await one.get(`${at}/person`)).status, 404)
    assert.equal((await one.post(`${at}/person`, kari)).status, 404)
  }
})

const grounding = {
  service: 'coordination',
  ground: 'sosialtjenesteloven-17',
  purpose: 'Hjelp til arbeid',
  reason: 'NAV har tatt over',
  revision: '1',
}

test('the ground is changed for a reason, and the journal keeps what held before', async () => {
  const town = await house()
  const { at } = await aCase(town)
  const coordinator = await town.as('coordinator')
  assert.equal((await coordinator.post(`${at}/ground`, grounding)).headers.get('location'), `${at}/person`)
  const row = await town.owner.selectFrom('case').select(['ground', 'revision']).executeTakeFirstOrThrow()
  assert.deepEqual(row, { ground: 'sosialtjenesteloven-17', revision: 2 })
  const journal = await (await coordinator.get(`${at}/journal`)).text()
  const { law, section } = findGround('consent')!
  for (const words of [`${law.nb} ${section}`, 'NAV har tatt over', 'Hjelp til å komme tilbake på skolen'])
    assert.ok(journal.includes(words), words)
})

test('a ground that the service does not have, none at all with a person, and no reason: refused', async () => {
  const town = await house()
  const { at } = await aCase(town)
  const coordinator = await town.as('coordinator')
  for (const [change, words] of [
    [{ service: 'school' }, t.groundMisfits],
    [{ ground: 'forvaltningsloven-13-a-2' }, t.groundMisfits],
    [{ service: 'circus' }, t.groundMisfits],
    [{ ground: 'none' }, t.personHeld],
    [{ reason: '' }, errors('nb').required],
  ] as const) {
    const answer = await coordinator.post(`${at}/ground`, { ...grounding, ...change })
    assert.equal(answer.status, 422)
    assert.ok((await answer.text()).includes(words), words)
  }
  assert.equal((await town.owner.selectFrom('case').select('ground').executeTakeFirstOrThrow()).ground, 'consent')
})

test('two who change the ground at once: the second one sees both', async () => {
  const town = await house()
  const { at } = await aCase(town, { members: ['outreach'] })
  await (await town.as('coordinator')).post(`${at}/ground`, grounding)
  const second = await (await town.as('outreach')).post(`${at}/ground`, { ...grounding, ground: 'consent', purpose: 'Noe helt annet' })
  assert.equal(second.status, 409)
  assert.match(await second.text(), new RegExp(`${t.storedNow}.*Hjelp til arbeid.*Noe helt annet`, 's'))
})
