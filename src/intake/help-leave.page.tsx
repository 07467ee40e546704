import { inEachLanguage, open, type Request, type Route } from '#http/index.ts'
import type { Lang } from '#i18n/index.ts'
import { text } from './help-leave.text.ts'

/** Somewhere that anyone may have been. */
const elsewhere = 'https://www.yr.no/'

/** The quick way out: what the browser holds of this site goes, and so does the reader. */
export const helpLeavePages: readonly Route[] = inEachLanguage('/help/leave', (lang) => ({
  ...open((c) => leave(c, lang)),
  // no page of ours: it has neither our frame nor our name
  isFile: true,
}))

function leave(c: Request, lang: Lang) {
  const t = text(lang)
  c.header('Clear-Site-Data', '"cache", "storage", "cookies"')
  c.header('Referrer-Policy', 'no-referrer')
  // a page of its own, without our name and menu: it is seen for a moment at most, and stays where there is no script
  return c.html(`<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<title>${t.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="${c.var.edge.assets.url('app.css')}">
<script type="module" src="${c.var.edge.assets.url('leave.js')}"></script>
</head>
<body>
<main class="frame">
<h1 class="ds-heading">${t.title}</h1>
<p><a class="ds-link" id="elsewhere" rel="noreferrer" href="${elsewhere}">${t.go}</a></p>
</main>
</body>
</html>`)
}
