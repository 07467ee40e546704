import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { Unavailable } from '#lib/errors.ts'
import { oidcClient, type OidcSettings, type PendingSignIn } from './oidc.ts'

/** A stand-in for a provider outside, which may answer as wrongly as we like. */
const provider = {
  isAway: false,
  key: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  signsWith: undefined as KeyObject | undefined,
  endSession: true,
  claims: {} as Record<string, unknown>,
  challenge: '',
  asked: new URLSearchParams(),
  refuses: undefined as { status: number; error: string } | undefined,
}
const redirectUri = 'https://fotfeste.example.no/sign-in/callback'
let issuer: string

const server = createServer(async (req, res) => {
  const send = (status: number, body: unknown) => res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  if (provider.isAway) return send(503, {})
  if (req.url === '/.well-known/openid-configuration') return send(200, metadata())
  if (req.url === '/jwks') return send(200, { keys: [{ ...provider.key.publicKey.export({ format: 'jwk' }), kid: '1', use: 'sig' }] })
  provider.asked = new URLSearchParams(await text(req))
  if (provider.refuses) return send(provider.refuses.status, { error: provider.refuses.error })
  const verifier = createHash('sha256')
    .update(provider.asked.get('code_verifier') ?? '')
    .digest('base64url')
  if (verifier !== provider.challenge) return send(400, { error: 'invalid_grant' })
  return send(200, { access_token: 'a', token_type: 'Bearer', id_token: idToken() })
})
before(async () => {
  await once(server.listen(0, 'localhost'), 'listening')
  const address = server.address()
  issuer = `http://localhost:${typeof address === 'object' ? address?.port : ''}`
})
after(() => {
  server.close()
  server.closeAllConnections()
})

test('the person is named by the claim that the municipality has chosen', async () => {
  const client = connect({ subjectClaim: 'pid' })
  const signedIn = await signIn(client, { pid: '12345678901', auth_time: 1_790_000_000 })
  assert.ok(signedIn.ok)
  assert.equal(signedIn.subject, '12345678901')
  assert.deepEqual(signedIn.authTime, new Date(1_790_000_000_000))
})

test('a person whom the provider does not name by that claim is not signed in', async () => {
  assert.deepEqual(await signIn(connect({ subjectClaim: 'pid' }), {}), { ok: false, reason: 'subject' })
})

test('the address sent to the provider holds what guards the sign-in, and the language of the page', async () => {
  const { url, pending } = await connect({ acrValues: 'idporten-loa-high' }).start('nn')
  const asked = Object.fromEntries(new URL(url).searchParams)
  assert.deepEqual(
    [asked.response_type, asked.code_challenge_method, asked.state, asked.nonce, asked.ui_locales, asked.acr_values, asked.redirect_uri],
    ['code', 'S256', pending.state, pending.nonce, 'nn', 'idporten-loa-high', redirectUri],
  )
  assert.ok(!url.includes(pending.verifier))
})

test('a level of assurance below the one asked for is not enough; one above is', async () => {
  const client = connect({ acrValues: 'idporten-loa-substantial' })
  const levels = ['idporten-loa-low', 'idporten-loa-substantial', 'idporten-loa-high', 'other', undefined]
  const answers = []
  for (const acr of levels) answers.push(await signIn(client, { acr }))
  assert.deepEqual(
    answers.map((answer) => (answer.ok ? answer.acr : answer.reason)),
    ['level', 'idporten-loa-substantial', 'idporten-loa-high', 'level', 'level'],
  )
})

test('a token signed by another than the provider is refused', async () => {
  provider.signsWith = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  try {
    assert.deepEqual(await signIn(connect(), {}), { ok: false, reason: 'answer' })
  } finally {
    provider.signsWith = undefined
  }
})

const wrong: [what: string, claims: Record<string, unknown>][] = [
  ['for another client', { aud: 'another' }],
  ['from another provider', { iss: 'https://elsewhere.example' }],
  ['that has run out', { exp: 1_000_000_000 }],
  ['for another sign-in', { nonce: 'another' }],
]
for (const [what, claims] of wrong)
  test(`a token ${what} is refused`, async () => {
    assert.deepEqual(await signIn(connect(), claims), { ok: false, reason: 'answer' })
  })

test('a person who turns back at the provider is told apart from one the provider refuses', async () => {
  const client = connect()
  const { pending } = await client.start('nb')
  const answer = (error: string) => client.finish(`${redirectUri}?error=${error}&state=${pending.state}`, pending)
  assert.deepEqual(await answer('access_denied'), { ok: false, reason: 'cancelled' })
  assert.deepEqual(await answer('login_required'), { ok: false, reason: 'refused' })
})

test('an answer without a code, or with another state, is refused', async () => {
  const client = connect()
  const { pending } = await client.start('nb')
  assert.deepEqual(await client.finish(`${redirectUri}?state=${pending.state}`, pending), { ok: false, reason: 'answer' })
  assert.deepEqual(await client.finish(`${redirectUri}?code=c&state=another`, pending), { ok: false, reason: 'state' })
  assert.deepEqual(await client.finish(`${redirectUri}?code=c`, pending), { ok: false, reason: 'state' })
})

test('behind a proxy the provider is told the address it was given, not the one the server sees', async () => {
  await signIn(connect(), {}, 'http://10.0.0.7:8080/sign-in/callback')
  assert.equal(provider.asked.get('redirect_uri'), redirectUri)
})

test('a provider that is away makes the sign-in wait, and is asked again next time', async () => {
  const client = connect()
  provider.isAway = true
  await assert.rejects(client.start('nb'), Unavailable)
  provider.isAway = false
  const { pending } = await client.start('nb')
  provider.isAway = true
  await assert.rejects(client.finish(`${redirectUri}?code=c&state=${pending.state}`, pending), Unavailable)
  provider.isAway = false
  assert.equal((await signIn(client, {})).ok, true)
})

test('a provider that does not know the client is a fault of ours, and is not told as a failed sign-in', async () => {
  provider.refuses = { status: 401, error: 'invalid_client' }
  try {
    await assert.rejects(signIn(connect(), {}), (error) => !(error instanceof Unavailable))
  } finally {
    provider.refuses = undefined
  }
})

test('a provider without encryption is asked only on this machine, and only when that is allowed', async () => {
  await assert.rejects(connect({ allowHttpOnLocalhost: false }).start('nb'), Unavailable)
  await assert.rejects(connect({ issuer: 'http://login.example.no' }).start('nb'), Unavailable)
})

const keys = {
  RSA: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'elliptic-curve': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
}
for (const [kind, pair] of Object.entries(keys))
  test(`the program proves itself by its ${kind} key, as PEM or as JWK`, async () => {
    const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' })
    const jwk = JSON.stringify({ ...pair.privateKey.export({ format: 'jwk' }), kid: 'ours' })
    for (const clientKey of [pem, jwk]) {
      assert.equal((await signIn(connect({ clientKey }), {})).ok, true)
      const [header = '', claims = '', signature = ''] = (provider.asked.get('client_assertion') ?? '').split('.')
      assert.equal(open(header).kid, clientKey === jwk ? 'ours' : undefined)
      assert.equal(open(claims).aud, issuer)
      const key = { key: pair.publicKey, dsaEncoding: 'ieee-p1363' } as const
      assert.ok(verify('sha256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url')))
    }
  })

test('whoever leaves may be signed out at the provider too, when it can be done there', async () => {
  const url = new URL((await connect().endSessionUrl('token', 'https://fotfeste.example.no/')) ?? '')
  assert.equal(url.origin + url.pathname, `${issuer}/end`)
  assert.equal(url.searchParams.get('id_token_hint'), 'token')
  assert.equal(url.searchParams.get('post_logout_redirect_uri'), 'https://fotfeste.example.no/')
  provider.endSession = false
  assert.equal(await connect().endSessionUrl('token', 'https://fotfeste.example.no/'), undefined)
  provider.endSession = true
})

const connect = (settings: Partial<OidcSettings> = {}) =>
  oidcClient({ issuer, clientId: 'fotfeste', redirectUri, scope: 'openid', subjectClaim: 'sub', allowHttpOnLocalhost: true, ...settings })

/** One whole sign-in at the stand-in, whose token says what a right one would, and then the claims given. */
async function signIn(client: ReturnType<typeof connect>, claims: Record<string, unknown>, seenAt = redirectUri) {
  const { url, pending } = await client.start('nb')
  provider.challenge = new URL(url).searchParams.get('code_challenge') ?? ''
  provider.claims = { ...rightClaims(pending), ...claims }
  return client.finish(`${seenAt}?code=c&state=${pending.state}`, pending)
}

function rightClaims({ nonce }: PendingSignIn) {
  const now = Math.floor(Date.now() / 1000)
  return { iss: issuer, aud: 'fotfeste', sub: 'somebody', nonce, iat: now, exp: now + 60 }
}

const metadata = () => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  id_token_signing_alg_values_supported: ['ES256'],
  ...(provider.endSession && { end_session_endpoint: `${issuer}/end` }),
})

function idToken() {
  const content = [{ alg: 'ES256', kid: '1' }, provider.claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  const signature = sign('sha256', Buffer.from(content), { key: provider.signsWith ?? provider.key.privateKey, dsaEncoding: 'ieee-p1363' })
  return `${content}.${signature.toString('base64url')}`
}

const open = (part: string) => z.record(z.string(), z.unknown()).parse(JSON.parse(Buffer.from(part, 'base64url').toString()))
