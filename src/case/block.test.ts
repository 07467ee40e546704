import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { inCase, inMunicipality } from '#work/index.ts'
import { aCase } from '../../test/a-case.ts'
import { bareRows } from '../../test/bare.ts'
import { house, type Someone, type TestHouse } from '../../test/house.ts'
import { report, seen } from '../../test/report.ts'
import { text } from './block.text.ts'
import { addParticipant, addTask, caseActions, linkToCase, passOn, proposeHandover } from './index.ts'
import { text as partText } from './participant.text.ts'

const t = text('nb')
const words = 'Er svoger til mor'
const kept = (town: TestHouse, who: Someone) => ({ account: town.id(who), ground: 'close', words })
const blocks = ({ owner }: TestHouse) => owner.selectFrom('block').selectAll().orderBy('at').execute()
const liveParts = async ({ owner }: TestHouse, caseId: string) =>
  (
    await owner
      .selectFrom('participant')
      .select('account_id')
      .where('case_id', '=', caseId as never)
      .where('ended_at', 'is', null)
      .execute()
  ).map(({ account_id }) => account_id)

test('the lead keeps a member out: her part, the question to take over and her tasks go in the same step, and the database gives her nothing', async () => {
  const town = await house()
  const { at, id } = await aCase(town, { members: ['outreach', 'nurse'] })
  const [coordinator, outreach] = [await town.as('coordinator'), await town.as('outreach')]
  await inCase(town.edge.house, coordinator.secret, caseActions.changeTasks, id, (work) =>
    addTask(work, { title: 'Ringe hjem', responsible: town.id('outreach'), dueOn: '2027-01-04' }),
  )
  await inCase(town.edge.house, coordinator.secret, caseActions.handOver, id, (work) =>
    proposeHandover(work, { to: town.id('outreach'), reason: 'Kjenner ham best' }),
  )
  assert.ok((await bareRows(town, 'outreach', id)) > 5)
  const answer = await coordinator.post(`${at}/team/blocks`, kept(town, 'outreach'))
  assert.equal(answer.headers.get('location'), `${at}/team/blocks`)
  assert.equal(await bareRows(town, 'outreach', id), 0)
  for (const path of [at, `${at}/team`, `${at}/team/blocks`, `${at}/handover/answer`])
    assert.equal((await outreach.get(path)).status, 404, path)
  assert.deepEqual(new Set(await liveParts(town, id)), new Set([town.id('coordinator'), town.id('nurse')]))
  const { owner } = town
  assert.equal((await owner.selectFrom('task').select('responsible_id').executeTakeFirstOrThrow()).responsible_id, town.id('coordinator'))
  assert.equal((await owner.selectFrom('handover').select('accepted').executeTakeFirstOrThrow()).accepted, false)
  const unread = owner.selectFrom('notice').select('kind').where('account_id', '=', town.id('outreach')).where('read_at', 'is', null)
  assert.deepEqual(await unread.execute(), [])
  const [block] = await blocks(town)
  assert.ok(block && !block.reason.includes('svoger'))
  const page = await (await (await town.as('nurse')).get(`${at}/team/blocks`)).text()
  assert.match(page, new RegExp(`Navn outreach.*${t.grounds.close}.*${words}`, 's'))
})

test('who is kept out is let in by nobody: not by the form, which says why, nor past it', async () => {
  const town = await house()
  const { at, id } = await aCase(town, { members: ['nurse'] })
  const coordinator = await town.as('coordinator')
  // a colleague who has no part yet can be kept out beforehand
  await coordinator.post(`${at}/team/blocks`, kept(town, 'outreach'))
  const adding = { account: town.id('outreach'), role: 'member', reason: 'Kjenner ham' }
  const refused = await coordinator.post(`${at}/team/add`, adding)
  assert.equal(refused.status, 422)
  assert.ok((await refused.text()).includes(t.blocked) && t.blocked.includes('forvaltningsloven § 6'))
  const handing = await coordinator.post(`${at}/handover`, { to: town.id('outreach'), reason: 'Bytte' })
  assert.equal(handing.status, 422)
  assert.ok((await handing.text()).includes(t.blocked))
  await assert.rejects(
    inCase(town.edge.house, coordinator.secret, caseActions.changeTeam, id, (work) =>
      addParticipant(work, { account: town.id('outreach'), role: 'observer', reason: 'Forbi skjemaet' }),
    ),
    { code: '42501' },
  )
  const baton = { id: crypto.randomUUID(), proposed_at: new Date(), reason: Buffer.from('x') }
  await assert.rejects(
    inCase(town.edge.house, coordinator.secret, caseActions.handOver, id, ({ tx, actor }) =>
      sql`insert into handover (municipality_id, id, case_id, from_id, to_id, reason, proposed_at)
        values (${actor.municipality}, ${baton.id}, ${id}, ${actor.id}, ${town.id('outreach')}, ${baton.reason}, ${baton.proposed_at})`.execute(
        tx,
      ),
    ),
    /row-level security/,
  )
  assert.equal((await liveParts(town, id)).includes(town.id('outreach')), false)
  assert.deepEqual(await town.owner.selectFrom('notice').select('id').where('account_id', '=', town.id('outreach')).execute(), [])
})

test('whoever is too close says so herself, without having to say why, and is out', async () => {
  const town = await house()
  const { at, id } = await aCase(town, { members: ['outreach'], observers: ['nurse'] })
  const [coordinator, nurse] = [await town.as('coordinator'), await town.as('nurse')]
  const answer = await nurse.post(`${at}/team/blocks`, {})
  assert.equal(answer.headers.get('location'), '/cases')
  assert.equal((await nurse.get(at)).status, 404)
  assert.equal(await bareRows(town, 'nurse', id), 0)
  assert.match(await (await coordinator.get(`${at}/team/blocks`)).text(), new RegExp(`Navn nurse.*${t.grounds.own}`, 's'))
})

test('a member keeps nobody else out, and the lead not herself before she has handed over', async () => {
  const town = await house()
  const { at, id } = await aCase(town, { members: ['outreach', 'nurse'] })
  const [coordinator, outreach] = [await town.as('coordinator'), await town.as('outreach')]
  assert.equal((await outreach.post(`${at}/team/blocks`, kept(town, 'nurse'))).status, 404)
  const own = await coordinator.post(`${at}/team/blocks`, kept(town, 'coordinator'))
  assert.equal(own.status, 422)
  assert.ok((await own.text()).includes(t.selfLeads))
  assert.ok((await (await coordinator.get(`${at}/team/blocks`)).text()).includes(t.leaderBody))
  const smuggled = (who: Someone, account: string) =>
    town.as(who).then(({ secret }) =>
      inCase(town.edge.house, secret, caseActions.readTeam, id, ({ tx, actor }) =>
        sql`insert into block (municipality_id, id, account_id, case_id, reason, set_by, at)
          values (${actor.municipality}, ${crypto.randomUUID()}, ${account}, ${id}, 'x', ${actor.id}, now())`.execute(tx),
      ),
    )
  await assert.rejects(smuggled('outreach', town.id('nurse')), /row-level security/)
  await assert.rejects(smuggled('coordinator', town.id('coordinator')), /hands it over first/)
  const bad = await coordinator.post(`${at}/team/blocks`, { account: town.id('nurse'), words: '' })
  assert.equal(bad.status, 422)
  const elsewhere = await town.settle({ name: 'Annetsted' })
  assert.equal((await coordinator.post(`${at}/team/blocks`, { ...kept(town, 'nurse'), account: elsewhere.ids.get('nurse')! })).status, 422)
  assert.deepEqual(await blocks(town), [])
})

test('a block is lifted for a reason, by the lead, never by the one whom it keeps out; then she can be added again', async () => {
  const town = await house()
  const { at } = await aCase(town, { members: ['outreach'] })
  const [coordinator, outreach] = [await town.as('coordinator'), await town.as('outreach')]
  await coordinator.post(`${at}/team/blocks`, kept(town, 'nurse'))
  const [block] = await blocks(town)
  const path = `${at}/team/blocks/${block!.id}/lift`
  assert.equal((await outreach.post(path, { reason: 'Jeg vil' })).status, 404)
  assert.equal((await coordinator.post(path, { reason: '' })).status, 422)
  const answer = await coordinator.post(path, { reason: 'De bor ikke sammen lenger' })
  assert.equal(answer.headers.get('location'), `${at}/team/blocks`)
  assert.equal((await coordinator.get(path)).status, 404)
  assert.match(await (await coordinator.get(`${at}/team/blocks`)).text(), /Navn nurse.*De bor ikke sammen lenger.*Navn coordinator/s)
  assert.equal((await coordinator.post(`${at}/team/add`, { account: town.id('nurse'), role: 'member', reason: 'Trengs' })).status, 303)
})

test('before there is a case, a receiver keeps another out of a report: its words are gone for her, and it is passed to who is left', async () => {
  const town = await house()
  const { path, concern, entry } = await report(town)
  const [coordinator, deputy] = [await town.as('coordinator'), await town.as('deputy')]
  await deputy.post(`${path}/plan`, { responsible: town.id('coordinator'), dueOn: '2027-01-04', revision: '1' })
  await deputy.post(`${path}/open`, {})
  assert.ok((await (await coordinator.get(path)).text()).includes(seen))
  assert.equal((await deputy.post(`${path}/block`, kept(town, 'coordinator'))).headers.get('location'), `/inbox/${entry}/block`)
  assert.equal((await coordinator.get(path)).status, 404)
  assert.ok(!(await (await coordinator.get('/inbox')).text()).includes(entry))
  assert.equal(await bareRows(town, 'coordinator', concern), 0)
  const passed = await town.owner.selectFrom('inbox_entry').select('responsible_id').executeTakeFirstOrThrow()
  assert.equal(passed.responsible_id, town.id('deputy'))
  const plan = await deputy.post(`${path}/plan`, { responsible: town.id('coordinator'), dueOn: '2027-01-04', revision: '4' })
  assert.equal(plan.status, 422, 'nor is it given back to her')
  // now nobody else is left, so the last one cannot go without another receiver
  const last = await deputy.post(`${path}/block`, { account: town.id('deputy') })
  assert.equal(last.status, 422)
  assert.ok((await last.text()).includes(t.reportNotNow))
})

test('a receiver says of herself that she is too close, and the report is no longer there for her', async () => {
  const town = await house()
  const { path, concern } = await report(town)
  const [coordinator, deputy] = [await town.as('coordinator'), await town.as('deputy')]
  assert.equal((await coordinator.post(`${path}/block`, { account: town.id('coordinator') })).headers.get('location'), '/inbox')
  assert.equal((await coordinator.get(path)).status, 404)
  assert.equal(await bareRows(town, 'coordinator', concern), 0)
  assert.match(await (await deputy.get(`${path}/block`)).text(), new RegExp(`Navn coordinator.*${t.grounds.own}`, 's'))
  const [block] = await blocks(town)
  assert.equal((await coordinator.post(`${path}/block/${block!.id}/lift`, { reason: 'Likevel ikke' })).status, 404)
  assert.equal((await deputy.post(`${path}/block/${block!.id}/lift`, { reason: 'Det var en annen' })).status, 303)
  assert.equal((await coordinator.get(path)).status, 200)
})

test('a block on a report goes with it to the case, and ends a part there in the same step', async () => {
  const town = await house()
  const { at, id } = await aCase(town, { members: ['outreach', 'nurse'] })
  const { path, entry, concern } = await report(town)
  const coordinator = await town.as('coordinator')
  await coordinator.post(`${path}/open`, {})
  await coordinator.post(`${path}/block`, kept(town, 'outreach'))
  assert.ok((await bareRows(town, 'outreach', id)) > 0)
  await inMunicipality(town.edge.house, coordinator.secret, caseActions.decideReport, (work) =>
    linkToCase(work, entry, { caseId: id, reason: 'Samme gutt' }),
  )
  assert.equal(await bareRows(town, 'outreach', id, concern), 0)
  assert.match(await (await coordinator.get(`${at}/team/blocks`)).text(), new RegExp(`Navn outreach.*${words}`, 's'))
  const again = await coordinator.post(`${at}/team/add`, { account: town.id('outreach'), role: 'member', reason: 'Trengs' })
  assert.equal(again.status, 422)
  // and whoever is kept out of the case later, is kept out of the report that it grew from
  assert.ok((await bareRows(town, 'deputy', concern)) > 0)
  await coordinator.post(`${at}/team/blocks`, kept(town, 'deputy'))
  assert.equal(await bareRows(town, 'deputy', concern), 0)
})

test('a report is not linked to a case that is led by the one who is kept out of it, before another leads', async () => {
  const town = await house()
  const { id } = await aCase(town)
  const { path, entry } = await report(town)
  const [coordinator, deputy] = [await town.as('coordinator'), await town.as('deputy')]
  await inCase(town.edge.house, coordinator.secret, caseActions.changeTeam, id, (work) =>
    addParticipant(work, { account: town.id('deputy'), role: 'member', reason: 'Hjelper til' }),
  )
  await deputy.post(`${path}/open`, {})
  await deputy.post(`${path}/block`, kept(town, 'coordinator'))
  const link = await deputy.post(`${path}/link`, { revision: '2', reason: 'Samme', caseId: id })
  assert.ok([409, 422].includes(link.status))
  const { revision } = await town.owner.selectFrom('inbox_entry').select('revision').where('id', '=', entry).executeTakeFirstOrThrow()
  const now = await deputy.post(`${path}/link`, { revision: String(revision), reason: 'Samme', caseId: id })
  assert.equal(now.status, 422)
  assert.ok((await now.text()).includes(t.leadBlocked))
  assert.deepEqual(await town.owner.selectFrom('concern_link').select('case_id').execute(), [])
})

test('the team page leads there, in words that fit who reads it', async () => {
  const town = await house()
  const { at } = await aCase(town, { members: ['outreach'] })
  for (const [who, link] of [
    ['coordinator', partText('nb').keepOut],
    ['outreach', partText('nb').declare],
  ] as const)
    assert.match(
      await (await (await town.as(who)).get(`${at}/team`)).text(),
      new RegExp(`team/blocks"[^>]*>\\s*${link.replace('?', '\\?')}`),
    )
})

test('a report that is passed on comes to a receiver who is not kept out of it, or to nobody', async () => {
  const town = await house()
  const { path, entry } = await report(town)
  const coordinator = await town.as('coordinator')
  await coordinator.post(`${path}/open`, {})
  await coordinator.post(`${path}/block`, kept(town, 'childWelfare'))
  const pass = () =>
    inMunicipality(town.edge.house, coordinator.secret, caseActions.decideReport, (work) =>
      passOn(work, entry, { to: 'child-welfare', ground: 'forvaltningsloven-13-b-2', told: { isTold: true }, reason: 'Hører til der' }),
    )
  assert.equal(await pass(), false)
  const second = { municipality_id: town.municipality, account_id: town.id('nurse'), receives: 'child-welfare', is_first: false } as const
  await town.owner.insertInto('receiver').values(second).execute()
  assert.equal(await pass(), true)
  const passed = await town.owner.selectFrom('inbox_entry').selectAll().where('receiver', '=', 'child-welfare').executeTakeFirstOrThrow()
  assert.equal(passed.responsible_id, town.id('nurse'))
  const told = await town.owner.selectFrom('notice').select('id').where('account_id', '=', town.id('childWelfare')).execute()
  assert.deepEqual(told, [])
})
