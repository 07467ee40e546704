// Keeps the knowledge portal for reading without a network, on devices whose owner has asked for it. Help pages, the way out and everything
// behind the sign-in pass by untouched: they are never kept.

/** What a service worker has that a page has not; the compiler knows pages only. */
type Waiting = Event & { waitUntil: (done: Promise<unknown>) => void }
type Asked = Waiting & { request: Request; respondWith: (answer: Promise<Response>) => void }
type Told = Waiting & { data: { keep: readonly string[] }; source: { postMessage: (said: unknown) => void } | null }
type Worker = {
  location: Location
  skipWaiting: () => Promise<void>
  addEventListener: ((kind: 'install', hear: (event: Waiting) => void) => void) &
    ((kind: 'fetch', hear: (event: Asked) => void) => void) &
    ((kind: 'message', hear: (event: Told) => void) => void)
}
const worker = self as unknown as Worker

const shelf = 'fotfeste-reading'
const isReading = (path: string) => /^(\/(nn|en))?(\/(guidance(\/.*)?|glossary)?)?$/.test(path) || path.startsWith('/assets/')

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))

worker.addEventListener('message', (event) => {
  event.waitUntil(
    keep(event.data.keep.filter((path) => isReading(new URL(path, worker.location.origin).pathname))).then((count) =>
      event.source?.postMessage({ kept: count }),
    ),
  )
})

worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== worker.location.origin || !isReading(pathname)) return
  event.respondWith(freshOrKept(event.request))
})

/** Puts pages on the shelf, a few at a time; gives how many are there. */
async function keep(paths: readonly string[]): Promise<number> {
  const cache = await caches.open(shelf)
  let kept = 0
  for (const path of paths) {
    const answer = await fetch(path, { credentials: 'omit' }).catch(() => undefined)
    if (!answer?.ok) continue
    await cache.put(path, answer)
    kept++
  }
  return kept
}

async function freshOrKept(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (away) {
    const kept = await caches.match(request, { ignoreSearch: true, cacheName: shelf })
    if (kept) return kept
    throw away
  }
}
