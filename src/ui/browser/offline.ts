// The reader's own choice to keep the portal on this device, and to take it away again. Nothing is kept before the button is pressed.
const root = document.querySelector<HTMLElement>('[data-offline]')

async function show(root: HTMLElement) {
  const { kept = '', none = '', working = '' } = root.dataset
  const [keep, drop] = root.querySelectorAll('button')
  const said = root.querySelector('[role="status"]')
  if (!keep || !drop || !said) return
  root.hidden = false
  const tell = (count: number) => {
    said.textContent = count ? kept.replace('%d', String(count)) : none
    keep.hidden = count > 0
    drop.hidden = count === 0
  }
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ kept: number }>) => tell(data.kept))
  keep.addEventListener('click', () => {
    said.textContent = working
    void navigator.serviceWorker
      .register('/sw.js')
      .then(() => navigator.serviceWorker.ready)
      .then(({ active }) => active?.postMessage({ keep: worthKeeping() }))
  })
  drop.addEventListener('click', () => void takeAway().then(() => tell(0)))
  const shelf = (await caches.has('fotfeste-reading')) ? await caches.open('fotfeste-reading') : undefined
  tell(shelf ? (await shelf.keys()).length : 0)
}

/** This page, every page that it leads to, and what they are dressed in. */
function worthKeeping(): string[] {
  const links = Array.from(document.querySelectorAll<HTMLAnchorElement>('main a[href], .brand'), ({ href }) => href)
  const dress = Array.from(
    document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[rel="stylesheet"], link[rel="icon"], script[src]'),
    (each) => ('href' in each ? each.href : each.src),
  )
  const own = [location.href, ...links, ...dress].filter((href) => href.startsWith(location.origin)).map((href) => new URL(href).pathname)
  return [...new Set(own)]
}

async function takeAway() {
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister()
  await caches.delete('fotfeste-reading')
}

if (root && 'serviceWorker' in navigator && 'caches' in window) void show(root)
