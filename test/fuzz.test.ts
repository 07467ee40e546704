import assert from 'node:assert/strict'
import { before, beforeEach, describe, test } from 'node:test'
import fc from 'fast-check'
import { createApp } from '../src/app.ts'
import { text as errors } from '../src/http/errors.text.ts'
import type { OidcClient } from '../src/identity/index.ts'
import { signInPages } from '../src/identity/pages.ts'
import { fill, patternOf } from './access-table.ts'
import { house, origin, type Someone } from './house.ts'
import { rehearsal } from './rehearsal.ts'
import { furnish, type Scene } from './scene.ts'

// Whatever comes in, what goes out is a page: never a fault, and never silence. Every deed is taken back, so that the scene lasts.
const home = await house()
const stage = rehearsal(home)
let scene: Scene
const people = new Map<Someone, Awaited<ReturnType<typeof home.as>>>()

before(async () => {
  scene = await furnish(home, home.here)
  for (const who of ['teacher', 'coordinator', 'administrator', 'principal', 'privacyOfficer'] as const) people.set(who, await home.as(who))
})
beforeEach(() => void home.faults.splice(0))

const rooms = home.routes.filter(({ kind }) => kind !== 'public').map((route) => ({ ...route, pattern: patternOf(route.path) }))
/** Who comes far enough for what she sends to be read. */
function whoFor(pattern: string): Someone {
  if (/^\/(drafts|discussions|concerns|consultations|notices|home)/.test(pattern)) return 'teacher'
  if (/^\/(routines\/unit|board)/.test(pattern)) return 'principal'
  if (/^\/(routines|people)/.test(pattern)) return 'administrator'
  return pattern === '/audit' ? 'privacyOfficer' : 'coordinator'
}
const known = [
  'revision',
  'submission',
  'words',
  'observations.0.seen',
  'sides.family.words',
  'title.nb',
  'nb.body',
  'related.0',
  'sources.0.year',
  'records.0.key',
  '__proto__',
]
const nasty = fc.constantFrom(
  '',
  ' ',
  '\uD800',
  'x\uDFFF',
  '\u202E',
  '-1',
  '1e309',
  '9'.repeat(400),
  '2147483648',
  '9007199254740993',
  'NaN',
  '0x10',
  '2026-02-30',

  '0000-00-00',
  '9999-12-31',
  '-000001-01-01',
  '2026-11-03T10:15Z',
  '<script>',
  "' or 1=1 --",
  '${7*7}',
  '../../etc/passwd',
  '%',
  '\r\nA: b',
  'no',
  'yes',
  'x'.repeat(20_000),
  'å'.repeat(9_999),
  '[]',
  '{}',
  'null',
  '00000000-0000-0000-0000-000000000000',
  'up:dialogue',
)
const id = fc
  .constantFrom(...(['draftId', 'caseId', 'concernId', 'reportId', 'accountId', 'unitId', 'taskId', 'threadId'] as const))
  .map((name) => `:${name}`)
const value = fc.oneof(
  nasty,
  fc.string({ unit: 'binary', maxLength: 200 }),
  id,
  fc.integer().map(String),
  fc.date({ noInvalidDate: true }).map(String),
)
const field = fc.oneof(fc.constantFrom(...known), fc.string({ maxLength: 30 }))
const form = fc.array(fc.tuple(field, value), { maxLength: 12 })

/** A form with the fields that its page has, each with one of the values that the page offers or with something else. */
async function formLike(visitor: { secret: Buffer }, address: string) {
  const html = await (await stage.ask(visitor, 'GET', address)).text()
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  const fields = new Map<string, string[]>()
  for (const [tag] of main.matchAll(/<(?:input|select|textarea|button)[^>]*\bname="[^"]*"[^>]*>(?:<option[^>]*>|[^<]*<\/option>)*/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)![1]!
    const offered = [...tag.matchAll(/\bvalue="([^"]*)"/g)].map(([, said]) => said!)
    fields.set(name, [...(fields.get(name) ?? []), ...offered])
  }
  const sound = ['Noen ord', '2026-11-20', '2026-12-01']
  const each = [...fields].map(([name, offered]) =>
    fc
      .oneof({ weight: 6, arbitrary: fc.constantFrom(...(offered.length ? offered : sound)) }, { weight: 1, arbitrary: value })
      .map((said) => [name, said] as const),
  )
  return each.length ? fc.tuple(...each) : form
}

const filled = (sent: readonly (readonly [string, string])[]) =>
  new URLSearchParams(sent.map(([name, said]) => [name, /^:\w+Id$/.test(said) ? fill(said, scene.own) : said])).toString()

const fits = [200, 303, 400, 404, 409, 413, 415, 422]
async function assertCalm(answer: Response, label: string) {
  assert.ok(fits.includes(answer.status), `${label} was answered ${answer.status}: ${String(home.faults[0])}`)
  await answer.text()
  assert.deepEqual(home.faults, [], label)
}

describe('any bytes in, a page out', () => {
  for (const { method, pattern } of rooms)
    test(`${method} ${pattern}`, async () => {
      const visitor = people.get(whoFor(pattern))!
      const address = fill(pattern, scene.own)
      const property = fc.asyncProperty(form, async (sent) => {
        const words = filled(sent)
        const label = `${method} ${address} ${words.slice(0, 300)}`
        if (method === 'GET') return assertCalm(await stage.ask(visitor, 'GET', `${address}?${words}`), label)
        await assertCalm(await stage.send(visitor, address, words), label)
      })
      await fc.assert(property, { numRuns: 10 })
      if (method === 'GET') return
      const nearlyRight = fc.asyncProperty(await formLike(visitor, address), async (sent) => {
        await assertCalm(await stage.send(visitor, address, filled(sent)), `${address} ${filled(sent).slice(0, 500)}`)
      })
      await fc.assert(nearlyRight, { numRuns: 25 })
    })

  test('bytes that are no text, as a form and as a path', async () => {
    const bytes = fc.uint8Array({ maxLength: 400 })
    const posts = rooms.filter(({ method }) => method === 'POST')
    const property = fc.asyncProperty(bytes, fc.constantFrom(...posts), async (body, { pattern }) => {
      const visitor = people.get(whoFor(pattern))!
      await assertCalm(await stage.send(visitor, fill(pattern, scene.own), new Uint8Array(body)), pattern)
      await assertCalm(await stage.ask(visitor, 'GET', `/cases/${encodeURIComponent(Buffer.from(body).toString('latin1'))}`), 'path')
    })
    await fc.assert(property, { numRuns: 150 })
  })

  test('any path parameter', async () => {
    const said = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 60 }))
    const property = fc.asyncProperty(said, fc.constantFrom(...rooms), async (word, { pattern, method }) => {
      const part = encodeURIComponent(word.toWellFormed()) || 'x'
      const visitor = people.get(whoFor(pattern))!
      const inAll = pattern.replaceAll(/:\w+/g, () => part)
      const inWords = fill(
        pattern.replaceAll(/:(?:step|record|version)/g, () => part),
        scene.own,
      )
      for (const address of [inAll, inWords]) await assertCalm(await stage.ask(visitor, method, address), `${method} ${address}`)
    })
    await fc.assert(property, { numRuns: 300 })
  })
})

const cookieOf = (who: Someone) => `__Host-fotfeste=${people.get(who)!.secret.toString('base64url')}`
/** A form as another site would send it, with her cookie. */
const asked = (headers: Record<string, string>, path: string, who: Someone) =>
  home.app.request(path, {
    method: 'POST',
    body: '',
    headers: { cookie: cookieOf(who), 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })

describe('what is no form of ours', () => {
  const address = '/drafts/new'
  const posted = (body: BodyInit, headers: Record<string, string>, path = address) =>
    home.app.request(path, { method: 'POST', body, headers: { cookie: cookieOf('teacher'), 'content-type': form_, origin, ...headers } })
  const form_ = 'application/x-www-form-urlencoded'

  test('a body of 10 MB is told that it is too large', async () => {
    const answer = await posted('x='.padEnd(10 * 1024 * 1024, 'y'), {})
    assert.equal(answer.status, 413)
    assert.ok((await answer.text()).includes(errors('nb').tooLarge.title))
  })

  test('a body that says that it is small and is not, too', async () => {
    const stream = new Response('x='.padEnd(300 * 1024, 'y')).body!
    const init = { method: 'POST', body: stream, duplex: 'half', headers: { cookie: cookieOf('teacher'), 'content-type': form_, origin } }
    assert.equal((await home.app.request(address, init as RequestInit)).status, 413)
  })

  for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', ''])
    test(`the type "${type}" is refused`, async () => {
      assert.equal((await posted('origin=observed', { 'content-type': type })).status, 400)
    })

  for (const [what, body] of [
    ['NUL in a value', 'origin=obs%00erved'],
    ['NUL in a name', 'ori%00gin=observed'],
    ['more fields than any form has', 'a=b&'.repeat(501)],
  ] as const)
    test(`${what} is refused`, async () => {
      assert.equal((await posted(body, {})).status, 400)
    })

  test('NUL in an address is a page that is not there', async () => {
    for (const path of ['/cases?after=%00', '/cases/%00', '/routines/%00/edit'])
      assert.equal((await people.get('teacher')!.get(path)).status, 404)
  })

  test('half a character is kept as a whole one', async () => {
    const answer = await stage.send(people.get('teacher')!, '/discussions/new', 'question=%ED%A0%80%F0%9F')
    assert.equal(answer.status, 422)
    assert.ok((await answer.text()).isWellFormed())
  })
})

describe('a change that no page of ours asked for', () => {
  const posts = rooms.filter(({ method }) => method === 'POST')
  for (const [what, headers] of [
    ['comes from another origin', { origin: 'https://evil.test' }],
    ['comes from another origin, and says that it is ours', { origin: 'https://evil.test', 'sec-fetch-site': 'same-origin' }],
    ['comes from an origin that begins like ours', { origin: `${origin}.evil.test` }],
    ['comes from our origin without TLS', { origin: origin.replace('https', 'http') }],
    ['comes from nowhere', { origin: 'null' }],
    ['says nothing of where it comes from', {}],
    ['comes from another site', { origin, 'sec-fetch-site': 'cross-site' }],
    ['comes from another host of the same site', { origin, 'sec-fetch-site': 'same-site' }],
    ['is typed in the address bar', { 'sec-fetch-site': 'none' }],
  ] as const)
    test(`is refused when it ${what}, on every route`, async () => {
      const before = await home.owner
        .selectFrom('audit_event')
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirst()
      for (const { pattern } of posts) {
        const answer = await asked(headers, fill(pattern, scene.own), whoFor(pattern))
        assert.equal(answer.status, 400, pattern)
      }
      const after = await home.owner
        .selectFrom('audit_event')
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirst()
      assert.deepEqual(after, before, 'not even the way in was asked')
    })

  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE-ME'])
    test(`${method} does nothing`, async () => {
      const { status } = await home.app.request('/drafts/new', { method, headers: { origin } })
      assert.ok([400, 404].includes(status), String(status))
    })
})

describe('signing in', () => {
  // whoever comes is the teacher: what is asked here is where she is led
  const oidc: OidcClient = {
    start: async () => ({ url: 'https://login.test/start', pending: { state: 'x', nonce: 'x', verifier: 'x' } }),
    finish: async () => ({ ok: true, issuer: 'https://login.test', subject: 'Fjordvik teacher', idToken: 'x' }),
    endSessionUrl: async () => undefined,
  }
  const appWith = (attemptsPerMinute: number) => {
    const pages = signInPages({ oidc, login: home.login, keyring: home.keyring, addressOf: () => 'one', attemptsPerMinute })
    return createApp(home.edge, [...home.routes, ...pages])
  }
  const outside = [
    'https://evil.test',
    '//evil.test',
    '/\\evil.test',
    '\\\\evil.test',
    '/%5cevil.test/..//evil.test',
    'javascript:alert(1)',
    '/\t/evil.test',

    '/home?next=//evil.test',
    '/home#//evil.test',
    'evil.test',
    '/@evil.test',
    '///evil.test',
    '/.//evil.test',
    ' //evil.test',
    '/\n/evil.test',
  ]
  test('it never leads anywhere but to a page of ours', async () => {
    const app = appWith(1000)
    for (const to of outside) {
      const begun = await app.request(`/sign-in?to=${encodeURIComponent(to)}`)
      const cookie = begun.headers.getSetCookie()[0]!.split(';')[0]!
      const signedIn = await app.request('/sign-in/callback?code=x', { headers: { cookie } })
      assert.equal(signedIn.status, 303)
      assert.equal(new URL(signedIn.headers.get('location')!, origin).origin, origin, to)
      const form = new URLSearchParams({ language: 'nn', back: to })
      const headers = { origin, 'content-type': 'application/x-www-form-urlencoded' }
      const answer = await app.request('/language', { method: 'POST', body: form, headers })
      const leads = new URL(answer.headers.get('location') ?? '/', origin)
      assert.equal(answer.status, 303)
      assert.equal(leads.origin, origin, to)
    }
  })

  test('any words for where to go back to stay here', async () => {
    const app = appWith(10_000)
    const property = fc.asyncProperty(fc.oneof(fc.constantFrom(...outside), fc.string({ unit: 'binary' }), fc.webUrl()), async (back) => {
      const headers = { origin, 'content-type': 'application/x-www-form-urlencoded' }
      const answer = await app.request('/language', { method: 'POST', body: new URLSearchParams({ language: 'nn', back }), headers })
      if (answer.status === 303) assert.equal(new URL(answer.headers.get('location')!, origin).origin, origin)
      else assert.equal(answer.status, 400)
    })
    await fc.assert(property, { numRuns: 200 })
  })

  test('too many attempts in a minute are told to wait', async () => {
    const app = appWith(3)
    const answers = []
    for (let n = 0; n < 4; n++) answers.push(await app.request('/sign-in'))
    assert.deepEqual(
      answers.map(({ status }) => status),
      [302, 302, 302, 429],
    )
    assert.ok((await answers[3]!.text()).includes(errors('nb').tooMany.title))
  })
})
