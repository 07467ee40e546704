import { anyone, participant, receives, role, type Action, type CaseAction } from '#access/index.ts'

/** Concerns: the draft is its author's alone and leaves no trace; a report is traced like everything that is a record. */
export const writeDraft: Action = { name: 'draft.write', who: anyone, trace: 'never' }
// traced when a report is sent, by the concern's id; looking at what might be sent is still a draft
export const sendConcern: Action = { name: 'concern.send', who: role('employee', 'unit_leader', 'coordinator', 'mentor'), trace: 'cases' }
export const followConcern: Action = { name: 'concern.follow', who: anyone, trace: 'always' }
export const listConcerns: Action = { name: 'concern.list', who: anyone, trace: 'cases' }
export const addToConcern: Action = { name: 'concern.add', who: anyone, trace: 'always' }
export const listDiscussions: Action = { name: 'discussion.list', who: anyone, trace: 'cases' }
export const askLeader: Action = { name: 'discussion.ask', who: anyone, trace: 'always' }
export const readDiscussion: Action = { name: 'discussion.read', who: anyone, trace: 'always' }
export const answerDiscussion: Action = { name: 'discussion.answer', who: role('unit_leader', 'coordinator'), trace: 'always' }

/** The inbox of whoever takes reports. */
export const listInbox: Action = { name: 'inbox.list', who: receives(), trace: 'cases' }
export const readReport: Action = { name: 'inbox.read', who: receives(), trace: 'always' }
export const decideReport: Action = { name: 'inbox.decide', who: receives(), trace: 'always' }
export const blockFromReport: Action = { name: 'inbox.block', who: receives(), trace: 'always' }
export const releaseToReporter: Action = { name: 'concern.release', who: receives(), trace: 'always' }
export const openNewCase: Action = { name: 'case.open', who: role('coordinator'), trace: 'always' }

export const listCases: Action = { name: 'case.list', who: anyone, trace: 'cases' }
export const seeBoard: Action = { name: 'board.read', who: role('unit_leader'), trace: 'cases' }

/** Danger to life, and nobody of the team at hand: a reason first, then a case's number. */
export const breakGlass: Action = { name: 'glass.reason', who: role('coordinator'), trace: 'always' }
export const nameCase: Action = { name: 'glass.number', who: role('coordinator'), trace: 'always' }
/** Those who hear of it: which, the database decides. */
export const hearOfGlass: Action = { name: 'glass.told', who: anyone, trace: 'always' }

/** In a case: membership says which one, the role in it what may be done. */
export const readCase: CaseAction = { name: 'case.read', rules: [participant('lead', 'member', 'observer')] }
export const moveStep: CaseAction = { name: 'step.move', rules: [participant('lead', 'member')] }
export const linkConcern: CaseAction = { name: 'concern.link', rules: [participant('lead', 'member')] }
export const planNext: CaseAction = { name: 'case.plan-next', rules: [participant('lead', 'member')] }
export const readJournal: CaseAction = { name: 'journal.read', rules: [participant('lead', 'member', 'observer')] }
export const writeJournal: CaseAction = { name: 'journal.write', rules: [participant('lead', 'member')] }
export const readTasks: CaseAction = { name: 'task.read', rules: [participant('lead', 'member', 'observer')] }
export const changeTasks: CaseAction = { name: 'task.change', rules: [participant('lead', 'member')] }
export const readTeam: CaseAction = { name: 'team.read', rules: [participant('lead', 'member', 'observer')] }
export const changeTeam: CaseAction = { name: 'team.change', rules: [participant('lead')] }
export const handOver: CaseAction = { name: 'handover.propose', rules: [participant('lead')] }
export const answerHandover: CaseAction = { name: 'handover.answer', rules: [participant('lead', 'member')] }
export const describePerson: CaseAction = { name: 'person.describe', rules: [participant('lead', 'member')] }
export const protectPerson: CaseAction = { name: 'person.protect', rules: [participant('lead', 'member')] }
/** Where someone with address protection can be found: the lead alone, and each time in the trail. */
export const readProtected: CaseAction = { name: 'person.read-protected', rules: [participant('lead')] }
export const closeCase: CaseAction = { name: 'case.close', rules: [participant('lead')] }
export const reopenCase: CaseAction = { name: 'case.reopen', rules: [participant('lead')] }
/** The lead keeps others out, everyone else herself. Which one, the noun asks. */
export const readBlocks: CaseAction = { name: 'block.read', rules: [participant('lead', 'member', 'observer')] }
export const setBlock: CaseAction = { name: 'block.set', rules: [participant('lead', 'member', 'observer')] }
export const liftBlock: CaseAction = { name: 'block.lift', rules: [participant('lead')] }
/** Leaving a case is anyone's own right; the lead ends the part of others. Which one, the noun asks. */
export const endPart: CaseAction = { name: 'team.end', rules: [participant('lead', 'member', 'observer')] }
