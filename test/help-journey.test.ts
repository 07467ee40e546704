import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { openDb } from '../src/db/index.ts'
import { everyRow } from './apart.ts'
import { fjordvik } from './fjordvik.ts'
import { visited } from './help.ts'
import { origin } from './house.ts'
import { started } from './started.ts'

const town = await fjordvik()
const address = '203.0.113.77'
const told = {
  words: 'Vafler og hagegjerde: jeg tør ikke gå hjem når de sitter der nede',
  name: 'Fjellrev Sytten',
  reach: '40 00 12 34 etter midnatt',
  answer: 'Bra at du skrev, ring på den blå døra på tirsdag',
  again: 'Kan det bli onsdag, da har jeg fri fra pølsebua',
}

test('someone asks for help and is answered: neither log, database nor mail holds anything of it in clear', async () => {
  const post = await postOffice()
  await mailFor('astrid-holmeide', 'astrid@fjordvik.test')
  const program = await started({
    FOTFESTE_DEMO: '0',
    FOTFESTE_ORIGIN: origin,
    FOTFESTE_LOG_LEVEL: 'trace',
    TRUST_PROXY: '1',
    DATABASE_APP_URL: town.url('fotfeste_app'),
    DATABASE_LOGIN_URL: town.url('fotfeste_login'),
    DATABASE_JOB_URL: town.url('fotfeste_job'),
    OIDC_ISSUER: 'https://login.example.no',
    OIDC_CLIENT_ID: 'fotfeste',
    OIDC_CLIENT_SECRET: 'not-for-the-log',
    FOTFESTE_KEY_FILE: town.keyFile,
    SMTP_URL: post.url,
    MAIL_FROM: 'fotfeste@fjordvik.test',
  })
  await program.ready()
  const ask = (path: string, how?: RequestInit) => fetch(program.origin + path, { redirect: 'manual', ...how })

  const sender = visited({ app: { request: ask } }, { address })
  const { words, name, reach, answer, again } = told
  const { sixWords } = await sender.send(await sender.get('/help/new'), { words, kind: 'self', name, reach })
  assert.equal(sixWords.length, 6)
  const mail = await post.first

  const { cookie } = await town.as('astrid-holmeide')
  const page = async (path: string) => (await ask(path, { headers: { cookie } })).text()
  const [, thread = ''] = /href="(\/help-requests\/[^"/]+)"/.exec(await page('/help-requests')) ?? []
  const read = await page(thread)
  for (const said of [words, name, reach]) assert.ok(read.includes(said), 'whoever answers reads all of it')
  const body = new URLSearchParams({ words: answer, position: '2' })
  const headers = { cookie, origin, 'sec-fetch-site': 'same-origin' }
  assert.equal((await ask(thread, { method: 'POST', body, headers })).status, 303)

  const back = await sender.send(await sender.get('/help/return'), { passphrase: sixWords.join(' ') })
  assert.ok(back.html.includes(answer))
  await sender.send(back, { words: again })
  assert.ok((await page(thread)).includes(again))
  assert.equal(await program.stop(), 0)

  const keeper = openDb(`${town.ownerUrl}?options=${encodeURIComponent('-c role=fotfeste_keeper')}`, 1)
  const rows = await everyRow({ owner: keeper, ownerUrl: town.ownerUrl }, [
    'public.help_thread',
    'public.help_message',
    'keystore.help_return',
    'public.audit_event',
  ])
  await keeper.destroy()
  const secrets = [...Object.values(told).flatMap(pieces), ...pairs(sixWords), address]
  const places = [
    { place: 'the log', text: program.said.out + program.said.err },
    { place: 'the mail', text: mail },
    ...rows.map(({ table, text }) => ({ place: table, text })),
  ]
  for (const { place, text } of places)
    for (const secret of secrets) for (const shape of shapesOf(secret)) assert.ok(!text.includes(shape), `${place} holds "${secret}"`)
  assert.match(mail, /To: astrid@fjordvik\.test/)
  assert.ok(
    shapesOf('Noe venter i Fotfeste').some((shape) => mail.includes(shape)),
    'the same look finds what does stand in it',
  )
})

/** Runs of some words: what is cut or wrapped is found too. */
const pieces = (text: string) => {
  const words = text.split(' ')
  return words.length < 3 ? [text] : words.slice(2).map((_, at) => words.slice(at, at + 3).join(' '))
}
/** Common words may stand anywhere; two of the six beside each other do not by chance. */
const pairs = (words: readonly string[]) =>
  words.slice(1).flatMap((word, at) => [' ', '-', '","'].map((between) => words[at] + between + word))
const shapesOf = (text: string) => [
  text,
  encodeURIComponent(text),
  text.replaceAll(' ', '+'),
  Buffer.from(text).toString('hex'),
  Buffer.from(text).toString('base64').replace(/=+$/, ''),
]

/** A mail server on this machine; `first` is the first mail, whole. */
async function postOffice() {
  const { promise: first, resolve } = Promise.withResolvers<string>()
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        resolve(Buffer.concat(parts).toString())
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  after(() => server.close())
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, first }
}

/** The administrator writes down where someone reads her mail. */
async function mailFor(person: string, email: string) {
  const administrator = await town.as('lise-granmo')
  const { id } = await town.as(person)
  const html = await (await administrator.get(`/people/${id}`)).text()
  const value = (name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1] ?? ''
  const [, unit = ''] = /<option value="([^"]+)" selected/.exec(html) ?? []
  const chosen = (name: string) =>
    Array.from(html.matchAll(new RegExp(`name="${name}" value="([^"]+)"[^>]* checked`, 'g')), ([, one]) => one!)
  const form = {
    revision: value('revision'),
    name: value('name'),
    title: value('title'),
    unit,
    active: 'yes',
    email,
    roles: chosen('roles'),
    receives: chosen('receives'),
  }
  assert.equal((await administrator.post(`/people/${id}`, form)).status, 303)
}
