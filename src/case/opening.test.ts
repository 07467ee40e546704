import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addDays, today } from '#lib/day.ts'
import { boxFor, inCase, inMunicipality } from '#work/index.ts'
import { everyone, house, type TestHouse } from '../../test/house.ts'
import { report } from '../../test/report.ts'
import { caseActions, openCase } from './index.ts'
import { text } from './opening.text.ts'

const t = text('nb')
const nextOn = addDays(today(new Date()), 5)
const rest = { purpose: 'Å komme tilbake på skolen', nextOn, name: '', birthDate: '', contact: '' }
const cases = ({ owner }: TestHouse) => owner.selectFrom('case').selectAll().execute()
const persons = ({ owner }: TestHouse) => owner.selectFrom('case_person').selectAll().execute()

test('opening a case asks which service, then which ground, and only then who it is about', async () => {
  const here = await house()
  const coordinator = await here.as('coordinator')
  const first = await (await coordinator.get('/cases/new')).text()
  assert.ok(
    first.includes(t.service) && first.includes('value="school"') && !first.includes(t.purpose) && !first.includes('value="police"'),
  )
  const second = await (await coordinator.get('/cases/new?service=school')).text()
  assert.ok(
    second.includes(t.ground) &&
      second.includes('value="opplaeringslova-24-1"') &&
      second.includes(t.noGround) &&
      !second.includes(t.purpose),
  )
  const third = await (await coordinator.get('/cases/new?service=school&ground=opplaeringslova-24-1')).text()
  assert.ok(third.includes(t.purpose) && third.includes('name="name"'))
  assert.ok((await (await coordinator.get('/cases/new?service=school&ground=sosialtjenesteloven-17')).text()).includes(t.ground))
  assert.ok((await (await coordinator.get('/cases/new?service=circus')).text()).includes(t.service))
})

test('without a ground there is no field for who it is about, and what is sent all the same is refused', async () => {
  const here = await house()
  const coordinator = await here.as('coordinator')
  const asked = await (await coordinator.get('/cases/new?service=school&ground=none')).text()
  assert.ok(
    asked.includes(t.anonymous.title) &&
      !asked.includes('name="name"') &&
      !asked.includes('name="birthDate"') &&
      !asked.includes('name="contact"'),
  )
  for (const who of [{ name: 'Emil Fjeld' }, { birthDate: '2010-04-01' }, { contact: '00 00 00 00' }]) {
    const refused = await coordinator.post('/cases/new', { ...rest, service: 'school', ground: 'none', ...who })
    assert.equal(refused.status, 422)
    assert.ok((await refused.text()).includes(t.noIdentity))
  }
  assert.deepEqual(await cases(here), [])
  const nameless = await coordinator.post('/cases/new', { ...rest, service: 'school', ground: 'none' })
  assert.equal(nameless.status, 303)
  assert.deepEqual(await persons(here), [])
})

test('the database too refuses a person without a ground', async () => {
  const here = await house()
  const coordinator = await here.as('coordinator')
  const opening = { service: 'school', ground: null, purpose: 'x', person: { name: 'Emil Fjeld' } }
  await assert.rejects(
    inMunicipality(here.edge.house, coordinator.secret, caseActions.openNewCase, (work) => openCase(work, opening)),
    /case_person/,
  )
  assert.deepEqual(await cases(here), [])
})

test('a case begins with its number, its purpose, a person and the first day', async () => {
  const here = await house()
  const coordinator = await here.as('coordinator')
  const form = {
    ...rest,
    service: 'school',
    ground: 'opplaeringslova-24-1',
    name: 'Emil Fjeld',
    birthDate: '2010-04-01',
    contact: 'Gjennom mor',
  }
  const opened = await coordinator.post('/cases/new', form)
  assert.equal(opened.status, 303)
  const [row] = await cases(here)
  assert.equal(opened.headers.get('location'), `/cases/${row!.id}`)
  assert.deepEqual(
    [row!.service, row!.ground, row!.next_on, row!.next_by, row!.lead_id],
    ['school', form.ground, nextOn, here.id('coordinator'), here.id('coordinator')],
  )
  const [person] = await persons(here)
  const name = await inCase(here.edge.house, coordinator.secret, caseActions.readCase, row!.id, async (work) =>
    (await boxFor(work, 'case', row!.id)).open('case_person', 'name', row!.id, person!.name),
  )
  assert.equal(name, 'Emil Fjeld')
})

test('what is wrong is said, and what was typed stays', async () => {
  const here = await house()
  const coordinator = await here.as('coordinator')
  const good = { ...rest, service: 'school', ground: 'consent', name: 'Emil Fjeld' }
  const wrong = [
    { purpose: '  ' },
    { ground: 'sosialtjenesteloven-17' },
    { service: 'police' },
    { nextOn: '2020-01-01' },
    { nextOn: 'i morgen' },
    { birthDate: '2199-01-01' },
    { name: '', contact: 'Mor' },
  ]
  for (const one of wrong) assert.equal((await coordinator.post('/cases/new', { ...good, ...one })).status, 422, JSON.stringify(one))
  const again = await (await coordinator.post('/cases/new', { ...good, purpose: '' })).text()
  assert.ok(again.includes('value="Emil Fjeld"'))
  assert.deepEqual(await cases(here), [])
})

test('only a coordinator opens a case', async () => {
  const here = await house()
  const { path } = await report(here)
  for (const who of everyone) {
    const them = await here.as(who)
    const may = who === 'coordinator' || who === 'deputy'
    assert.equal((await them.get('/cases/new')).status, may ? 200 : 404, who)
    assert.equal((await (await them.get('/cases')).text()).includes('/cases/new'), may, who)
    assert.equal((await them.get(`${path}/open-case`)).status, may ? 200 : 404, who)
    if (!may) assert.equal((await them.post('/cases/new', { ...rest, service: 'school', ground: 'none' })).status, 404, who)
  }
})

test('a case that is opened from a report is linked to it, or neither comes to be', async () => {
  const here = await house()
  const { path, entry, concern } = await report(here)
  const coordinator = await here.as('coordinator')
  const form = {
    ...rest,
    service: 'school',
    ground: 'opplaeringslova-24-1',
    name: 'Emil Fjeld',
    reason: 'Skolen ber om hjelp.',
    revision: '1',
  }
  assert.equal((await coordinator.post(`${path}/open-case`, form)).status, 409)
  assert.deepEqual(await cases(here), [])
  await coordinator.post(`${path}/open`, {})
  assert.equal((await coordinator.post(`${path}/open-case`, { ...form, reason: '' })).status, 422)
  const sent = await Promise.all([coordinator.post(`${path}/open-case`, form), (await here.as('deputy')).post(`${path}/open-case`, form)])
  assert.deepEqual(sent.map(({ status }) => String(status)).toSorted(), ['303', '409'])
  const [row, ...more] = await cases(here)
  assert.deepEqual(more, [])
  const [link] = await here.owner.selectFrom('concern_link').selectAll().execute()
  assert.deepEqual([link!.concern_id, link!.case_id], [concern, row!.id])
  const decided = await here.owner.selectFrom('inbox_entry').select('decision').where('id', '=', entry).executeTakeFirstOrThrow()
  assert.equal(decided.decision, 'linked')
})

test('whoever takes the same reports sees that one was followed up, and cannot open the case', async () => {
  const here = await house()
  const { path } = await report(here)
  const coordinator = await here.as('coordinator')
  await coordinator.post(`${path}/open`, {})
  await coordinator.post(`${path}/open-case`, {
    ...rest,
    service: 'school',
    ground: 'consent',
    name: 'Emil Fjeld',
    reason: 'Skolen ber om hjelp.',
    revision: '1',
  })
  const deputy = await here.as('deputy')
  assert.equal((await deputy.get(path)).status, 200)
  const seen = await inMunicipality(
    here.edge.house,
    deputy.secret,
    caseActions.listCases,
    async ({ tx }) => (await sql`select id from "case"`.execute(tx)).rows,
  )
  assert.deepEqual(seen, [])
})
