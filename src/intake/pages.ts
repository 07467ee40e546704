import type { Route } from '#http/index.ts'
import { helpLeavePages } from './help-leave.page.tsx'
import { helpNewPages } from './help-new.page.tsx'
import { helpRequestPages } from './help-request.page.tsx'
import { helpRequestsPages } from './help-requests.page.tsx'
import { helpReturnPages } from './help-return.page.tsx'
import { helpPages } from './help.page.tsx'

export const pages: readonly Route[] = [
  ...helpPages,
  ...helpNewPages,
  ...helpReturnPages,
  ...helpLeavePages,
  ...helpRequestsPages,
  ...helpRequestPages,
]
