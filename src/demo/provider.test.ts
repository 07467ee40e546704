import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import terminal from 'node:console'
import { after, before, test } from 'node:test'
import { oidcClient, type OidcClient, type PendingSignIn } from '../identity/oidc.ts'
import type { Lang } from '#i18n/index.ts'
import { providerPath, startProvider, type Person } from './provider.ts'

const same = (word: string) => ({ nb: word, nn: word, en: word })
const person = (id: string, name: string, nb: string, en: string): Person => ({
  id,
  name,
  title: same('Rådgiver'),
  unit: same('Sandvika skole'),
  roleGroup: { nb, nn: nb, en },
})
const people = [
  person('kari', 'Kari <b>Nordmann</b>', 'Koordinator', 'Coordinator'),
  person('ola', 'Ola Hansen', 'Ansatt', 'Employee'),
  person('nils', 'Nils Hætta', 'Ansatt', 'Employee'),
]

let listed = () => people
let handler: RequestListener
const server = createServer((req, res) => handler(req, res))
const said: unknown[] = []
let origin: string
let client: OidcClient

before(async () => {
  terminal.warn = terminal.info = (...line) => void said.push(line)
  await once(server.listen(0, 'localhost'), 'listening')
  const address = server.address()
  origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`
  const redirectUri = `${origin}/sign-in/callback`
  handler = await startProvider({ origin, people: () => listed(), clientId: 'fotfeste', redirectUri, lang: 'nb', stylesheet: '/app.css' })
  client = oidcClient({
    issuer: origin + providerPath,
    clientId: 'fotfeste',
    redirectUri,
    scope: 'openid',
    subjectClaim: 'sub',
    allowHttpOnLocalhost: true,
  })
})
after(() => {
  server.close()
  server.closeAllConnections()
})

test('whoever chooses a person in the demo is signed in as that person', async () => {
  const { callback, pending } = await signIn('kari')
  const signedIn = await client.finish(callback, pending)
  assert.ok(signedIn.ok)
  assert.equal(signedIn.subject, 'kari')
  assert.equal(signedIn.issuer, origin + providerPath)
})

test('the next to sign in from the same browser chooses anew', async () => {
  const browser = openBrowser()
  for (const id of ['kari', 'ola']) {
    const { callback, pending } = await signIn(id, browser)
    const signedIn = await client.finish(callback, pending)
    assert.equal(signedIn.ok && signedIn.subject, id)
  }
})

test('a code is good for one sign-in', async () => {
  const { callback, pending } = await signIn('ola')
  assert.equal((await client.finish(callback, pending)).ok, true)
  assert.deepEqual(await client.finish(callback, pending), { ok: false, reason: 'code' })
})

test('a code caught by somebody else opens nothing without the secret it was asked for with', async () => {
  const { callback, pending } = await signIn('ola')
  const own = await client.start('nb')
  assert.deepEqual(await client.finish(callback, { ...pending, verifier: own.pending.verifier }), { ok: false, reason: 'code' })
})

test('an answer to a sign-in that was not begun here is refused', async () => {
  const { callback } = await signIn('ola')
  const { pending } = await client.start('nb')
  assert.deepEqual(await client.finish(callback, pending), { ok: false, reason: 'state' })
})

test('an answer that says it comes from another provider is refused', async () => {
  const { callback, pending } = await signIn('ola')
  const forged = new URL(callback)
  forged.searchParams.set('iss', 'https://elsewhere.example')
  assert.deepEqual(await client.finish(forged, pending), { ok: false, reason: 'answer' })
})

test('a token made for another sign-in is refused', async () => {
  const { callback, pending } = await signIn('ola')
  assert.deepEqual(await client.finish(callback, { ...pending, nonce: 'another' }), { ok: false, reason: 'answer' })
})

test('nobody is signed in as a person who is not in the demo', async () => {
  const browser = openBrowser()
  const { choice } = await openChoice(browser, 'en')
  const answer = await browser(choice, new URLSearchParams({ person: 'stranger' }))
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /no longer part of the demo/)
})

test('a sign-in without PKCE is refused', async () => {
  const { url, pending } = await client.start('nb')
  const bare = new URL(url)
  bare.searchParams.delete('code_challenge')
  bare.searchParams.delete('code_challenge_method')
  const answer = await openBrowser()(bare.href)
  assert.deepEqual(await client.finish(answer.headers.get('location') ?? '', pending), { ok: false, reason: 'refused' })
})

test('nobody is sent to an address that is not the app', async () => {
  const { url } = await client.start('nb')
  const elsewhere = new URL(url)
  elsewhere.searchParams.set('redirect_uri', 'https://elsewhere.example/')
  const answer = await openBrowser()(elsewhere.href)
  assert.equal(answer.status, 400)
  assert.match(await answer.text(), /Innloggingen kan ikke fullføres/)
})

test('the page says that it is a demo, in the language asked for, and lists people by role', async () => {
  const says = { nb: /Dette er en demo/, nn: /Dette er ein demo/, en: /demo: no real people/ }
  for (const lang of ['nb', 'nn', 'en'] as const) {
    const { page } = await openChoice(openBrowser(), lang)
    assert.match(page, says[lang])
    assert.match(page, new RegExp(`^<!DOCTYPE html><html lang="${lang}">`))
    assert.equal(page.match(/<h2/g)?.length, 2)
    assert.equal(page.match(/<form method="post"/g)?.length, 3)
    assert.ok(page.includes('Kari &lt;b>Nordmann&lt;/b>'))
  }
})

test('the page carries no script and allows none', async () => {
  const { page, headers } = await openChoice(openBrowser(), 'nb')
  assert.doesNotMatch(page, /<script|<style| style=/)
  assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*form-action 'self'/)
})

test('a choice that belongs to no sign-in leads back to the beginning', async () => {
  const answer = await openBrowser()(`${origin}${providerPath}/interaction/none`)
  assert.equal(answer.status, 400)
  assert.match(await answer.text(), /href="\/sign-in"/)
})

test('the name in the address bar is the only one the provider goes by', async () => {
  const answer = await fetch(`${origin}${providerPath}/.well-known/openid-configuration`, {
    headers: { 'x-forwarded-host': 'elsewhere.example', 'x-forwarded-proto': 'https' },
  })
  assert.ok((await answer.text()).includes(`"authorization_endpoint":"${origin}${providerPath}/auth"`))
})

test('when the people of the demo cannot be read, the page says that it did not work', async () => {
  const error = terminal.error.bind(terminal)
  const faults: unknown[] = []
  terminal.error = (line) => void faults.push(line)
  const browser = openBrowser()
  const { choice } = await openChoice(browser, 'nb')
  listed = () => {
    throw new Error('no database')
  }
  assert.equal((await browser(choice)).status, 500)
  listed = () => people
  terminal.error = error
  assert.match(faults.join(), /no database/)
})

test('the demo starts and serves without a warning', () => {
  assert.deepEqual(said, [])
})

type Browser = (url: string, form?: URLSearchParams) => Promise<Response>

/** A browser that keeps cookies for the paths they are meant for, and stops at each redirect. */
function openBrowser(): Browser {
  const jar = new Map<string, { path: string; value: string }>()
  return async (url, form) => {
    const cookies = [...jar].flatMap(([name, { path, value }]) => (new URL(url).pathname.startsWith(path) ? [`${name}=${value}`] : []))
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: cookies.join('; ') },
      ...(form && { method: 'POST', body: form }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const { name = '', value = '', path = '/' } = /^(?<name>[^=]+)=(?<value>[^;]*).*?path=(?<path>[^;]+)/i.exec(line)?.groups ?? {}
      if (value) jar.set(name, { path, value })
      else jar.delete(name)
    }
    return answer
  }
}

const next = (answer: Response) => new URL(answer.headers.get('location') ?? '', origin).href

async function openChoice(browser: Browser, lang: Lang) {
  const { url, pending } = await client.start(lang)
  const choice = next(await browser(url))
  const answer = await browser(choice)
  assert.equal(answer.status, 200)
  return { choice, pending, page: await answer.text(), headers: answer.headers }
}

async function signIn(id: string, browser = openBrowser()): Promise<{ callback: string; pending: PendingSignIn }> {
  const { choice, pending } = await openChoice(browser, 'nb')
  const chosen = await browser(choice, new URLSearchParams({ person: id }))
  assert.equal(chosen.status, 303)
  return { callback: next(await browser(next(chosen))), pending }
}
