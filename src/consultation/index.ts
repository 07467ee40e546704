export * as consultationActions from './access.ts'
export { answerThread, askAnonymously, myThreads, threadsWaitingForContact } from './thread.ts'
