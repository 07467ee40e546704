import { role, type Action, type Actor } from '#access/index.ts'
import { changeNumber } from '#directory/index.ts'

/** Everyone who works for the municipality with people or with its plan; partners ask as themselves, elsewhere. */
export const askers = ['employee', 'unit_leader', 'coordinator', 'mentor', 'executive'] as const
const asks = role(...askers)
const advises = role('adviser')
const takesPart = (actor: Actor) => asks(actor) || advises(actor)

/** Opens no words. Whoever tells the municipality's number sees here what becomes of it. */
export const listAdvice: Action = { name: 'advice.list', who: (actor) => takesPart(actor) || changeNumber.who(actor), trace: 'never' }
/** Traced by the day, as anonymous discussion is: a clock could be laid beside that of an adviser's notice. */
export const askForAdvice: Action = { name: 'advice.ask', who: asks, trace: 'day' }
export const readAdvice: Action = { name: 'advice.read', who: takesPart, trace: 'day' }
export const answerAdvice: Action = { name: 'advice.answer', who: advises, trace: 'day' }
export const noteAdvice: Action = { name: 'advice.note', who: asks, trace: 'day' }
export const closeAdvice: Action = { name: 'advice.close', who: asks, trace: 'day' }
