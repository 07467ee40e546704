import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { inCase, inMunicipality } from '#work/index.ts'
import type { CaseId } from '#lib/id.ts'
import { house, type Someone, type TestHouse } from '../../test/house.ts'
import { report, seen } from '../../test/report.ts'
import { caseActions, closeCase, decideUnfounded, openCase, openReport } from './index.ts'
import { text } from './inbox-decision.text.ts'
import { text as inboxText } from './inbox.text.ts'

const t = text('nb')
const words = inboxText('nb')
const reason = 'Vi har snakket med alle, og det er avklart.'

const read = async (here: TestHouse, path: string, who: Someone = 'coordinator') => {
  const them = await here.as(who)
  await them.post(`${path}/open`, {})
  return them
}
const entries = (here: TestHouse) => here.owner.selectFrom('inbox_entry').selectAll().orderBy('arrived_at').orderBy('id').execute()
const caseOf = async (here: TestHouse, name: string, who: Someone = 'coordinator') => {
  const them = await here.as(who)
  const made = await inMunicipality(here.edge.house, them.secret, caseActions.openNewCase, (work) =>
    openCase(work, { service: 'coordination', ground: 'consent', purpose: 'Å komme tilbake på skolen', person: { name } }),
  )
  return made!
}

test('a report without cause is closed with a reason, under a rule that says what is kept', async () => {
  const here = await house()
  const { path, entry } = await report(here)
  const coordinator = await read(here, path)
  const asked = await (await coordinator.get(`${path}/unfounded`)).text()
  assert.ok(asked.includes('aldri følge personen') && asked.includes('hold-unfounded'))

  const done = await coordinator.post(`${path}/unfounded`, { reason, disposalRule: 'hold-unfounded', revision: '1' })
  assert.equal(done.headers.get('location'), path)
  const [row] = await entries(here)
  assert.equal(row!.id, entry)
  assert.deepEqual(
    [row!.decision, row!.disposal_rule, row!.decided_by, row!.revision],
    ['unfounded', 'hold-unfounded', here.id('coordinator'), 2],
  )
  assert.ok(row!.reason && !row!.reason.toString('utf8').includes('avklart'))
  const shown = await (await coordinator.get(path)).text()
  assert.ok(shown.includes(reason) && shown.includes(words.answer.button) && !shown.includes(words.choices))
  assert.ok((await (await coordinator.get('/inbox/decided')).text()).includes(words.verdict.unfounded))
  assert.equal((await here.owner.selectFrom('concern_link').selectAll().execute()).length, 0)
})

test('a decision asks for its reason, its choice and a report that has been read', async () => {
  const here = await house()
  const { path } = await report(here)
  const coordinator = await here.as('coordinator')
  assert.equal((await coordinator.post(`${path}/unfounded`, { reason, disposalRule: 'hold-unfounded', revision: '1' })).status, 409)
  await read(here, path)
  const wrong = [
    ['unfounded', { disposalRule: 'hold-unfounded' }],
    ['unfounded', { reason, disposalRule: 'hold-follow-up' }],
    ['unfounded', { reason }],
    ['link', { reason }],
    ['link', { caseId: (await caseOf(here, 'Nora Berg')).id }],
    ['pass-on', { reason, to: 'police', ground: 'forvaltningsloven-13-b-6', told: 'not-told' }],
    ['pass-on', { reason, to: 'police', ground: 'barnevernsloven-13-2', told: 'told' }],
    ['pass-on', { reason, to: 'municipal', ground: 'forvaltningsloven-13-b-6', told: 'told' }],
    ['pass-on', { to: 'police', ground: 'forvaltningsloven-13-b-6', told: 'told' }],
  ] as const
  for (const [what, form] of wrong)
    assert.equal((await coordinator.post(`${path}/${what}`, { ...form, revision: '1' })).status, 422, `${what} ${JSON.stringify(form)}`)
  assert.equal((await coordinator.post(`${path}/answer`, { reason, revision: '1' })).status, 404)
  assert.deepEqual(
    (await entries(here)).map(({ decision }) => decision),
    [null],
  )
})

test('of two who decide at the same time one is heard, and the other is shown who and what, and keeps her words', async () => {
  const here = await house()
  const { path } = await report(here)
  const coordinator = await read(here, path)
  const deputy = await here.as('deputy')
  const answers = await Promise.all([
    coordinator.post(`${path}/unfounded`, { reason: 'Ord fra koordinator', disposalRule: 'hold-unfounded', revision: '1' }),
    deputy.post(`${path}/pass-on`, {
      reason: 'Ord fra stedfortreder',
      to: 'police',
      ground: 'forvaltningsloven-13-b-6',
      told: 'told',
      revision: '1',
    }),
  ])
  assert.deepEqual(answers.map(({ status }) => String(status)).toSorted(), ['303', '409'])
  const firstWon = answers[0].status === 303
  const late = await answers[firstWon ? 1 : 0].text()
  assert.ok(late.includes(firstWon ? 'Navn coordinator' : 'Navn deputy'))
  assert.ok(late.includes('Ord fra koordinator') && late.includes('Ord fra stedfortreder') && late.includes(words.verdict.notSent))
  assert.equal((await entries(here)).length, firstWon ? 1 : 2)
})

test('the database lets no one decide again, or in the name of another', async () => {
  const here = await house()
  const { path } = await report(here)
  const coordinator = await read(here, path)
  const decideAs = (who: Someone) =>
    inMunicipality(here.edge.house, coordinator.secret, caseActions.decideReport, ({ tx }) =>
      sql`update inbox_entry set decision = 'answered', decided_at = now(), decided_by = ${here.id(who)}, reason = '\\x00'`.execute(tx),
    )
  await assert.rejects(decideAs('deputy'), /row-level security/)
  await coordinator.post(`${path}/unfounded`, { reason, disposalRule: 'hold-unfounded', revision: '1' })
  assert.equal((await decideAs('coordinator'))!.numAffectedRows, 0n)
})

test('a report is linked to a case found by name; its team reads it, and the other coordinator does not learn which case', async () => {
  const here = await house()
  const { path, concern } = await report(here)
  const coordinator = await read(here, path)
  const emil = await caseOf(here, 'Emil Fjeld')
  const nora = await caseOf(here, 'Nora Berg')
  const others = await caseOf(here, 'Emil Annensak', 'deputy')

  const all = await (await coordinator.get(`${path}/link`)).text()
  assert.ok(all.includes(emil.id) && all.includes(nora.id) && !all.includes(others.id))
  assert.ok(all.includes(`${emil.number}, Emil`) && !all.includes('Fjeld'))
  const search = await coordinator.post(`${path}/link`, { find: 'fjeld', search: 'yes', reason: 'Halvferdig', revision: '1' })
  const found = await search.text()
  assert.ok(found.includes(emil.id) && !found.includes(nora.id) && found.includes('Halvferdig'))

  assert.equal((await coordinator.post(`${path}/link`, { reason, caseId: others.id, revision: '1' })).status, 404)
  const linked = await coordinator.post(`${path}/link`, { reason, caseId: emil.id, revision: '1' })
  assert.equal(linked.headers.get('location'), `/cases/${emil.id}`)
  const [link] = await here.owner.selectFrom('concern_link').selectAll().execute()
  assert.deepEqual([link!.concern_id, link!.case_id, link!.linked_by], [concern, emil.id, here.id('coordinator')])

  assert.ok((await (await coordinator.get(path)).text()).includes(emil.number))
  const deputy = await (await (await here.as('deputy')).get(path)).text()
  assert.ok(deputy.includes(reason) && deputy.includes(words.verdict.otherCase))
  assert.ok(!deputy.includes(emil.number) && !deputy.includes(emil.id))
})

test('a case that was closed as unfounded is never found when reports are linked; another closed one must be reopened first', async () => {
  const here = await house()
  const { path } = await report(here)
  const coordinator = await read(here, path)
  const unfounded = await caseOf(here, 'Emil Fjeld')
  const moved = await caseOf(here, 'Emil Haug')
  await close(here, unfounded.id, 'unfounded')
  await close(here, moved.id, 'moved-away')
  const page = await (await coordinator.get(`${path}/link`)).text()
  assert.ok(!page.includes(unfounded.id) && !page.includes(unfounded.number))
  assert.ok(page.includes(`/cases/${moved.id}`) && !page.includes(`value="${moved.id}"`) && page.includes(t.link.closedHelp))
  assert.equal((await coordinator.post(`${path}/link`, { reason, caseId: moved.id, revision: '1' })).status, 409)
})

test('a report without cause is never among what is searched when the next one comes', async () => {
  const here = await house()
  const first = await report(here)
  const coordinator = await read(here, first.path)
  await coordinator.post(`${first.path}/unfounded`, { reason, disposalRule: 'hold-unfounded', revision: '1' })
  const second = await report(here)
  await read(here, second.path)
  const found = await (await coordinator.post(`${second.path}/link`, { find: 'Emil', search: 'yes', revision: '1' })).text()
  assert.ok(found.includes(t.link.none.title) && !found.includes(first.reference))
})

test('a report that is passed on opens to the police and not to child welfare, and tells the reporter nothing', async () => {
  const here = await house()
  const { path, concern } = await report(here)
  const coordinator = await read(here, path)
  const asked = await (await coordinator.get(`${path}/pass-on`)).text()
  assert.ok(asked.includes('value="police"') && asked.includes('value="child-welfare"') && !asked.includes('value="municipal"'))
  const form = {
    reason,
    to: 'police',
    ground: 'forvaltningsloven-13-b-6',
    told: 'not-told',
    toldWhy: 'Det kan hindre etterforskningen.',
    revision: '1',
  }
  assert.equal((await coordinator.post(`${path}/pass-on`, form)).status, 303)

  const [from, to] = await entries(here)
  assert.deepEqual([from!.decision, from!.ground], ['passed-on', 'forvaltningsloven-13-b-6'])
  assert.deepEqual([to!.receiver, to!.concern_id, to!.responsible_id, to!.read_at], ['police', concern, here.id('police'), null])
  const police = await read(here, `/inbox/${to!.id}`, 'police')
  const shown = await (await police.get(`/inbox/${to!.id}`)).text()
  assert.ok(shown.includes(seen) && !shown.includes(reason))
  assert.equal((await police.get(path)).status, 404)
  assert.equal((await (await here.as('childWelfare')).get(`/inbox/${to!.id}`)).status, 404)
  assert.ok((await (await coordinator.get(path)).text()).includes('Det kan hindre etterforskningen.'))

  const sent = await here.owner.selectFrom('concern').selectAll().where('id', '=', concern).executeTakeFirstOrThrow()
  assert.deepEqual([sent.next_by, sent.answered_at], [here.id('coordinator'), null])
  const told = await here.owner
    .selectFrom('notice')
    .select(['account_id', 'kind'])
    .where('account_id', 'in', [here.id('police'), here.id('teacher')])
    .execute()
  assert.deepEqual(
    told.toSorted((a, b) => a.kind.localeCompare(b.kind)),
    [
      { account_id: here.id('police'), kind: 'concern-arrived' },
      { account_id: here.id('teacher'), kind: 'concern-read' },
    ],
  )
})

test('the police note that they have it in their own system, and pass on only to one who has not had it', async () => {
  const here = await house()
  const { path } = await report(here)
  const coordinator = await read(here, path)
  await coordinator.post(`${path}/pass-on`, { reason, to: 'police', ground: 'forvaltningsloven-13-b-6', told: 'told', revision: '1' })
  const entry = (await entries(here))[1]!
  const police = await read(here, `/inbox/${entry.id}`, 'police')
  assert.ok(!(await (await police.get(`/inbox/${entry.id}/pass-on`)).text()).includes('value="municipal"'))
  assert.equal((await police.get(`/inbox/${entry.id}/link`)).status, 404)
  assert.equal((await police.get(`/inbox/${entry.id}/open-case`)).status, 404)
  assert.equal((await police.post(`/inbox/${entry.id}/answer`, { reason: 'Vi tar en samtale.', revision: '1' })).status, 303)
  assert.ok((await (await police.get(`/inbox/${entry.id}`)).text()).includes('Vi tar en samtale.'))
  assert.ok(!(await (await coordinator.get(path)).text()).includes('Vi tar en samtale.'))
})

test('what was decided is listed with the latest first, and goes on where it ended', async () => {
  const here = await house()
  const coordinator = await here.as('coordinator')
  const references: string[] = []
  for (let count = 0; count < 27; count++) {
    const { entry, reference } = await report(here)
    references.push(reference)
    await inMunicipality(here.edge.house, coordinator.secret, caseActions.decideReport, async (work) => {
      await openReport(work, entry)
      await decideUnfounded(work, entry, { reason, disposalRule: 'hold-unfounded' })
    })
  }
  const first = await (await coordinator.get('/inbox/decided')).text()
  assert.deepEqual(
    references.map((one) => first.includes(one)),
    references.map((_, at) => at >= 2),
  )
  assert.ok(first.indexOf(references[26]!) < first.indexOf(references[25]!))
  const next = /href="(\/inbox\/decided\?after=[^"]+)"/.exec(first)![1]!
  const second = await (await coordinator.get(next)).text()
  assert.deepEqual(
    references.map((one) => second.includes(one)),
    references.map((_, at) => at < 2),
  )
})

/** Closes a case as its lead, the coordinator, closes it. */
async function close(here: TestHouse, id: CaseId, outcome: 'unfounded' | 'moved-away') {
  const { secret } = await here.as('coordinator')
  const disposalRule = outcome === 'unfounded' ? 'hold-unfounded' : 'hold-follow-up'
  await inCase(here.edge.house, secret, caseActions.closeCase, id, (work) =>
    closeCase(work, { outcome, words: 'Ferdig.', personView: 'Helt enig.', disposalRule }),
  )
}
