import type { Route } from '#http/index.ts'
import { accessibilityPages } from './accessibility.page.tsx'
import { articlePages } from './article.page.tsx'
import { frontPages } from './front.page.tsx'
import { glossaryPages } from './glossary.page.tsx'
import { guidancePages } from './guidance.page.tsx'
import { lawPages } from './law.page.tsx'
import { machinePages } from './machine.page.ts'
import { searchPages } from './search.page.tsx'
import { stepsPages } from './steps.page.tsx'

/** What stands beside a step of a case, for the case's own pages. */
export { beside } from './beside.tsx'

export const pages: readonly Route[] = [
  ...frontPages,
  ...guidancePages,
  ...stepsPages,
  ...articlePages,
  ...glossaryPages,
  ...searchPages,
  ...lawPages,
  ...accessibilityPages,
  ...machinePages,
]
