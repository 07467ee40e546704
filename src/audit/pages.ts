import type { Route } from '#http/index.ts'
import { trailPages } from './trail.page.tsx'

export const pages: readonly Route[] = [...trailPages]
