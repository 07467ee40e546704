import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, today } from '#lib/day.ts'
import { newId } from '#lib/id.ts'
import { inMunicipality, reading } from '#work/index.ts'
import { everyone, house } from '../../test/house.ts'
import { report, seen } from '../../test/report.ts'
import { text as concernText } from './concern.text.ts'
import { caseActions, inboxCount } from './index.ts'
import { text } from './inbox.text.ts'

const t = text('nb')

test('a report shows its head until it is opened; opening it is a deed that the reporter learns of', async () => {
  const here = await house()
  const { path, concern, entry, reference } = await report(here)
  const coordinator = await here.as('coordinator')

  const unread = await (await coordinator.get(path)).text()
  assert.ok(unread.includes(reference) && unread.includes('Navn teacher') && unread.includes('Solbakken skole'))
  assert.ok(unread.includes(t.open.button))
  assert.ok(!unread.includes(seen) && !unread.includes('Emil'))
  const before = await here.owner.selectFrom('inbox_entry').select('read_at').executeTakeFirstOrThrow()
  assert.equal(before.read_at, null)

  const opening = await coordinator.post(`${path}/open`, {})
  assert.equal(opening.status, 303)
  assert.equal(opening.headers.get('location'), path)
  const read = await (await coordinator.get(path)).text()
  for (const words of [
    seen,
    'Jeg tror han er utestengt.',
    concernText('nb').body.thinks,
    'Kontaktlæreren har sett det samme.',
    concernText('nb').body.notAsked,
    'Emil Fjeld',
    'Vi snakket om det i går.',
    concernText('nb').body.discussedWithLeader,
  ])
    assert.ok(read.includes(words), words)

  const row = await here.owner.selectFrom('concern').select('read_at').where('id', '=', concern).executeTakeFirstOrThrow()
  assert.ok(row.read_at)
  const noticed = () =>
    here.owner
      .selectFrom('notice')
      .select(['account_id', 'kind'])
      .where('subject', '=', concern)
      .where('kind', '<>', 'concern-arrived')
      .execute()
  assert.deepEqual(await noticed(), [{ account_id: here.id('teacher'), kind: 'concern-read' }])
  assert.equal((await coordinator.post(`${path}/open`, {})).status, 303)
  assert.equal((await noticed()).length, 1)

  const trail = await here.owner.selectFrom('audit_event').select(['subject', 'action']).where('action', '=', 'inbox.read').execute()
  assert.ok(trail.length >= 3 && trail.every(({ subject }) => subject === entry))
})

test('a notice knows the concern alone, and leads there all the same', async () => {
  const here = await house()
  const { concern, reference } = await report(here)
  const page = await (await here.as('coordinator')).get(`/inbox/${concern}`)
  assert.equal(page.status, 200)
  assert.ok((await page.text()).includes(reference))
})

test('the list shows what waits, oldest first, what is new and what is overdue, and opens no words', async () => {
  const here = await house()
  const late = await report(here, { daysAgo: 10 })
  const fresh = await report(here)
  const coordinator = await here.as('coordinator')
  const list = await (await coordinator.get('/inbox')).text()
  assert.ok(list.indexOf(late.reference) > 0 && list.indexOf(late.reference) < list.indexOf(fresh.reference))
  assert.ok(list.includes(t.overdue) && list.includes(t.fresh) && list.includes(t.count(2, 1)))
  assert.ok(!list.includes('Emil') && !list.includes(seen))
  const count = await inMunicipality(here.edge.house, coordinator.secret, caseActions.listInbox, (work) => inboxCount(reading(work)))
  assert.deepEqual(count, { waiting: 2, unread: 2, overdue: 1 })
})

test('the list goes on where it ended, and anything else in the address begins it anew', async () => {
  const here = await house()
  const references: string[] = []
  for (let days = 40; days > 12; days--) references.push((await report(here, { daysAgo: days })).reference)
  const coordinator = await here.as('coordinator')
  const first = await (await coordinator.get('/inbox')).text()
  assert.ok(references.slice(0, 25).every((one) => first.includes(one)))
  assert.ok(!references.slice(25).some((one) => first.includes(one)))
  const next = /href="(\/inbox\?after=[^"]+)"/.exec(first)![1]!
  const second = await (await coordinator.get(next)).text()
  assert.ok(references.slice(25).every((one) => second.includes(one)) && !second.includes(references[24]!))
  for (const nonsense of ['x', '1_2', `9999999999999_${newId()}`, "'--"])
    assert.equal((await coordinator.get(`/inbox?after=${encodeURIComponent(nonsense)}`)).status, 200)
})

test('only those who take this kind of report find it, in the list or by its address', async () => {
  const here = await house()
  const { path, concern, reference } = await report(here)
  const nobody = await (await here.as('coordinator')).get(`/inbox/${newId()}`)
  assert.equal(nobody.status, 404)
  for (const who of everyone) {
    const them = await here.as(who)
    const takes = who === 'coordinator' || who === 'deputy'
    const list = await them.get('/inbox')
    assert.equal(list.status, takes || who === 'childWelfare' || who === 'police' ? 200 : 404, who)
    assert.equal((await list.text()).includes(reference), takes, who)
    for (const address of [path, `/inbox/${concern}`, `${path}/open`, `${path}/plan`, `${path}/unfounded`, `${path}/release`])
      assert.equal((await them.get(address)).status, takes ? 200 : 404, `${who} ${address}`)
    if (!takes) assert.equal((await them.post(`${path}/open`, {})).status, 404, who)
  }
  const row = await here.owner.selectFrom('inbox_entry').select('read_at').executeTakeFirstOrThrow()
  assert.equal(row.read_at, null)
})

test('another municipality sees nothing of it', async () => {
  const here = await house()
  const { path, reference } = await report(here)
  const there = await here.settle({ name: 'Nabovik' })
  const neighbour = await here.as('coordinator', there)
  assert.equal((await neighbour.get(path)).status, 404)
  assert.equal((await neighbour.post(`${path}/open`, {})).status, 404)
  const list = await (await neighbour.get('/inbox')).text()
  assert.ok(!list.includes(reference) && list.includes(t.none.title))
})

test('someone takes the report over, and the reporter sees who and by when', async () => {
  const here = await house()
  const { path, entry, concern } = await report(here)
  const deputy = await here.as('deputy')
  await deputy.post(`${path}/open`, {})
  assert.ok((await (await deputy.get(path)).text()).includes(t.plan.takeOver))
  const dueOn = addDays(today(new Date()), 9)
  const saved = await deputy.post(`${path}/plan`, { responsible: here.id('deputy'), dueOn, revision: '1' })
  assert.equal(saved.status, 303)
  const row = await here.owner.selectFrom('inbox_entry').selectAll().where('id', '=', entry).executeTakeFirstOrThrow()
  assert.deepEqual([row.responsible_id, row.due_on, row.revision], [here.id('deputy'), dueOn, 2])
  const sent = await here.owner.selectFrom('concern').selectAll().where('id', '=', concern).executeTakeFirstOrThrow()
  assert.deepEqual([sent.next_by, sent.next_on], [here.id('deputy'), dueOn])
})

test('two who change the plan at once are both shown what stands', async () => {
  const here = await house()
  const { path } = await report(here)
  const coordinator = await here.as('coordinator')
  await coordinator.post(`${path}/open`, {})
  const dueOn = addDays(today(new Date()), 9)
  await coordinator.post(`${path}/plan`, { responsible: here.id('deputy'), dueOn, revision: '1' })
  const second = await coordinator.post(`${path}/plan`, { responsible: here.id('coordinator'), dueOn: addDays(dueOn, 1), revision: '1' })
  assert.equal(second.status, 409)
  const shown = await second.text()
  assert.ok(shown.includes(t.plan.now) && shown.includes(dueOn) && shown.includes(addDays(dueOn, 1)) && shown.includes('value="2"'))
})

test('a plan needs a day that comes and someone who takes such reports', async () => {
  const here = await house()
  const { path } = await report(here)
  const coordinator = await here.as('coordinator')
  await coordinator.post(`${path}/open`, {})
  const dueOn = addDays(today(new Date()), 9)
  const plans = [
    { responsible: here.id('teacher'), dueOn },
    { responsible: here.id('deputy'), dueOn: '2020-01-01' },
    { responsible: here.id('deputy'), dueOn: '2026-02-30' },
    { responsible: '', dueOn },
  ]
  for (const plan of plans) assert.equal((await coordinator.post(`${path}/plan`, { ...plan, revision: '1' })).status, 422)
})
