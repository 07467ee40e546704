import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { houseJobs } from '#jobs/index.ts'
import { text as homeText } from '../home/home.text.ts'
import { addDays, today } from '#lib/day.ts'
import { inCase } from '#work/index.ts'
import { aCase } from '../../test/a-case.ts'
import { house, type Someone } from '../../test/house.ts'
import { caseActions, closeCase } from '#case/index.ts'
import { text as answerText } from './report-answer.text.ts'
import { text as childWelfareText } from './report-child-welfare.text.ts'
import { text as policeText } from './report-police.text.ts'
import { text as listText } from './report.text.ts'

const home = await house()
const now = today(new Date())
const t = childWelfareText('nb')

const meant = {
  grounds: ['barnevernsloven-13-2-a', 'barnevernsloven-13-2-d'],
  facts: 'Han sov ute tre netter etter å ha blitt slått',
  receiver: 'Vakta i barneverntjenesten',
  childView: 'Han er redd for å gå hjem',
  parents: 'not-told',
  parentsNotTold: 'Det er de som slår',
  sentOn: now,
  sentHow: 'phone',
} as const

type Form = Record<string, string | readonly string[]>
const without = (form: Form, ...names: string[]): Form => Object.fromEntries(Object.entries(form).filter(([name]) => !names.includes(name)))
const asMuch = (html: string) => html.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')

async function reported({
  who = 'coordinator',
  form = {},
  members = ['nurse'],
}: { who?: Someone; form?: Form; members?: readonly Someone[] } = {}) {
  const { id, at } = await aCase(home, { members, observers: ['principal'] })
  const me = await home.as(who)
  const answer = await me.post(`${at}/sharing/reports/child-welfare/new`, { ...meant, ...form })
  assert.equal(answer.status, 303, await answer.text())
  return { id, at, me, address: answer.headers.get('location')! }
}

async function refusedWith(address: string, form: Form, words: string, who: Someone = 'coordinator') {
  const answer = await (await home.as(who)).post(address, form)
  assert.equal(answer.status, 422)
  const html = asMuch(await answer.text())
  assert.ok(html.includes(words), `the page says: ${words}`)
  return html
}

const rows = async (table: 'child_welfare_report' | 'police_report' | 'pst_note' | 'child_welfare_answer', id: string) =>
  (await home.owner
    .selectFrom(table)
    .selectAll()
    .where('case_id', '=', id as never)
    .execute()) as Record<string, unknown>[]

test('a report to child welfare says which grounds of § 13-2 the facts meet, and its words are sealed', async () => {
  const { id, me, address } = await reported()
  const html = asMuch(await (await me.get(address)).text())
  for (const words of [meant.facts, meant.receiver, meant.childView, meant.parentsNotTold]) assert.ok(html.includes(words), words)
  const [row] = await rows('child_welfare_report', id)
  assert.deepEqual(row!['grounds'], meant.grounds)
  assert.equal(row!['sender_service'], 'coordination')
  assert.equal(Buffer.from(row!['facts'] as Buffer).includes(Buffer.from('tre netter')), false)
})

test('the page says calmly that radicalisation is no ground, and offers the five of the law', async () => {
  const { at } = await aCase(home)
  const html = asMuch(await (await (await home.as('coordinator')).get(`${at}/sharing/reports/child-welfare/new`)).text())
  assert.ok(html.includes(t.calmTitle))
  assert.equal([...html.matchAll(/name="grounds"/g)].length, 5)
})

test('radicalisation alone is no ground, nor is no ground at all', async () => {
  const { id, at } = await aCase(home)
  const address = `${at}/sharing/reports/child-welfare/new`
  const kept = await refusedWith(address, without(meant, 'grounds'), t.refusals['no-ground'])
  assert.ok(kept.includes(meant.facts), 'what was typed is kept')
  await refusedWith(address, { ...meant, grounds: 'radicalisation' }, t.refusals['not-in-force'])
  assert.deepEqual(await rows('child_welfare_report', id), [])
})

test('a ground that was not in force the day it was sent is refused', async () => {
  const { at } = await aCase(home)
  await refusedWith(`${at}/sharing/reports/child-welfare/new`, { ...meant, sentOn: '2022-12-31' }, t.refusals['not-in-force'])
})

test('a report without facts, receiver, the child’s view or why the parents were not told is refused, each with its reason', async () => {
  const { id, at } = await aCase(home)
  const address = `${at}/sharing/reports/child-welfare/new`
  await refusedWith(address, without(meant, 'facts'), t.refusals['no-facts'])
  await refusedWith(address, without(meant, 'receiver'), t.refusals['no-receiver'])
  await refusedWith(address, without(meant, 'childView'), t.refusals['view-needed'])
  await refusedWith(address, { ...meant, childViewMissing: 'Ville ikke' }, t.refusals['not-both'])
  await refusedWith(address, without(meant, 'parentsNotTold'), t.refusals['parents-why'])
  await refusedWith(address, { ...meant, sentOn: addDays(now, 1) }, t.refusals.future)
  assert.deepEqual(await rows('child_welfare_report', id), [])
})

test('child welfare has three weeks to answer; it stands in the case, and on the page of whoever leads it', async () => {
  const { at, me, address } = await reported({ who: 'nurse' })
  const coordinator = await home.as('coordinator')
  const overview = await (await coordinator.get(`${at}/sharing`)).text()
  assert.ok(overview.includes(listText('nb').waits.answer) && overview.includes(`datetime="${addDays(now, 21)}"`))
  assert.ok((await (await coordinator.get('/home')).text()).includes(`href="${address}"`))
  assert.equal((await (await me.get('/home')).text()).includes(`href="${address}"`), false, 'the lead waits, not each member')
})

test('no investigation ends the waiting; a receipt alone and asking again do not', async () => {
  const { id, me, address } = await reported()
  for (const kind of ['receipt', 'asked-again', 'no-investigation']) {
    assert.equal((await me.post(`${address}/answer`, { kind, onDay: now, words: `Ord om ${kind}` })).status, 303)
    const [row] = await rows('child_welfare_report', id)
    assert.equal(row!['waits_for'], kind === 'no-investigation' ? null : 'answer')
  }
  const html = await (await me.get(address)).text()
  for (const kind of ['receipt', 'asked-again', 'no-investigation'] as const)
    assert.ok(html.includes(answerText('nb').kinds[kind]) && html.includes(`Ord om ${kind}`))
  assert.ok(html.includes(answerText('nb').done))
  assert.equal((await me.post(`${address}/answer`, { kind: 'outcome', outcome: 'measures', onDay: now })).status, 409)
})

test('an investigation moves the day to three weeks after it ends, by law or by what they said', async () => {
  const lawful = await reported()
  await lawful.me.post(`${lawful.address}/answer`, { kind: 'investigation', onDay: now })
  const threeMonths = Temporal.PlainDate.from(now).add({ months: 3, weeks: 3 }).toString()
  assert.equal((await rows('child_welfare_report', lawful.id))[0]!['due_on'], threeMonths)

  const said = await reported()
  await said.me.post(`${said.address}/answer`, { kind: 'investigation', onDay: now, endsBy: addDays(now, 30) })
  assert.equal((await rows('child_welfare_report', said.id))[0]!['due_on'], addDays(now, 51))
  await refusedWith(`${said.address}/answer`, { kind: 'no-investigation', onDay: now }, answerText('nb').refusals.answered)
  await refusedWith(`${said.address}/answer`, { kind: 'outcome', onDay: now }, answerText('nb').refusals['outcome-needed'])
  assert.equal((await said.me.post(`${said.address}/answer`, { kind: 'outcome', outcome: 'not-told', onDay: now })).status, 303)
  assert.equal((await rows('child_welfare_report', said.id))[0]!['waits_for'], null)
})

test('an answer lies between the day it was sent and today', async () => {
  const { address } = await reported()
  await refusedWith(`${address}/answer`, { kind: 'receipt', onDay: addDays(now, 1) }, answerText('nb').refusals.future)
  await refusedWith(`${address}/answer`, { kind: 'receipt', onDay: addDays(now, -1) }, answerText('nb').refusals['before-sent'])
})

test('when child welfare has not answered in time, the lead is reminded once, and not on the last day', async () => {
  const { id, me, address } = await reported({ form: { sentOn: addDays(now, -21) } })
  const [{ id: report }] = (await rows('child_welfare_report', id)) as [{ id: string }]
  const told = { municipality: home.municipality, report }
  const jobs = houseJobs(home.job)
  const reminders = () =>
    home.owner.selectFrom('notice').select(['account_id', 'kind']).where('subject', '=', id).where('kind', '=', 'report-overdue').execute()
  await jobs['report.overdue']!(told)
  assert.deepEqual(await reminders(), [])
  await sql`update child_welfare_report set due_on = ${addDays(now, -1)} where id = ${report}`.execute(home.owner)
  await Promise.all([jobs['report.overdue']!(told), jobs['report.remind']!({})])
  await jobs['report.overdue']!(told)
  assert.deepEqual(await reminders(), [{ account_id: home.id('coordinator'), kind: 'report-overdue' }])
  assert.ok((await (await me.get('/home')).text()).includes(homeText('nb').kinds['report-overdue']))
  assert.ok((await (await me.get(address)).text()).includes(listText('nb').overdue))
})

test('a forged reminder grants nothing, and the job reads no words', async () => {
  await reported()
  const jobs = houseJobs(home.job)
  for (const told of [null, {}, { municipality: home.municipality, report: 'x' }]) await assert.rejects(jobs['report.overdue']!(told))
  for (const column of ['facts', 'receiver', 'child_view', 'reported_by'])
    await assert.rejects(sql`select ${sql.ref(column)} from child_welfare_report`.execute(home.job), /permission denied/, column)
  await assert.rejects(sql`select purpose from "case"`.execute(home.job), /permission denied/)
})

const police = {
  ground: 'forvaltningsloven-13-b-6',
  facts: 'Han viste fram en kniv og sa hvem han skulle bruke den på',
  danger: 'At en medelev blir skadet',
  receiver: 'Operasjonssentralen',
  told: 'told',
  sentOn: now,
  sentHow: 'phone',
} as const

test('a report to the police rests on a ground that the sender’s own law has', async () => {
  const { id, at } = await aCase(home, { members: ['nurse', 'childWelfare'] })
  const address = `${at}/sharing/reports/police/new`
  assert.equal((await (await home.as('coordinator')).post(address, police)).status, 303)
  const words = policeText('nb').refusals
  // health staff and child welfare have no rule on reporting offences; each answers for her own service, whatever the case is under
  for (const who of ['nurse', 'childWelfare'] as const) await refusedWith(address, police, words['not-yours'], who)
  await refusedWith(address, { ...police, ground: 'forvaltningsloven-13-a-2' }, words['not-yours'])
  await refusedWith(address, { ...police, ground: 'forvaltningsloven-13-b-7', sentOn: '2021-12-31', namedBecause: 'x' }, words['not-yours'])
  assert.equal((await rows('police_report', id)).length, 1)
})

test('a ground asks for what the law asks for: an offence of the list, a consent, why a name was needed', async () => {
  const { id, at, me } = { ...(await aCase(home)), me: await home.as('coordinator') }
  const address = `${at}/sharing/reports/police/new`
  const words = policeText('nb').refusals
  await refusedWith(address, { ...police, ground: 'forvaltningsloven-13-b-7' }, words['named-because'])
  await refusedWith(address, { ...police, ground: 'forvaltningsloven-13-a-1' }, words['no-consent'])
  await refusedWith(address, { ...police, ground: 'straffeloven-196' }, words['no-offence'])
  for (const offence of ['straffeloven-136-b', 'straffeloven-136', 'straffeloven-145'])
    await refusedWith(address, { ...police, ground: 'straffeloven-196', offence }, words['no-offence'])
  const html = await (await me.get(`${address}?ground=straffeloven-196`)).text()
  assert.ok(html.includes('value="straffeloven-131"') && !html.includes('value="straffeloven-136-b"'))
  assert.equal((await me.post(address, { ...police, ground: 'straffeloven-196', offence: 'straffeloven-275' })).status, 303)
  assert.equal((await me.post(address, { ...police, ground: 'forvaltningsloven-13-b-7', namedBecause: 'De må finne ham' })).status, 303)
  assert.equal((await rows('police_report', id)).length, 2)
})

test('a report to the police without facts, danger, receiver or why the person was not told is refused', async () => {
  const { id, at } = await aCase(home)
  const address = `${at}/sharing/reports/police/new`
  const words = policeText('nb').refusals
  await refusedWith(address, without(police, 'facts'), words['no-facts'])
  await refusedWith(address, without(police, 'danger'), words['no-danger'])
  await refusedWith(address, without(police, 'receiver'), words['no-receiver'])
  await refusedWith(address, { ...police, told: 'not-told' }, words['told-why'])
  assert.deepEqual(await rows('police_report', id), [])
})

test('about PST it is noted that the contact was asked and what was told, and there is no place for words', async () => {
  const { id, at } = await aCase(home)
  const me = await home.as('coordinator')
  for (const what of ['asked', 'not-told'])
    assert.equal((await me.post(`${at}/sharing/reports/pst/new`, { what, onDay: now, words: 'Hemmelig' })).status, 303)
  const html = await (await me.get(`${at}/sharing/reports`)).text()
  assert.ok(html.includes(policeText('nb').pst.asked) && html.includes(policeText('nb').pst.told['not-told']))
  const notes = await rows('pst_note', id)
  assert.deepEqual(new Set(notes.map(({ passed }) => passed)), new Set(['not-told', null]))
  assert.ok(Object.values(notes[0]!).every((value) => !Buffer.isBuffer(value)))
})

test('whoever only looks on reads and does not write; others find nothing', async () => {
  const { at, address } = await reported()
  const principal = await home.as('principal')
  for (const path of [`${at}/sharing/reports`, address]) assert.equal((await principal.get(path)).status, 200)
  for (const path of ['child-welfare/new', 'police/new', 'pst/new', 'information/new', 'earlier/new'])
    assert.equal((await principal.get(`${at}/sharing/reports/${path}`)).status, 404, path)
  assert.equal((await principal.post(`${address}/answer`, { kind: 'receipt', onDay: now })).status, 404)
  for (const who of ['teacher', 'deputy', 'childWelfare', 'police', 'executive'] as const)
    for (const path of [`${at}/sharing/reports`, address]) assert.equal((await (await home.as(who)).get(path)).status, 404, who)
})

test('a report is not found by way of another case', async () => {
  const { address } = await reported()
  const other = await aCase(home)
  const me = await home.as('coordinator')
  const report = address.split('/').at(-1)
  for (const path of ['', '/answer']) assert.equal((await me.get(`${other.at}/sharing/reports/${report}${path}`)).status, 404)
})

test('nothing is reported on from a closed case; what was, is still read', async () => {
  const { id, at, me, address } = await reported()
  const closing = { outcome: 'foothold-found', words: 'Det går bra', personView: 'Fornøyd', disposalRule: 'hold-follow-up' } as const
  await inCase(home.edge.house, me.secret, caseActions.closeCase, id, (work) => closeCase(work, closing))
  assert.equal((await me.get(address)).status, 200)
  for (const [path, form] of [
    [`${at}/sharing/reports/child-welfare/new`, meant],
    [`${at}/sharing/reports/police/new`, police],
    [`${at}/sharing/reports/pst/new`, { what: 'asked', onDay: now }],
    [`${address}/answer`, { kind: 'receipt', onDay: now }],
  ] as const)
    assert.equal((await me.post(path, form)).status, 409, path)
  const due = sql`update child_welfare_report set due_on = ${addDays(now, -1)} where case_id = ${id}`
  await due.execute(home.owner)
  await houseJobs(home.job)['report.remind']!({})
  const told = await home.owner.selectFrom('notice').select('id').where('subject', '=', id).where('kind', '=', 'report-overdue').execute()
  assert.deepEqual(told, [], 'nobody is reminded of what can no longer be answered')
})
