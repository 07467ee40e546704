/** What may be done in sharing, by name; see access.ts. */
export * as sharingActions from './access.ts'

/**
 * Asks for a consent, and records how it was answered, taken back, or handed over as a copy. Each gives the reason for an expected no, with
 * the rule that says so; throws NotFound for a consent of another case. See consent-ask.ts, consent-answer.ts and consent-withdraw.ts.
 */
export { answerConsent, type Answering } from './consent-answer.ts'
export { askConsent } from './consent-ask.ts'
export { withdrawConsent } from './consent-withdraw.ts'
/** Keeps a signed paper with its consent, sealed by the case's key; see consent-paper.ts. */
export { addPaper } from './consent-paper.ts'
/** The consents that hold in a case today, the first to end first: what something can be disclosed on; see consent.ts. */
export { liveConsents } from './consent.ts'
