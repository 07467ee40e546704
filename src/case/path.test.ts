import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newId, type AccountId } from '#lib/id.ts'
import { readRoutine } from '#routine/index.ts'
import { nextAfter } from './next.ts'
import { movesOf, nextMove, pathOf, startNeedsReason, stepsBetween, type StepEvent } from './path.ts'

const { steps } = readRoutine('routines/stepwise-follow-up.yaml')
const [lead, holder] = [newId<'account'>(), newId<'account'>()]
const now = new Date('2026-11-21T10:00:00Z')

const event = (step: string, kind: StepEvent['kind'], more: Partial<StepEvent> = {}): StepEvent => ({
  id: newId<'step_event'>(),
  step,
  kind,
  at: now,
  by: lead,
  responsible: null,
  dueOn: null,
  record: null,
  reason: null,
  ...more,
})
const after = (...moves: [string, StepEvent['kind']][]) =>
  pathOf(
    steps,
    moves.map(([step, kind]) => event(step, kind)),
  )
const next = (path: ReturnType<typeof after>) => {
  const move = nextMove(path)
  return move.what === 'close-case' ? move.what : `${move.what} ${move.place.step.key}`
}

describe('what comes next in a case', () => {
  test('a new case begins with the first step', () => assert.equal(next(after()), 'start-step dialogue'))
  test('a step that is begun is finished first', () => assert.equal(next(after(['dialogue', 'started'])), 'finish-step dialogue'))
  test('after a finished or skipped step comes the next one', () => {
    assert.equal(next(after(['dialogue', 'finished'])), 'start-step discuss')
    assert.equal(next(after(['dialogue', 'finished'], ['discuss', 'skipped'])), 'start-step report')
  })
  test('a step that is taken up again comes before the one that was under way', () =>
    assert.equal(next(after(['dialogue', 'finished'], ['discuss', 'started'], ['dialogue', 'started'])), 'finish-step dialogue'))
  test('when all steps are finished or skipped, the case is to be closed', () =>
    assert.equal(next(after(...steps.map(({ key }): [string, 'skipped'] => [key, 'skipped']))), 'close-case'))
})

describe('which steps may be begun', () => {
  test('the next one needs no reason', () => assert.equal(startNeedsReason(after(['dialogue', 'finished']), 'discuss'), false))
  test('a later one passes by those between, for a reason', () => {
    const path = after(['dialogue', 'finished'], ['discuss', 'started'])
    assert.deepEqual(
      stepsBetween(path, 'concern-conversation').map(({ step }) => step.key),
      ['discuss', 'report'],
    )
    assert.equal(startNeedsReason(path, 'concern-conversation'), true)
  })
  test('one that is done or skipped can be taken up again, for a reason', () => {
    const path = after(['dialogue', 'finished'], ['discuss', 'skipped'])
    for (const key of ['dialogue', 'discuss']) {
      assert.deepEqual(movesOf(path, key), ['start'])
      assert.equal(startNeedsReason(path, key), true)
    }
  })
  test('one that is under way is finished or skipped, and not begun twice', () =>
    assert.deepEqual(movesOf(after(['dialogue', 'started']), 'dialogue'), ['finish', 'skip']))
  test('one that waits is begun or skipped, and not finished', () => assert.deepEqual(movesOf(after(), 'dialogue'), ['start', 'skip']))
})

describe('who does the next thing, and when', () => {
  const started = pathOf(steps, [event('dialogue', 'started', { responsible: holder, dueOn: '2026-12-05' })])
  const asked = (team: AccountId[], path = started) => nextAfter(path, { now, lead: lead, team: new Set(team) })
  test('the one who holds the step, within its date', () => {
    const { next_on, next_by } = asked([lead, holder])
    assert.deepEqual([next_on, next_by], ['2026-12-05', holder])
  })
  test('the lead, when the holder has left the team', () => assert.equal(asked([lead]).next_by, lead))
  test('the lead begins the next step within three days, and closes within two weeks', () => {
    assert.equal(asked([lead], after()).next_on, '2026-11-24')
    const done = after(...steps.map(({ key }): [string, 'finished'] => [key, 'finished']))
    assert.deepEqual(asked([lead], done), { step: null, next_action: 'close-case', next_on: '2026-12-05', next_by: lead })
  })
})
