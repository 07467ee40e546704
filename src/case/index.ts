export * as caseActions from './access.ts'
export { openCase, type Opening } from './opening.ts'
