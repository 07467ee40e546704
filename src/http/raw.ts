import type { Endpoint, Request } from './web.ts'

/** An endpoint that speaks HTTP itself: signing in and out, the language. Open to everyone, so it hands out nothing. */
export const open = (handle: (c: Request) => Promise<Response> | Response): Endpoint => ({ kind: 'public', action: 'public', handle })
