import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { addDays, today } from '#lib/day.ts'
import { house } from '../../test/house.ts'
import { aCase, hidden } from '../../test/a-case.ts'
import { text } from './next.text.ts'

const t = text('nb')
const home = await house()
const day = (from: number) => addDays(today(new Date()), from)
type Case = Awaited<ReturnType<typeof aCase>>
const stored = ({ id }: Case) =>
  home.owner.selectFrom('case').select(['next_on', 'next_by', 'revision']).where('id', '=', id).executeTakeFirstOrThrow()
const seen = async ({ me, at: address }: Case) => hidden(await (await me.get(`${address}/next`)).text(), 'revision')

describe('who does the next thing, and when', () => {
  test('is changed by those who work on the case, to one of them', async () => {
    const opened = await aCase(home, { members: ['teacher'] })
    const teacher = await home.as('teacher')
    const answer = await teacher.post(`${opened.at}/next`, { on: day(10), by: teacher.id, revision: await seen(opened) })
    assert.equal(answer.headers.get('location'), opened.at)
    const { next_on, next_by } = await stored(opened)
    assert.deepEqual([next_on, next_by], [day(10), teacher.id])
  })

  test('is never nobody, someone outside, a day that has been, or a day in the far future', async () => {
    const opened = await aCase(home, { observers: ['principal'] })
    const before = await stored(opened)
    const good = { on: day(10), by: opened.me.id, revision: await seen(opened) }
    for (const wrong of [
      { on: '' },
      { by: '' },
      { on: day(-1) },
      { on: day(900) },
      { on: '2026-02-30' },
      { by: home.id('nurse') },
      { by: home.id('principal') },
    ]) {
      const answer = await opened.me.post(`${opened.at}/next`, { ...good, ...wrong })
      assert.equal(answer.status, 422, JSON.stringify(wrong))
      assert.match(await answer.text(), /ds-error-summary/)
    }
    assert.deepEqual(await stored(opened), before)
  })

  test('shows both versions to the second of two who change it', async () => {
    const opened = await aCase(home, { members: ['teacher'] })
    const revision = await seen(opened)
    const send = (on: string) => opened.me.post(`${opened.at}/next`, { on, by: home.id('teacher'), revision })
    assert.equal((await send(day(20))).status, 303)
    const late = await send(day(30))
    const html = await late.text()
    assert.equal(late.status, 409)
    assert.match(html, new RegExp(t.stored))
    assert.ok(html.includes(day(30)))
    assert.equal((await stored(opened)).next_on, day(20))
    assert.equal(
      (await opened.me.post(`${opened.at}/next`, { on: day(30), by: opened.me.id, revision: hidden(html, 'revision') })).status,
      303,
    )
  })

  test('is not changed by one who only looks on, nor by a stranger', async () => {
    const opened = await aCase(home, { observers: ['principal'] })
    const before = await stored(opened)
    for (const who of ['principal', 'nurse', 'deputy'] as const) {
      const user = await home.as(who)
      assert.equal((await user.get(`${opened.at}/next`)).status, 404)
      assert.equal((await user.post(`${opened.at}/next`, { on: day(3), by: opened.me.id, revision: '1' })).status, 404)
    }
    assert.deepEqual(await stored(opened), before)
  })
})
