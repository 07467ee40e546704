import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { caseActions, describePerson, protectAddress } from '#case/index.ts'
import { consentLaw } from '#law/index.ts'
import { addDays, today } from '#lib/day.ts'
import { inCase } from '#work/index.ts'
import { aCase } from '../../test/a-case.ts'
import { house } from '../../test/house.ts'
import { text } from './agreement.text.ts'
import { text as contactText } from './contact.text.ts'

const home = await house()
const now = today(new Date())
const t = text('nb')
const shared = contactText('nb')

const agreed = {
  agency: 'school',
  contact: 'Kontaktlæreren',
  hows: ['meeting', 'phone'],
  rhythm: 'Hver onsdag klokka to',
  place: 'Biblioteket',
  takingPart: 'Han selv og kontaktlæreren',
  wish: 'person',
  agreedOn: now,
  reviewOn: addDays(now, 60),
} as const

async function recorded(form: Record<string, string | readonly string[]> = {}) {
  const { id, at, me } = await aCase(home, { members: ['nurse'], observers: ['principal'] })
  const answer = await me.post(`${at}/sharing/agreements/new`, { ...agreed, ...form })
  assert.equal(answer.status, 303, await answer.text())
  return { id, at, me, address: answer.headers.get('location')! }
}
const read = async (asked: Response | Promise<Response>) => (await asked).text()

test('an agreement on contact stands in the case: with whom, how, when, where, who takes part, and who wished it', async () => {
  const { me, at, address } = await recorded()
  const html = await read(me.get(address))
  for (const words of [agreed.contact, agreed.rhythm, agreed.place, agreed.takingPart, t.wishes.person, t.howWords.phone, 'Skole'])
    assert.ok(html.includes(words), words)
  for (const page of [`${at}/sharing`, `${at}/sharing/agreements`]) assert.ok((await read(me.get(page))).includes(address), page)
})

test('its words are sealed: the database holds none of them', async () => {
  const { id } = await recorded({ contact: 'Et navn som ingen andre har' })
  const rows = await sql<{ row: string }>`select to_jsonb(a)::text as row from contact_agreement a where case_id = ${id}`.execute(
    home.owner,
  )
  for (const { row } of rows.rows)
    for (const words of ['Et navn', agreed.rhythm, agreed.place, agreed.takingPart])
      assert.ok(!row.includes(words) && !row.includes(Buffer.from(words).toString('hex')), words)
})

test('nothing is left out: a service, a way, a day to look again; what was typed is kept beside what is wrong', async () => {
  const { at, me } = await aCase(home)
  for (const [form, words] of [
    [{ agency: 'circus' }, 'Velg ett av alternativene.'],
    [{ hows: [] }, 'Velg ett av alternativene.'],
    [{ rhythm: ' ' }, 'Fyll ut dette feltet.'],
    [{ wish: '' }, 'Velg ett av alternativene.'],
    [{ agreedOn: addDays(now, 1) }, t.refusals.future],
    [{ reviewOn: '' }, 'Fyll ut dette feltet.'],
    [{ reviewOn: now }, t.refusals['review-past']],
  ] as const) {
    const answer = await me.post(`${at}/sharing/agreements/new`, { ...agreed, ...form })
    assert.equal(answer.status, 422, JSON.stringify(form))
    const html = await answer.text()
    assert.ok(html.includes(words) && html.includes(agreed.takingPart), words)
  }
})

test('where the address is protected, the field asks for a place that does not show where the person lives', async () => {
  const { id, at, me } = await aCase(home)
  const { law, section } = consentLaw('address')
  const words = t.placeProtected(`${law.nb} ${section}`)
  const page = () => read(me.get(`${at}/sharing/agreements/new`))
  assert.ok(!(await page()).includes(words))
  await inCase(home.edge.house, me.secret, caseActions.describePerson, id, (work) =>
    describePerson(work, { name: 'Ola Testesen', birthDate: '1998-04-03', revision: 1 }),
  )
  await inCase(home.edge.house, me.secret, caseActions.protectPerson, id, protectAddress)
  assert.ok((await page()).includes(words))
})

test('on its day it is to be looked at again, and until then it is not', async () => {
  const { id, me, address } = await recorded()
  assert.ok(!(await read(me.get(address))).includes(t.dueTitle))
  await sql`update contact_agreement set agreed_on = ${addDays(now, -30)}, review_on = ${now} where case_id = ${id}`.execute(home.owner)
  assert.ok((await read(me.get(address))).includes(t.dueTitle))
})

test('it is ended once, with a reason, and what was written stays', async () => {
  const { me, address } = await recorded()
  assert.equal((await me.post(`${address}/end`, { reason: ' ' })).status, 422)
  assert.equal((await me.post(`${address}/end`, { reason: 'Han har byttet skole' })).status, 303)
  const html = await read(me.get(address))
  assert.ok(html.includes('Han har byttet skole') && html.includes(agreed.rhythm) && html.includes(shared.ended))
  const again = await me.post(`${address}/end`, { reason: 'En annen grunn' })
  assert.equal(again.status, 409)
  const late = await again.text()
  assert.ok(late.includes(shared.already) && late.includes('En annen grunn'), 'what was typed is shown')
  assert.ok((await read(me.get(`${address}/end`))).includes(shared.already))
})

test('an observer reads it and writes nothing; whoever is not on the case finds nothing, as where there is nothing', async () => {
  const { at, address } = await recorded()
  assert.equal((await (await home.as('principal')).get(address)).status, 200)
  assert.ok(!(await read((await home.as('principal')).get(`${at}/sharing/agreements`))).includes('/agreements/new'))
  for (const who of ['principal', 'teacher', 'police', 'deputy'] as const) {
    const visitor = await home.as(who)
    assert.equal((await visitor.post(`${at}/sharing/agreements/new`, { ...agreed })).status, 404)
    assert.equal((await visitor.post(`${address}/end`, { reason: 'x' })).status, 404)
    if (who !== 'principal')
      for (const page of [address, `${at}/sharing/agreements`]) assert.equal((await visitor.get(page)).status, 404, `${who} ${page}`)
  }
})

test('an agreement of another case is not there, under any of its addresses', async () => {
  const { me, address } = await recorded()
  const { at } = await aCase(home)
  const elsewhere = `${at}/sharing/agreements/${address.split('/').at(-1)!}`
  for (const end of ['', '/end']) assert.equal((await me.get(`${elsewhere}${end}`)).status, 404)
  assert.equal((await me.post(`${elsewhere}/end`, { reason: 'x' })).status, 404)
  assert.ok(!(await read(me.get(`${at}/sharing/agreements`))).includes(address))
})

test('in a closed case it is read, and neither written nor ended', async () => {
  const { at, me, address } = await recorded()
  const closing = { outcome: 'foothold-found', words: 'Han fikk jobb', view: 'Han er fornøyd', rule: 'hold-follow-up' }
  assert.equal((await me.post(`${at}/close`, closing)).status, 303)
  assert.equal((await me.get(address)).status, 200)
  assert.equal((await me.post(`${at}/sharing/agreements/new`, { ...agreed })).status, 409)
  assert.equal((await me.post(`${address}/end`, { reason: 'x' })).status, 409)
})

test('the database keeps to it: a way that is none, no day after the agreement, an end without a reason', async () => {
  const { id } = await recorded()
  for (const set of [
    `hows = '{}'`,
    `hows = '{pigeon}'`,
    'review_on = agreed_on',
    'ended_at = now()',
    `ended_at = now(), ended_by = noted_by`,
  ])
    await assert.rejects(
      sql.raw(`update contact_agreement set ${set} where case_id = '${id}'`).execute(home.owner),
      /check constraint/,
      set,
    )
  await assert.rejects(sql.raw(`update contact_agreement set review_on = null where case_id = '${id}'`).execute(home.owner), /null value/)
})
