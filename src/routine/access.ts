import { anyone, role, type Action } from '#access/index.ts'

/** Routines hold nothing about anyone: whoever is signed in reads them, and reading leaves no trace. */
export const readRoutines: Action = { name: 'routine.read', who: anyone, trace: 'cases' }
/** To look at a draft is no deed; each change of it is. */
export const readDraft: Action = { name: 'routine.read-draft', who: role('administrator'), trace: 'cases' }
export const copyRoutine: Action = { name: 'routine.copy', who: role('administrator'), trace: 'always' }
export const changeDraft: Action = { name: 'routine.change', who: role('administrator'), trace: 'always' }
export const publishRoutine: Action = { name: 'routine.publish', who: role('administrator'), trace: 'always' }

export const readUnitRoutine: Action = { name: 'unit-routine.read', who: anyone, trace: 'cases' }
export const beginUnitRoutine: Action = { name: 'unit-routine.begin', who: role('unit_leader'), trace: 'cases' }
export const writeUnitRoutine: Action = { name: 'unit-routine.write', who: role('unit_leader'), trace: 'always' }
