import { randomUUID } from 'node:crypto'
import { renderToString } from 'preact-render-to-string'
import type { Entered } from '#work/index.ts'
import { isLang, type Lang } from '#i18n/index.ts'
import { Alert, Layout } from '#ui/index.ts'
import { text } from './errors.text.ts'
import type { At, Failure, Request, Shown } from './web.ts'

/**
 * Draws a page in its frame: header, menu, emergency line, and what must be said about a form that is shown again. `here` is where one
 * comes back to after changing language: what the address asks is kept, unless the page is drawn once for everyone.
 */
export function framed(c: Request, entered: Entered | undefined, lang: Lang, shown: Shown, failure?: Failure, here = addressOf(c)): string {
  const { edge } = c.var
  const nav = entered ? edge.menu(entered, lang) : []
  const { actor } = entered ?? {}
  return `<!DOCTYPE html>${renderToString(
    <Layout
      lang={lang}
      title={shown.title}
      assets={edge.assets}
      path={here}
      nav={nav}
      current={shown.current}
      scripts={shown.scripts ?? []}
      emergency={shown.emergency ?? true}
      municipality={actor?.municipalityName}
      user={actor && { name: actor.name }}
      home={entered ? '/home' : '/'}
      notices={failure && <Told failure={failure} lang={lang} />}
    >
      {shown.main}
    </Layout>,
  )}`
}

// what was sent with a form is not in the address, and the form's own page stands at the same path
const addressOf = (c: Request) => (c.req.method === 'GET' ? c.req.path + new URL(c.req.url).search : c.req.path)

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
