import { randomUUID } from 'node:crypto'
import { renderToString } from 'preact-render-to-string'
import type { Entered, Municipality } from '#work/index.ts'
import { addressIn, isLang, langs, type Lang } from '#i18n/index.ts'
import { Alert, Layout } from '#ui/index.ts'
import { text } from './errors.text.ts'
import type { At, Failure, Request, Shown } from './web.ts'

/** What the frame of a public page says of where it stands: its address in bokmål, and the municipality whose page it is. */
type Open = { readonly path: string; readonly municipality: Municipality | undefined }

/**
 * Draws a page in its frame: header, menu, emergency line, and what must be said about a form that is shown again. A page for everyone
 * (`open`) has an address in each language, so that another language is a link; elsewhere it is a choice that is kept.
 */
export function framed(c: Request, entered: Entered | undefined, lang: Lang, shown: Shown, failure?: Failure, open?: Open): string {
  const { edge } = c.var
  const nav = entered ? edge.menu(entered, lang) : edge.publicMenu(lang)
  const { actor } = entered ?? {}
  return `<!DOCTYPE html>${renderToString(
    <Layout
      lang={lang}
      title={shown.title}
      assets={edge.assets}
      path={addressOf(c)}
      {...(open && { addresses: addressesOf(c, open, edge.origin), description: shown.description })}
      nav={nav}
      current={shown.current}
      scripts={shown.scripts ?? []}
      emergency={shown.emergency ?? true}
      municipality={actor?.municipalityName ?? open?.municipality?.name}
      user={actor && { name: actor.name }}
      home={entered ? '/home' : addressIn(open ? lang : 'nb', '/')}
      notices={failure && <Told failure={failure} lang={lang} />}
    >
      {shown.main}
    </Layout>,
  )}`
}

// what was sent with a form is not in the address, and the form's own page stands at the same path
const addressOf = (c: Request) => (c.req.method === 'GET' ? c.req.path + new URL(c.req.url).search : c.req.path)

/** The page's address in each language, with what is asked there. */
function addressesOf(c: Request, { path }: Open, origin: string) {
  const { search } = new URL(c.req.url)
  return { origin, by: Object.fromEntries(langs.map((lang) => [lang, addressIn(lang, path) + search])) as Record<Lang, string> }
}

/** What a view is told about where it stands. */
export const at = (c: Request, lang: Lang, failure?: Failure): At => ({
  lang,
  path: c.req.path,
  params: c.req.param(),
  query: c.req.query(),
  submission: randomUUID(),
  ...(failure && { failure }),
  ...(c.var.file && { file: c.var.file }),
})

/** The reader's language: her choice in this browser, else her account's, else the browser's own. */
export function languageOf(c: Request, entered?: Entered): Lang {
  const { lang } = c.var
  return c.var.langChosen || !entered || !isLang(entered.actor.lang) ? lang : entered.actor.lang
}

function Told({ failure, lang }: { failure: Failure; lang: Lang }) {
  const t = text(lang)
  if (failure.why === 'invalid') return null
  return failure.why === 'kept' ? (
    <Alert severity="info" title={t.keptTitle}>
      {t.kept}
    </Alert>
  ) : (
    <Alert severity="warning" title={t.staleTitle}>
      {t.stale}
    </Alert>
  )
}
