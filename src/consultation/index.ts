export * as consultationActions from './access.ts'
export {
  addressees,
  answerThread,
  askAnonymously,
  closeThread,
  messagesOf,
  myThreads,
  readThread,
  threadsWaitingForContact,
  type Addressee,
  type Message,
  type Thread,
} from './thread.ts'
