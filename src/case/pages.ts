import type { Route } from '#http/index.ts'
import { casePages } from './case.page.tsx'
import { casesPages } from './cases.page.tsx'
import { nextPages } from './next.page.tsx'
import { stepForms } from './step.form.tsx'
import { stepPages } from './step.page.tsx'

export const pages: readonly Route[] = [...casesPages, ...casePages, ...nextPages, ...stepForms, ...stepPages]
