export * as sharingActions from './access.ts'
/** Shares some of a case with one receiver, and ends it: the record is the access; see disclosure.ts. */
export { endDisclosure, share, type Disclosing, type DisclosureRefusal } from './disclosure.ts'
/** Which case each disclosure belongs to, of the cases that the actor takes part in. */
export { casesOf as casesOfDisclosures } from './disclosure-record.ts'
/** What is shared with the actor now, and answering it; a receiver learns nothing of the case; see shared.ts. */
export { answerShared, itemsOf, sharedWithMe } from './shared.ts'
