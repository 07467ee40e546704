import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { caseActions, openCase } from '#case/index.ts'
import { langs } from '#i18n/index.ts'
import { inMunicipality } from '#work/index.ts'
import { house, type Someone } from '../../test/house.ts'
import { changeDraft, readRoutines } from './access.ts'
import { RoutineContent, type RoutineStep, type StepRecord } from './content.ts'
import { text } from './draft.text.ts'
import { routineOf } from './routine.ts'

const t = text('nb')
const errorsIn = text('nn')
const home = await house()
const { id } = await home.owner
  .selectFrom('routine')
  .select('id')
  .where('municipality_id', '=', home.municipality)
  .where('kind', '=', 'follow-up')
  .executeTakeFirstOrThrow()
const administrator = await home.as('administrator')
const edit = (rest = '') => `/routines/${id}/edit${rest}`

describe('a routine is changed in the browser', () => {
  test('the newest version is copied into a draft, and copying twice makes one draft', async () => {
    assert.equal((await administrator.get(edit())).status, 404)
    for (const _ of [1, 2]) assert.equal((await administrator.post(`/routines/${id}/copy`, {})).headers.get('location'), edit())
    assert.deepEqual(
      (await versions()).map(({ version, state }) => `${version} ${state}`),
      ['1 published', '2 draft'],
    )
    assert.match(await (await administrator.get(edit())).text(), new RegExp(t.title(2)))
  })

  test('a step is reworded in three languages and keeps its key', async () => {
    const words = {
      ...stepForm(await step('discuss')),
      'title.nb': 'Drøft med lederen',
      'guidance.nb': 'A\nB',
      'guidance.nn': 'A\n\nB\n',
      'guidance.en': 'A\nB',
      deadlineDays: '5',
    }
    assert.equal((await send('/discuss', words)).status, 303)
    const changed = await step('discuss')
    assert.equal(changed.title.nb, 'Drøft med lederen')
    assert.deepEqual(
      changed.guidance.map(({ nn }) => nn),
      ['A', 'B'],
    )
    assert.equal(changed.deadlineDays, 5)
  })

  test('what is missing or wrong is told beside the field, in the language of the reader, and what was typed is kept', async () => {
    const bad = {
      ...stepForm(await step('report')),
      'title.en': '',
      deadlineDays: 'ti',
      'responsible.nn': 'Bare éin',
      'purpose.nb': 'Ny hensikt',
    }
    const answer = await administrator.post(edit('/report'), { ...bad, revision: await revision() }, { cookie: `${cookieOf()}; lang=nn` })
    assert.equal(answer.status, 422)
    const html = await answer.text()
    assert.match(html, new RegExp(`id="title.en-error"[^>]*>${errorsIn.missing.en}`))
    assert.match(html, new RegExp(`id="deadlineDays-error"[^>]*>${errorsIn.wrongDays}`))
    assert.match(html, new RegExp(`id="responsible.nn-error"[^>]*>${errorsIn.sameLines(4)}`))
    assert.match(html, /Ny hensikt/)
    assert.notEqual((await step('report')).purpose.nb, 'Ny hensikt')
  })

  test('steps are added, moved and removed', async () => {
    const words = {
      ...stepForm(await step('discuss')),
      'title.nb': 'Ring hjem',
      'title.nn': 'Ring heim',
      'title.en': 'Ring home – ærlig talt!',
    }
    assert.equal((await send('/new', words)).headers.get('location'), edit('#ring-home-aerlig-talt'))
    assert.equal((await send('/new', { ...words, 'title.en': 'New' })).headers.get('location'), edit('#new-2'))
    await send('', { move: 'up:new-2' })
    assert.deepEqual((await keys()).slice(-2), ['new-2', 'ring-home-aerlig-talt'])
    await send('', { move: 'up:dialogue' })
    assert.equal((await keys())[0], 'dialogue')
    assert.equal((await send('/new-2/remove', {})).status, 303)
    assert.equal((await keys()).includes('new-2'), false)
    assert.deepEqual(
      (await step('ring-home-aerlig-talt')).records.map(({ key }) => key),
      ['done'],
    )
    assert.equal((await send('', { move: 'up:nowhere' })).status, 404)
  })

  test('a question is added with answers to choose from, then changed; its keys stay', async () => {
    const words = {
      ...three('label', 'Who was rung?'),
      ...three('help', 'One of them'),
      kind: 'choice',
      asked: 'always',
      'options.0.key': '',
      ...three('options.0.label', 'Mother'),
      'options.1.key': '',
      ...three('options.1.label', 'Father'),
    }
    assert.equal((await send('/discuss/records/new', words)).status, 303)
    const added = await record('discuss', 'who-was-rung')
    assert.deepEqual('options' in added && added.options.map(({ key }) => key), ['mother', 'father'])
    const next = {
      ...words,
      ...three('label', 'Whom did you ring?'),
      'options.0.key': 'mother',
      ...three('options.0.label', 'A parent'),
      ...three('options.1.label', ''),
    }
    assert.equal((await send('/discuss/records/who-was-rung', next)).status, 303)
    const changed = await record('discuss', 'who-was-rung')
    assert.equal(changed.label.en, 'Whom did you ring?')
    assert.deepEqual('options' in changed && changed.options.map(({ key, label }) => [key, label.en]), [['mother', 'A parent']])
  })

  test('a choice without answers and an answer that lacks a language are refused beside their fields', async () => {
    const words = { ...three('label', 'Where?'), ...three('help', 'Where'), kind: 'choices', asked: 'always' }
    assert.match(await (await send('/discuss/records/new', words)).text(), new RegExp(`id="options-error"[^>]*>${t.optionsNeeded}`))
    const half = await send('/discuss/records/new', { ...words, ...three('options.0.label', ''), 'options.1.label.nb': 'Hjemme' })
    assert.equal(half.status, 422)
    assert.match(await half.text(), new RegExp(`id="options.1.label.nn-error"[^>]*>${t.missing.nn}`))
  })

  test('a question may hang on the answer of another, which then cannot go away', async () => {
    const told = await record('report', 'told')
    assert.deepEqual(told.requiredIf, { record: 'form', is: 'identified' })
    const html = await (await administrator.get(edit('/report/records/told'))).text()
    assert.match(html, /value="form:identified" selected/)
    const gone = await send('/report/records/form/remove', {})
    assert.equal(gone.status, 422)
    assert.match(await gone.text(), new RegExp(t.depends))
    assert.equal((await record('report', 'form')).key, 'form')
  })

  test('questions are moved and removed, but the last one stays', async () => {
    await send('/discuss/records', { move: 'down:discussed-by' })
    assert.deepEqual(
      (await step('discuss')).records.slice(0, 2).map(({ key }) => key),
      ['date', 'discussed-by'],
    )
    assert.equal((await send('/discuss/records/who-was-rung/remove', {})).status, 303)
    const last = await send('/ring-home-aerlig-talt/records/done/remove', {})
    assert.match(await last.text(), new RegExp(t.lastOne))
  })

  test('two who change the draft: the second one is shown both versions, and then may save hers', async () => {
    const old = await revision()
    const words = stepForm(await step('dialogue'))
    await send('/dialogue', { ...words, 'title.nb': 'Den enes tittel' })
    const late = await administrator.post(edit('/dialogue'), { ...words, 'title.nb': 'Den andres tittel', revision: old })
    assert.equal(late.status, 409)
    const html = await late.text()
    assert.match(html, new RegExp(t.storedNow))
    assert.match(html, /Den enes tittel/)
    assert.match(html, /value="Den andres tittel"/)
    assert.match(html, new RegExp(`name="revision" value="${await revision()}"`))
    assert.equal((await step('dialogue')).title.nb, 'Den enes tittel')
    assert.equal((await send('/dialogue', { ...words, 'title.nb': 'Den andres tittel' })).status, 303)
  })

  test('the name and source of the routine are changed', async () => {
    const words = {
      ...three('title', 'Our routine'),
      ...three('owner', 'The contacts'),
      source: 'Kommunens egen plan',
      lastChecked: '2026-02-30',
    }
    const wrong = await administrator.post(`/routines/${id}/about`, { ...words, revision: await revision() })
    assert.equal(wrong.status, 422)
    const right = await administrator.post(`/routines/${id}/about`, { ...words, lastChecked: '2026-11-20', revision: await revision() })
    assert.equal(right.status, 303)
    assert.equal((await draft()).title.en, 'Our routine')
  })

  for (const who of ['teacher', 'principal', 'coordinator', 'privacyOfficer', 'executive'] as const satisfies readonly Someone[])
    test(`${who}: sees no draft, may not change it, and cannot write to it with SQL either`, async () => {
      const someone = await home.as(who)
      for (const path of [
        edit(),
        edit('/dialogue'),
        edit('/dialogue/records'),
        `/routines/${id}/publish`,
        `/routines/${id}/preview`,
        `/routines/${id}/copy`,
      ])
        assert.equal((await someone.get(path)).status, 404, path)
      const form = { ...stepForm(await step('dialogue')), revision: await revision() }
      assert.equal((await someone.post(edit('/dialogue'), form)).status, 404)
      assert.equal((await someone.post(`/routines/${id}/publish`, { revision: await revision(), note: 'Nå' })).status, 404)
      assert.equal((await someone.get(`/routines/${id}/versions/2`)).status, 404)
      const list = await (await someone.get('/routines')).text()
      assert.equal(list.includes(edit()), false)
      await inMunicipality(home.edge.house, someone.secret, readRoutines, async ({ tx }) => {
        assert.equal((await tx.selectFrom('routine').select('version').where('state', '=', 'draft').execute()).length, 0)
        const { numUpdatedRows } = await tx.updateTable('routine').set({ note: 'x' }).executeTakeFirst()
        assert.equal(numUpdatedRows, 0n)
      })
    })
})

describe('a draft is published', () => {
  test('the page lists what has changed, and asks for the reason', async () => {
    const html = await (await administrator.get(`/routines/${id}/publish`)).text()
    for (const words of [t.aboutChanged, 'Ring hjem', t.changed.added, t.parts.deadlineDays]) assert.ok(html.includes(words), words)
    assert.equal((await administrator.post(`/routines/${id}/publish`, { revision: await revision(), note: ' ' })).status, 422)
  })

  test('the next case begins with it and the running one keeps its own', async () => {
    const running = await begin()
    const stale = await administrator.post(`/routines/${id}/publish`, {
      revision: String(Number(await revision()) - 1),
      note: 'Kortere frist',
    })
    assert.equal(stale.status, 409)
    const answer = await administrator.post(`/routines/${id}/publish`, {
      revision: await revision(),
      note: 'Kortere frist, etter råd fra skolene',
    })
    assert.equal(answer.headers.get('location'), `/routines/${id}/versions/2`)
    const next = await begin()
    const cases = await home.owner.selectFrom('case').select(['id', 'routine_version']).execute()
    assert.deepEqual(
      new Map(cases.map((each) => [each.id, each.routine_version])),
      new Map([
        [running, 1],
        [next, 2],
      ]),
    )
    const coordinator = await home.as('coordinator')
    const days = (await inMunicipality(home.edge.house, coordinator.secret, readRoutines, async (work) => [
      (await routineOf(work, id, 1)).content.steps[1]!.deadlineDays,
      (await routineOf(work, id, 2)).content.steps[1]!.deadlineDays,
    ]))!
    assert.notEqual(days[0], 5)
    assert.equal(days[1], 5)
  })

  test('everyone reads both versions, with the reason', async () => {
    const teacher = await home.as('teacher')
    const list = await (await teacher.get('/routines')).text()
    assert.ok(list.includes('Kortere frist, etter råd fra skolene'))
    assert.ok((await (await teacher.get(`/routines/${id}/versions/2`)).text()).includes('Den andres tittel'))
    assert.equal((await (await teacher.get(`/routines/${id}/versions/1`)).text()).includes('Den andres tittel'), false)
    assert.equal((await teacher.get(`/routines/${id}/versions/3`)).status, 404)
  })

  test('a published version never changes: not in the browser, and not with SQL', async () => {
    assert.equal((await administrator.post(edit('/dialogue'), { ...three('title', 'x'), revision: '1' })).status, 404)
    await inMunicipality(home.edge.house, administrator.secret, changeDraft, async ({ tx }) => {
      const { numUpdatedRows } = await tx.updateTable('routine').set({ content: '{}', note: 'x' }).executeTakeFirst()
      assert.equal(numUpdatedRows, 0n)
    })
    await assert.rejects(
      inMunicipality(home.edge.house, administrator.secret, changeDraft, ({ tx }) => tx.deleteFrom('routine').execute()),
      /permission denied/,
    )
  })

  test('nobody publishes in the name of another', async () => {
    await administrator.post(`/routines/${id}/copy`, {})
    const forged = inMunicipality(home.edge.house, administrator.secret, changeDraft, ({ tx, now }) =>
      tx
        .updateTable('routine')
        .set({ state: 'published', published_at: now, published_by: home.id('principal') })
        .where('state', '=', 'draft')
        .execute(),
    )
    await assert.rejects(forged, /row-level security/)
  })

  test('a draft that equals the newest version is not published', async () => {
    const answer = await administrator.post(`/routines/${id}/publish`, { revision: await revision(), note: 'Ingenting' })
    assert.equal(answer.status, 422)
    assert.ok((await answer.text()).includes(t.nothingChanged))
  })

  test('each change is traced, and reading is not', async () => {
    const { rows } = await sql<{
      action: string
    }>`select distinct action from audit_event where outcome = 'done' and action like 'routine%' order by 1`.execute(home.owner)
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['routine.change', 'routine.copy', 'routine.publish'],
    )
  })

  test('the routines of another municipality are not there', async () => {
    const elsewhere = await home.settle({ name: 'Nabovik' })
    const theirs = await home.as('administrator', elsewhere)
    for (const path of [`/routines/${id}/versions/1`, `/routines/${id}/edit`, `/routines/${id}/copy`])
      assert.equal((await theirs.get(path)).status, 404)
    assert.equal((await (await theirs.get('/routines')).text()).includes(id), false)
  })
})

const versions = () =>
  home.owner
    .selectFrom('routine')
    .selectAll()
    .where('municipality_id', '=', home.municipality)
    .where('id', '=', id)
    .orderBy('version')
    .execute()
const latest = async () => (await versions()).at(-1)!
const revision = async () => String((await latest()).revision)
const draft = async () => RoutineContent.parse((await latest()).content)
const keys = async () => (await draft()).steps.map(({ key }) => key)
const cookieOf = () => `__Host-fotfeste=${administrator.secret.toString('base64url')}`

async function step(key: string): Promise<RoutineStep> {
  const found = (await draft()).steps.find((each) => each.key === key)
  assert.ok(found)
  return found
}
async function record(of: string, key: string): Promise<StepRecord> {
  const found = (await step(of)).records.find((each) => each.key === key)
  assert.ok(found)
  return found
}

const send = async (path: string, words: Record<string, string>) => administrator.post(edit(path), { ...words, revision: await revision() })
const three = (name: string, words: string) => Object.fromEntries(langs.map((lang) => [`${name}.${lang}`, words]))
const each = (name: string, words: (lang: (typeof langs)[number]) => string) =>
  Object.fromEntries(langs.map((lang) => [`${name}.${lang}`, words(lang)]))

/** A step as the form sends it. */
const stepForm = ({ title, purpose, guidance, responsible, deadlineDays, skipReason }: RoutineStep): Record<string, string> => ({
  ...each('title', (lang) => title[lang]),
  ...each('purpose', (lang) => purpose[lang]),
  ...each('guidance', (lang) => guidance.map((line) => line[lang]).join('\r\n')),
  ...each('responsible', (lang) => responsible.map((line) => line[lang]).join('\r\n')),
  ...each('skipReason', (lang) => skipReason?.[lang] ?? ''),
  deadlineDays: String(deadlineDays),
})

async function begin() {
  const coordinator = await home.as('coordinator')
  const opened = await inMunicipality(home.edge.house, coordinator.secret, caseActions.openNewCase, (work) =>
    openCase(work, { service: 'coordination', ground: null, purpose: 'Et ord' }),
  )
  return opened!.id
}
