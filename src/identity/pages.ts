import type { Route } from '#http/index.ts'

export { signInPages, type SignInDeps } from './sign-in.page.tsx'

export const pages: readonly Route[] = []
