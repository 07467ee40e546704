import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { anyone, type Action } from '#access/index.ts'
import { addDays, today } from '#lib/day.ts'
import { inMunicipality } from '#work/index.ts'
import { aCase } from '../../test/a-case.ts'
import { everyone, house, type Someone } from '../../test/house.ts'
import { text } from './duty.text.ts'

const home = await house()
const now = today(new Date())
const t = text('nb')

const averting = {
  offence: 'straffeloven-131',
  likely: 'Han hadde tid og sted klart',
  facts: 'Han fortalte det til broren i går',
  receiver: 'Operasjonssentralen',
  actedOn: now,
  actedAt: '14:30',
  actedHow: 'emergency',
} as const
const informing = {
  ground: 'opplaeringslova-24-3',
  grounds: ['barnevernsloven-13-2-a'],
  facts: 'Han kom på skolen med merker på halsen',
  receiver: 'Vakta i barnevernet',
  actedOn: now,
  actedAt: '',
  actedHow: 'phone',
} as const

type Form = Record<string, string | readonly string[]>
async function written(who: Someone, kind: 'avert' | 'inform', form: Form) {
  const me = await home.as(who)
  const answer = await me.post(`/duties/${kind}/new`, form)
  assert.equal(answer.status, 303, await answer.text())
  return { me, address: answer.headers.get('location')! }
}
async function refused(who: Someone, kind: 'avert' | 'inform', form: Form, words: string) {
  const answer = await (await home.as(who)).post(`/duties/${kind}/new`, form)
  assert.equal(answer.status, 422)
  assert.ok((await answer.text()).includes(words), words)
}

test('whoever helps writes down that she has done her duty, and no leader is asked', async () => {
  for (const who of ['teacher', 'mentor', 'principal', 'coordinator', 'nav'] as const) {
    const { me, address } = await written(who, 'avert', averting)
    const html = await (await me.get(address)).text()
    for (const words of [averting.facts, averting.likely, averting.receiver, '14:30', '§ 131']) assert.ok(html.includes(words), words)
  }
  assert.deepEqual(await home.owner.selectFrom('notice').select('id').execute(), [], 'nobody is told')
  for (const who of ['executive', 'adviser', 'archivist'] as const)
    assert.equal((await (await home.as(who)).get('/duties/avert/new')).status, 404)
})

test('in acute danger the page says 112 first, and discussing without a name is offered, not required', async () => {
  const html = await (await (await home.as('teacher')).get('/duties/avert/new')).text()
  assert.ok(html.indexOf(t.acute) > 0 && html.indexOf(t.acute) < html.indexOf('<form class="form"'))
  assert.ok(html.includes('href="/consultations/new"'))
})

test('only offences of the list can be chosen: terror travel and recruitment are shown as not on it', async () => {
  const html = await (await (await home.as('teacher')).get('/duties/avert/new')).text()
  const options = [...html.matchAll(/<option value="([^"]+)"/g)].map(([, id]) => id)
  assert.ok(options.includes('straffeloven-275'))
  for (const id of ['straffeloven-135', 'straffeloven-136', 'straffeloven-136-a', 'straffeloven-136-b', 'straffeloven-145']) {
    assert.equal(options.includes(id), false, id)
    await refused('teacher', 'avert', { ...averting, offence: id }, t.refusals['not-listed'])
  }
  assert.ok(html.includes('§ 136 b'))
})

test('a list that was not yet in force that day is no ground', async () => {
  await refused('teacher', 'avert', { ...averting, actedOn: '2010-01-01' }, t.refusals['not-listed'])
})

test('a duty to avert without facts, likelihood, receiver or on a day to come is refused', async () => {
  await refused('teacher', 'avert', { ...averting, facts: '' }, t.refusals['no-facts'])
  await refused('teacher', 'avert', { ...averting, likely: '' }, t.refusals['not-likely'])
  await refused('teacher', 'avert', { ...averting, receiver: '' }, t.refusals['no-receiver'])
  await refused('teacher', 'avert', { ...averting, actedOn: addDays(now, 1) }, t.refusals.future)
  await refused('teacher', 'avert', { ...averting, actedAt: '25:00' }, t.refusals.time)
})

test('the duty to inform stands in the law of one’s own service, and on a ground that the facts meet', async () => {
  const { me, address } = await written('teacher', 'inform', informing)
  assert.ok((await (await me.get(address)).text()).includes('§ 24-3'))
  await written('nurse', 'inform', { ...informing, ground: 'helsepersonelloven-33' })
  await refused('nurse', 'inform', informing, t.refusals['not-yours'])
  await refused('teacher', 'inform', { ...informing, ground: 'forvaltningsloven-13-a-1' }, t.refusals['not-yours'])
  await refused('teacher', 'inform', { ...informing, grounds: [] }, t.refusals['no-ground'])
  await refused('teacher', 'inform', { ...informing, grounds: ['radicalisation'] }, t.refusals['not-in-force'])
  await refused('teacher', 'inform', { ...informing, ground: 'barnevernsloven-13-2', actedOn: '2022-12-31' }, t.refusals['not-in-force'])
})

const looking: Action = { name: 'test.look', who: anyone, trace: 'never' }

test('its author alone reads it: nobody else by address, and nobody else in the database, key and all', async () => {
  const { address } = await written('colleague', 'avert', averting)
  const id = address.split('/').at(-1)!
  for (const who of everyone) {
    const me = await home.as(who)
    assert.equal((await me.get(address)).status, who === 'colleague' ? 200 : 404, who)
    const seen = await inMunicipality(home.edge.house, me.secret, looking, async ({ tx }) => ({
      rows: (await sql`select from duty_record where id = ${id}`.execute(tx)).rows.length,
      keys: (await sql`select from keystore.data_key where id = ${id}`.execute(tx)).rows.length,
    }))
    assert.deepEqual(seen, who === 'colleague' ? { rows: 1, keys: 1 } : { rows: 0, keys: 0 }, who)
  }
})

test('it is never rewritten, and never written in the name of another', async () => {
  const { me } = await written('teacher', 'inform', informing)
  const doing = (statement: ReturnType<typeof sql>) =>
    inMunicipality(home.edge.house, me.secret, looking, ({ tx }) => statement.execute(tx))
  await assert.rejects(doing(sql`update duty_record set acted_on = acted_on`), /permission denied/)
  await assert.rejects(doing(sql`delete from duty_record`), /permission denied/)
  const other = sql`insert into duty_record (municipality_id, id, author_id, kind, sender_service, offence, facts, likely, receiver, acted_on, acted_how, at)
    select municipality_id, gen_random_uuid(), ${home.id('nurse')}, 'avert', sender_service, 'x', facts, 'x', receiver, acted_on, acted_how, at from duty_record limit 1`
  await assert.rejects(doing(other), /row-level security/)
})

test('the team of a case learns of it only by the author’s own act, in words that she has seen; nothing joins the two', async () => {
  const { at, id } = await aCase(home, { members: ['outreach'] })
  const { me, address } = await written('outreach', 'avert', averting)
  const share = `${at}/sharing/reports/duty/${address.split('/').at(-1)}`
  assert.ok((await (await me.get(address)).text()).includes(`href="${share}"`))
  const coordinator = await home.as('coordinator')
  const journal = async () => (await coordinator.get(`${at}/journal`)).text()
  assert.equal((await journal()).includes('§ 196'), false)
  assert.equal((await coordinator.get(share)).status, 404, 'not another’s duty')
  const html = await (await me.get(share)).text()
  assert.ok(html.includes('§ 196') && !html.includes(averting.facts))
  assert.equal((await me.post(share, { body: 'Jeg har gjort plikten min (straffeloven § 196).' })).status, 303)
  assert.ok((await journal()).includes('Jeg har gjort plikten min') && !(await journal()).includes(averting.facts))
  const columns = await sql<{
    name: string
  }>`select attname as name from pg_attribute where attrelid = 'duty_record'::regclass and attnum > 0`.execute(home.owner)
  assert.equal(
    columns.rows.some(({ name }) => name.includes('case')),
    false,
  )
  const elsewhere = await aCase(home)
  assert.equal((await me.get(share.replace(id, elsewhere.id))).status, 404, 'not in a case that she is not in')
})
