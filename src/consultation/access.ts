import { receives, role, type Action, type Actor } from '#access/index.ts'

const asks = role('employee', 'unit_leader', 'coordinator', 'mentor')
const takesPart = (actor: Actor) => asks(actor) || receives('municipal', 'police')(actor)

/** Anonymous discussion is traced by the day: a clock beside the author's name could be laid beside that of a draft or a concern. */
export const askAnonymously: Action = { name: 'thread.ask', who: asks, trace: 'day' }
export const readThread: Action = { name: 'thread.read', who: takesPart, trace: 'day' }
export const writeInThread: Action = { name: 'thread.write', who: takesPart, trace: 'day' }
export const closeThread: Action = { name: 'thread.close', who: takesPart, trace: 'day' }
/** The list and the record open no words. */
export const listThreads: Action = { name: 'thread.list', who: takesPart, trace: 'never' }
export const readRecord: Action = { name: 'thread.record', who: receives('municipal', 'police'), trace: 'never' }
/**
 * Writes in a draft, which leaves no trace. A row here would bear the number of the transaction that wrote the draft, and so join the
 * thread with it; that the author read the thread was traced when the page was shown.
 */
export const carryAdvice: Action = { name: 'thread.carry', who: asks, trace: 'never' }
