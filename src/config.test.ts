import assert from 'node:assert/strict'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { ConfigError, readConfig } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'fotfeste-config-'))
after(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const real = {
  PORT: '8080',
  FOTFESTE_ORIGIN: 'https://fotfeste.example.no',
  DATABASE_URL: 'postgres://owner:hemmelig@db/fotfeste',
  DATABASE_APP_URL: 'postgres://app:hemmelig@db/fotfeste',
  DATABASE_LOGIN_URL: 'postgres://login:hemmelig@db/fotfeste',
  DATABASE_JOB_URL: 'postgres://job:hemmelig@db/fotfeste',
  OIDC_ISSUER: 'https://login.example.no',
  OIDC_CLIENT_ID: 'fotfeste',
  OIDC_CLIENT_SECRET: 'hemmelig',
  FOTFESTE_KEY_FILE: file('key', randomBytes(32).toString('hex')),
  FOTFESTE_AUDIT_KEY_FILE: file('audit-key', randomBytes(32).toString('base64')),
  FOTFESTE_AUDIT_HEADS: join(folder, 'heads'),
}
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })

test('without any setting the program is a demo on this machine', () => {
  const config = readConfig({ PATH: '/bin', HOME: '/root' })
  assert.equal(config.mode, 'demo')
  assert.equal(config.origin, 'http://localhost:3000')
  assert.equal(config.host, 'localhost')
})

test('the demo may be moved to another port', () => {
  assert.equal(readConfig({ PORT: '4001' }).origin, 'http://localhost:4001')
})

test('the demo may be shown under an origin of its own when that is asked for', () => {
  const config = readConfig({ FOTFESTE_DEMO: '1', FOTFESTE_ORIGIN: 'https://demo.example.no', HOST: '0.0.0.0' })
  assert.deepEqual([config.mode, config.origin], ['demo', 'https://demo.example.no'])
})

test('with everything of its own the program is in production', () => {
  const config = readConfig(real)
  assert.ok(config.mode === 'production')
  assert.equal(config.port, 8080)
  assert.equal(config.signIn.scope, 'openid')
  assert.equal(config.signIn.subjectClaim, 'sub')
  assert.equal(config.database.app, real.DATABASE_APP_URL)
})

test('the server needs neither the address of the owner nor the key of the audit', () => {
  const config = readConfig({ ...real, DATABASE_URL: '', FOTFESTE_AUDIT_KEY_FILE: '', FOTFESTE_AUDIT_HEADS: '' })
  assert.ok(config.mode === 'production')
  assert.equal(config.database.owner, undefined)
})

test('mail is left out unless both of its settings are there', () => {
  const config = readConfig({ ...real, SMTP_URL: 'smtps://user:hemmelig@mail.example.no', MAIL_FROM: 'fotfeste@example.no' })
  assert.ok(config.mode === 'production')
  assert.deepEqual(config.mail, { url: 'smtps://user:hemmelig@mail.example.no', from: 'fotfeste@example.no' })
})

test('a private key may stand for the client secret, as PEM or as JWK', () => {
  const jwk = JSON.stringify(privateKey.export({ format: 'jwk' }))
  for (const key of [pem, jwk]) {
    const config = readConfig({ ...real, OIDC_CLIENT_SECRET: '', OIDC_CLIENT_KEY: file('client-key', key) })
    assert.equal(config.mode === 'production' && config.signIn.clientKey, key)
  }
})

const refusals: [why: string, setting: string, env: Record<string, string>, says: RegExp][] = [
  ['a demo beside a real database', 'DATABASE_APP_URL', { ...real, FOTFESTE_DEMO: '1' }, /must not be set in the demo/],
  ['a demo with a real provider', 'OIDC_ISSUER', { FOTFESTE_DEMO: '1', OIDC_ISSUER: real.OIDC_ISSUER }, /must not be set in the demo/],
  ['a demo flag that is neither yes nor no', 'FOTFESTE_DEMO', { ...real, FOTFESTE_DEMO: 'ja' }, /must be 0 or 1/],
  ['a database alone', 'OIDC_ISSUER', { DATABASE_URL: real.DATABASE_URL }, /is missing/],
  ['an issuer on this machine', 'OIDC_ISSUER', { ...real, OIDC_ISSUER: 'https://localhost:3000/idp' }, /not be on this machine/],
  ['the issuer of the demo', 'OIDC_ISSUER', { ...real, OIDC_ISSUER: 'https://fotfeste.example.no/demo-idp' }, /comes with the demo/],
  ['an issuer without encryption', 'OIDC_ISSUER', { ...real, OIDC_ISSUER: 'http://login.example.no' }, /https/],
  ['an origin without encryption', 'FOTFESTE_ORIGIN', { ...real, FOTFESTE_ORIGIN: 'http://fotfeste.example.no' }, /https/],
  ['an origin with a path', 'FOTFESTE_ORIGIN', { ...real, FOTFESTE_ORIGIN: 'https://example.no/fotfeste' }, /an origin alone/],
  ['no key', 'FOTFESTE_KEY_FILE', { ...real, FOTFESTE_KEY_FILE: '' }, /is missing/],
  ['a key file that is not there', 'FOTFESTE_KEY_FILE', { ...real, FOTFESTE_KEY_FILE: join(folder, 'none') }, /can be read/],
  ['an empty key file', 'FOTFESTE_KEY_FILE', { ...real, FOTFESTE_KEY_FILE: file('empty', '\n') }, /too short/],
  ['a key of zeros', 'FOTFESTE_KEY_FILE', { ...real, FOTFESTE_KEY_FILE: file('hex', '00'.repeat(32)) }, /zeros/],
  ['a key of zeros as bytes', 'FOTFESTE_KEY_FILE', { ...real, FOTFESTE_KEY_FILE: file('raw', Buffer.alloc(32)) }, /zeros/],
  [
    'a key of zeros in base64',
    'FOTFESTE_KEY_FILE',
    { ...real, FOTFESTE_KEY_FILE: file('base64', Buffer.alloc(32).toString('base64')) },
    /zeros/,
  ],
  [
    "the demo's key",
    'FOTFESTE_KEY_FILE',
    { ...real, FOTFESTE_KEY_FILE: file('demo', `demo\n${randomBytes(32).toString('hex')}\n`) },
    /key of a demo/,
  ],
  ["the demo's audit key", 'FOTFESTE_AUDIT_KEY_FILE', { ...real, FOTFESTE_AUDIT_KEY_FILE: join(folder, 'demo') }, /key of a demo/],
  ['one key for two uses', 'FOTFESTE_AUDIT_KEY_FILE', { ...real, FOTFESTE_AUDIT_KEY_FILE: real.FOTFESTE_KEY_FILE }, /same file/],
  ['mail without a sender', 'MAIL_FROM', { ...real, SMTP_URL: 'smtps://mail.example.no' }, /is missing/],
  ['a sender without mail', 'SMTP_URL', { ...real, MAIL_FROM: 'fotfeste@example.no' }, /is missing/],
  ['a mail server by another way', 'SMTP_URL', { ...real, SMTP_URL: 'https://mail.example.no', MAIL_FROM: 'a@example.no' }, /mail server/],
  [
    'two senders',
    'MAIL_FROM',
    { ...real, SMTP_URL: 'smtps://mail.example.no', MAIL_FROM: 'a@example.no, b@example.no' },
    /one e-mail address/,
  ],
  ['mail in the demo', 'SMTP_URL', { FOTFESTE_DEMO: '1', SMTP_URL: 'smtps://mail.example.no' }, /must not be set in the demo/],
  ['sealing without a place for the heads', 'FOTFESTE_AUDIT_HEADS', { ...real, FOTFESTE_AUDIT_HEADS: '' }, /is missing/],
  ['no role for the app', 'DATABASE_APP_URL', { ...real, DATABASE_APP_URL: '' }, /is missing/],
  ['no role for sign-in', 'DATABASE_LOGIN_URL', { ...real, DATABASE_LOGIN_URL: '' }, /is missing/],
  ['no role for jobs', 'DATABASE_JOB_URL', { ...real, DATABASE_JOB_URL: '' }, /is missing/],
  ['an app that is the owner', 'DATABASE_APP_URL', { ...real, DATABASE_APP_URL: real.DATABASE_URL }, /same role as DATABASE_URL/],
  [
    'an app that is the owner under another address',
    'DATABASE_APP_URL',
    { ...real, DATABASE_APP_URL: 'postgres://owner:hemmelig@db2/fotfeste?ssl=true' },
    /same role as DATABASE_URL/,
  ],
  ['jobs run by the app', 'DATABASE_JOB_URL', { ...real, DATABASE_JOB_URL: real.DATABASE_APP_URL }, /same role as DATABASE_APP_URL/],
  ['a database of another make', 'DATABASE_APP_URL', { ...real, DATABASE_APP_URL: 'mysql://app@db/fotfeste' }, /PostgreSQL/],
  ['a database address without a role', 'DATABASE_APP_URL', { ...real, DATABASE_APP_URL: 'postgres://db/fotfeste' }, /names its role/],
  ['no client', 'OIDC_CLIENT_ID', { ...real, OIDC_CLIENT_ID: '' }, /is missing/],
  ['two proofs of the client', 'OIDC_CLIENT_KEY', { ...real, OIDC_CLIENT_KEY: file('both', pem) }, /choose one/],
  ['a client key that is none', 'OIDC_CLIENT_KEY', { ...real, OIDC_CLIENT_SECRET: '', OIDC_CLIENT_KEY: file('no', 'x') }, /private key/],
  ['a scope without openid', 'OIDC_SCOPE', { ...real, OIDC_SCOPE: 'profile' }, /openid/],
  ['a port that is no number', 'PORT', { PORT: '3000a' }, /whole number/],
  ['a port that does not exist', 'PORT', { PORT: '70000' }, /whole number/],
  ['a number of proxies below none', 'TRUST_PROXY', { TRUST_PROXY: '-1' }, /whole number/],
  ['an unknown level of logging', 'FOTFESTE_LOG_LEVEL', { FOTFESTE_LOG_LEVEL: 'loud' }, /must be/],
  ['a misspelt setting', 'FOTFESTE_AUDIT_KEYFILE', { ...real, FOTFESTE_AUDIT_KEYFILE: 'x' }, /is not a setting/],
]
for (const [why, setting, env, says] of refusals)
  test(`the program does not start with ${why}, and says ${setting}`, () => {
    const line = problemsOf(env).find((problem) => problem.startsWith(`- ${setting}: `))
    assert.match(line ?? '', says)
  })

test('every problem is told at once, each once', () => {
  const problems = problemsOf({ FOTFESTE_DEMO: '0', PORT: 'x' })
  const names = problems.map((problem) => problem.split(/[ :]+/)[1])
  assert.deepEqual(names, [...new Set(names)])
  for (const name of ['PORT', 'FOTFESTE_ORIGIN', 'DATABASE_APP_URL', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'FOTFESTE_KEY_FILE'])
    assert.ok(names.includes(name), name)
})

test('no message repeats what a setting was set to', () => {
  const wrong = Object.fromEntries(Object.keys(real).map((name) => [name, 'hemmelig-verdi']))
  assert.doesNotMatch(problemsOf({ ...wrong, FOTFESTE_DEMO: 'hemmelig-verdi', FOTFESTE_LOG_LEVEL: 'hemmelig-verdi' }).join(), /hemmelig/)
})

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env)
  } catch (error) {
    assert.ok(error instanceof ConfigError)
    return error.message.split('\n').slice(1)
  }
  return []
}
