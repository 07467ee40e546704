export * as caseActions from './access.ts'
/** A page of the actor's own cases, and how many open ones there are. */
export { myCases, myOpenCaseCount, type MyCase } from './cases.ts'
export { closeCase, closures, reopenCase, reopenings, type Closing, type Closure, type Reopening } from './closing.ts'
/** A report as its sender sees it, the list of them, adding to one; bodyOf and additionsTo open what a receiver may read too. */
export {
  additionsTo,
  addToConcern,
  bodyOf,
  concernOf,
  myConcerns,
  type Addition,
  type ConcernState,
  type MyConcern,
  type Release,
  type SentConcern,
} from './concern-sent.ts'
/** Sends a report from what is handed in, and the grounds that it can be sent on. */
export { childWelfareGrounds, ConcernBody, reportGrounds, sendConcern, type Report, type ReportRefusal, type Sent } from './concern.ts'
/** A draft: its author's alone, no record, destroyed with its key when it is sent or may be nothing. */
export {
  appendDiscussed,
  discardDraft,
  DraftContent,
  myDrafts,
  newDraft,
  readDraft,
  saveDraft,
  seenIn,
  sideNames,
  type Draft,
  type DraftPart,
  type Observation,
} from './draft.ts'
/** Sends what is chosen of a draft. */
export { sendDraft, type Choice } from './draft-send.ts'
/** Step 2: advice from a leader, asked for here or noted afterwards; only the two of them see it. */
export {
  answerDiscussion,
  askLeader,
  discussionsWaitingFor,
  myDiscussions,
  noteTalk,
  readDiscussion,
  type Advice,
  type Discussion,
  type DiscussionId,
  type DiscussionLine,
  type Question,
} from './discussion.ts'
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
/** The reports that the actor takes: undecided oldest first, or decided newest first, 25 at a time with where the next page begins. */
export { inboxOf, type Line } from './inbox.ts'
/** How many reports wait for the actor, how many nobody has read, and how many are overdue. Zeros for whoever takes none. */
export { inboxCount } from './inbox.ts'
/** Marks a report as read, which opens its words; the reporter is told the first time. Throws NotFound for one that is not the actor's. */
export { openReport, planReport, type EntryId, type ReportId } from './inbox.ts'
/**
 * What is decided about a report that has been read, once, with a reason in words. Each throws NotFound for a report that is not the
 * actor's and Conflict for one that is unread, has been decided, or has changed since `revision`. Passing on gives false where the
 * receiver has had it or there is none, and changes nothing then.
 */
export { answerReport, decideUnfounded, linkToCase, openCaseFrom, passOn, type Deciding, type Told } from './inbox-decision.ts'
/** Lets the reporter know something, as a disclosure with its ground (forvaltningsloven § 13 ff.), or that nothing more can be shared. */
export { release, type Releasing } from './release.ts'
