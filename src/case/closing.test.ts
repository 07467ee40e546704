import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aCase } from '../../test/a-case.ts'
import { house, rowsOf } from '../../test/house.ts'
import { addTask, caseActions, closeCase, startStep, writeEntry } from '#case/index.ts'
import { text as errors } from '#http/errors.text.ts'
import { addDays, today } from '#lib/day.ts'
import { inCase } from '#work/index.ts'
import { text as closedText } from './closed.text.ts'
import { text } from './closing.text.ts'

const t = text('nb')
const soon = addDays(today(new Date()), 7)
const closing = {
  outcome: 'foothold-found',
  words: 'Hun er i jobb og har det bra',
  view: 'Jeg klarer meg selv nå',
  missing: '',
  rule: 'hold-follow-up',
}
const reopening = { reason: 'Hun ringte og ville ha hjelp igjen', nextOn: soon }

async function opened() {
  const town = await house()
  const { at, id } = await aCase(town, { members: ['outreach'], observers: ['nurse'] })
  const coordinator = await town.as('coordinator')
  const stored = () =>
    town.owner.selectFrom('case').select(['state', 'next_action', 'next_on', 'next_by', 'step']).executeTakeFirstOrThrow()
  return { town, at, id, coordinator, stored }
}

test('a case is closed with its outcome, the person’s own view and its disposal rule; nothing vanishes', async () => {
  const { town, at, coordinator, stored } = await opened()
  await coordinator.post(`${at}/journal`, { kind: 'note', happenedOn: '2026-01-15', body: 'Vi spiste vafler' })
  assert.equal((await coordinator.post(`${at}/close`, closing)).headers.get('location'), at)
  const { step, ...rest } = await stored()
  assert.deepEqual(rest, { state: 'closed', next_action: null, next_on: null, next_by: null })
  assert.ok(step)
  const closure = await town.owner.selectFrom('closure').selectAll().executeTakeFirstOrThrow()
  assert.deepEqual([closure.outcome, closure.disposal_rule, closure.person_view_missing], ['foothold-found', 'hold-follow-up', null])
  for (const sealed of [closure.words, closure.person_view!]) assert.ok(!/jobb|selv/.test(sealed.toString('latin1')))
  const nurse = await town.as('nurse')
  assert.match(
    await (await nurse.get(`${at}/closures`)).text(),
    new RegExp(`${t.outcomes['foothold-found']}.*Hun er i jobb.*Jeg klarer meg selv nå.*Nasjonalarkivet`, 's'),
  )
  for (const part of ['', '/journal', '/tasks', '/team', '/person']) assert.equal((await nurse.get(`${at}${part}`)).status, 200)
  assert.ok((await (await nurse.get(`${at}/journal`)).text()).includes('Vi spiste vafler'))
  const html = await (await coordinator.get(`${at}/close`)).text()
  assert.ok(html.includes(closedText('nb').reopen) && !html.includes('<textarea'))
})

test('why the person’s view is missing can stand in its place, but one of them must, and not both', async () => {
  const { town, at, coordinator } = await opened()
  for (const [change, words] of [
    [{ view: '' }, t.viewNeeded],
    [{ missing: 'Fikk ikke tak i henne' }, t.notBoth],
    [{ words: '' }, errors('nb').required],
    [{ outcome: 'won' }, errors('nb').choose],
    [{ outcome: 'unfounded' }, t.ruleMisfits],
    [{ rule: 'burn' }, t.ruleMisfits],
  ] as const) {
    const answer = await coordinator.post(`${at}/close`, { ...closing, ...change })
    assert.equal(answer.status, 422)
    const html = await answer.text()
    assert.ok(html.includes(words), words)
    if (!('words' in change)) assert.ok(html.includes('Hun er i jobb'))
  }
  assert.equal((await rowsOf(town.owner, 'closure')).length, 0)
  assert.equal((await coordinator.post(`${at}/close`, { ...closing, view: '', missing: 'Fikk ikke tak i henne' })).status, 303)
  assert.match(await (await coordinator.get(`${at}/closures`)).text(), new RegExp(`${t.noView}: Fikk ikke tak i henne`))
})

test('open tasks are shown, and must be done or fall away', async () => {
  const { town, at, id, coordinator } = await opened()
  await inCase(town.edge.house, coordinator.secret, caseActions.changeTasks, id, (work) =>
    addTask(work, { title: 'Ring verkstedet', responsible: town.id('outreach'), dueOn: soon }),
  )
  assert.ok((await (await coordinator.get(`${at}/close`)).text()).includes('Ring verkstedet'))
  const refused = await coordinator.post(`${at}/close`, closing)
  assert.equal(refused.status, 422)
  assert.ok((await refused.text()).includes(t.fallAwayNeeded))
  assert.equal((await coordinator.post(`${at}/close`, { ...closing, fallAway: 'yes' })).status, 303)
  const { done_by } = await town.owner.selectFrom('task').select('done_by').executeTakeFirstOrThrow()
  assert.equal(done_by, town.id('coordinator'))
  assert.ok((await (await coordinator.get(`${at}/tasks`)).text()).includes(t.fellAway))
})

test('a case is not closed while somebody is asked to take it over', async () => {
  const { town, at, coordinator, stored } = await opened()
  await coordinator.post(`${at}/handover`, { to: town.id('deputy'), reason: 'Permisjon' })
  assert.ok((await (await coordinator.get(`${at}/close`)).text()).includes(t.handover))
  const refused = await coordinator.post(`${at}/close`, closing)
  assert.equal(refused.status, 409)
  assert.ok((await refused.text()).includes(t.handover))
  assert.equal((await stored()).state, 'open')
})

test('only the lead closes and reopens, not a member, not an observer, and not past the page', async () => {
  const { town, at, id, coordinator, stored } = await opened()
  const outreach = await town.as('outreach')
  for (const who of ['outreach', 'nurse', 'deputy'] as const) {
    const one = await town.as(who)
    assert.equal((await one.get(`${at}/close`)).status, 404)
    assert.equal((await one.post(`${at}/close`, closing)).status, 404)
  }
  const past = (run: Parameters<typeof inCase<unknown>>[4]) =>
    inCase<unknown>(town.edge.house, outreach.secret, caseActions.readCase, id, run)
  await assert.rejects(
    past((work) => closeCase(work, { outcome: 'other', words: 'x', personView: 'x', disposalRule: 'hold-follow-up' })),
    /row-level security/,
  )
  const turn = sql`update "case" set state = 'closed', closed_at = now(), next_action = null, next_on = null, next_by = null`
  await assert.rejects(
    past(({ tx }) => turn.execute(tx)),
    /only the lead/,
  )
  assert.equal((await stored()).state, 'open')
  await coordinator.post(`${at}/close`, closing)
  assert.equal((await outreach.get(`${at}/reopen`)).status, 404)
  assert.equal((await outreach.post(`${at}/reopen`, reopening)).status, 404)
})

test('a closed case is not written in, neither on its pages nor past them', async () => {
  const { town, at, id, coordinator } = await opened()
  await coordinator.post(`${at}/close`, closing)
  const forms: [string, Record<string, string>][] = [
    ['journal', { kind: 'note', happenedOn: '2026-01-15', body: 'Etterpå' }],
    ['tasks', { title: 'Etterpå', responsible: town.id('outreach'), dueOn: soon }],
    ['team/add', { account: town.id('mentor'), role: 'member', reason: 'Etterpå' }],
    ['handover', { to: town.id('outreach'), reason: 'Etterpå' }],
    ['person', { name: 'Etterpå', revision: '1' }],
    ['ground', { service: 'coordination', ground: 'consent', purpose: 'Etterpå', reason: 'Etterpå', revision: '2' }],
    ['close', closing],
  ]
  for (const [part, form] of forms) {
    const answer = await coordinator.post(`${at}/${part}`, form)
    assert.equal(answer.status, 409, part)
    assert.ok((await answer.text()).includes(closedText('nb').title), part)
  }
  for (const table of ['journal_entry', 'task', 'handover'] as const) assert.equal((await rowsOf(town.owner, table)).length, 0)
  await assert.rejects(
    inCase(town.edge.house, coordinator.secret, caseActions.readCase, id, (work) =>
      writeEntry({ ...work, case: { ...work.case, state: 'open' } }, { kind: 'note', body: 'x', happenedOn: '2026-01-15' }),
    ),
    /row-level security/,
  )
})

test('whoever has nothing more to do in a closed case can still leave it', async () => {
  const { town, at, coordinator } = await opened()
  await coordinator.post(`${at}/close`, closing)
  const outreach = await town.as('outreach')
  const part = await town.owner
    .selectFrom('participant')
    .select('id')
    .where('account_id', '=', town.id('outreach'))
    .executeTakeFirstOrThrow()
  assert.equal((await outreach.post(`${at}/team/${part.id}/end`, {})).status, 303)
  assert.equal((await outreach.get(at)).status, 404)
})

test('a closed case is opened again for a reason, and goes on where it was', async () => {
  const { town, at, id, coordinator, stored } = await opened()
  const before = await stored()
  await inCase(town.edge.house, coordinator.secret, caseActions.moveStep, id, (work) => startStep(work, { step: before.step! }))
  await coordinator.post(`${at}/close`, closing)
  for (const [change, words] of [
    [{ reason: '' }, errors('nb').required],
    [{ nextOn: '2020-01-01' }, errors('nb').past],
    [{ nextOn: '2190-01-01' }, t.tooFar],
  ] as const) {
    const answer = await coordinator.post(`${at}/reopen`, { ...reopening, ...change })
    assert.equal(answer.status, 422)
    assert.ok((await answer.text()).includes(words), words)
  }
  assert.equal((await coordinator.post(`${at}/reopen`, reopening)).headers.get('location'), at)
  assert.deepEqual(await stored(), {
    state: 'open',
    step: before.step,
    next_action: 'finish-step',
    next_on: soon,
    next_by: town.id('coordinator'),
  })
  assert.match(await (await coordinator.get(`${at}/closures`)).text(), new RegExp(`Hun er i jobb.*${t.reopened}.*Hun ringte`, 's'))
  assert.equal((await coordinator.post(`${at}/reopen`, reopening)).status, 409)
  assert.equal((await coordinator.post(`${at}/close`, { ...closing, words: 'Andre gang' })).status, 303)
  assert.equal((await rowsOf(town.owner, 'closure')).length, 2)
})

test('a case in another municipality is neither closed nor opened from here', async () => {
  const { town, at, stored } = await opened()
  const stranger = await town.as('coordinator', await town.settle({ name: 'Annetsted' }))
  for (const part of ['close', 'reopen', 'closures']) assert.equal((await stranger.get(`${at}/${part}`)).status, 404)
  assert.equal((await stranger.post(`${at}/close`, closing)).status, 404)
  assert.equal((await stored()).state, 'open')
})
