import type { Route } from '#http/index.ts'
import { sharingPages } from './sharing.page.tsx'

export const pages: readonly Route[] = [...sharingPages]
