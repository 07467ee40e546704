/** What a ground can open: see the head of content/laws.yaml. */
export type { Use } from './ground.ts'
/** What a ground asks for where something is shared on it: see the head of content/laws.yaml. */
export type { Asked } from './ground.ts'
/** A section of a law (or consent) as a ground, in our own words, with the days it is in force and when it was last checked. */
export type { Ground } from './ground.ts'
/**
 * The grounds that a service can use for something on a day, in the order of the file. Takes the id of the sender's service, for
 * confidentiality follows the sender; an unknown service has none. Grounds that open only for what shows no one are left out unless
 * `identified` is false. A service without a law of its own can hold a case under the law of those that take part (content/services.yaml).
 * Throws RangeError when the day is no date.
 */
export { grounds } from './ground.ts'
/** One ground by its id, whether in force or not; with a day, only if it is in force then. */
export { findGround } from './ground.ts'

/** Every service, in the order they are offered. */
export { services } from './service.ts'
/** How a case ended, as the disposal rules know it. */
export type { Outcome } from './disposal.ts'
/** What happens to a case with one of its outcomes: held until the National Archives decide, or kept a number of years. */
export type { DisposalRule } from './disposal.ts'
/** What happens to a case after it has ended (bevaringsforskrifta 2025 § 3, arkivlova 2025 §§ 12-13); each outcome has one rule. */
export { disposalRules } from './disposal.ts'
