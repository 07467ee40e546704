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
/** Every consent that was asked for in a case, and those that hold today, which something can be disclosed on; see consent.ts. */
export { consentsOf, liveConsents } from './consent.ts'
/** Shares some of a case with one receiver, and ends it: the record is the access; see disclosure.ts. */
export { endDisclosure, share, type Disclosing } from './disclosure.ts'
/** Which case each disclosure belongs to, of the cases that the actor takes part in. */
export { casesOf as casesOfDisclosures } from './disclosure-record.ts'
/** What is shared with the actor now, and answering it; a receiver learns nothing of the case; see shared.ts. */
export { answerShared, itemsOf, sharedWithMe } from './shared.ts'
/** What the sharing guide is told: its questions with their answers. */
export type { Facts } from './guide-questions.ts'
/** What the guide says: may, must, may not or ask, on which sections, within which limits, and what to write down. */
export type { Answer } from './guide.ts'
/** Writes down what was asked of the guide in a case, what it answered and what was decided; see guide-answer.ts. */
export { recordGuideAnswer } from './guide-answer.ts'
