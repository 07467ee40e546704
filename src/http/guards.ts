import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { addressParts, isLang, type Lang } from '#i18n/index.ts'
import { NotFound } from '#lib/errors.ts'
import { isId } from '#lib/id.ts'
import { Unreadable } from './form.ts'
import { readSession } from './session.ts'
import type { Edge, Request, Web } from './web.ts'

type Guard = MiddlewareHandler<Web>

/** What every request gets: the house, the session's secret, the language. */
export const introduce =
  (edge: Edge): Guard =>
  (c, next) => {
    c.set('edge', edge)
    // whoever reads a public page has no cookies: a look at the header is cheaper than reading it
    const hasCookies = c.req.header('cookie') !== undefined
    c.set('secret', hasCookies ? readSession(c, edge.origin) : undefined)
    const chosen = hasCookies ? getCookie(c, 'lang') : undefined
    c.set('langChosen', isLang(chosen))
    const named = addressParts(c.req.path).lang
    c.set('lang', named !== 'nb' ? named : isLang(chosen) ? chosen : spoken(c))
    return next()
  }

const policy = (style: string) =>
  [
    "default-src 'none'",
    `style-src 'self'${style && ` '${style}'`}`,
    "script-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
const usual = policy('')

/**
 * Headers of every answer. Nothing from elsewhere, nothing inline, nothing kept unless the page itself says so. `style` is the digest of the
 * one style sheet that a page for everyone carries with it, as `sha256-…`.
 */
export const headersOf = (origin: string, style = ''): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': style ? policy(style) : usual,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  'Cache-Control': 'no-store',
  ...(origin.startsWith('https://') && { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
})

/**
 * Puts them on every answer. Before the answer is made: an answer that is changed afterwards is taken apart and put together again,
 * which costs more than drawing most pages. A page that makes a Response of its own puts them there itself.
 */
export const headers: Guard = async (c, next) => {
  for (const [name, value] of Object.entries(headersOf(c.var.edge.origin))) c.header(name, value)
  await next()
}

/** A change is asked for by one of our own pages or not at all. Browsers say where a POST comes from; one that says nothing is refused. */
export const ownPagesOnly: Guard = async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !isOwn(c)) throw new Unreadable()
  await next()
}

/** NUL bytes and ids that cannot be ids go no further, whatever page they are meant for. */
export const soundAddress: Guard = async (c, next) => {
  if (/%00|\0/i.test(c.req.url)) throw new NotFound()
  await next()
}

/** Path parameters: `...Id` must be an id, `version` and `position` a number that the database can hold. */
export const soundParameters: Guard = async (c, next) => {
  for (const [name, value] of Object.entries<string>(c.req.param())) {
    if (name.endsWith('Id') && !isId(value)) throw new NotFound()
    if (/^(version|position)$/.test(name) && !/^[1-9]\d{0,8}$/.test(value)) throw new NotFound()
  }
  await next()
}

function isOwn(c: Request) {
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  if (site !== undefined && site !== 'same-origin') return false
  return origin === undefined ? site === 'same-origin' : origin === c.var.edge.origin
}

/** The first of our languages that the browser asks for. */
function spoken(c: Request): Lang {
  for (const part of (c.req.header('accept-language') ?? '').split(',')) {
    const tag = part.split(';')[0]!.trim().toLowerCase().split('-')[0]
    if (tag === 'nn' || tag === 'en') return tag
    if (tag === 'nb' || tag === 'no') return 'nb'
  }
  return 'nb'
}
