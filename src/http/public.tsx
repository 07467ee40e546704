import { createHash } from 'node:crypto'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Lang } from '#i18n/index.ts'
import { framed } from './frame.tsx'
import type { Endpoint, Request, Shown } from './web.ts'

type Kept = { body: Buffer<ArrayBuffer>; br: Buffer<ArrayBuffer>; gzip: Buffer<ArrayBuffer>; etag: string }

/**
 * A page for everyone that is the same for everyone: drawn once a language, kept packed, answered with an ETag.
 * It knows no session, so it can hold nothing of one.
 */
export function publicPage(lang: Lang, view: (lang: Lang, origin: string) => Shown): Endpoint {
  let kept: Kept | undefined
  return {
    kind: 'public',
    action: 'public',
    handle: (c) => answer(c, (kept ??= keep(framed(c, undefined, lang, view(lang, c.var.edge.origin))))),
  }
}

function keep(html: string): Kept {
  const body = Buffer.from(html)
  return {
    body,
    br: brotliCompressSync(body),
    gzip: gzipSync(body),
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`,
  }
}

function answer(c: Request, { body, br, gzip, etag }: Kept): Response {
  const shared = { ETag: etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' }
  if (c.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers: shared })
  const accepted = c.req.header('accept-encoding') ?? ''
  const html = { ...shared, 'Content-Type': 'text/html; charset=utf-8' }
  if (accepted.includes('br')) return new Response(br, { headers: { ...html, 'Content-Encoding': 'br' } })
  return accepted.includes('gzip')
    ? new Response(gzip, { headers: { ...html, 'Content-Encoding': 'gzip' } })
    : new Response(body, { headers: html })
}
