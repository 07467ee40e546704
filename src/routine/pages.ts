import type { Route } from '#http/index.ts'
import { draftPages } from './draft.page.tsx'
import { publishPages } from './publish.page.tsx'
import { recordPages } from './record.page.tsx'
import { routinePages } from './routine.page.tsx'
import { stepPages } from './step.page.tsx'
import { unitRoutinePages } from './unit-routine.page.tsx'

export const pages: readonly Route[] = [...draftPages, ...publishPages, ...recordPages, ...routinePages, ...stepPages, ...unitRoutinePages]
