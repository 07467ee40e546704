import { receives, role, type Action, type Actor } from '#access/index.ts'

/** Those who answer: whoever receives for the municipality. */
const answers = receives('municipal')
const looks = (actor: Actor) => answers(actor) || role('unit_leader', 'executive')(actor)

/** The list opens who each one says she is, and the trace names them. A leader sees the numbers that she has been told of. */
export const listHelp: Action = { name: 'help.list', who: looks, trace: 'cases' }
export const readHelp: Action = { name: 'help.read', who: answers, trace: 'always' }
export const answerHelp: Action = { name: 'help.answer', who: answers, trace: 'always' }
export const noteHelp: Action = { name: 'help.note', who: answers, trace: 'always' }
export const takeHelp: Action = { name: 'help.take', who: answers, trace: 'always' }
export const passHelp: Action = { name: 'help.pass', who: answers, trace: 'always' }
export const closeHelp: Action = { name: 'help.close', who: answers, trace: 'always' }
