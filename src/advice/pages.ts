import type { Route } from '#http/index.ts'
import { adviceListPages } from './advice-list.page.tsx'
import { adviceNewPages } from './advice-new.page.tsx'
import { advicePages } from './advice.page.tsx'

export const pages: readonly Route[] = [...adviceListPages, ...adviceNewPages, ...advicePages]
