export * as caseActions from './access.ts'
export { openCase, type Opening } from './opening.ts'
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
export { addParticipant, endParticipant, team, type Participant } from './participant.ts'
export { addTask, finishTask, myTasks, openTasks, type MyTask, type Task } from './task.ts'
