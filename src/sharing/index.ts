/** What the sharing guide is told: its questions with their answers. */
export type { Facts, Question } from './guide-questions.ts'
/** What the guide says: may, must, may not or ask, on which sections, within which limits, and what to write down. */
export type { Answer } from './guide.ts'
