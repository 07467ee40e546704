export * as sharingActions from './access.ts'

/** Records that the actor has done her duty to avert (straffeloven § 196); hers alone. See duty.ts. */
export { recordAverting } from './duty.ts'
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
