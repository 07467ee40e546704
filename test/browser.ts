import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { getRequestListener } from '@hono/node-server'
import packed from '@sparticuz/chromium'
import { HtmlValidate } from 'html-validate'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { house, type Place, type Someone } from './house.ts'

/** A furnished house behind a real port, and people who look at it in a real browser. */
export async function served() {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const home = await house({ name: 'Fjordvik' }, origin)
  const listener = getRequestListener(home.app.fetch)
  server.on('request', (request, response) => void listener(request, response))
  const browser = await openBrowser()
  after(async () => {
    await browser.close()
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
    assert.deepEqual(home.faults, [], 'the server had faults')
  })
  const visit = async (who: Someone | undefined, how: How = {}, place?: Place) => {
    const cookies = who ? [{ name: 'fotfeste', value: (await home.as(who, place)).secret.toString('base64url'), url: origin }] : []
    return newVisit(browser, origin, cookies, how)
  }
  return { ...home, origin, visit }
}

export type How = { width?: number; dark?: boolean; script?: boolean; lang?: 'nb' | 'nn' | 'en'; textSize?: number }
export type Visit = {
  page: Page
  context: BrowserContext
  complaints: string[]
  go: (path: string) => Promise<void>
  sound: () => Promise<void>
}

async function newVisit(
  browser: Browser,
  origin: string,
  cookies: Parameters<BrowserContext['addCookies']>[0] & object,
  how: How,
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: origin,
    javaScriptEnabled: how.script ?? true,
    colorScheme: how.dark ? 'dark' : 'light',
    viewport: { width: how.width ?? 1280, height: 900 },
  })
  await context.addCookies([...cookies, { name: 'lang', value: how.lang ?? 'nb', url: origin }])
  const page = await context.newPage()
  const complaints: string[] = []
  page.on(
    'console',
    (message) => void (['error', 'warning'].includes(message.type()) && !isOurStatus(message.text()) && complaints.push(message.text())),
  )
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => void (new URL(request.url()).origin !== origin && complaints.push(`asked elsewhere: ${request.url()}`)))
  return {
    page,
    context,
    complaints,
    go: async (path) => void (await page.goto(path)),
    sound: () => isSound(page, complaints, how.script ?? true),
  }
}

/** The page that is open has no fault that axe (WCAG 2.2 AA), html-validate or the browser itself can find, and does not scroll sideways. */
async function isSound(page: Page, complaints: string[], script: boolean) {
  assert.deepEqual(complaints, [], page.url())
  const html = await (await page.request.get(page.url())).text()
  const report = await validator.validateString(html)
  assert.deepEqual(
    report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`)),
    [],
    page.url(),
  )
  if (!script) return
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html: part }) => part).join(' | ')}`),
    [],
    page.url(),
  )
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const)
  assert.ok(wide <= window, `${page.url()} scrolls sideways: ${wide} > ${window}`)
}

/** Starts the browser that came with npm, or the one of the machine. */
export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? (await packed.executablePath()),
    args: packed.args.filter((arg) => !unsafe.has(arg)),
  })

// in a single process the browser ends with its first context; without web security it would not hold our policy
const unsafe = new Set(['--single-process', '--disable-web-security', '--allow-running-insecure-content'])

// a 404 or 422 that we answer on purpose is told in the console as if it were a fault
const isOurStatus = (text: string) => /the server responded with a status of (404|409|422)/.test(text)

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'long-title': 'off',
    'tel-non-breaking': 'off',
    // HTML asks of an id only that it has no space; ours are the paths of fields
    'valid-id': ['error', { relaxed: true }],
    // any of a few are sent under one name
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit', 'reset'] }],
  },
})
