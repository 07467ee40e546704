export * as caseActions from './access.ts'
/** Everything that a unit leader has a part in, with what comes next, a person and a day; opens no sealed words. */
export { type Board, type BoardItem } from './board.ts'
/** A page of the actor's own cases, and how many open ones there are. */
export { myCases, myOpenCaseCount, type MyCase } from './cases.ts'
/** Closes a case with its outcome, the person's own view and its disposal rule, or opens it again: nothing vanishes; see closing.ts. */
export { closeCase, reopenCase, type Closing, type Closure, type Reopening } from './closing.ts'
/** A report as its sender sees it, the list of them, adding to one; bodyOf and additionsTo open what a receiver may read too. */
export { addToConcern, type Addition, type ConcernState, type MyConcern, type Release, type SentConcern } from './concern-sent.ts'
/** Sends a report from what is handed in, and the grounds that it can be sent on. */
export { reportGrounds, sendConcern, type Report, type ReportRefusal, type Sent } from './concern.ts'
/** A draft: its author's alone, no record, destroyed with its key when it is sent or may be nothing. */
export { appendDiscussed, myDrafts, newDraft, readDraft, type Draft, type DraftPart, type Observation } from './draft.ts'
/** Sends what is chosen of a draft. */
export { type Choice } from './draft-send.ts'
/** Step 2: advice from a leader, asked for here or noted afterwards; only the two of them see it. */
export {
  answerDiscussion,
  askLeader,
  discussionsWaitingFor,
  type Advice,
  type Discussion,
  type DiscussionId,
  type DiscussionLine,
  type Question,
} from './discussion.ts'
/** Changes the service, the ground or the purpose that a case lives under, for a reason that stays in the journal; see ground.ts. */
export { type Grounding } from './ground.ts'
/** The lead as a baton: asked for, taken back, answered; it stays with the old lead until the new one has said yes; see handover.ts. */
export { answerHandover, pendingHandoversFor, proposeHandover, type Handover, type PendingHandover } from './handover.ts'
/** The journal page by page, and writing in it; what is written is corrected by adding (arkivforskrifta 2025 § 11); see journal.ts. */
export { journal, writeEntry, type Entry, type NewCorrection, type NewEntry } from './journal.ts'
/** Changes the day and the person of what a case waits for; see next.ts. */
export { planNext } from './next.ts'
export { openCase, type Opening } from './opening.ts'
/** Who takes part and has taken part; taking someone in for a reason, and ending a part; see participant.ts. */
export { addParticipant, endParticipant, team, type Participant } from './participant.ts'
/** Records whom a case is about, once it has a ground; what stood there before stays in the journal; see person.ts. */
export { describePerson, type Description, type Person } from './person.ts'
/** Moves along the steps of a case's routine: begin, finish with what it asks for, pass by with a reason; see step.ts. */
export { finishStep, skipStep, startStep } from './step.ts'
/** What is to be done in a case, and by me in all of mine; adding a task and finishing it in words; see task.ts. */
export { addTask, finishTask, myTasks, type MyTask, type Task } from './task.ts'
/** The reports that the actor takes: undecided oldest first, or decided newest first, 25 at a time with where the next page begins. */
export { type Line } from './inbox.ts'
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
