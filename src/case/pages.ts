import type { Route } from '#http/index.ts'
import { boardPages } from './board.page.tsx'
import { casePages } from './case.page.tsx'
import { casesPages } from './cases.page.tsx'
import { closingPages } from './closing.page.tsx'
import { closuresPages } from './closures.page.tsx'
import { groundPages } from './ground.page.tsx'
import { handoverPages } from './handover.page.tsx'
import { journalPages } from './journal.page.tsx'
import { nextPages } from './next.page.tsx'
import { participantPages } from './participant.page.tsx'
import { personPages } from './person.page.tsx'
import { stepForms } from './step.form.tsx'
import { stepPages } from './step.page.tsx'
import { taskPages } from './task.page.tsx'

export const pages: readonly Route[] = [
  ...boardPages,
  ...casesPages,
  ...casePages,
  ...closingPages,
  ...closuresPages,
  ...groundPages,
  ...handoverPages,
  ...journalPages,
  ...nextPages,
  ...participantPages,
  ...personPages,
  ...stepForms,
  ...stepPages,
  ...taskPages,
]
