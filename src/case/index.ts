export * as caseActions from './access.ts'

/** Keeps someone out of a case, or of a report before there is one (forvaltningsloven § 6), and lets her in again; see block.ts. */
export { blockFromCase, blockFromReport, liftBlock } from './block.ts'
/** Danger to life: a reason first, then a case's number, then an hour to read in; see break-glass.ts. */
export { breakGlass, giveReason } from './break-glass.ts'
/** A page of the actor's own cases, and how many open ones there are. */
export { myCases, myOpenCaseCount } from './cases.ts'
/** Closes a case with its outcome, the person's own view and its disposal rule, or opens it again: nothing vanishes; see closing.ts. */
export { closeCase, reopenCase } from './closing.ts'
/** Adds to a report that the actor has sent; see concern-sent.ts. */
export { addToConcern } from './concern-sent.ts'
/** Sends a report from what is handed in, and the grounds that it can be sent on. */
export { reportGrounds, sendConcern, type Report } from './concern.ts'
/** A draft: its author's alone, no record, destroyed with its key when it is sent or may be nothing. */
export { appendDiscussed, myDrafts, namesInMyDrafts, newDraft, readDraft } from './draft.ts'

/** Step 2: advice from a leader, asked for here or noted afterwards; only the two of them see it. */
export { answerDiscussion, askLeader, discussionsWaitingFor, type DiscussionId } from './discussion.ts'

/** The lead as a baton: asked for, taken back, answered; it stays with the old lead until the new one has said yes; see handover.ts. */
export { answerHandover, pendingHandoversFor, proposeHandover } from './handover.ts'
/** The reports that a case grew from, and one of them with every word of it; throws NotFound for one that is not linked to the case. */
export { linkedConcern, linkedConcerns } from './case.ts'
/** The journal page by page, and writing in it; what is written is corrected by adding (arkivforskrifta 2025 § 11); see journal.ts. */
export { entryOf, journal, writeEntry, type Entry, type EntryId as JournalEntryId } from './journal.ts'
/** Whether the actor works in the case (as its lead or a member), and does not only read it. */
export { mayWork } from './next.ts'
/** Whoever works in the case now, its lead and its members: whom something there can be given to. */
export { workersOn } from './next.ts'
/** Changes the day and the person of what a case waits for; see next.ts. */
export { planNext } from './next.ts'
export { openCase, type Opening } from './opening.ts'
/** Who takes part and has taken part; taking someone in for a reason, and ending a part; see participant.ts. */
export { addParticipant, endParticipant, team } from './participant.ts'
/** Records whom a case is about, once it has a ground; what stood there before stays in the journal; see person.ts. */
export { describePerson } from './person.ts'
/** Throws Conflict in a closed case, which is read and not written. */
export { mustBeOpen } from './state.ts'
/** Protects the address of the person; see protection.ts, also for how the lead lifts it again. */
export { protectAddress } from './protection.ts'
/** Moves along the steps of a case's routine: begin, finish with what it asks for, pass by with a reason; see step.ts. */
export { finishStep, skipStep, startStep } from './step.ts'
/** What is to be done in a case, and by me in all of mine; adding a task and finishing it in words; see task.ts. */
export { addTask, finishTask, myTasks } from './task.ts'

/** How many reports wait for the actor, how many nobody has read, and how many are overdue. Zeros for whoever takes none. */
export { inboxCount } from './inbox.ts'
/** Marks a report as read, which opens its words; the reporter is told the first time. Throws NotFound for one that is not the actor's. */
export { openReport, planReport, type EntryId } from './inbox.ts'
/**
 * What is decided about a report that has been read, once, with a reason in words. Each throws NotFound for a report that is not the
 * actor's and Conflict for one that is unread, has been decided, or has changed since `revision`. Passing on gives false where the
 * receiver has had it or there is none, and changes nothing then.
 */
export { answerReport, decideUnfounded, linkToCase, openCaseFrom, passOn } from './inbox-decision.ts'
/** Lets the reporter know something, as a disclosure with its ground (forvaltningsloven § 13 ff.), or that nothing more can be shared. */
export { release } from './release.ts'

/** Whom a case is about; undefined while nobody is recorded. Where the address is protected, how to reach the person is left out. */
export { personOf } from './person.ts'
