import { Conflict } from '#lib/errors.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'

/** A closed case is read, not written: throws Conflict until it has been reopened. The database says the same. */
export function mustBeOpen(work: CaseReading | CaseWork): void {
  if (work.case.state === 'closed') throw new Conflict('The case is closed')
}
