import { randomBytes } from 'node:crypto'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Request } from './web.ts'

const lifetime = 10 * 60 * 60

/** `__Host-` binds the cookie to this host over TLS; on the demo's plain localhost browsers would refuse it. */
const nameFor = (origin: string) => (origin.startsWith('https://') ? '__Host-fotfeste' : 'fotfeste')
const safety = (origin: string) => ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: origin.startsWith('https://') }) as const

/** A new session secret: 32 random bytes. The database keeps only its hash. */
export const newSecret = () => randomBytes(32)

/** The secret that the browser shows, if it has the shape of one. */
export function readSession(c: Request, origin: string): Buffer | undefined {
  const secret = Buffer.from(getCookie(c, nameFor(origin)) ?? '', 'base64url')
  return secret.length === 32 ? secret : undefined
}

/** Gives the browser the secret of a session that has just been issued. */
export const writeSession = (c: Request, secret: Buffer) =>
  setCookie(c, nameFor(c.var.edge.origin), secret.toString('base64url'), { ...safety(c.var.edge.origin), maxAge: lifetime })

/** Takes the secret back. */
export const clearSession = (c: Request) => deleteCookie(c, nameFor(c.var.edge.origin), safety(c.var.edge.origin))
