import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { isThere } from '#db/index.ts'
import {
  calm,
  errorPage,
  headers,
  introduce,
  largestUpload,
  ownPagesOnly,
  soundAddress,
  soundParameters,
  type Edge,
  type Request,
  type Route,
  type Web,
} from '#http/index.ts'

const largestBody = 256 * 1024

/** The whole application as a function from request to response. Takes what it stands on and the rooms' routes; listens to nothing. */
export function createApp(edge: Edge, routes: readonly Route[]): Hono<Web> {
  const app = new Hono<Web>().use(introduce(edge))
  // an address of fixed words is its own page, never one of those that a kept page names by a parameter
  const fixed = new Set(routes.map(({ path }) => path).filter((path) => !path.includes(':')))
  for (const { path, handle } of routes.filter(({ isKept }) => isKept).toSorted(byFixedWords))
    app.get(path, (c, next) => (path !== c.req.path && fixed.has(c.req.path) ? next() : handle(c)))
  app
    .use(headers)
    .use(soundAddress)
    .get('/healthz', (c) => health(c))
    .get('/assets/:file', (c) => asset(c))
    .use(ownPagesOnly)
    // only what is sent with a POST is ever read; to look for a body elsewhere costs more than to answer
    .post('*', limitOf(largest(routes)))
  for (const { method, path, handle } of routes.filter(({ isKept }) => !isKept).toSorted(byFixedWords))
    app.on(method, path, soundParameters, handle)
  return app.notFound((c) => calm(c, 'notFound')).onError((fault, c) => errorPage(c, fault))
}

/** How much a form may hold: a few take a scanned paper, the others words alone. */
const limitOf = (wide: readonly RegExp[]): MiddlewareHandler<Web> => {
  const limit = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => calm(c as Request, 'tooLarge') })
  const [usual, upload] = [limit(largestBody), limit(largestUpload)]
  return (c, next) => (wide.some((shape) => shape.test(c.req.path)) ? upload(c, next) : usual(c, next))
}
const largest = (routes: readonly Route[]) =>
  routes.flatMap(({ path, largest: most }) => (most ? [new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`)] : []))

/** An address of fixed words comes before one with a parameter in the same place: /cases/new is no case. */
const byFixedWords = (a: Route, b: Route) => shapeOf(a).localeCompare(shapeOf(b))
const shapeOf = ({ path }: Route) => path.replaceAll(/[^/]+/g, (part) => (part.startsWith(':') ? '1' : '0'))

async function health(c: Request) {
  const there = await isThere(c.var.edge.house.db)
  return c.json({ status: there ? 'ready' : 'database-away' }, there ? 200 : 503)
}

function asset(c: Request) {
  const found = c.var.edge.assets.at(c.req.path)
  if (!found) return calm(c, 'notFound')
  const accepted = c.req.header('accept-encoding') ?? ''
  const [body, encoding] = accepted.includes('br')
    ? [found.br, 'br']
    : accepted.includes('gzip')
      ? [found.gzip, 'gzip']
      : [found.body, undefined]
  c.header('Content-Type', found.type)
  c.header('Cache-Control', 'public, max-age=31536000, immutable')
  c.header('ETag', found.etag)
  c.header('Vary', 'Accept-Encoding')
  if (encoding) c.header('Content-Encoding', encoding)
  return c.body(body as Uint8Array<ArrayBuffer>)
}
