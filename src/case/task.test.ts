import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aCase } from '../../test/a-case.ts'
import { house } from '../../test/house.ts'
import { caseActions, endParticipant, finishTask, myTasks, team } from '#case/index.ts'
import { text as errors } from '#http/errors.text.ts'
import { addDays, today } from '#lib/day.ts'
import { inCase, inMunicipality, reading } from '#work/index.ts'
import { text } from './task.text.ts'

const t = text('nb')
const soon = addDays(today(new Date()), 5)

async function withTask() {
  const town = await house()
  const { at, id } = await aCase(town, { members: ['outreach'], observers: ['nurse'] })
  const coordinator = await town.as('coordinator')
  const given = { title: 'Ring verkstedet', responsible: town.id('outreach'), dueOn: soon }
  const answer = await coordinator.post(`${at}/tasks`, given)
  assert.equal(answer.headers.get('location'), `${at}/tasks`)
  const task = await town.owner.selectFrom('task').selectAll().executeTakeFirstOrThrow()
  return { town, at, id, coordinator, given, task, outreach: await town.as('outreach') }
}

test('a task is given to someone in the team, who is told, and finished with what came of it', async () => {
  const { town, at, id, task, outreach } = await withTask()
  assert.ok(!task.title.includes('verkstedet'))
  const notice = await town.owner.selectFrom('notice').select(['account_id', 'subject']).where('kind', '=', 'task-given').execute()
  assert.deepEqual(notice, [{ account_id: town.id('outreach'), subject: id }])
  assert.match(await (await outreach.get(`${at}/tasks`)).text(), /Ring verkstedet.*Navn outreach/s)
  assert.equal((await outreach.post(`${at}/tasks/${task.id}/done`, { outcome: ' ' })).status, 422)
  assert.equal((await outreach.post(`${at}/tasks/${task.id}/done`, { outcome: 'Hun får begynne mandag' })).status, 303)
  const done = await town.owner.selectFrom('task').selectAll().executeTakeFirstOrThrow()
  assert.equal(done.done_by, town.id('outreach'))
  assert.ok(!done.outcome!.includes('mandag'))
  assert.match(await (await outreach.get(`${at}/tasks`)).text(), new RegExp(`${t.none}.*Hun får begynne mandag`, 's'))
})

test('a task for one who only reads or is not in the team, or for a day that has passed, is not given', async () => {
  const { town, at, coordinator, given } = await withTask()
  for (const who of ['nurse', 'deputy'] as const) {
    const answer = await coordinator.post(`${at}/tasks`, { ...given, responsible: town.id(who) })
    assert.equal(answer.status, 422)
    assert.ok((await answer.text()).includes(errors('nb').choose))
  }
  const answer = await coordinator.post(`${at}/tasks`, { ...given, dueOn: '2020-01-01' })
  assert.ok((await answer.text()).includes(errors('nb').past))
  assert.equal((await town.owner.selectFrom('task').selectAll().execute()).length, 1)
})

test('a task that someone else has finished is not finished over again: both see what was written', async () => {
  const { town, at, task, coordinator, outreach } = await withTask()
  await outreach.post(`${at}/tasks/${task.id}/done`, { outcome: 'Hun får begynne mandag' })
  const late = await coordinator.post(`${at}/tasks/${task.id}/done`, { outcome: 'Ingen svarte' })
  assert.equal(late.status, 409)
  const html = await late.text()
  for (const words of ['Hun får begynne mandag', 'Ingen svarte', t.unsaved]) assert.ok(html.includes(words), words)
  assert.equal((await town.owner.selectFrom('task').select('done_by').executeTakeFirstOrThrow()).done_by, town.id('outreach'))
})

test('a task past its day is marked, on the page and at home', async () => {
  const { town, at, outreach } = await withTask()
  await town.owner.transaction().execute(async (tx) => {
    await tx.updateTable('task').set({ due_on: '2020-01-01' }).execute()
  })
  assert.ok((await (await outreach.get(`${at}/tasks`)).text()).includes(t.overdue))
  const mine = await inMunicipality(town.edge.house, outreach.secret, caseActions.listCases, (work) => myTasks(reading(work)))
  assert.deepEqual(
    mine!.map(({ title, isOverdue }) => ({ title, isOverdue })),
    [{ title: 'Ring verkstedet', isOverdue: true }],
  )
})

test('my tasks are mine alone, and the trace names the cases whose words were opened', async () => {
  const { town, id, coordinator, outreach } = await withTask()
  const mine = (secret: Buffer) => inMunicipality(town.edge.house, secret, caseActions.listCases, (work) => myTasks(reading(work)))
  assert.equal((await mine(outreach.secret))!.length, 1)
  assert.deepEqual(await mine(coordinator.secret), [])
  const trail = await town.owner.selectFrom('audit_event').select(['actor_id', 'detail']).where('action', '=', 'case.list').execute()
  assert.equal(trail.length, 1)
  assert.equal(trail[0]!.actor_id, town.id('outreach'))
  assert.match(JSON.stringify(trail[0]!.detail), new RegExp(id))
})

test('what was to be done by one who leaves goes to the lead', async () => {
  const { town, id, task, outreach } = await withTask()
  await inCase(town.edge.house, outreach.secret, caseActions.endPart, id, async (work) => {
    const mine = (await team(reading(work))).now.find(({ account }) => account === work.actor.id)
    await endParticipant(work, mine!.id)
  })
  const moved = await town.owner.selectFrom('task').select('responsible_id').where('id', '=', task.id).executeTakeFirstOrThrow()
  assert.equal(moved.responsible_id, town.id('coordinator'))
})

test('an observer finishes nothing, and a task of another case is not there', async () => {
  const { town, at, id, task, coordinator } = await withTask()
  const nurse = await town.as('nurse')
  assert.equal((await nurse.get(`${at}/tasks`)).status, 200)
  assert.equal((await nurse.post(`${at}/tasks/${task.id}/done`, { outcome: 'x' })).status, 404)
  await assert.rejects(
    inCase(town.edge.house, nurse.secret, caseActions.readTasks, id, (work) => finishTask(work, { task: task.id, outcome: 'x' })),
    { name: 'Conflict' },
  )
  const other = await aCase(town)
  assert.equal((await coordinator.get(`${other.at}/tasks/${task.id}/done`)).status, 404)
  assert.equal((await coordinator.post(`${other.at}/tasks/${task.id}/done`, { outcome: 'x' })).status, 404)
  assert.equal((await town.owner.selectFrom('task').select('done_at').executeTakeFirstOrThrow()).done_at, null)
})
