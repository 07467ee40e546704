import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { inCase } from '#work/index.ts'
import { everyone, house } from '../../test/house.ts'
import { aCase } from '../../test/a-case.ts'
import { report, seen } from '../../test/report.ts'
import { text } from './case.text.ts'
import { addTask, caseActions, closeCase, proposeHandover, startStep, writeEntry } from './index.ts'
import { text as nextText } from './next.text.ts'

const t = text('nb')
const home = await house()
const page = async (address: string, who: Parameters<typeof home.as>[0] = 'coordinator') => (await (await home.as(who)).get(address)).text()

describe('the case page', () => {
  test('names the person by first name in the heading, and the number alone in the title', async () => {
    const opened = await aCase(home)
    const html = await page(opened.at)
    assert.match(html, new RegExp(`<h1[^>]*>Sak <span[^>]*>${opened.number} ·</span> Tiril</h1>`))
    assert.match(html, new RegExp(`<title>Sak ${opened.number} – Fotfeste</title>`))
    assert.doesNotMatch(html, /Rønnestad/)
    for (const part of ['/next', '/steps/dialogue', '/steps/dialogue/start', '/steps/dialogue/skip', '/steps/dialogue/finish'])
      assert.doesNotMatch(/<title>(.*?)<\/title>/.exec(await page(opened.at + part))?.[1] ?? 'Tiril', /Tiril|dialog/)
  })

  test('shows the seven steps, where the case is, and one next action as its button', async () => {
    const opened = await aCase(home, { members: ['teacher'] })
    const before = await page(opened.at)
    assert.equal(before.split('data-state="waiting"').length - 1, 6)
    assert.match(before, new RegExp(`${opened.at}/steps/dialogue/start`))
    await inCase(home.edge.house, opened.me.secret, caseActions.moveStep, opened.id, (work) =>
      startStep(work, { step: 'dialogue', responsible: home.id('teacher') }),
    )
    const html = await page(opened.at)
    assert.equal(html.split('aria-current="step"').length - 1, 1)
    assert.match(html, new RegExp(nextText('nb')['finish-step']('Gå i dialog')))
    assert.match(html, new RegExp(`${opened.at}/steps/dialogue/finish`))
    assert.equal(html.split('class="next"').length - 1, 1)
    assert.match(html, /Navn teacher/)
  })

  test('shows the team with titles, the purpose, the ground, open tasks and the newest of the journal', async () => {
    const opened = await aCase(home, { observers: ['principal'], purpose: 'Vil ut av en gruppe' })
    const does = (run: Parameters<typeof inCase>[4]) => inCase(home.edge.house, opened.me.secret, caseActions.writeJournal, opened.id, run)
    for (let day = 1; day <= 7; day++)
      await does((work) => writeEntry(work, { kind: 'note', body: `Dag ${day} ${'ord '.repeat(200)}`, happenedOn: `2026-11-0${day}` }))
    await does((work) => addTask(work, { title: 'Ringe hjem', responsible: opened.me.id, dueOn: '2026-01-01' }))
    const html = await page(opened.at)
    for (const words of ['Tittel principal', 'Vil ut av en gruppe', 'Samtykke', 'Ringe hjem', t.overdue, 'Dag 7'])
      assert.ok(html.includes(words), words)
    assert.doesNotMatch(html, /Dag 2 /)
    assert.match(html, new RegExp(t.readAll))
  })

  test('shows that someone is asked to take over, and asks that one for the answer first', async () => {
    const opened = await aCase(home, { members: ['deputy'] })
    await inCase(home.edge.house, opened.me.secret, caseActions.handOver, opened.id, (work) =>
      proposeHandover(work, { to: home.id('deputy'), reason: 'Bytter jobb' }),
    )
    assert.match(await page(opened.at), new RegExp(t.handover('Navn deputy')))
    assert.match(await page(opened.at, 'deputy'), new RegExp(nextText('nb')['answer-handover']))
  })

  test('shows how a closed case ended, and no next action', async () => {
    const opened = await aCase(home, { members: ['teacher'] })
    await inCase(home.edge.house, opened.me.secret, caseActions.closeCase, opened.id, (work) =>
      closeCase(work, {
        outcome: 'foothold-found',
        words: 'Har fått jobb',
        personView: 'Det var fint',
        disposalRule: 'hold-follow-up',
      }),
    )
    for (const who of ['coordinator', 'teacher'] as const) {
      const html = await page(opened.at, who)
      for (const words of ['Har fått jobb', 'Det var fint']) assert.ok(html.includes(words))
      assert.doesNotMatch(html, /class="next"/)
      assert.equal(html.includes(`${opened.at}/reopen`), who === 'coordinator')
    }
  })

  test('leads to the report that the case grew from, for its team alone', async () => {
    const { path } = await report(home)
    const opened = await aCase(home, { observers: ['mentor'] })
    const other = await aCase(home, { observers: ['mentor'] })
    await opened.me.post(`${path}/open`, {})
    const linked = await opened.me.post(`${path}/link`, { reason: 'Samme person', caseId: opened.id, revision: '1' })
    assert.equal(linked.status, 303)
    const html = await page(opened.at, 'mentor')
    const [address] = new RegExp(`${opened.at}/concerns/[0-9a-f-]+`).exec(html) ?? []
    assert.ok(address)
    assert.ok((await page(address, 'mentor')).includes(seen))
    assert.equal((await (await home.as('mentor')).get(address.replace(opened.id, other.id))).status, 404)
    assert.equal((await (await home.as('nurse')).get(address)).status, 404)
  })

  test('holds no name where there is no ground', async () => {
    const opened = await aCase(home, { ground: null, person: null })
    const html = await page(opened.at)
    assert.match(html, new RegExp(`<h1[^>]*>Sak <span[^>]*>${opened.number}</span></h1>`))
    assert.ok(html.includes(t.noGround))
  })

  test('is one and the same 404 for whoever has no part in it, here or elsewhere', async () => {
    const opened = await aCase(home)
    const place = await home.settle({ name: 'Nabovik' })
    const missing = '/cases/01934ab0-0000-7000-8000-000000000000'
    for (const who of everyone.filter((one) => one !== 'coordinator')) {
      const user = await home.as(who)
      const [own, none] = [await user.get(opened.at), await user.get(missing)]
      assert.deepEqual([own.status, none.status], [404, 404], who)
      assert.equal((await own.text()).replaceAll(opened.id, ''), (await none.text()).replaceAll('01934ab0-0000-7000-8000-000000000000', ''))
    }
    assert.equal((await (await home.as('coordinator', place)).get(opened.at)).status, 404)
    assert.equal((await home.guest.get(opened.at)).status, 303)
  })

  test('can be read in three languages', async () => {
    const opened = await aCase(home)
    for (const lang of ['nb', 'nn', 'en'] as const) {
      const cookie = `__Host-fotfeste=${opened.me.secret.toString('base64url')}; lang=${lang}`
      const html = await (await opened.me.get(opened.at, { cookie })).text()
      assert.ok(html.includes(text(lang).about), lang)
    }
  })
})
