import type { Route } from '#http/index.ts'
import { personPages } from './person.page.tsx'
import { unitPages } from './unit.page.tsx'

export { signInPages } from './sign-in.page.tsx'

export const pages: readonly Route[] = [...personPages, ...unitPages]
