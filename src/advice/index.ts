/** The room's actions. */
export * as adviceActions from './access.ts'
/**
 * Asks the region's RVTS for advice, or writes down that it was asked elsewhere; gives the id. Throws RangeError for words with an identity
 * number, telephone number, e-mail address, address or link, for no identity is stored.
 */
export { askForAdvice } from './advice.ts'
/** What waits for an answer from an adviser, the oldest first, without its words; nothing for everyone else. */
export { adviceWaiting } from './advice.ts'
/** How RVTS may be asked. */
export { ways as adviceWays } from './advice.ts'
/** An adviser's answer; what the one who asked writes down herself; and the end of it, with what came of it. */
export { answerAdvice, closeAdvice, noteAdvice } from './answer.ts'
