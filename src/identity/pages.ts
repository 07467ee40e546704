import type { Route } from '#http/index.ts'

export const pages: readonly Route[] = []
