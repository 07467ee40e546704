export * as caseActions from './access.ts'
/** A page of the actor's own cases, and how many open ones there are. */
export { myCases, myOpenCaseCount, type MyCase } from './cases.ts'
export { planNext } from './next.ts'
export { openCase, type Opening } from './opening.ts'
export { finishStep, skipStep, startStep } from './step.ts'
