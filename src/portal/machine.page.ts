import { needs } from '#directory/index.ts'
import { audiences, shippedArticles } from '#article/index.ts'
import { get, open, type Route } from '#http/index.ts'
import { addressIn, langs } from '#i18n/index.ts'

/** What machines ask for: where everything for everyone stands, that the rest is no search engine's business, and the browser's own keeper of pages. */
export const machinePages: Route[] = [
  get(
    '/sitemap.xml',
    file((c) => c.body(sitemap(c.var.edge.origin), 200, { 'Content-Type': 'application/xml; charset=utf-8' })),
  ),
  get(
    '/sw.js',
    file((c) => {
      const { assets } = c.var.edge
      // at the root, for it may serve no page above itself; its name never changes, so it is asked for anew each time
      return c.body(String(assets.at(assets.url('worker.js'))?.body), 200, {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': 'no-cache',
      })
    }),
  ),
  get(
    '/robots.txt',
    file((c) => c.text(robots(c.var.edge.origin))),
  ),
]

function file(handle: Parameters<typeof open>[0]) {
  return { ...open(handle), isFile: true as const }
}

const places = () => [
  '/',
  '/guidance',
  '/guidance/steps',
  ...audiences.map((one) => `/guidance/for/${one}`),
  ...needs.map((one) => `/guidance/about/${one}`),
  ...shippedArticles().map(({ slug }) => `/guidance/${slug}`),
  '/directory',
  '/resources',
  '/glossary',
  '/laws',
  '/sharing-guide',
  '/help',
  '/accessibility',
]

const sitemap = (origin: string) => `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${places()
  .flatMap((path) => langs.map((lang) => entry(origin, path, addressIn(lang, path))))
  .join('\n')}
</urlset>
`

const entry = (origin: string, path: string, address: string) =>
  `<url><loc>${origin}${address}</loc>${langs.map((lang) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${origin}${addressIn(lang, path)}"/>`).join('')}</url>`

const robots = (origin: string) => `User-agent: *
Allow: /
Disallow: /home
Disallow: /sign-in
Disallow: /help/
Sitemap: ${origin}/sitemap.xml
`
