export * as intakeActions from './access.ts'
export { helpPromise } from './content.ts'
export { comeBack, leaveThread, readThread, sendLetter, senderKinds, writeOn, type About, type SenderKind } from './letter.ts'
export { answerHelp, closeHelp, helpWaiting, noteHelp, passHelp, takeHelp } from './thread.ts'
