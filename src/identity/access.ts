import { role, type Action } from '#access/index.ts'

/** The directory holds no case: to look through it is no deed, each change of it is. */
export const readPeople: Action = { name: 'person.list', who: role('administrator'), trace: 'cases' }
export const addPerson: Action = { name: 'person.add', who: role('administrator'), trace: 'always' }
export const changePerson: Action = { name: 'person.change', who: role('administrator'), trace: 'always' }
export const addUnit: Action = { name: 'unit.add', who: role('administrator'), trace: 'always' }
