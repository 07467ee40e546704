import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aCase } from '../../test/a-case.ts'
import { house } from '../../test/house.ts'
import { caseActions, pendingHandoversFor, proposeHandover } from '#case/index.ts'
import { text as errors } from '#http/errors.text.ts'
import { inCase, inMunicipality, reading } from '#work/index.ts'
import { text } from './handover.text.ts'

const t = text('nb')
const reason = 'Jeg går ut i permisjon i mars'

async function proposed() {
  const town = await house()
  const { at, id } = await aCase(town, { observers: ['nurse'] })
  const [coordinator, deputy] = [await town.as('coordinator'), await town.as('deputy')]
  assert.equal((await deputy.get(at)).status, 404)
  const answer = await coordinator.post(`${at}/handover`, { to: town.id('deputy'), reason })
  assert.equal(answer.headers.get('location'), `${at}/handover`)
  const lead = async () => (await town.owner.selectFrom('case').select('lead_id').executeTakeFirstOrThrow()).lead_id
  const roles = async () => {
    const rows = await town.owner.selectFrom('participant').select(['account_id', 'role']).where('ended_at', 'is', null).execute()
    return Object.fromEntries(rows.map(({ account_id, role }) => [account_id, role]))
  }
  const state = () => town.owner.selectFrom('handover').select(['accepted', 'answer']).executeTakeFirstOrThrow()
  return { town, at, id, coordinator, deputy, lead, roles, state }
}

test('the one who is asked can read the case, but does not lead it before she has said yes', async () => {
  const { town, at, id, coordinator, deputy, lead, roles } = await proposed()
  assert.equal((await deputy.get(at)).status, 200)
  assert.deepEqual(await roles(), { [town.id('coordinator')]: 'lead', [town.id('deputy')]: 'member', [town.id('nurse')]: 'observer' })
  assert.equal((await deputy.get(`${at}/close`)).status, 404)
  await assert.rejects(
    inCase(town.edge.house, deputy.secret, caseActions.readCase, id, ({ tx, actor }) =>
      sql`insert into reopening (municipality_id, id, case_id, reason, at, by_id)
        values (${actor.municipality}, gen_random_uuid(), ${id}, 'x', now(), ${actor.id})`.execute(tx),
    ),
    /row-level security/,
  )
  assert.ok((await (await coordinator.get(`${at}/handover`)).text()).includes(t.waiting('Navn deputy')))
  assert.ok((await (await deputy.get(`${at}/handover/answer`)).text()).includes(reason))
  assert.equal((await deputy.post(`${at}/handover/answer`, { answer: 'yes', words: 'Det gjør jeg gjerne' })).headers.get('location'), at)
  assert.equal(await lead(), town.id('deputy'))
  assert.deepEqual(await roles(), { [town.id('coordinator')]: 'member', [town.id('deputy')]: 'lead', [town.id('nurse')]: 'observer' })
  assert.equal((await deputy.get(`${at}/close`)).status, 200)
  assert.equal((await coordinator.get(`${at}/close`)).status, 404)
  assert.equal((await coordinator.get(`${at}/team`)).status, 200)
  assert.match(await (await deputy.get(`${at}/handover`)).text(), new RegExp(`${reason}.*${t.outcomes.accepted}.*Det gjør jeg gjerne`, 's'))
})

test('both are told, and what comes next follows the lead', async () => {
  const { town, at, id, deputy } = await proposed()
  await deputy.post(`${at}/handover/answer`, { answer: 'yes', words: '' })
  const notices = await town.owner
    .selectFrom('notice')
    .select(['account_id', 'kind', 'subject'])
    .where('kind', 'like', 'handover%')
    .orderBy('at')
    .execute()
  assert.deepEqual(notices, [
    { account_id: town.id('deputy'), kind: 'handover-proposed', subject: id },
    { account_id: town.id('coordinator'), kind: 'handover-answered', subject: id },
  ])
  const { next_by } = await town.owner.selectFrom('case').select('next_by').executeTakeFirstOrThrow()
  assert.equal(next_by, town.id('deputy'))
})

test('a no says why, and the lead stays', async () => {
  const { town, at, coordinator, deputy, lead, state } = await proposed()
  const silent = await deputy.post(`${at}/handover/answer`, { answer: 'no', words: '' })
  assert.equal(silent.status, 422)
  assert.ok((await silent.text()).includes(t.wordsNeeded))
  assert.equal((await deputy.post(`${at}/handover/answer`, { answer: 'perhaps', words: 'x' })).status, 422)
  assert.equal((await deputy.post(`${at}/handover/answer`, { answer: 'no', words: 'Jeg har for mange saker nå' })).status, 303)
  const { accepted, answer } = await state()
  assert.equal(accepted, false)
  assert.ok(!answer!.includes('for mange'))
  assert.equal(await lead(), town.id('coordinator'))
  assert.match(await (await coordinator.get(`${at}/handover`)).text(), /Jeg har for mange saker nå/)
})

test('only one hand-over waits at a time, and the one who asked can take it back', async () => {
  const { town, at, id, coordinator, deputy, state } = await proposed()
  assert.equal((await coordinator.post(`${at}/handover`, { to: town.id('nurse'), reason })).status, 409)
  assert.equal((await deputy.post(`${at}/handover/withdraw`, {})).status, 404)
  assert.equal((await coordinator.post(`${at}/handover/withdraw`, {})).status, 303)
  assert.deepEqual(await state(), { accepted: false, answer: null })
  const late = await deputy.post(`${at}/handover/answer`, { answer: 'yes', words: '' })
  assert.equal(late.status, 409)
  assert.ok((await late.text()).includes(t.nothing))
  await inCase(town.edge.house, coordinator.secret, caseActions.handOver, id, (work) =>
    proposeHandover(work, { to: town.id('nurse'), reason }),
  )
  const nurse = await town.owner
    .selectFrom('participant')
    .select('role')
    .where('account_id', '=', town.id('nurse'))
    .where('ended_at', 'is', null)
    .execute()
  assert.deepEqual(nurse, [{ role: 'member' }])
})

test('nobody else answers for the one who is asked, and nobody asks but the lead', async () => {
  const { town, at, id, coordinator, deputy, lead } = await proposed()
  assert.equal((await coordinator.post(`${at}/handover/answer`, { answer: 'yes', words: '' })).status, 404)
  const nurse = await town.as('nurse')
  assert.equal((await nurse.post(`${at}/handover/answer`, { answer: 'yes', words: '' })).status, 404)
  const { id: baton } = await town.owner.selectFrom('handover').select('id').executeTakeFirstOrThrow()
  const stolen = await inCase(town.edge.house, nurse.secret, caseActions.readCase, id, ({ tx }) =>
    sql<{
      taken: string | null
    }>`select gate.accept_handover(${baton}, null, now(), gen_random_uuid(), 'x', gen_random_uuid(), 'x') as taken`.execute(tx),
  )
  assert.equal(stolen!.rows[0]!.taken, null)
  assert.equal(await lead(), town.id('coordinator'))
  assert.equal((await deputy.get(`${at}/handover`)).status, 404)
  assert.equal((await deputy.post(`${at}/handover`, { to: town.id('nurse'), reason })).status, 404)
})

test('a hand-over needs a reason, and someone whose work it is', async () => {
  const town = await house()
  const { at } = await aCase(town)
  const coordinator = await town.as('coordinator')
  assert.equal((await coordinator.post(`${at}/handover`, { to: town.id('deputy'), reason: '' })).status, 422)
  for (const who of ['police', 'coordinator'] as const) {
    const answer = await coordinator.post(`${at}/handover`, { to: town.id(who), reason })
    assert.equal(answer.status, 422)
    assert.ok((await answer.text()).includes(errors('nb').choose))
  }
  assert.equal((await town.owner.selectFrom('handover').select('id').execute()).length, 0)
})

test('what waits for my answer is shown to me alone', async () => {
  const { town, id, coordinator, deputy } = await proposed()
  const mine = (secret: Buffer) =>
    inMunicipality(town.edge.house, secret, caseActions.listCases, (work) => pendingHandoversFor(reading(work)))
  assert.deepEqual(
    (await mine(deputy.secret))!.map((each) => each.case),
    [id],
  )
  for (const one of [coordinator, await town.as('nurse'), await town.as('mentor')]) assert.deepEqual(await mine(one.secret), [])
})

test('if the one who is asked leaves, nothing waits any more', async () => {
  const { town, at, deputy, state } = await proposed()
  const part = await town.owner.selectFrom('participant').select('id').where('account_id', '=', town.id('deputy')).executeTakeFirstOrThrow()
  assert.equal((await deputy.post(`${at}/team/${part.id}/end`, {})).status, 303)
  assert.deepEqual(await state(), { accepted: false, answer: null })
})
