import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { CaseId } from '#lib/id.ts'
import { readRoutine, type RoutineStep } from '#routine/index.ts'
import { text as errors } from '../http/errors.text.ts'
import { house, type Someone } from '../../test/house.ts'
import { aCase, hidden } from '../../test/a-case.ts'
import { caseActions, finishStep, startStep } from './index.ts'
import { inCase } from '#work/index.ts'
import { text } from './step.text.ts'

const routine = readRoutine('routines/stepwise-follow-up.yaml')
const t = text('nb')
const home = await house()

/** An answer to everything that a step may ask for. */
const filled = ({ records }: RoutineStep) =>
  Object.fromEntries(
    records.map((record): [string, string] => {
      if ('options' in record) return [`answer-${record.key}`, record.options[0]!.key]
      return [
        `answer-${record.key}`,
        { text: 'Et kort svar', longText: 'Et svar\npå to linjer', people: 'Kari\nOla', date: '2026-11-20', yesNo: 'yes' }[record.kind],
      ]
    }),
  )

const eventsOf = (id: CaseId) =>
  home.owner.selectFrom('step_event').selectAll().where('case_id', '=', id).orderBy('at').orderBy('id').execute()
const caseOf = (id: CaseId) => home.owner.selectFrom('case').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

type Case = Awaited<ReturnType<typeof aCase>>
const page = async (user: Case['me'], address: string) => (await user.get(address)).text()
const revision = async ({ me, at: address }: Case) => hidden(await page(me, `${address}/next`), 'revision')
const move = async (opened: Case, step: string, kind: string, more: Record<string, string | string[]> = {}, user = opened.me) =>
  user.post(`${opened.at}/steps/${step}/${kind}`, { revision: await revision(opened), ...more })
const begin = async (opened: Case, step: string, more = {}) =>
  move(opened, step, 'start', { responsible: opened.me.id, reason: '', ...more, ...(await due(opened, step)) })
const due = async ({ me, at: address }: Case, step: string) => ({
  dueOn:
    /name="dueOn"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="dueOn"/
      .exec(await page(me, `${address}/steps/${step}/start`))
      ?.slice(1)
      .find(Boolean) ?? '',
})

describe('each step asks for what its routine says', () => {
  let opened: Case
  before(async () => void (opened = await aCase(home)))

  for (const step of routine.steps) {
    const required = step.records.filter((record) => record.required)
    test(`${step.key}: an empty form saves nothing and says what is missing`, async () => {
      assert.equal((await begin(opened, step.key)).status, 303)
      const answer = await move(opened, step.key, 'finish')
      const html = await answer.text()
      assert.equal(answer.status, 422)
      for (const { key } of required) assert.match(html, new RegExp(`href="#answer-${key}"`))
      assert.equal(html.split(errors('nb').required).length - 1, required.length * 2)
      assert.equal((await eventsOf(opened.id)).at(-1)?.kind, 'started')
    })
    test(`${step.key}: a full form is kept sealed, and can be read in the step`, async () => {
      const answer = await move(opened, step.key, 'finish', filled(step))
      assert.equal(answer.headers.get('location'), opened.at)
      const last = (await eventsOf(opened.id)).at(-1)
      assert.deepEqual([last?.step, last?.kind], [step.key, 'finished'])
      assert.equal(last?.record?.includes('Et '), false)
      const html = await page(opened.me, `${opened.at}/steps/${step.key}`)
      for (const record of step.records) assert.ok(html.includes(record.label.nb), record.key)
      assert.match(html, /Et (kort )?svar/)
    })
  }
  test('after the last one the case waits to be closed', async () => {
    const { next_action, step, next_by } = await caseOf(opened.id)
    assert.deepEqual([next_action, step, next_by], ['close-case', null, opened.me.id])
  })
})

describe('moving along the steps', () => {
  test('what is wrong in an answer is said beside it, and all that was typed is kept', async () => {
    const opened = await aCase(home)
    await begin(opened, 'dialogue')
    const answer = await move(opened, 'dialogue', 'finish', {
      ...filled(routine.steps[0]!),
      'answer-date': '2026-02-30',
      'answer-contact': 'nobody',
    })
    const html = await answer.text()
    assert.equal(answer.status, 422)
    assert.match(html, new RegExp(errors('nb').date))
    assert.match(html, new RegExp(errors('nb').choose))
    assert.match(html, /på to linjer/)
  })

  test('a step is not skipped without a reason', async () => {
    const opened = await aCase(home)
    assert.equal((await move(opened, 'dialogue', 'skip', { reason: '  ' })).status, 422)
    assert.deepEqual(await eventsOf(opened.id), [])
    assert.equal((await move(opened, 'dialogue', 'skip', { reason: 'Samtalen er tatt før' })).status, 303)
    const [event] = await eventsOf(opened.id)
    assert.equal(event?.kind, 'skipped')
    assert.match(await page(opened.me, `${opened.at}/steps/dialogue`), /Samtalen er tatt før/)
  })

  test('the last step comes with a reason to skip it', async () => {
    const opened = await aCase(home)
    assert.ok((await page(opened.me, `${opened.at}/steps/return/skip`)).includes(routine.steps.at(-1)!.skipReason!.nb))
  })

  test('a later step skips those between, each with the reason, or is not begun', async () => {
    const opened = await aCase(home)
    assert.match(await page(opened.me, `${opened.at}/steps/report/start`), new RegExp(t.between))
    assert.equal((await begin(opened, 'report')).status, 422)
    assert.deepEqual(await eventsOf(opened.id), [])
    assert.equal((await begin(opened, 'report', { reason: 'Det haster' })).status, 303)
    const events = await eventsOf(opened.id)
    assert.deepEqual(events.map(({ step, kind }) => `${step} ${kind}`).toSorted(), [
      'dialogue skipped',
      'discuss skipped',
      'report started',
    ])
    assert.ok(events.every(({ reason }) => reason))
  })

  test('a finished step is taken up again with a reason, and comes first', async () => {
    const opened = await aCase(home)
    await begin(opened, 'dialogue')
    await move(opened, 'dialogue', 'finish', filled(routine.steps[0]!))
    assert.equal((await begin(opened, 'dialogue')).status, 422)
    assert.equal((await begin(opened, 'dialogue', { reason: 'Det kom noe nytt' })).status, 303)
    const { step, next_action } = await caseOf(opened.id)
    assert.deepEqual([step, next_action], ['dialogue', 'finish-step'])
  })

  test('a step is given only to someone who works on the case, and the day cannot have been', async () => {
    const opened = await aCase(home, { observers: ['principal'] })
    const start = (more: Record<string, string>) =>
      move(opened, 'dialogue', 'start', { responsible: opened.me.id, dueOn: '2026-12-24', ...more })
    for (const who of ['principal', 'teacher'] as const) assert.equal((await start({ responsible: home.id(who) })).status, 422)
    assert.equal((await start({ dueOn: '2020-01-01' })).status, 422)
    assert.deepEqual(await eventsOf(opened.id), [])
  })

  test('a step that the case’s routine does not have is not there', async () => {
    const opened = await aCase(home)
    for (const part of ['', '/start', '/finish', '/skip'])
      assert.equal((await opened.me.get(`${opened.at}/steps/no-such-step${part}`)).status, 404)
    assert.equal((await move(opened, 'no-such-step', 'skip', { reason: 'Fordi' })).status, 404)
  })

  test('the second of two who move the case is shown both versions, and overwrites nothing', async () => {
    const opened = await aCase(home, { members: ['teacher'] })
    await begin(opened, 'dialogue')
    const seen = await revision(opened)
    const first = filled(routine.steps[0]!)
    const post = (values: Record<string, string>) => opened.me.post(`${opened.at}/steps/dialogue/finish`, { revision: seen, ...values })
    assert.equal((await post({ ...first, 'answer-place': 'På biblioteket' })).status, 303)
    const late = await post({ ...first, 'answer-place': 'På ungdomshuset' })
    const html = await late.text()
    assert.equal(late.status, 409)
    assert.match(html, /På biblioteket/)
    assert.match(html, /På ungdomshuset/)
    assert.equal((await eventsOf(opened.id)).filter(({ kind }) => kind === 'finished').length, 1)
  })

  test('a form drawn before someone else moved another step comes back with what stands now', async () => {
    const opened = await aCase(home)
    await begin(opened, 'dialogue')
    const seen = await revision(opened)
    await opened.me.post(`${opened.at}/next`, {
      by: opened.me.id,
      on: new Date(Date.now() + 9e8).toISOString().slice(0, 10),
      revision: seen,
    })
    const late = await opened.me.post(`${opened.at}/steps/dialogue/skip`, { reason: 'Det jeg skrev', revision: seen })
    const html = await late.text()
    assert.equal(late.status, 409)
    assert.match(html, /Det jeg skrev/)
    assert.match(html, new RegExp(t.stored))
    assert.notEqual(hidden(html, 'revision'), seen)
  })

  test('one who only looks on reads every step and moves none', async () => {
    const opened = await aCase(home, {
      members: ['teacher'],
      observers: ['principal'],
    })
    const observer = await home.as('principal')
    assert.equal((await observer.get(opened.at)).status, 200)
    const html = await page(observer, `${opened.at}/steps/dialogue`)
    assert.ok(!html.includes(`${opened.at}/steps/dialogue/start`))
    for (const kind of ['start', 'finish', 'skip']) {
      assert.equal((await observer.get(`${opened.at}/steps/dialogue/${kind}`)).status, 404)
      assert.equal(
        (await move(opened, 'dialogue', kind, { reason: 'Vil ikke', responsible: opened.me.id, dueOn: '2026-12-24' }, observer)).status,
        404,
      )
    }
    assert.equal((await move(opened, 'dialogue', 'skip', { reason: 'Kan jeg' }, await home.as('teacher'))).status, 303)
    assert.equal((await eventsOf(opened.id)).length, 1)
  })

  test('the database refuses a move by one who only looks on, whatever the page would say', async () => {
    const opened = await aCase(home, { observers: ['principal'] })
    const { secret } = await home.as('principal')
    const smuggled = inCase(home.edge.house, secret, caseActions.readCase, opened.id, (work) => startStep(work, { step: 'dialogue' }))
    await assert.rejects(smuggled)
    assert.deepEqual(await eventsOf(opened.id), [])
  })

  test('a running case keeps its routine when a new version is published', async () => {
    const before = await aCase(home)
    const { steps, ...rest } = routine
    const renamed = {
      ...rest,
      steps: steps.map((step) =>
        step.key === 'dialogue' ? { ...step, key: 'meet', title: { nb: 'Møt personen', nn: 'Møt personen', en: 'Meet' } } : step,
      ),
    }
    const { routine_id } = await caseOf(before.id)
    const now = new Date()
    await home.owner
      .insertInto('routine')
      .values({
        municipality_id: home.municipality,
        id: routine_id,
        version: 2,
        kind: 'follow-up',
        state: 'published',
        content: JSON.stringify(renamed),
        written_by: null,
        written_at: now,
        published_by: null,
        published_at: now,
      })
      .execute()
    const after = await aCase(home)
    assert.match(await page(before.me, before.at), /Gå i dialog/)
    assert.doesNotMatch(await page(before.me, before.at), /Møt personen/)
    assert.match(await page(after.me, after.at), /Møt personen/)
    assert.equal((await before.me.get(`${before.at}/steps/meet`)).status, 404)
    assert.equal((await begin(before, 'dialogue')).status, 303)
    assert.equal((await begin(after, 'meet')).status, 303)
    assert.equal((await after.me.get(`${after.at}/steps/dialogue`)).status, 404)
  })

  test('the plain functions lead a case as the pages do', async () => {
    const opened = await aCase(home, { members: ['teacher'] })
    const does = <T>(who: Someone, run: Parameters<typeof inCase<T>>[4]) =>
      home.as(who).then(({ secret }) => inCase(home.edge.house, secret, caseActions.moveStep, opened.id, run))
    const first = (await caseOf(opened.id)).step!
    assert.equal(await does('coordinator', (work) => startStep(work, { step: first, responsible: home.id('teacher') })), 'moved')
    assert.equal((await caseOf(opened.id)).next_by, home.id('teacher'))
    assert.equal(await does('teacher', (work) => finishStep(work, { step: first, record: { place: 'Her' } })), 'moved')
    assert.equal(await does('teacher', (work) => startStep(work, { step: 'report' })), 'reason')
  })
})
