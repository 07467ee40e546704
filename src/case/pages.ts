import type { Route } from '#http/index.ts'
import { casePages } from './case.page.tsx'
import { casesPages } from './cases.page.tsx'
import { discussionAskPages } from './discussion-ask.page.tsx'
import { discussionListPages } from './discussion-list.page.tsx'
import { discussionPages } from './discussion.page.tsx'
import { nextPages } from './next.page.tsx'
import { stepForms } from './step.form.tsx'
import { stepPages } from './step.page.tsx'

export const pages: readonly Route[] = [
  ...casesPages,
  ...casePages,
  ...discussionAskPages,
  ...discussionListPages,
  ...discussionPages,
  ...nextPages,
  ...stepForms,
  ...stepPages,
]
