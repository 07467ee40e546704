export * as consultationActions from './access.ts'
export { answerThread, askAnonymously, myThreads, threadsWaitingForContact, type Addressee, type Message, type Thread } from './thread.ts'
