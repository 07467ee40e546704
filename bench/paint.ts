import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../test/browser.ts'
import { inTurn, ms, type Result } from './rounds.ts'

/** A phone at the end of a poor line, as Chromium's own tools have it: 400 kbit a second, 400 ms there and back, a processor four times slower. */
const line = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const slower = 4

/**
 * From asking for an article to the first words on the screen, by a browser that has never been here, against a bare page with the same
 * text and nothing else: no style sheet, no script, no picture. Takes where the program answers.
 */
export async function paint(origin: string): Promise<Result> {
  const address = `${origin}/guidance/first-conversation`
  const bare = await servedBare(await textOf(address))
  const browser = await openBrowser()
  const { ours, theirs } = await inTurn(
    () => firstPaint(browser, address),
    () => firstPaint(browser, bare.origin),
  )
  await browser.close()
  await bare.end()
  return {
    what: 'first paint of an article',
    ours: ms(ours),
    against: `${ms(theirs)} bare page, same text`,
    ratio: ours / theirs,
    goal: { most: 1.5 },
  }
}

async function firstPaint(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const tools = await context.newCDPSession(page)
  await tools.send('Network.enable')
  await tools.send('Network.emulateNetworkConditions', line)
  await tools.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.goto(address)
  const took = await painted(page)
  await context.close()
  return took
}

const painted = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((seen) => {
          const [first] = seen.getEntriesByName('first-contentful-paint')
          if (first) done(first.startTime)
        }).observe({ type: 'paint', buffered: true })
      }),
  )

/** What stands on the page, as lines of text. */
async function textOf(address: string): Promise<string> {
  const html = await (await fetch(address)).text()
  const lines = html
    .replace(/<head>[^]*<\/head>/, '')
    .replaceAll(/<[^>]+>/g, '\n')
    .split('\n')
  return lines.filter((each) => each.trim()).join('</p><p>')
}

async function servedBare(text: string) {
  const body = brotliCompressSync(
    `<!DOCTYPE html><html lang="nb"><head><meta charset="utf-8"><title>Bare</title></head><body><p>${text}</p></body></html>`,
  )
  const server = createServer((_, response) => {
    response
      .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': 'br', 'Content-Length': body.length })
      .end(body)
  })
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  const end = () => new Promise<unknown>((done) => (server.closeAllConnections(), server.close(done)))
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}/`, end }
}
