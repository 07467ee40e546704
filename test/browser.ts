import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { getRequestListener } from '@hono/node-server'
import packed from '@sparticuz/chromium'
import { HtmlValidate } from 'html-validate'
import { chromium, type Browser, type BrowserContext, type Page, type Response } from 'playwright-core'
import type { Lang } from '../src/i18n/index.ts'
import { house, type Place, type Someone, type TestHouse } from './house.ts'

/** What stands in front of the house instead of its usual pages, and what answers before them. */
type Front = { app?: TestHouse['app']; before?: { prefix: string; handle: RequestListener } }

/** A furnished house behind a real port, and people who look at it in a real browser. Takes what shall be other than usual. */
export async function served(front: (home: TestHouse, origin: string) => Front | Promise<Front> = () => ({})) {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const home = await house({ name: 'Fjordvik' }, origin)
  const { app = home.app, before } = await front(home, origin)
  const listener = getRequestListener(app.fetch)
  server.on('request', (request, response) =>
    before && request.url?.startsWith(before.prefix) ? before.handle(request, response) : void listener(request, response),
  )
  const browser = await openBrowser()
  after(async () => {
    await browser.close()
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
    assert.deepEqual(home.faults, [], 'the server had faults')
  })
  const signIn = async (it: Visit, who: Someone, place?: Place) => {
    const secret = (await home.as(who, place)).secret.toString('base64url')
    await it.context.addCookies([{ name: 'fotfeste', value: secret, url: origin }])
  }
  const visit = async (who: Someone | undefined, how: How = {}, place?: Place) => {
    const it = await newVisit(browser, origin, how)
    if (who) await signIn(it, who, place)
    return it
  }
  return { ...home, origin, visit, signIn }
}

export type How = { width?: number; dark?: boolean; script?: boolean; lang?: Lang; largeText?: boolean }
export type Visit = {
  page: Page
  context: BrowserContext
  complaints: string[]
  go: (path: string) => Promise<void>
  /** Asserts that the page that is open has no fault; `axe: false` leaves out the slow half where the same page is seen again. */
  sound: (how?: { axe?: boolean }) => Promise<void>
}

async function newVisit(browser: Browser, origin: string, how: How): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: origin,
    javaScriptEnabled: how.script ?? true,
    // an animated box is clipped while it opens, and a click on what is clipped gets lost
    reducedMotion: 'reduce',
    colorScheme: how.dark ? 'dark' : 'light',
    viewport: { width: how.width ?? 1280, height: 900 },
  })
  await context.addCookies([{ name: 'lang', value: how.lang ?? 'nb', url: origin }])
  if (how.largeText) await context.addInitScript(enlarge)
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  let shown: Promise<string | undefined> = Promise.resolve(undefined)
  page.on(
    'console',
    (message) => void (['error', 'warning'].includes(message.type()) && !isOurStatus(message.text()) && complaints.push(message.text())),
  )
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => void (new URL(request.url()).origin !== origin && complaints.push(`asked elsewhere: ${request.url()}`)))
  page.on('response', (response) => void (isPageOf(page, response) && (shown = response.text().catch(() => undefined))))
  return {
    page,
    context,
    complaints,
    go: async (path) => void (await page.goto(path)),
    sound: async ({ axe = true } = {}) => {
      assert.deepEqual(complaints, [], page.url())
      await isValid(page, await shown)
      if (how.script ?? true) await fits(page)
      if (axe && (how.script ?? true)) await isAccessible(page)
    },
  }
}

/** The answer that the page is drawn from: what was asked for by address or form, not what led on to it or was fetched by it. */
const isPageOf = (page: Page, response: Response) =>
  response.request().isNavigationRequest() && response.frame() === page.mainFrame() && (response.status() < 300 || response.status() >= 400)

// as a reader who has set twice the usual size; the policy lets a script do this and no page
const enlarge = () => document.addEventListener('DOMContentLoaded', () => (document.documentElement.style.fontSize = '200%'))

async function isValid(page: Page, html: string | undefined) {
  const { results } = await validator.validateString(html ?? (await page.content()))
  assert.deepEqual(
    results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`)),
    [],
    page.url(),
  )
}

async function isAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    // in the page itself: there are no frames in ours, and a second window for each look takes most of the time
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html: part }) => part).join(' | ')}`),
    [],
    page.url(),
  )
}

/** What a browser can measure: the page does not scroll sideways, no help is read aloud twice, and a summary of errors leads to fields in their order. */
async function fits(page: Page) {
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const)
  assert.ok(wide <= window, `${page.url()} scrolls sideways: ${wide} > ${window}`)
  const twice = await page.evaluate(() =>
    [...document.querySelectorAll('[aria-describedby]')]
      .map((element) => element.getAttribute('aria-describedby')!.split(' '))
      .filter((ids) => new Set(ids).size < ids.length)
      .map((ids) => ids.join(' ')),
  )
  assert.deepEqual(twice, [], `${page.url()} is read aloud twice`)
  const [told, standing] = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('#errors a')].map((link) => link.getAttribute('href')!.slice(1))
    return [ids, [...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id) => ids.includes(id))] as const
  })
  assert.deepEqual(told, standing, `${page.url()} tells of errors in another order than the fields stand, or of fields that are not there`)
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
const isOurStatus = (text: string) => /the server responded with a status of (403|404|409|422|503)/.test(text)

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
