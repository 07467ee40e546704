import type { Route } from '#http/index.ts'
import { carryPages } from './carry.page.tsx'
import { recordPages } from './record.page.tsx'
import { threadAskPages } from './thread-ask.page.tsx'
import { threadListPages } from './thread-list.page.tsx'
import { threadPages } from './thread.page.tsx'

export const pages: readonly Route[] = [...recordPages, ...threadAskPages, ...threadListPages, ...threadPages, ...carryPages]
