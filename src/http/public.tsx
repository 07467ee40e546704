import { createHash } from 'node:crypto'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { isLang, type Lang } from '#i18n/index.ts'
import { at, framed } from './frame.tsx'
import { headersOf } from './guards.ts'
import type { At, Endpoint, Request, Shown } from './web.ts'

type Kept = Record<
  'unchanged' | 'br' | 'gzip' | 'plain',
  { body: Buffer<ArrayBuffer> | null; status: number; headers: Record<string, string> }
> & { etag: string }

/**
 * A page for everyone that is the same for everyone: drawn once a language, kept packed, answered with an ETag.
 * It knows no session, so it can hold nothing of one. Each way of answering is kept ready, whole with its headers.
 */
export function publicPage(lang: Lang, view: (lang: Lang, origin: string) => Shown): Endpoint {
  let kept: Kept | undefined
  const draw = (c: Request) => framed(c, undefined, lang, view(lang, c.var.edge.origin), undefined, c.req.path)
  return { kind: 'public', action: 'public', isKept: true, handle: (c) => answer(c, (kept ??= keep(c, draw(c)))) }
}

/**
 * A page for everyone that answers what its address asks, in the language that the address names or else the reader's own. It knows no session and keeps
 * nothing, neither here nor in the browser.
 */
export const openPage = (view: (at: At) => Shown): Endpoint => ({
  kind: 'public',
  action: 'public',
  handle: (c) => {
    const asked = c.req.query('lang')
    const lang = isLang(asked) ? asked : c.var.lang
    return c.html(framed(c, undefined, lang, view(at(c, lang))))
  },
})

function keep(c: Request, html: string): Kept {
  const body = Buffer.from(html)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`
  const shared = { ...headersOf(c.var.edge.origin), ETag: etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' }
  const whole = { ...shared, 'Content-Type': 'text/html; charset=utf-8' }
  const packed = (body: Buffer, encoding: string) => ({
    body: body as Buffer<ArrayBuffer>,
    status: 200,
    headers: { ...whole, 'Content-Encoding': encoding, 'Content-Length': String(body.length) },
  })
  return {
    etag,
    unchanged: { body: null, status: 304, headers: shared },
    br: packed(brotliCompressSync(body), 'br'),
    gzip: packed(gzipSync(body), 'gzip'),
    plain: { body, status: 200, headers: whole },
  }
}

function answer(c: Request, kept: Kept): Response {
  const { body, ...init } = kept[fitting(c, kept.etag)]
  return new Response(body, init)
}

function fitting(c: Request, etag: string) {
  if (c.req.header('if-none-match') === etag) return 'unchanged'
  const accepted = c.req.header('accept-encoding') ?? ''
  if (accepted.includes('br')) return 'br'
  return accepted.includes('gzip') ? 'gzip' : 'plain'
}
