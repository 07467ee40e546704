import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openCase } from '#case/index.ts'
import { house } from '../../test/house.ts'
import { caseActions } from '#case/index.ts'
import { inCase, inMunicipality } from '#work/index.ts'

test('a coordinator opens a case and only she may read it', async () => {
  const { as, edge, owner } = await house()
  const coordinator = await as('coordinator')
  const deputy = await as('deputy')
  const opened = await inMunicipality(edge.house, coordinator.secret, caseActions.openNewCase, (work) =>
    openCase(work, { service: 'coordination', ground: 'consent', purpose: 'Et ord', person: { name: 'Ola Nordmann' } }),
  )
  assert.match(opened!.number, /^\d{4}-001$/)
  assert.equal(
    await inCase(edge.house, coordinator.secret, caseActions.readCase, opened!.id, async (work) => work.case.number),
    opened!.number,
  )
  await assert.rejects(
    inCase(edge.house, deputy.secret, caseActions.readCase, opened!.id, async () => 1),
    { name: 'NotFound' },
  )
  const trail = await owner.selectFrom('audit_event').select(['action', 'outcome']).orderBy('id').execute()
  assert.deepEqual(
    trail.map(({ action, outcome }) => `${action} ${outcome}`),
    ['session.sign-in done', 'session.sign-in done', 'case.open done', 'case.read done', 'case.read refused'],
  )
})

test('someone who smuggles SQL in stays who she is', async () => {
  const { as, edge, id } = await house()
  const coordinator = await as('coordinator')
  const deputy = await as('deputy')
  await inMunicipality(edge.house, coordinator.secret, caseActions.openNewCase, (work) =>
    openCase(work, { service: 'school', ground: null, purpose: 'x' }),
  )
  await inMunicipality(edge.house, deputy.secret, caseActions.listCases, async ({ tx, actor }) => {
    await sql`select set_config('fotfeste.tag', ${`${id('coordinator')}|${actor.municipality}|0`}, true)`.execute(tx)
    const { rows } = await sql`select * from "case"`.execute(tx)
    assert.equal(rows.length, 0)
  }).catch((fault: Error) => assert.match(fault.message, /row-level security|permission/))
})
