export * as intakeActions from './access.ts'
export { helpPromise } from './content.ts'
export { sendLetter, senderKinds } from './letter.ts'
export { answerHelp, helpWaiting, noteHelp, takeHelp } from './thread.ts'
