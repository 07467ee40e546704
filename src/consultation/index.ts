export * as consultationActions from './access.ts'
export { addressees, adviceKinds, answerThread, askAnonymously, myThreads, threadsWaitingForContact } from './thread.ts'
