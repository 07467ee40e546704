import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { inCase, inMunicipality, reading } from '#work/index.ts'
import { house } from '../../test/house.ts'
import { aCase } from '../../test/a-case.ts'
import { casesOnPage } from './cases.ts'
import { text } from './cases.text.ts'
import { caseActions, closeCase, myOpenCaseCount, planNext } from './index.ts'

const t = text('nb')
const home = await house()
const numbersIn = (html: string) => [...html.matchAll(/<a class="ds-link whole"[^>]*>(\d{4}-\d{3,})/g)].map(([, number]) => number)

describe('my cases', () => {
  test('nobody’s list is empty without saying so', async () => {
    const nav = await home.as('nav')
    const html = await (await nav.get('/cases')).text()
    assert.match(html, new RegExp(t.none))
    assert.match(await (await nav.get('/cases/closed')).text(), new RegExp(t.noneClosed))
  })

  test('hold those I take part in, by first name, and no others', async () => {
    const mine = await aCase(home, {
      lead: 'deputy',
      members: ['teacher'],
      observers: ['principal'],
    })
    const other = await aCase(home, { lead: 'coordinator', person: { name: 'Ukjent Annen' } })
    for (const who of ['deputy', 'teacher', 'principal'] as const) {
      const html = await (await (await home.as(who)).get('/cases')).text()
      assert.match(html, new RegExp(`${mine.number} · Tiril`))
      assert.doesNotMatch(html, /Rønnestad|Ukjent/)
      assert.ok(!html.includes(other.number))
    }
    for (const who of ['nurse', 'colleague', 'administrator', 'privacyOfficer', 'police'] as const)
      assert.doesNotMatch(await (await (await home.as(who)).get('/cases')).text(), /Tiril|Ukjent/)
  })

  test('leave a trace of whose names were shown', async () => {
    const teacher = await home.as('teacher')
    await teacher.get('/cases')
    const { detail } = await home.owner
      .selectFrom('audit_event')
      .select('detail')
      .where('action', '=', caseActions.listCases.name)
      .where('actor_id', '=', teacher.id)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const inTeam = await home.owner.selectFrom('participant').select('case_id').where('account_id', '=', teacher.id).execute()
    for (const { case_id } of inTeam) assert.ok(JSON.stringify(detail).includes(case_id))
  })

  test('stand by the day of the next action, with what is overdue marked', async () => {
    const [late, soon] = [await aCase(home, { lead: 'deputy', daysAgo: 30 }), await aCase(home, { lead: 'deputy' })]
    const html = await (await late.me.get('/cases')).text()
    const numbers = numbersIn(html)
    assert.ok(numbers.indexOf(late.number) < numbers.indexOf(soon.number))
    assert.equal(html.split(t.overdue).length - 1, 1)
  })

  test('leave out a case that I no longer take part in', async () => {
    const opened = await aCase(home, { members: ['mentor'] })
    const mentor = await home.as('mentor')
    assert.match(await (await mentor.get('/cases')).text(), /Tiril/)
    await home.owner
      .updateTable('participant')
      .set({ ended_at: new Date() })
      .where('account_id', '=', mentor.id)
      .where('case_id', '=', opened.id)
      .execute()
    assert.doesNotMatch(await (await mentor.get('/cases')).text(), /Tiril/)
    assert.equal((await mentor.get(opened.at)).status, 404)
  })

  test('come page by page, each of them once', async () => {
    const place = await home.settle({ name: 'Storvik' })
    const there = await home.as('coordinator', place)
    const made = []
    for (let count = 0; count < casesOnPage + 3; count++) made.push((await aCase(home, { place })).number)
    const first = await (await there.get('/cases')).text()
    const older = /href="(\/cases\?after=[^"]+)"/.exec(first)?.[1]
    assert.ok(older)
    const second = await (await there.get(older)).text()
    assert.equal(numbersIn(first).length, casesOnPage)
    assert.deepEqual(new Set([...numbersIn(first), ...numbersIn(second)]), new Set(made))
    assert.equal(numbersIn(first).length + numbersIn(second).length, made.length)
    assert.doesNotMatch(second, /href="[^"]*after=/)
    assert.equal(
      await inMunicipality(home.edge.house, there.secret, caseActions.listCases, (work) => myOpenCaseCount(reading(work))),
      made.length,
    )
  })

  test('begin from the start with a mark that someone has made up', async () => {
    const deputy = await home.as('deputy')
    const whole = numbersIn(await (await deputy.get('/cases')).text())
    for (const mark of ['x', '_', "'; drop table", '0190c1a2-0000-7000-8000-000000000000_2026-02-31'])
      assert.deepEqual(numbersIn(await (await deputy.get(`/cases?after=${encodeURIComponent(mark)}`)).text()), whole)
  })

  test('stand under the closed ones when they are closed', async () => {
    const opened = await aCase(home, { lead: 'deputy' })
    await inCase(home.edge.house, opened.me.secret, caseActions.closeCase, opened.id, (work) =>
      closeCase(work, { outcome: 'foothold-found', words: 'Det går bra', personView: 'Fornøyd', disposalRule: 'hold-follow-up' }),
    )
    const [open, closed] = [await (await opened.me.get('/cases')).text(), await (await opened.me.get('/cases/closed')).text()]
    assert.ok(!numbersIn(open).includes(opened.number))
    assert.deepEqual(numbersIn(closed), [opened.number])
  })

  test('show who is next, and when', async () => {
    const opened = await aCase(home, { lead: 'coordinator', members: ['nurse'] })
    await inCase(home.edge.house, opened.me.secret, caseActions.planNext, opened.id, (work) =>
      planNext(work, { on: '2027-01-05', by: home.id('nurse') }),
    )
    const html = await (await (await home.as('nurse')).get('/cases')).text()
    assert.match(html, /5\. januar 2027/)
    assert.match(html, /Navn nurse/)
    assert.match(html, /Gå i dialog/)
  })
})
