import { role, type Action } from '#access/index.ts'

const keepers = role('coordinator', 'administrator')

/** What stands in these lists is public: to look through them is no deed, each change of them is. */
export const readLocalContacts: Action = { name: 'local-contact.list', who: keepers, trace: 'cases' }
export const changeLocalContacts: Action = { name: 'local-contact.change', who: keepers, trace: 'always' }
export const readArenas: Action = { name: 'arena.list', who: keepers, trace: 'cases' }
export const changeArenas: Action = { name: 'arena.change', who: keepers, trace: 'always' }
export const readNumber: Action = { name: 'municipality.read', who: role('administrator'), trace: 'cases' }
export const changeNumber: Action = { name: 'municipality.number', who: role('administrator'), trace: 'always' }
