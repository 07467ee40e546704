/** What a ground can open: see the head of content/laws.yaml. */
export type { Use } from './ground.ts'
/** What a ground asks for where something is shared on it: see the head of content/laws.yaml. */
export type { Asked } from './ground.ts'
/** A section of a law (or consent) as a ground, in our own words, with the days it is in force and when it was last checked. */
export type { Ground, Law } from './ground.ts'
/** Every law with its sections, in the order of the file, whether in force or not. */
export { laws } from './ground.ts'
/** The id of a section, for the schema of another content file. */
export { groundId } from './ground.ts'
/** Whether something dated holds on a day; what waits for its first day (null) holds on none. Throws RangeError when the day is no date. */
export { isInForce } from './dated.ts'
/**
 * The grounds that a service can use for something on a day, in the order of the file. Takes the id of the sender's service, for
 * confidentiality follows the sender; an unknown service has none. Grounds that open only for what shows no one are left out unless
 * `identified` is false. A service without a law of its own can hold a case under the law of those that take part (content/services.yaml).
 * Throws RangeError when the day is no date.
 */
export { grounds } from './ground.ts'
/** The section that the list of offences belongs to: the one that asks for an offence of content/offences.yaml (straffeloven § 196). */
export { avertingGround } from './ground.ts'
/** One ground by its id, whether in force or not; with a day, only if it is in force then. */
export { findGround } from './ground.ts'

/** A ground on which a worry about a child is reported to child welfare, with its letter in barnevernsloven § 13-2. */
export type { ChildGround } from './child-ground.ts'
/** The grounds of barnevernsloven § 13-2 in force on a day, by their letters. Throws RangeError when the day is no date. */
export { childGrounds } from './child-ground.ts'
/** One of those grounds by its id, whether in force or not. */
export { findChildGround } from './child-ground.ts'
/**
 * By which day child welfare answers (barnevernsloven §§ 2-2 and 13-3). Takes what is waited for and the day that it runs from, as
 * YYYY-MM-DD; the rule in force on that day decides. Throws RangeError where none was.
 */
export { answerDue } from './answer-deadline.ts'

/** An offence that the duty to avert holds for (straffeloven § 196), or one that people expect to find there and will not. */
export type { Offence } from './offence.ts'
/** The list of straffeloven § 196 on a day: what is on it, and what is not. Throws RangeError when the day is no date. */
export { offences } from './offence.ts'
/** One offence by its id, for what is recorded; with a day, only if the duty holds for it then. */
export { findOffence } from './offence.ts'

/** The id of a service, for the schema of another content file. */
export { serviceId } from './service.ts'
/** Every service that works here, in the order they are offered. */
export { services } from './service.ts'
/** The services, and the agencies that things may be shared with and that neither work nor report here (konfliktråd and others). */
export { agencies } from './service.ts'
/** How a case ended, as the disposal rules know it. */
export type { Outcome } from './disposal.ts'
/** What happens to a case with one of its outcomes: held until the National Archives decide, or kept a number of years. */
export type { DisposalRule } from './disposal.ts'
/** What happens to a case after it has ended (bevaringsforskrifta 2025 § 3, arkivlova 2025 §§ 12-13); each outcome has one rule. */
export { disposalRules } from './disposal.ts'

/** Who may answer a question about consent: the person, whoever has parental responsibility (or a guardian), or both. */
export type { GivenBy } from './age.ts'
/** What must be recorded before such an answer counts; see the head of content/age-rules.yaml. */
export type { Need } from './age.ts'
/** One row of what a person's age decides, in our own words, with its section and the days it is in force. */
export type { AgeRule } from './age.ts'
/**
 * The rows on one matter that hold for a person of an age in whole years, in a case of a service, on a day. Takes the matter, the age, the
 * case's service and the day; throws RangeError when the day is no date.
 */
export { ageRules } from './age.ts'
/**
 * The row that says who answers when a municipality asks to share: the service's own law where it has one for that age, else what holds for
 * all (barnelova, vergemålsloven). Undefined where no row holds on that day.
 */
export { consentRule } from './age.ts'
/** One row by its id, whether in force or not: a consent keeps the id of the row that it stood on. */
export { findAgeRule } from './age.ts'
/** Someone's age in whole years on a day; negative before birth. Throws RangeError when either is no date. */
export { ageOn } from './age.ts'
/** What holds for a consent to share, with its section: its end, that it is free, that it can be withdrawn, and address protection. */
export type { ConsentRule } from './age.ts'
/** The rule on one of those. `months` of `end` is how long a consent may last, `days` how long before its end the lead is told. */
export { consentLaw } from './age.ts'
