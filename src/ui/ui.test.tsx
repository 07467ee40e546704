import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import { HtmlValidate } from 'html-validate'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import type { ComponentChild } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { langs } from '#i18n/index.ts'
import { Alert, assets, ErrorSummary, Form, InLanguage, Pager, Radios, StepPath, TextArea, TextField, Timeline } from '#ui/index.ts'
import { openBrowser } from '../../test/browser.ts'
import { Gallery } from '../../test/gallery.tsx'

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
const built = await assets()
const page = (lang: (typeof langs)[number]) => `<!doctype html>${renderToString(<Gallery lang={lang} assets={built} />)}`
const draw = (child: ComponentChild) => renderToString(<InLanguage lang="nb">{child}</InLanguage>)

let server: Server
let browser: Browser
let address: string

before(async () => {
  server = createServer((request, response) => {
    const file = built.at(request.url ?? '')
    response.setHeader('content-security-policy', policy)
    response.setHeader('content-type', file?.type ?? 'text/html; charset=utf-8')
    response.end(file?.body ?? page('nb'))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const bound = server.address()
  assert.ok(bound && typeof bound === 'object')
  address = `http://127.0.0.1:${bound.port}`
  browser = await openBrowser()
})

after(async () => {
  await browser.close()
  server.close()
})

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  // how a serialiser writes void elements and attributes is not what a reader meets
  rules: { 'void-style': 'off', 'attribute-boolean-style': 'off', 'long-title': 'off' },
})

for (const lang of langs)
  test(`every component is valid HTML in ${lang}`, async () => {
    const report = await validator.validateString(page(lang))
    const found = report.results.flatMap(({ messages }) => messages)
    assert.deepEqual(
      found.map(({ ruleId, message, line, column, selector }) => `${ruleId}: ${message} (${selector} ${line}:${column})`),
      [],
    )
  })

test('no page carries style or script inside itself', () => {
  const html = page('nb')
  assert.doesNotMatch(html, / style=/)
  assert.doesNotMatch(html, /<style/)
  assert.doesNotMatch(html, /<script(?! type="module" src="\/assets\/)/)
  assert.doesNotMatch(html, / on[a-z]+="/)
})

const views: Record<string, BrowserContextOptions> = {
  'in light': { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  'in dark': { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  'on a phone': { colorScheme: 'light', viewport: { width: 390, height: 844 } },
  'on a phone in dark': { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
}

for (const [view, options] of Object.entries(views))
  test(`the components are accessible ${view}, and the browser has nothing to complain of`, async () => {
    const context = await browser.newContext(options)
    const tab = await context.newPage()
    const complaints: string[] = []
    tab.on('console', (message) => complaints.push(message.text()))
    tab.on('pageerror', (error) => complaints.push(error.message))
    await tab.goto(address)
    const { violations } = await new AxeBuilder({ page: tab })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      [],
    )
    assert.deepEqual(complaints, [])
    await context.close()
  })

test('text twice as large does not push the page sideways on a phone', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const tab = await context.newPage()
  await tab.goto(address)
  const session = await context.newCDPSession(tab)
  await session.send('Page.enable')
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
  await context.close()
})

test('without script the menu opens and every field tells what is wrong', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  const tab = await context.newPage()
  await tab.goto(address)
  await tab.getByText('Meny').click()
  await tab.getByRole('link', { name: 'Veiledning' }).waitFor()
  const seen = tab.getByLabel('Hva har du sett eller hørt?')
  assert.equal(await seen.getAttribute('aria-invalid'), 'true')
  assert.equal(await seen.getAttribute('aria-describedby'), 'seen-error seen-help')
  await context.close()
})

test('characters are counted as one types', async () => {
  const tab = await browser.newPage()
  await tab.goto(address)
  await tab.getByLabel('Hva tenker du om det?').fill('Fotball')
  await tab.locator('[data-field=counter][data-label="493 tegn igjen"]').waitFor({ state: 'attached' })
  await tab.close()
})

test('the error summary takes the focus, and leads to the field', async () => {
  const tab = await browser.newPage()
  await tab.goto(address)
  await tab.locator('#errors:focus').waitFor()
  await tab.getByRole('link', { name: 'Velg en dag som har vært' }).click()
  await tab.locator('#when:focus').waitFor()
  await tab.close()
})

test('what people write is never read as HTML', () => {
  const entry = { id: 'a', at: '2026-11-03', author: 'Kari', text: '<script>alert(1)</script>\n& <b>mer</b>' }
  assert.match(draw(<Timeline label="Journal" entries={[entry]} />), /&lt;script>alert\(1\)&lt;\/script>\n&amp; &lt;b>mer&lt;\/b>/)
})

test('a field that may stay empty says so, and one that may not has no star', () => {
  assert.match(draw(<TextField name="a" label="Navn" />), /\(valgfritt\)/)
  assert.doesNotMatch(draw(<TextField name="a" label="Navn" required />), /valgfritt|\*/)
})

test('everything typed is kept, quotes and all', () => {
  assert.match(draw(<TextField name="a" label="Navn" value={'"Å" & <'} />), /value="&quot;Å&quot; &amp; &lt;"/)
  assert.match(draw(<TextArea name="a" label="Tekst" value={'\nførste linje er tom'} />), /<textarea[^>]*>\n\nførste linje er tom</)
})

test('the error summary leads to the first choice of a group', () => {
  const options = [
    { value: 'yes', label: 'Ja' },
    { value: 'no', label: 'Nei' },
  ]
  const html = draw(
    <Form errors={{ told: 'Velg ja eller nei' }}>
      <Radios name="told" label="Er det sagt?" options={options} error="Velg ja eller nei" required />
    </Form>,
  )
  assert.match(html, /href="#told"/)
  assert.match(html, /<input[^>]* id="told"[^>]* value="yes"/)
})

test('nothing is drawn where there is nothing to say', () => {
  assert.equal(draw(<ErrorSummary errors={{}} />), '')
  assert.equal(draw(<Pager />), '')
})

test('the step one stands on is said in words and to screen readers', () => {
  const html = draw(<StepPath steps={[{ label: 'Samtale', state: 'current' }]} />)
  assert.match(html, /aria-current="step"/)
  assert.match(html, /Her er vi nå/)
})

test('a grave message that has just come up interrupts, others wait their turn', () => {
  assert.match(draw(<Alert severity="danger" live />), /role="alert"/)
  assert.match(draw(<Alert severity="success" live />), /role="status"/)
  assert.doesNotMatch(draw(<Alert severity="danger" />), /role=/)
})

test('a page stays light: style, script and HTML together', () => {
  const [style = 0, script = 0] = ['app.css', 'main.js'].map((name) => built.at(built.url(name))?.gzip.length)
  assert.ok(style > 0 && script > 0 && script <= 40_000)
  assert.ok(style + script + gzipSync(page('nb')).length <= 100_000)
})

test('every sign in the style sheet is a file of our own', () => {
  const css = String(built.at(built.url('app.css'))?.body)
  const signs = Array.from(css.matchAll(/url\(([^)]+)\)/g), ([, path]) => path ?? '')
  assert.ok(signs.length > 3)
  for (const sign of signs) assert.equal(built.at(sign)?.type, 'image/svg+xml')
})

test('an asset that is not there is a fault, an address that is not there is nothing', () => {
  assert.throws(() => built.url('draft-of-nothing.js'), /no asset called/)
  assert.equal(built.at('/assets/none.js'), undefined)
})
