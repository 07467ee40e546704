export * as caseActions from './access.ts'
/** A page of the actor's own cases, and how many open ones there are. */
export { myCases, myOpenCaseCount, type MyCase } from './cases.ts'
export { closeCase, closures, reopenCase, reopenings, type Closing, type Closure, type Reopening } from './closing.ts'
export {
  answerHandover,
  pendingHandover,
  pendingHandoversFor,
  proposeHandover,
  withdrawHandover,
  type Handover,
  type PendingHandover,
} from './handover.ts'
export { journal, writeEntry, type Entry, type NewCorrection, type NewEntry } from './journal.ts'
/** Changes the day and the person of what a case waits for; see next.ts. */
export { planNext } from './next.ts'
export { openCase, type Opening } from './opening.ts'
export { addParticipant, endParticipant, team, type Participant } from './participant.ts'
/** Moves along the steps of a case's routine: begin, finish with what it asks for, pass by with a reason; see step.ts. */
export { finishStep, skipStep, startStep } from './step.ts'
export { addTask, finishTask, myTasks, openTasks, type MyTask, type Task } from './task.ts'
