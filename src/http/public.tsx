import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import { addressIn, addressParts, langs, type Lang } from '#i18n/index.ts'
import { dressFor } from '#ui/index.ts'
import { asVisitor, type House, type Municipality, type Visit, type Visited } from '#work/index.ts'
import { calm } from './error-page.tsx'
import { at, framed } from './frame.tsx'
import { headersOf } from './guards.ts'
import { knownVisit, visitedBy } from './place.ts'
import { readForm, type FormValues } from './form.ts'
import { get, post, type At, type Endpoint, type Request, type Route, type Shown } from './web.ts'

/** Where a public page stands: its address, and the municipality whose it is, unless the host name says none. */
export type PublicAt = {
  readonly lang: Lang
  /** The house's public address, without a path. */
  readonly origin: string
  /** The path in bokmål. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly municipality: Municipality | undefined
}

/** What public pages are drawn from beside the shipped content: read once for a municipality, and again when its mark has changed. */
export type Source<T> = { readonly read: (visit: Visit) => Promise<T>; readonly none: T }
/** Nothing beside the shipped content. */
export const shipped: Source<undefined> = { read: async () => undefined, none: undefined }

/**
 * Pages that are the same for everyone: drawn once a municipality and language, kept packed, answered with an ETag. They know no session,
 * so they can hold nothing of one. Takes the address in bokmål, what to draw from, and a view that gives nothing where there is no such
 * page; gives a route for each language.
 */
export const publicPages = <T,>(path: string, source: Source<T>, view: (at: PublicAt, from: T) => Shown | undefined): Route[] =>
  inEachLanguage(path, (lang) => ({
    kind: 'public',
    action: 'public',
    isKept: true,
    handle: (c) => {
      const answered = (visited: Visited | undefined) => keptAnswer(c, visited) ?? drawn(c, lang, visited, source, view)
      const known = knownVisit(c)
      return known ? answered(known.visited) : visitedBy(c).then(answered)
    },
  }))

/** The page that was drawn before, where it still holds. */
function keptAnswer(c: Request, visited: Visited | undefined): Response | undefined {
  const before = pagesOf(c.get('edge').house).get(placeOf(c, visited))
  return before && before.mark === visited?.mark ? answer(c, before) : undefined
}

/** Answers with a new page, which is kept. */
async function drawn<T>(
  c: Request,
  lang: Lang,
  visited: Visited | undefined,
  source: Source<T>,
  view: (at: PublicAt, from: T) => Shown | undefined,
): Promise<Response> {
  const where = { ...whereIn(c, lang), municipality: visited?.municipality }
  const shown = view(where, await drawnFrom(c.var.edge.house, source, visited))
  if (!shown) return calm(c, 'notFound')
  const html = framed(c, undefined, lang, shown, undefined, where)
  const kept = keep(c, await (shown.isChanging ? { html } : dressedIn(c, html)), visited?.mark)
  pagesOf(c.var.edge.house).set(placeOf(c, visited), kept)
  return answer(c, kept)
}

const placeOf = (c: Request, visited: Visited | undefined) => `${c.req.path}@${visited?.municipality.id}`

/**
 * Pages for everyone that answer what their address asks, one address a language. They know no session and keep nothing, neither here nor
 * in the browser. Where the answer needs more than shipped content, takes the source that it is drawn from.
 */
export const openPages = <T = undefined,>(
  path: string,
  view: (at: At, where: PublicAt, from: T) => Shown,
  source: Source<T> = shipped as Source<T>,
): Route[] =>
  inEachLanguage(path, (lang) => ({
    kind: 'public',
    action: 'public',
    handle: async (c) => {
      const visited = await visitedBy(c)
      const where = { ...whereIn(c, lang), municipality: visited?.municipality }
      const from = source === shipped ? source.none : await drawnFrom(c.var.edge.house, source, visited)
      return c.html(framed(c, undefined, lang, view(at(c, lang), where, from), undefined, where))
    },
  }))

/**
 * A page for everyone with a question on it: asked in a form of its own, so that the words stand in no address. Takes a view that is given
 * what was asked, or nothing. Nothing of it is kept.
 */
export const askPages = <T,>(
  path: string,
  source: Source<T>,
  view: (at: PublicAt, from: T, asked: FormValues | undefined) => Shown,
): Route[] => [
  // answers are put into it while one types, so it needs more than it has
  ...publicPages(path, source, (at, from) => ({ ...view(at, from, undefined), isChanging: true })),
  ...langs.map((lang) =>
    post(addressIn(lang, path), {
      kind: 'public',
      action: 'public',
      handle: async (c) => {
        const asked = await readForm(c)
        const visited = await visitedBy(c)
        const where = { ...whereIn(c, lang), municipality: visited?.municipality }
        const shown = view(where, await drawnFrom(c.var.edge.house, source, visited), asked)
        return c.html(framed(c, undefined, lang, shown, undefined, where))
      },
    }),
  ),
]

/** One thing at its address in each language. */
export const inEachLanguage = (path: string, endpoint: (lang: Lang) => Endpoint): Route[] =>
  langs.map((lang) => get(addressIn(lang, path), endpoint(lang)))

const whereIn = (c: Request, lang: Lang) => ({
  lang,
  origin: c.var.edge.origin,
  path: addressParts(c.req.path).path,
  params: c.req.param() as Readonly<Record<string, string>>,
})

type Answers = Record<
  'unchanged' | 'br' | 'gzip' | 'plain',
  { body: Buffer<ArrayBuffer> | null; status: number; headers: Record<string, string> }
>
type Kept = { mark: string | undefined; etag: string; size: number; answers: Answers }

// some three hundred pages in three languages; with very many municipalities in one process those that are read least are drawn again
const mostBytes = 48 * 1024 * 1024
const keptIn = new WeakMap<House, LRUCache<string, Kept>>()
const pagesOf = (house: House) => {
  const pages = keptIn.get(house) ?? new LRUCache<string, Kept>({ maxSize: mostBytes, sizeCalculation: ({ size }) => size })
  keptIn.set(house, pages)
  return pages
}

type Read = { mark: string; value: Promise<unknown> }
const readIn = new WeakMap<House, Map<string, Map<Source<unknown>, Read>>>()

/** Reads a source once a mark. While the database is away, there is what is shipped. */
async function drawnFrom<T>(house: House, source: Source<T>, visited: Visited | undefined): Promise<T> {
  if (!visited) return source.none
  const { municipality, mark } = visited
  const byPlace = readIn.get(house) ?? new Map<string, Map<Source<unknown>, Read>>()
  readIn.set(house, byPlace)
  const reads = byPlace.get(municipality.id) ?? new Map<Source<unknown>, Read>()
  byPlace.set(municipality.id, reads)
  const before = reads.get(source)
  if (before?.mark === mark) return before.value as Promise<T>
  const value = asVisitor(house, municipality, source.read)
  reads.set(source, { mark, value })
  value.catch(() => reads.delete(source))
  return value
}

type Dressed = { html: string; style?: string }

/** The page with its style in it, in the place of the link to the whole sheet. */
async function dressedIn(c: Request, html: string): Promise<Dressed> {
  const { assets } = c.var.edge
  const css = await dressFor(assets, html)
  const link = `<link rel="stylesheet" href="${assets.url('app.css')}"/>`
  return { html: html.replace(link, () => `<style>${css}</style>`), style: `sha256-${createHash('sha256').update(css).digest('base64')}` }
}

function keep(c: Request, { html, style }: Dressed, mark: string | undefined): Kept {
  const body = Buffer.from(html)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`
  const shared = { ...headersOf(c.var.edge.origin, style), ETag: etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' }
  const whole = { ...shared, 'Content-Type': 'text/html; charset=utf-8' }
  const [br, zipped] = [brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }), gzipSync(body)]
  const packed = (body: Buffer, encoding: string) => ({
    body: body as Buffer<ArrayBuffer>,
    status: 200,
    headers: { ...whole, 'Content-Encoding': encoding, 'Content-Length': String(body.length) },
  })
  return {
    mark,
    etag,
    size: body.length + br.length + zipped.length,
    answers: {
      unchanged: { body: null, status: 304, headers: shared },
      br: packed(br, 'br'),
      gzip: packed(zipped, 'gzip'),
      plain: { body, status: 200, headers: whole },
    },
  }
}

function answer(c: Request, { etag, answers }: Kept): Response {
  const { body, ...init } = answers[fitting(c, etag)]
  return new Response(body, init)
}

function fitting(c: Request, etag: string) {
  if (c.req.header('if-none-match') === etag) return 'unchanged'
  const accepted = c.req.header('accept-encoding') ?? ''
  if (accepted.includes('br')) return 'br'
  return accepted.includes('gzip') ? 'gzip' : 'plain'
}
