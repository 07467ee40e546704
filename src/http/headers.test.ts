import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { createApp } from '../app.ts'
import type { OidcClient } from '#identity/index.ts'
import { signInPages } from '#identity/pages.ts'
import { house, origin } from '../../test/house.ts'

const issuer = 'https://login.test'

/** The house with its sign-in, where the provider lets in whoever the callback names. */
async function withSignIn() {
  const home = await house()
  const oidc = {
    start: async () => ({ url: `${issuer}/authorize`, pending: { state: 's', nonce: 'n', verifier: 'v', startedAt: Date.now() } }),
    finish: async (url: string | URL) => ({ ok: true as const, issuer, subject: new URL(url).searchParams.get('code')! }),
  } as unknown as OidcClient
  const pages = signInPages({ oidc, login: home.login, keyring: home.keyring, addressOf: () => '127.0.0.1' })
  const app = createApp(home.edge, [...home.routes, ...pages])
  const ask = (path: string, cookie = '') => app.request(origin + path, { headers: { cookie } })
  const signIn = async (who: string, cookie = '') => {
    const [pending = ''] = (await ask('/sign-in', cookie)).headers.getSetCookie()
    const answer = await ask(`/sign-in/callback?code=${encodeURIComponent(`Fjordvik ${who}`)}`, `${cookie}; ${pending.split(';')[0]}`)
    const session = answer.headers.getSetCookie().find((line) => line.startsWith('__Host-fotfeste='))!
    return { session, cookie: session.split(';')[0]!, pending }
  }
  return { ...home, ask, signIn }
}

test('every answer carries a policy without anything inline or from elsewhere, and names nobody but us', async () => {
  const { guest, as } = await house()
  const { get } = await as('teacher')
  for (const answer of [
    await guest.get('/'),
    await get('/home'),
    await get('/nowhere'),
    await guest.get('/healthz'),
    await guest.post('/drafts/new', {}, { origin: 'https://elsewhere.test' }),
  ]) {
    const policy = answer.headers.get('content-security-policy') ?? ''
    assert.match(policy, /^default-src 'none'; /)
    assert.doesNotMatch(policy, /unsafe|https?:|data:|\*|blob:/)
    for (const directive of ["script-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"])
      assert.ok(policy.split('; ').includes(directive), directive)
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
    assert.equal(answer.headers.get('referrer-policy'), 'same-origin')
    assert.match(answer.headers.get('strict-transport-security') ?? '', /max-age=\d{8}/)
    // a page for everyone carries its own style, which the policy knows by its sum; anything else inline is refused
    const html = (await answer.text()).replaceAll('https://fotfeste.test/', '/')
    const [, own] = /<style>([^<]*)<\/style>/.exec(html) ?? []
    const sum = own === undefined ? '' : ` 'sha256-${createHash('sha256').update(own).digest('base64')}'`
    assert.ok(policy.split('; ').includes(`style-src 'self'${sum}`), policy)
    const rest = html.replace(/<style>[^<]*<\/style>/, '')
    assert.doesNotMatch(rest, /<style|<script(?![^>]* src="\/)| style=| on\w+="|(src|srcset|action)="(?!\/)|<link[^>]* href="(?!\/)/)
  }
})

test('what somebody sees when signed in is kept by no browser and no proxy', async () => {
  const { as, routes } = await house()
  const { get } = await as('coordinator')
  const pages = routes.filter(({ method, path, kind }) => method === 'GET' && kind !== 'public' && !path.includes(':'))
  assert.ok(pages.length > 10)
  for (const { path } of pages) {
    const answer = await get(path)
    assert.equal(answer.headers.get('cache-control'), 'no-store', path)
    assert.equal(answer.headers.get('etag'), null, path)
  }
})

test('the public front is asked for again and answered with nothing when it has not changed; files are kept for ever', async () => {
  const { guest } = await house()
  for (const path of ['/', '/nn', '/en']) {
    const first = await guest.get(path)
    const etag = first.headers.get('etag')!
    assert.deepEqual([first.headers.get('cache-control'), first.headers.getSetCookie()], ['no-cache', []])
    const again = await guest.get(path, { 'if-none-match': etag })
    assert.deepEqual([again.status, await again.text()], [304, ''])
    const [file] = /\/assets\/[\w.-]+/.exec(await first.text())!
    assert.match((await guest.get(file)).headers.get('cache-control')!, /immutable/)
  }
})

test('the session is a __Host- cookie that no script and no other site can use', async () => {
  const { signIn } = await withSignIn()
  const { session, pending } = await signIn('teacher')
  for (const cookie of [session, pending]) {
    assert.match(cookie, /^__Host-fotfeste[\w-]*=[\w\-.]+;/)
    for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) assert.ok(cookie.split('; ').includes(attribute), attribute)
    assert.doesNotMatch(cookie, /domain/i)
  }
})

test('a login gets a secret of its own: one that stood in the browser before is never taken over, and is dead afterwards', async () => {
  const { ask, signIn } = await withSignIn()
  const planted = `__Host-fotfeste=${Buffer.alloc(32, 7).toString('base64url')}`
  const first = await signIn('teacher', planted)
  assert.notEqual(first.cookie, planted)
  assert.equal((await ask('/home', planted)).status, 303)
  const second = await signIn('teacher', first.cookie)
  assert.notEqual(second.cookie, first.cookie)
  assert.equal((await ask('/home', first.cookie)).status, 303)
  assert.equal((await ask('/home', second.cookie)).status, 200)
})

test('a session ends after 30 minutes without use, and after 10 hours whatever happens', async () => {
  const { as, owner } = await house()
  const { get } = await as('teacher')
  const stands = async (seen: string, begun: string) => {
    await sql`update gate.session set seen_at = now() - ${seen}::interval, created_at = now() - ${begun}::interval`.execute(owner)
    return (await get('/home')).status
  }
  assert.equal(await stands('29 minutes', '1 hour'), 200)
  assert.equal(await stands('31 minutes', '1 hour'), 303)
  assert.equal(await stands('1 minute', '9 hours 59 minutes'), 200)
  assert.equal(await stands('1 minute', '10 hours 1 minute'), 303)
})

test('every use puts the idle end off', async () => {
  const { as, owner } = await house()
  const { get } = await as('teacher')
  await sql`update gate.session set seen_at = now() - interval '29 minutes'`.execute(owner)
  await get('/home')
  const { rows } = await sql<{ fresh: boolean }>`select seen_at > now() - interval '1 minute' as fresh from gate.session`.execute(owner)
  assert.deepEqual(rows, [{ fresh: true }])
})
