/** The room's actions, for those who do its deeds without a page. */
export * as sharingActions from './access.ts'
/** What the sharing guide is told: its questions with their answers. */
export type { Facts } from './guide-questions.ts'
/** What the guide says: may, must, may not or ask, on which sections, within which limits, and what to write down. */
export type { Answer } from './guide.ts'
/** Writes down what was asked of the guide in a case, what it answered and what was decided; see guide-answer.ts. */
export { recordGuideAnswer } from './guide-answer.ts'
