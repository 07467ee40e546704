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
