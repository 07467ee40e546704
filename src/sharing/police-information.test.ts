import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, today } from '#lib/day.ts'
import { inCase, reading } from '#work/index.ts'
import { aCase } from '../../test/a-case.ts'
import { house, type TestHouse } from '../../test/house.ts'
import { readPoliceInformation } from './access.ts'
import { mayPassOn, type PoliceInformationId } from './police-information.ts'
import { text } from './police-information.text.ts'

const home = await house()
const now = today(new Date())
const t = text('nb')

const told = {
  ground: 'politiregisterloven-27',
  decidedBy: 'Politikontakten',
  givenHow: 'spoken',
  verified: 'no',
  body: 'De har snakket med ham og ser ingen fare nå',
  told: 'not-known',
  imposed: '',
  givenOn: now,
  reviewOn: addDays(now, 60),
} as const

async function noted(form: Record<string, string> = {}) {
  const { id, at } = await aCase(home, { members: ['nurse'], observers: ['principal'] })
  const me = await home.as('coordinator')
  const answer = await me.post(`${at}/sharing/reports/information/new`, { ...told, ...form })
  assert.equal(answer.status, 303, await answer.text())
  const address = answer.headers.get('location')!
  return { id, at, me, address, information: address.split('/').at(-1) as PoliceInformationId }
}
const asked = ({ edge }: TestHouse, { id, me, information }: Awaited<ReturnType<typeof noted>>) =>
  inCase(edge.house, me.secret, readPoliceInformation, id, (work) => mayPassOn(reading(work), information))

test('what the police have told stands in the case with its marks', async () => {
  const { me, at, address } = await noted()
  for (const path of [address, `${at}/sharing/reports`]) assert.ok((await (await me.get(path)).text()).includes(t.marks.unverified), path)
  const html = await (await me.get(address)).text()
  assert.ok(html.includes(told.body) && html.includes('§ 27'))
})

test('the form says that the police’s own notes never belong here', async () => {
  const { at } = await aCase(home)
  assert.ok((await (await (await home.as('coordinator')).get(`${at}/sharing/reports/information/new`)).text()).includes(t.lead))
})

test('what is under imposed confidentiality may not be passed on, until the police have lifted it', async () => {
  const it = await noted({ imposed: 'Bare teamet får vite dette' })
  assert.equal(await asked(home, it), false)
  assert.ok((await (await it.me.get(it.address)).text()).includes(t.mayNotPassOn))
  const lifting = { on: now, words: 'Politikontakten ringte' }
  assert.equal((await it.me.post(`${it.address}/lift`, lifting)).status, 303)
  assert.equal(await asked(home, it), true)
  const html = await (await it.me.get(it.address)).text()
  assert.ok(
    html.includes(t.marks.lifted) && html.includes(lifting.words) && html.includes('Bare teamet får vite dette'),
    'what was imposed still stands',
  )
  assert.equal((await it.me.post(`${it.address}/lift`, lifting)).status, 409)
})

test('where nothing is imposed the question is whether the sharer has a ground, and there is nothing to lift', async () => {
  const it = await noted()
  assert.equal(await asked(home, it), true)
  assert.equal((await it.me.post(`${it.address}/lift`, { on: now, words: 'x' })).status, 404)
})

test('a ground that the police do not have, or did not have that day, is refused; so is a day out of place', async () => {
  const { at } = await aCase(home)
  const me = await home.as('coordinator')
  for (const [form, words] of [
    [{ ground: 'forvaltningsloven-13-b-6' }, t.refusals['not-police']],
    [{ givenOn: '2014-06-30' }, t.refusals['not-police']],
    [{ givenOn: addDays(now, 1) }, t.refusals.future],
    [{ reviewOn: addDays(now, -1) }, t.refusals.past],
  ] as const) {
    const answer = await me.post(`${at}/sharing/reports/information/new`, { ...told, ...form })
    assert.equal(answer.status, 422)
    assert.ok((await answer.text()).includes(words), words)
  }
})

test('it answers a report of the same case, never of another', async () => {
  const [one, other] = [await aCase(home), await aCase(home)]
  const me = await home.as('coordinator')
  const police = { ground: 'forvaltningsloven-13-b-6', facts: 'f', danger: 'd', receiver: 'r', told: 'told', sentOn: now, sentHow: 'phone' }
  const sent = await me.post(`${one.at}/sharing/reports/police/new`, police)
  const report = sent.headers.get('location')!.split('/').at(-1)!
  assert.equal((await me.post(`${one.at}/sharing/reports/information/new`, { ...told, report })).status, 303)
  assert.equal((await me.post(`${other.at}/sharing/reports/information/new`, { ...told, report })).status, 404)
  assert.ok((await (await me.get(`${one.at}/sharing/reports/${report}`)).text()).includes(t.marks.unverified))
})

test('the team reads it, whoever only looks on too; writing and lifting are for those who work on the case', async () => {
  const { at, address } = await noted({ imposed: 'Bare teamet' })
  assert.equal((await (await home.as('principal')).get(address)).status, 200)
  for (const who of ['principal', 'teacher', 'police'] as const) {
    const visitor = await home.as(who)
    assert.equal((await visitor.post(`${address}/lift`, { on: now, words: 'x' })).status, 404)
    assert.equal((await visitor.post(`${at}/sharing/reports/information/new`, told)).status, 404)
  }
})
