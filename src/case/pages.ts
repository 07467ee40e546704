import type { Route } from '#http/index.ts'
import { casePages } from './case.page.tsx'
import { casesPages } from './cases.page.tsx'
import { inboxDecisionPages } from './inbox-decision.page.tsx'
import { inboxPages } from './inbox.page.tsx'
import { nextPages } from './next.page.tsx'
import { openingPages } from './opening.page.tsx'
import { releasePages } from './release.page.tsx'
import { stepForms } from './step.form.tsx'
import { stepPages } from './step.page.tsx'

// opening comes first: /cases/new is no case
export const pages: readonly Route[] = [
  ...openingPages,
  ...casesPages,
  ...casePages,
  ...inboxPages,
  ...inboxDecisionPages,
  ...nextPages,
  ...releasePages,
  ...stepForms,
  ...stepPages,
]
