import { everyone, type Someone } from './house.ts'
import type { Scene } from './scene.ts'

/** Written by hand, from what each one's work needs; the routes are held against it, never the other way round. */
type Right = {
  /** Who may, with what the matrix calls its own; for an address without an id: who may at all. */
  own: readonly Someone[]
  /** Who may with the same thing in other hands; nobody when left out. */
  other?: readonly Someone[]
  /** Who may in a closed case, where that is not as in an open one: told that it is closed. */
  closed?: readonly Someone[]
  /** Who may with a report to the police. */
  police?: readonly Someone[]
  /** A form that is right, where an empty one would not come so far as to be refused. */
  form?: Record<string, string>
}

const team = { own: ['coordinator', 'outreach', 'principal'], other: ['deputy', 'nav', 'nurse'] } as const
const workers = { own: ['coordinator', 'outreach'], other: ['deputy', 'nav'] } as const
const lead = { own: ['coordinator'], other: ['deputy'] } as const
const all = { own: everyone, other: everyone } as const
const helpers = {
  own: ['teacher', 'colleague', 'principal', 'outreach', 'nav', 'nurse', 'childWelfare', 'coordinator', 'deputy', 'mentor'],
} as const satisfies Right
const helpersAndPolice = { own: [...helpers.own, 'police'] } as const satisfies Right
const rvtsAskers = { own: [...helpers.own, 'executive'] } as const satisfies Right
const adviceAsker = { own: ['teacher'], other: ['nurse'] } as const
const author = { own: ['teacher'], other: ['colleague'] } as const
const readersOfReport = { own: ['teacher', 'principal'], other: ['colleague'] } as const
const thePair = { own: ['teacher', 'principal'], other: ['colleague', 'principal'] } as const
const askedLeader = { own: ['principal'], other: ['principal'] } as const
const threadSides = { own: ['teacher', 'coordinator', 'deputy'], other: ['nurse', 'police'] } as const
const threadAuthor = { own: ['teacher'], other: ['nurse'] } as const
const dutyAuthor = { own: ['coordinator'], other: ['deputy'] } as const
const threadContacts = { own: ['coordinator', 'deputy', 'police'] } as const
const contacts = { own: ['coordinator', 'deputy'] } as const
const helpAnswerers = { ...contacts, other: contacts.own } as const
const takers = { own: ['coordinator', 'deputy', 'childWelfare', 'police'] } as const
const receivers = { ...contacts, other: ['childWelfare'], police: ['police'] } as const
const otherReceivers = { own: [], other: ['childWelfare'], police: ['police'] } as const
const leaders = { own: ['principal'] } as const
const administrator = { own: ['administrator'], other: ['administrator'] } as const
const editors = { own: ['coordinator', 'deputy', 'administrator'], other: ['coordinator', 'deputy', 'administrator'] } as const
const privacyOfficer = { own: ['privacyOfficer'] } as const

const read = (path: string, right: Right) => ({ [`GET ${path}`]: right })
/** A page with its form: who sees it may send it, unless said otherwise. */
const both = (path: string, right: Right, sending: Partial<Right> = {}) => ({
  [`GET ${path}`]: right,
  [`POST ${path}`]: { ...right, ...sending },
})

export const table: Readonly<Record<string, Right>> = {
  ...read('/home', all),
  ...both('/notices', all),
  ...read('/drafts/thanks', all),
  ...both('/drafts/new', all),
  ...read('/drafts/:draftId', author),
  ...read('/drafts/:draftId/check', author),
  ...both('/drafts/:draftId/nothing', author),
  ...both('/drafts/:draftId/observations', author),
  ...both('/drafts/:draftId/sides', author),
  ...both('/drafts/:draftId/report', author),
  ...both('/drafts/:draftId/report/send', author),
  'POST /drafts/:draftId/save': { ...author, form: { part: 'observations', revision: '1' } },

  ...both('/discussions/new', all),
  ...both('/discussions/talked', all),
  ...read('/discussions', all),
  ...read('/discussions/:discussionId', thePair),
  'POST /discussions/:discussionId': { ...askedLeader, form: { advice: 'Et råd', decision: 'report' } },
  ...both('/discussions/:discussionId/carry', thePair, author),
  ...both('/consultations/new', helpers),
  ...read('/consultations', helpersAndPolice),
  ...read('/consultations/record', threadContacts),
  ...both('/consultations/:threadId', threadSides, { form: { words: 'Et svar', position: '3', step: 'ask' } }),
  ...both('/consultations/:threadId/close', threadSides),
  ...both('/consultations/:threadId/carry', threadAuthor),

  ...read('/concerns', all),
  ...read('/concerns/:concernId', readersOfReport),
  ...both('/concerns/:concernId/add', readersOfReport, { ...author, form: { words: 'Et tillegg' } }),

  ...read('/inbox', takers),
  ...read('/inbox/decided', takers),
  ...read('/inbox/:reportId', receivers),
  ...both('/inbox/:reportId/open', receivers),
  ...both('/inbox/:reportId/plan', receivers),
  ...both('/inbox/:reportId/answer', otherReceivers, { form: { reason: 'En grunn', revision: '1' } }),
  ...both('/inbox/:reportId/pass-on', receivers),
  ...both('/inbox/:reportId/unfounded', receivers),
  ...both('/inbox/:reportId/release', receivers),
  ...both('/inbox/:reportId/block', receivers),
  ...both('/inbox/:reportId/block/:reportBlockId/lift', receivers),
  ...both('/inbox/:reportId/link', contacts),
  ...both('/inbox/:reportId/open-case', contacts),

  ...read('/help-requests', { own: ['coordinator', 'deputy', 'principal', 'executive'] }),
  ...both('/help-requests/:helpThreadId', helpAnswerers),
  ...both('/help-requests/:helpThreadId/note', helpAnswerers),
  ...both('/help-requests/:helpThreadId/take', helpAnswerers),
  ...both('/help-requests/:helpThreadId/pass', helpAnswerers),
  ...both('/help-requests/:helpThreadId/close', helpAnswerers),

  // whoever tells which municipality this is sees what becomes of it
  ...read('/advice', { own: [...rvtsAskers.own, 'adviser', 'administrator'] }),
  ...both('/advice/new', rvtsAskers),
  // what was asked by telephone is no adviser's here
  ...both('/advice/:adviceId', { own: ['teacher', 'adviser'], other: ['nurse'] }, { own: ['adviser'], other: [] }),
  ...both('/advice/:adviceId/note', adviceAsker),
  ...both('/advice/:adviceId/close', adviceAsker),

  ...read('/board', leaders),
  ...read('/cases', all),
  ...read('/cases/closed', all),
  ...both('/cases/new', contacts),
  ...read('/cases/:caseId', team),
  ...read('/cases/:caseId/concerns/:concernId', team),
  ...read('/cases/:caseId/closures', team),
  ...read('/cases/:caseId/steps/:step', team),
  ...both('/cases/:caseId/steps/:step/start', workers),
  ...both('/cases/:caseId/steps/:step/finish', workers),
  ...both('/cases/:caseId/steps/:step/skip', workers),
  ...both('/cases/:caseId/next', workers),
  ...both('/cases/:caseId/journal', team, workers),
  ...both('/cases/:caseId/journal/:journalId/correct', workers),
  ...both('/cases/:caseId/tasks', team, workers),
  ...both('/cases/:caseId/tasks/:taskId/done', workers),
  ...both('/cases/:caseId/person', team, workers),
  ...read('/cases/:caseId/person/contact', lead),
  ...both('/cases/:caseId/person/protection', workers),
  ...both('/cases/:caseId/ground', workers),
  ...read('/cases/:caseId/sharing', team),
  ...both('/cases/:caseId/sharing/guide', team, workers),
  ...read('/cases/:caseId/team', team),
  ...both('/cases/:caseId/team/add', lead),
  ...both('/cases/:caseId/team/:participantId/end', workers),
  // anyone of the team keeps herself out; whom else, the lead alone: block.test.ts
  ...both('/cases/:caseId/team/blocks', team),
  ...both('/cases/:caseId/team/blocks/:blockId/lift', lead),
  ...both('/cases/:caseId/handover', lead),
  ...both('/cases/:caseId/handover/withdraw', lead),
  ...read('/cases/:caseId/handover/answer', workers),
  'POST /cases/:caseId/handover/answer': { ...workers, own: ['outreach'], closed: workers.own, form: { answer: 'no', words: 'Nei' } },
  ...read('/cases/:caseId/sharing/consents', team),
  ...both('/cases/:caseId/sharing/consents/new', workers),
  ...both('/cases/:caseId/sharing/consents/:consentId', team, workers),
  ...both('/cases/:caseId/sharing/consents/:consentId/copy', team, workers),
  ...read('/cases/:caseId/sharing/consents/:consentId/form', team),
  ...read('/cases/:caseId/sharing/consents/:consentId/form.pdf', team),
  ...both('/cases/:caseId/sharing/consents/:consentId/here', workers),
  ...both('/cases/:caseId/sharing/consents/:consentId/paper', workers),
  ...read('/cases/:caseId/sharing/consents/:consentId/papers/:paperId', team),
  ...both('/cases/:caseId/sharing/consents/:consentId/withdraw', workers),
  ...both('/cases/:caseId/close', lead),
  ...both('/cases/:caseId/reopen', lead),
  ...both('/cases/:caseId/sharing/disclosures/new', workers),
  ...read('/cases/:caseId/sharing/disclosures/:disclosureId', team),
  ...both('/cases/:caseId/sharing/disclosures/:disclosureId/end', workers),
  ...read('/cases/:caseId/sharing/agreements', team),
  ...both('/cases/:caseId/sharing/agreements/new', workers),
  ...read('/cases/:caseId/sharing/agreements/:agreementId', team),
  ...both('/cases/:caseId/sharing/agreements/:agreementId/end', workers),
  ...read('/cases/:caseId/sharing/family', team),
  ...both('/cases/:caseId/sharing/family/new', workers),
  ...read('/cases/:caseId/sharing/family/:familyContactId', team),
  ...both('/cases/:caseId/sharing/family/:familyContactId/end', workers),
  ...read('/shared', all),
  // whom it is shown to, and nobody of the team it comes from
  ...both('/shared/:disclosureId', { own: ['police'], other: ['colleague'] }),
  ...both('/break-glass', contacts),
  ...both('/break-glass/:breakGlassId', { own: lead.own, other: lead.other }),
  ...read('/broken-glass/:brokenGlassId', { own: ['coordinator', 'privacyOfficer'], other: ['deputy', 'privacyOfficer'] }),

  ...read('/cases/:caseId/sharing', team),
  ...read('/cases/:caseId/sharing/reports', team),
  ...both('/cases/:caseId/sharing/reports/child-welfare/new', workers),
  ...both('/cases/:caseId/sharing/reports/police/new', workers),
  ...both('/cases/:caseId/sharing/reports/pst/new', workers),
  ...both('/cases/:caseId/sharing/reports/information/new', workers),
  ...read('/cases/:caseId/sharing/reports/information/:informationId', team),
  ...both('/cases/:caseId/sharing/reports/information/:informationId/lift', workers),
  ...both('/cases/:caseId/sharing/reports/earlier/new', workers),
  ...read('/cases/:caseId/sharing/reports/earlier/:mappingId', workers),
  ...both('/cases/:caseId/sharing/reports/duty/:dutyId', dutyAuthor),
  ...read('/cases/:caseId/sharing/reports/:reportedId', team),
  ...both('/cases/:caseId/sharing/reports/:reportedId/answer', workers),
  ...read('/duties', all),
  ...both('/duties/avert/new', helpers),
  ...both('/duties/inform/new', helpers),
  ...read('/duties/:dutyId', dutyAuthor),

  ...read('/routines', all),
  ...read('/routines/information-sharing', all),
  ...read('/routines/:routineId/versions/:version', all),
  ...read('/routines/unit', all),
  ...read('/routines/units/:unitId', all),
  ...both('/routines/unit/new', leaders),
  ...both('/routines/:routineId/copy', administrator),
  ...both('/routines/:routineId/edit', administrator),
  ...both('/routines/:routineId/edit/new', administrator),
  ...both('/routines/:routineId/edit/:step', administrator),
  ...both('/routines/:routineId/edit/:step/remove', administrator),
  ...both('/routines/:routineId/edit/:step/records', administrator),
  ...both('/routines/:routineId/edit/:step/records/new', administrator),
  ...both('/routines/:routineId/edit/:step/records/:record', administrator),
  ...both('/routines/:routineId/edit/:step/records/:record/remove', administrator),
  ...both('/routines/:routineId/about', administrator),
  ...read('/routines/:routineId/preview', administrator),
  ...both('/routines/:routineId/publish', administrator),

  ...read('/articles', editors),
  ...both('/articles/new', editors),
  ...read('/articles/:article', editors),
  ...both('/articles/:article/edit', editors),
  ...both('/articles/:article/about', editors),
  ...read('/articles/:article/preview', editors),
  ...both('/articles/:article/send', editors),
  ...both('/articles/:article/discard', editors),
  // that the last writer cannot publish it: article.test.ts
  ...both('/articles/:article/read', editors),
  ...both('/articles/:article/withdraw', editors),
  ...read('/articles/:article/versions/:version', editors),
  ...read('/local-contacts', editors),
  ...both('/local-contacts/new', editors),
  ...both('/local-contacts/:localContactId', editors),
  ...both('/local-contacts/:localContactId/take-off', editors),
  ...read('/arenas/edit', editors),
  ...both('/arenas/new', editors),
  ...both('/arenas/:arenaId/change', editors),
  ...both('/arenas/:arenaId/take-off', editors),
  ...both('/municipality/number', administrator),

  ...read('/people', administrator),
  ...both('/people/new', administrator),
  ...read('/people/:accountId', administrator),
  'POST /people/:accountId': administrator,
  ...both('/people/units/new', administrator),
  ...read('/audit', privacyOfficer),
}

/** The address that a route's pattern goes by in the table: one name means one kind of thing. */
export const patternOf = (path: string) =>
  path.startsWith('/inbox/') ? path.replace(':entryId', ':reportId') : path.replace(':entryId', ':journalId')

type Ids = Partial<Record<keyof Scene['own'], string>>
/** A pattern as an address, with these ids. */
export const fill = (pattern: string, ids: Ids) =>
  pattern.replaceAll(/:(\w+)/g, (_, name: string) => ids[name as keyof Ids] ?? wordFor(name, pattern))

// a step that each page has something to do with: the third is begun, the fourth is not
function wordFor(name: string, pattern: string) {
  if (name === 'record') return 'date'
  if (name !== 'step') throw new Error(`Nothing in the scene for ${name}`)
  if (pattern.startsWith('/routines/')) return 'discuss'
  return pattern.endsWith('/start') ? 'concern-conversation' : 'report'
}
