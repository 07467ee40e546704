import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { caseActions, openCase } from '#case/index.ts'
import { langs } from '#i18n/index.ts'
import { newId } from '#lib/id.ts'
import { inMunicipality } from '#work/index.ts'
import { house, type Someone } from '../../test/house.ts'
import { copyRoutine, readRoutines } from './access.ts'
import { readRoutine, RoutineContent } from './content.ts'
import { text as draftText } from './draft.text.ts'
import { currentRoutine } from './routine.ts'
import { text } from './routine.text.ts'

const [t, d] = [text('nb'), draftText('nb')]
const home = await house()
const administrator = await home.as('administrator')
const here = '/routines/information-sharing'
const byDefault = readRoutine('routines/information-sharing.yaml')
const rows = () =>
  home.owner
    .selectFrom('routine')
    .selectAll()
    .where('municipality_id', '=', home.municipality)
    .where('kind', '=', 'information-sharing')
    .orderBy('version')
    .execute()
const { id } = (await rows())[0]!

describe('the routine for sharing information', () => {
  for (const who of [
    'teacher',
    'principal',
    'coordinator',
    'privacyOfficer',
    'executive',
    'administrator',
  ] as const satisfies readonly Someone[])
    test(`${who}: finds it among the routines and reads every step of it`, async () => {
      const someone = await home.as(who)
      const list = await (await someone.get('/routines')).text()
      for (const words of [t.kinds['follow-up'], t.kinds['information-sharing'], byDefault.title.nb, `/routines/${id}/versions/1`])
        assert.ok(list.includes(words), words)
      assert.equal(list.includes(`/routines/${id}/copy`), who === 'administrator')
      const html = await (await someone.get(here)).text()
      for (const { title, purpose, guidance } of byDefault.steps)
        for (const words of [title, purpose, ...guidance]) assert.ok(html.includes(words.nb), words.nb)
      assert.ok(html.includes('href="/sharing-guide"'))
      assert.equal(html.includes(t.records(0)) || html.includes(t.deadline), false)
    })

  test('is there in the language of the reader', async () => {
    for (const lang of langs) {
      const html = await (await administrator.get(here, { cookie: `${cookie()}; lang=${lang}` })).text()
      assert.ok(html.includes(byDefault.steps[1]!.purpose[lang]))
    }
  })

  test('is reached from what is shared in a case and from the guide there', async () => {
    const coordinator = await home.as('coordinator')
    const caseId = (await begin()).id
    for (const place of ['sharing', 'sharing/guide'])
      assert.ok((await (await coordinator.get(`/cases/${caseId}/${place}`)).text()).includes(`href="${here}"`), place)
    assert.equal((await (await administrator.get('/sharing-guide')).text()).includes(here), false)
  })

  test('is not for whoever is not signed in', async () => {
    const answer = await home.app.request(here)
    assert.match(answer.headers.get('location') ?? '', /^\/sign-in/)
  })
})

describe('the administrator changes it', () => {
  test('a step is added and reworded with no deadline, and asks nothing of a case', async () => {
    assert.equal((await administrator.post(`/routines/${id}/copy`, {})).headers.get('location'), `/routines/${id}/edit`)
    const words = {
      ...three('title', 'Ask the lawyer'),
      ...three('purpose', 'Why'),
      ...three('guidance', 'How'),
      ...three('responsible', 'Who'),
    }
    assert.equal((await send('/edit/new', words)).headers.get('location'), `/routines/${id}/edit#ask-the-lawyer`)
    const step = (await draft()).steps.at(-1)!
    assert.deepEqual([step.key, step.records, step.deadlineDays], ['ask-the-lawyer', [], undefined])
    assert.equal((await send('/edit/ask-the-lawyer', { ...words, ...three('title', 'Ask your lawyer'), deadlineDays: '3' })).status, 303)
    assert.equal((await draft()).steps.at(-1)!.deadlineDays, 3)
    const wrong = await send('/edit/ask-the-lawyer', { ...words, deadlineDays: 'tre' })
    assert.equal(wrong.status, 422)
    assert.match(await wrong.text(), new RegExp(`id="deadlineDays-error"[^>]*>${d.wrongDays}`))
    const page = await (await administrator.get(`/routines/${id}/edit/ask-the-lawyer`)).text()
    assert.equal(page.includes(d.addRecord), false)
  })

  test('questions are not there to be added', async () => {
    const question = { ...three('label', 'Where?'), ...three('help', 'Where'), kind: 'text', asked: 'always' }
    for (const rest of ['/edit/decide/records', '/edit/decide/records/new'])
      assert.equal((await administrator.get(`/routines/${id}${rest}`)).status, 404)
    assert.equal((await send('/edit/decide/records/new', question)).status, 404)
    assert.equal((await send('/edit/decide/records', { move: 'up:x' })).status, 404)
  })

  for (const who of ['teacher', 'principal', 'coordinator', 'privacyOfficer', 'executive'] as const satisfies readonly Someone[])
    test(`${who}: sees no draft of it, and neither copies, changes nor publishes`, async () => {
      const someone = await home.as(who)
      for (const rest of ['copy', 'edit', 'edit/decide', 'preview', 'publish', 'versions/2'])
        assert.equal((await someone.get(`/routines/${id}/${rest}`)).status, 404, rest)
      const form = { revision: await revision(), note: 'Nå', move: 'up:decide' }
      for (const rest of ['copy', 'edit', 'publish']) assert.equal((await someone.post(`/routines/${id}/${rest}`, form)).status, 404, rest)
      assert.ok((await (await someone.get(here)).text()).includes(t.version(1)))
    })

  test('publishing it never changes what a new case begins with', async () => {
    const before = await begin()
    const page = await (await administrator.get(`/routines/${id}/publish`)).text()
    assert.ok(page.includes(d.publishLead['information-sharing']))
    const answer = await administrator.post(`/routines/${id}/publish`, { revision: await revision(), note: 'Kommuneadvokaten svarer nå' })
    assert.equal(answer.headers.get('location'), `/routines/${id}/versions/2`)
    const after = await begin()
    assert.deepEqual([after.routine_id, after.routine_version], [before.routine_id, before.routine_version])
    assert.notEqual(after.routine_id, id)
    const coordinator = await home.as('coordinator')
    const kinds = await inMunicipality(home.edge.house, coordinator.secret, readRoutines, async (work) => [
      (await currentRoutine(work)).content.kind,
      (await currentRoutine(work, 'information-sharing')).version,
    ])
    assert.deepEqual(kinds, ['follow-up', 2])
  })

  test('both versions are kept, with the reason; the newest is the one that is read before sharing', async () => {
    const teacher = await home.as('teacher')
    const list = await (await teacher.get('/routines')).text()
    assert.ok(list.includes('Kommuneadvokaten svarer nå'))
    assert.equal(list.split(t.inForce).length - 1, 2, 'one of each kind applies')
    assert.ok((await (await teacher.get(here)).text()).includes('Ask your lawyer'))
    const old = await (await teacher.get(`/routines/${id}/versions/1`)).text()
    assert.equal(old.includes('Ask your lawyer') || old.includes(t.inForce), false)
  })
})

describe('the database', () => {
  test('lets no case begin on it, whatever a page would say', async () => {
    const [follow, share] = [(await begin()).id, id]
    const coordinator = await home.as('coordinator')
    const forged = inMunicipality(home.edge.house, coordinator.secret, caseActions.openNewCase, async ({ tx, actor, now }) => {
      const { purpose, step } = await tx.selectFrom('case').select(['purpose', 'step']).where('id', '=', follow).executeTakeFirstOrThrow()
      const on = { service: 'coordination', ground: null, purpose, step, routine_id: share, routine_version: 1 }
      const by = { lead_id: actor.id, next_by: actor.id, opened_by: actor.id, opened_at: now, closed_at: null }
      const row = { municipality_id: actor.municipality, id: newId<'case'>(), year: 2026, sequence: 999, ...on, ...by }
      await tx
        .insertInto('case')
        .values({ ...row, next_action: 'start-step', next_on: '2026-12-01' })
        .execute()
    })
    await assert.rejects(forged, /row-level security policy "on_a_follow_up"/)
  })

  test('keeps a routine of one kind in all its versions, and its content of that kind', async () => {
    const content = (kind: string) => JSON.stringify({ ...byDefault, kind })
    const forge = (kind: 'follow-up' | 'information-sharing', said: string) =>
      inMunicipality(home.edge.house, administrator.secret, copyRoutine, ({ tx, actor, now }) =>
        tx
          .insertInto('routine')
          .values({
            municipality_id: home.municipality,
            id,
            version: 9,
            kind,
            state: 'draft',
            content: content(said),
            written_by: actor.id,
            written_at: now,
            published_by: null,
            published_at: null,
          })
          .execute(),
      )
    await assert.rejects(forge('follow-up', 'follow-up'), /row-level security policy "one_kind"/)
    await assert.rejects(forge('information-sharing', 'follow-up'), /check constraint/)
    await assert.rejects(
      home.owner
        .updateTable('routine')
        .set({ content: content('follow-up') })
        .where('id', '=', id)
        .where('version', '=', 1)
        .execute(),
      /check constraint/,
    )
  })

  test('shows nothing of it to another municipality, which has its own', async () => {
    const elsewhere = await home.settle({ name: 'Nabovik' })
    const theirs = await home.as('administrator', elsewhere)
    for (const rest of ['versions/1', 'copy', 'edit']) assert.equal((await theirs.get(`/routines/${id}/${rest}`)).status, 404)
    const html = await (await theirs.get(here)).text()
    assert.ok(html.includes(t.version(1)))
    assert.equal(html.includes('Ask your lawyer'), false)
  })
})

const latest = async () => (await rows()).at(-1)!
const revision = async () => String((await latest()).revision)
const draft = async () => RoutineContent.parse((await latest()).content)
const cookie = () => `__Host-fotfeste=${administrator.secret.toString('base64url')}`
const send = async (rest: string, words: Record<string, string>) =>
  administrator.post(`/routines/${id}${rest}`, { ...words, revision: await revision() })
const three = (name: string, words: string) => Object.fromEntries(langs.map((lang) => [`${name}.${lang}`, words]))

async function begin() {
  const coordinator = await home.as('coordinator')
  const opened = await inMunicipality(home.edge.house, coordinator.secret, caseActions.openNewCase, (work) =>
    openCase(work, { service: 'coordination', ground: null, purpose: 'Et ord' }),
  )
  return home.owner
    .selectFrom('case')
    .select(['id', 'routine_id', 'routine_version'])
    .where('id', '=', opened!.id)
    .executeTakeFirstOrThrow()
}
