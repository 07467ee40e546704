import type { Route } from '#http/index.ts'
import { guidePages } from './guide.page.tsx'
import { publicGuidePages } from './guide-public.page.tsx'
import { sharingPages } from './sharing.page.tsx'

export const pages: readonly Route[] = [...guidePages, ...publicGuidePages, ...sharingPages]
