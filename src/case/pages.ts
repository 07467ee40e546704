import type { Route } from '#http/index.ts'
import { boardPages } from './board.page.tsx'
import { blockPages } from './block.page.tsx'
import { breakGlassPages } from './break-glass.page.tsx'
import { caseConcernPages } from './case-concern.page.tsx'
import { casePages } from './case.page.tsx'
import { casesPages } from './cases.page.tsx'
import { concernListPages } from './concern-list.page.tsx'
import { concernPages } from './concern.page.tsx'
import { draftCheckPages } from './draft-check.page.tsx'
import { draftNewPages } from './draft-new.page.tsx'
import { draftNothingPages } from './draft-nothing.page.tsx'
import { draftObservationsPages } from './draft-observations.page.tsx'
import { draftReportPages } from './draft-report.page.tsx'
import { draftSavePages } from './draft-save.page.ts'
import { draftSendPages } from './draft-send.page.tsx'
import { draftSidesPages } from './draft-sides.page.tsx'
import { inboxBlockPages } from './inbox-block.page.tsx'
import { inboxDecisionPages } from './inbox-decision.page.tsx'
import { inboxLinkPages } from './inbox-link.page.tsx'
import { inboxPages } from './inbox.page.tsx'
import { discussionAskPages } from './discussion-ask.page.tsx'
import { discussionListPages } from './discussion-list.page.tsx'
import { discussionPages } from './discussion.page.tsx'
import { nextPages } from './next.page.tsx'
import { openingPages } from './opening.page.tsx'
import { releasePages } from './release.page.tsx'
import { closingPages } from './closing.page.tsx'
import { closuresPages } from './closures.page.tsx'
import { groundPages } from './ground.page.tsx'
import { handoverPages } from './handover.page.tsx'
import { journalPages } from './journal.page.tsx'
import { participantPages } from './participant.page.tsx'
import { personPages } from './person.page.tsx'
import { protectionPages } from './protection.page.tsx'
import type { Beside } from './frame.tsx'
import { stepForms } from './step.form.tsx'
import { stepPages } from './step.page.tsx'
import { taskPages } from './task.page.tsx'

/** That a case is closed, where one would otherwise write. */
export { ClosedNote } from './closed.tsx'
/** The top of a page that another room hangs on a case: a tab of it, or a page below a tab. */
export { caseFrame, underCase } from './frame.tsx'
/** One ground among those that can be used, and a ground as it is called in full. */
export { GroundChoice, groundInFull } from './ground-choice.tsx'
/** A question on the way to a form: a GET, for it changes nothing. */
export { Asking } from './asking.tsx'

/** The room's pages. Takes what stands beside a step. */
export const pages = (beside: Beside): readonly Route[] => [
  // opening comes first: /cases/new is no case
  ...openingPages,
  ...casesPages,
  ...casePages(beside),
  ...caseConcernPages,
  ...concernListPages,
  ...concernPages,
  ...draftNewPages,
  ...draftNothingPages,
  ...draftCheckPages,
  ...draftObservationsPages,
  ...draftReportPages,
  ...draftSavePages,
  ...draftSendPages,
  ...draftSidesPages,
  ...nextPages,
  ...inboxPages,
  ...inboxBlockPages,
  ...inboxDecisionPages,
  ...inboxLinkPages,
  ...releasePages,
  ...discussionAskPages,
  ...discussionListPages,
  ...discussionPages,
  ...stepForms(beside),
  ...stepPages(beside),
  ...blockPages,
  ...boardPages,
  ...breakGlassPages,
  ...closingPages,
  ...closuresPages,
  ...groundPages,
  ...handoverPages,
  ...journalPages,
  ...participantPages,
  ...personPages,
  ...protectionPages,
  ...taskPages,
]
