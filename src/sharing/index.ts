/**
 * Records that the actor has done her duty to avert (straffeloven § 196), or to inform child welfare (barnevernsloven § 13-2 and the
 * parallel sections of her own law); hers alone. See duty.ts.
 */
export { recordAverting, recordInforming } from './duty.ts'
/** Records whether others have mapped the person before, with ground and necessity; see earlier-mapping.ts. */
export { noteEarlierMapping } from './earlier-mapping.ts'
/** Records what the police have told, with the marks that go with it (politiregisterloven §§ 27, 35); see police-information.ts. */
export { notePoliceInformation } from './police-information.ts'
/** What child welfare has answered, and the answers that the actor's own cases wait for (barnevernsloven § 13-3); see report-answer.ts. */
export { answersWaitedFor, noteAnswer } from './report-answer.ts'
/** Records a report to child welfare on the grounds of barnevernsloven § 13-2; see report-child-welfare.ts. */
export { reportToChildWelfare } from './report-child-welfare.ts'
/** Records a report to the police on a ground that the sender's own law has; see report-police.ts. */
export { reportToPolice } from './report-police.ts'
/** Notes that the police contact was asked about PST, or what the police told: whether and when, never what; see report-pst.ts. */
export { notePst } from './report-pst.ts'
/**
 * Records what has been agreed about contact with another service, or a plan for contact with the person's family, which stands on a live
 * consent. Each gives the new id, or field by field what is wrong; throws Conflict in a closed case. See agreement.ts, family-contact.ts.
 */
export { endAgreement, recordAgreement } from './agreement.ts'
export { endFamilyContact, planFamilyContact } from './family-contact.ts'
/** What may be done in sharing, by name; see access.ts. */
export * as sharingActions from './access.ts'

/**
 * Asks for a consent, and records how it was answered, taken back, or handed over as a copy. Each gives the reason for an expected no, with
 * the rule that says so; throws NotFound for a consent of another case. See consent-ask.ts, consent-answer.ts and consent-withdraw.ts.
 */
export { answerConsent, forHerself } from './consent-answer.ts'
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
