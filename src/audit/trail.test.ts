import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { caseActions, openCase } from '#case/index.ts'
import { langs } from '#i18n/index.ts'
import { inCase, inMunicipality } from '#work/index.ts'
import { everyone, house, type TestHouse } from '../../test/house.ts'
import { routes } from '../modules.ts'
import { actionWords } from './action.text.ts'
import { headsFile, newSigningKey, sealAll } from './index.ts'
import { pageSize } from './trail.ts'
import { text } from './trail.text.ts'

const t = text('nb')
const words = actionWords('nb')

const plain = (cell: string) =>
  cell
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** The lines of the page: when, who, what and how it ended. */
async function lines(reader: Awaited<ReturnType<TestHouse['as']>>, address = '/audit') {
  const answer = await reader.get(address)
  assert.equal(answer.status, 200)
  const html = await answer.text()
  return Array.from(html.matchAll(/<tr><th scope="row">.*?<\/tr>/gs), ([row]) => {
    const [what = '', at = '', who = '', outcome = ''] = row.split('<td').map((cell) => plain(`<td${cell}`))
    return [at, who, what, outcome].join(' ')
  })
}

/** A case that the coordinator has opened and the deputy has been refused. */
async function opened(home: TestHouse) {
  const coordinator = await home.as('coordinator')
  const deputy = await home.as('deputy')
  const made = await inMunicipality(home.edge.house, coordinator.secret, caseActions.openNewCase, (work) =>
    openCase(work, { service: 'coordination', ground: 'consent', purpose: 'Hemmelig formål', person: { name: 'Ola Nordmann' } }),
  )
  await inCase(home.edge.house, coordinator.secret, caseActions.readCase, made!.id, async () => 1)
  await inCase(home.edge.house, deputy.secret, caseActions.readCase, made!.id, async () => 1).catch(() => undefined)
  return made!
}

test('every deed that a page asks for has words in every language, and so have signing in and out', () => {
  const names = new Set([
    ...routes.map(({ action }) => action).filter((action) => action !== 'public'),
    'session.sign-in',
    'session.sign-out',
  ])
  for (const lang of langs)
    assert.deepEqual(
      [...names].filter((name) => !(name in actionWords(lang))),
      [],
      lang,
    )
})

test('the privacy officer sees who did what, how it ended and in which case, and nothing of what the case holds', async () => {
  const home = await house()
  const made = await opened(home)
  const officer = await home.as('privacyOfficer')
  const answer = await (await officer.get('/audit')).text()
  assert.doesNotMatch(answer, /Nordmann|Hemmelig/)
  assert.ok(!answer.includes(made.number))
  const [signIn, refused, read, open] = await lines(officer)
  assert.match(signIn!, new RegExp(`Navn privacyOfficer ${words['audit.read']}|${words['session.sign-in']}`))
  const seen = (await lines(officer)).join('\n')
  assert.match(seen, new RegExp(`Navn deputy ${words['case.read']} ${t.outcomes.refused}`))
  assert.match(seen, new RegExp(`Navn coordinator ${words['case.open']} ${t.opened(1)} ${t.outcomes.done}`))
  assert.match(seen, new RegExp(`Navn coordinator ${words['case.read']} ${t.thisCase(made.id.slice(-8))} ${t.outcomes.done}`))
  assert.ok(refused && read && open)
})

test('that she looked is in the log the next time she looks', async () => {
  const home = await house()
  const officer = await home.as('privacyOfficer')
  await lines(officer)
  assert.match((await lines(officer))[0]!, new RegExp(`Navn privacyOfficer ${words['audit.read']}`))
})

test('nobody else gets in: the page is not there for them, and that they tried is recorded', async () => {
  const home = await house()
  for (const who of everyone.filter((one) => one !== 'privacyOfficer')) {
    const reader = await home.as(who)
    assert.equal((await reader.get('/audit')).status, 404, who)
  }
  const officer = await home.as('privacyOfficer')
  assert.equal((await lines(officer, '/audit?refused=yes&action=audit.read')).length, everyone.length - 1)
})

test('the log is narrowed down by case number, person, event and refusal', async () => {
  const home = await house()
  const made = await opened(home)
  const officer = await home.as('privacyOfficer')
  assert.equal((await lines(officer, `/audit?case=${made.number}`)).length, 3)
  assert.equal((await lines(officer, `/audit?case=${made.id}`)).length, 3)
  assert.equal((await lines(officer, `/audit?case=${made.number}&refused=yes`)).length, 1)
  assert.equal((await lines(officer, '/audit?case=2026-999999')).length, 0)
  assert.equal((await lines(officer, `/audit?person=${home.id('deputy')}`)).length, 2)
  assert.equal((await lines(officer, `/audit?person=${home.id('deputy')}&action=session.sign-in`)).length, 1)
  assert.match(await (await officer.get('/audit?case=tull')).text(), new RegExp(t.caseNumberWrong))
})

test('a list that opened a case is found among what happened in it', async () => {
  const home = await house()
  const made = await opened(home)
  const coordinator = await home.as('coordinator')
  await inMunicipality(home.edge.house, coordinator.secret, caseActions.listCases, async (work) => work.opened.add(made.id))
  const officer = await home.as('privacyOfficer')
  const [newest] = await lines(officer, `/audit?case=${made.number}`)
  assert.match(newest!, new RegExp(`${words['case.list']} ${t.opened(1)}`))
})

test('another municipality’s log and case numbers are not there', async () => {
  const home = await house()
  const made = await opened(home)
  const other = await home.settle({ name: 'Nabovik' })
  const neighbour = await home.as('privacyOfficer', other)
  for (const address of ['/audit', `/audit?case=${made.number}`, `/audit?case=${made.id}`, `/audit?person=${home.id('coordinator')}`])
    assert.doesNotMatch((await lines(neighbour, address)).join(), /coordinator|deputy/, address)
})

test('a long log comes fifty lines at a time, none twice and none left out; any address is answered calmly', async () => {
  const home = await house()
  const officer = await home.as('privacyOfficer')
  const many = Array.from({ length: pageSize + 10 }, () => ({
    municipality_id: home.municipality,
    actor_id: home.id('nurse'),
    action: 'case.list',
    outcome: 'done' as const,
    case_id: null,
    subject: null,
    detail: null,
  }))
  await home.owner.insertInto('audit_event').values(many).execute()
  const first = await (await officer.get('/audit?action=case.list')).text()
  const older = /href="(\/audit\?[^"]*before=[^"]*)"/.exec(first)![1]!.replaceAll('&amp;', '&')
  assert.equal((await lines(officer, '/audit?action=case.list')).length, pageSize)
  assert.equal((await lines(officer, older)).length, 10)
  for (const before of ['x', '9999999999999999_999999999999999999', '0_0', "' or true", '1e9_1', '99999999999999999999_1'])
    assert.equal((await officer.get(`/audit?before=${encodeURIComponent(before)}`)).status, 200, before)
})

test('what is traced by the day stands at the beginning of its day, so that its neighbours do not tell the hour', async () => {
  const home = await house()
  const officer = await home.as('privacyOfficer')
  const teacher = await home.as('teacher')
  await inMunicipality(home.edge.house, teacher.secret, { name: 'thread.ask', who: () => true, trace: 'day' }, async () => 1)
  await home.as('nurse')
  const seen = await lines(officer)
  assert.match(seen.at(-1)!, new RegExp(`${t.dayOnly}.*${words['thread.ask']}`))
})

test('the page says what is sealed and what waits for it', async () => {
  const home = await house()
  const officer = await home.as('privacyOfficer')
  assert.match(await (await officer.get('/audit')).text(), new RegExp(t.notSealed))
  const folder = mkdtempSync(join(tmpdir(), 'fotfeste-trail-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const sealing = {
    key: newSigningKey().privateKey,
    heads: await headsFile(join(folder, 'heads')),
    now: () => new Date('2026-11-21T08:00:00Z'),
  }
  while (!(await sealAll(home.job, sealing)));
  assert.match(await (await officer.get('/audit')).text(), /\(forsegling 1\)/)
  const seen = await lines(officer)
  assert.match(seen[0]!, new RegExp(t.waiting))
  assert.doesNotMatch(seen.at(-1)!, new RegExp(t.waiting))
})
