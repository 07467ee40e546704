import type { AccountId, Id } from '#lib/id.ts'
import type { RoutineStep } from '#routine/index.ts'

/** One move in a case, as it was recorded. What was written in it is sealed, and is opened where it is shown. */
export type StepEvent = {
  id: Id<'step_event'>
  step: string
  kind: 'started' | 'finished' | 'skipped'
  at: Date
  by: AccountId
  /** Of a start: who holds the step, and until when. */
  responsible: AccountId | null
  dueOn: string | null
  record: Buffer | null
  reason: Buffer | null
}

/** How far a step has come: its latest event decides. */
export type Place = { step: RoutineStep; state: 'waiting' | 'open' | 'done' | 'skipped'; latest?: StepEvent }
export type Path = readonly Place[]

/** The steps of a case's routine with what has happened in each. Takes the events in the order of time. */
export function pathOf(steps: readonly RoutineStep[], events: readonly StepEvent[]): Path {
  const latest = new Map(events.map((event) => [event.step, event]))
  return steps.map((step) => {
    const event = latest.get(step.key)
    return event ? { step, state: stateAfter[event.kind], latest: event } : { step, state: 'waiting' }
  })
}

const stateAfter = { started: 'open', finished: 'done', skipped: 'skipped' } as const

/** What comes next on the path: finish what is begun, else begin the first that waits, else close. */
export function nextMove(path: Path): { what: 'finish-step' | 'start-step'; place: Place } | { what: 'close-case' } {
  const open = path.find(({ state }) => state === 'open')
  if (open) return { what: 'finish-step', place: open }
  const waiting = path.find(({ state }) => state === 'waiting')
  return waiting ? { what: 'start-step', place: waiting } : { what: 'close-case' }
}

/** The earlier steps that must be skipped, each with the reason, before this one can begin. */
export const stepsBetween = (path: Path, key: string): Path =>
  path.slice(0, indexOf(path, key)).filter(({ state }) => state === 'waiting' || state === 'open')

/** Whether beginning a step asks for a reason: it is taken up again, or others are passed by on the way. */
export const startNeedsReason = (path: Path, key: string) => isTakenUpAgain(path, key) || stepsBetween(path, key).length > 0

/** Whether a step has been finished or skipped before. */
export const isTakenUpAgain = (path: Path, key: string) => ['done', 'skipped'].includes(placeOf(path, key).state)

/** What may be done with a step now. */
export function movesOf(path: Path, key: string): readonly ('start' | 'finish' | 'skip')[] {
  const { state } = placeOf(path, key)
  if (state === 'open') return ['finish', 'skip']
  return state === 'waiting' ? ['start', 'skip'] : ['start']
}

/** A step on the path. The caller has asked the routine first, so it is there. */
export const placeOf = (path: Path, key: string): Place => path[indexOf(path, key)]!

const indexOf = (path: Path, key: string) => path.findIndex(({ step }) => step.key === key)
