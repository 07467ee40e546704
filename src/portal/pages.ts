import type { Route } from '#http/index.ts'
import { frontPages } from './front.page.tsx'
import { lawPages } from './law.page.tsx'

export const pages: readonly Route[] = [...frontPages, ...lawPages]
