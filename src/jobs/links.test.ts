import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { articleLinks, articlesFor } from '#article/index.ts'
import { actors, resources } from '#directory/index.ts'
import { asVisitor } from '#work/index.ts'
import { house } from '../../test/house.ts'
import { text as directoryText } from '../directory/directory.text.ts'
import { pageLinks } from '../modules.ts'
import { checkLinks } from './links.ts'
import { isPublic, publicReach, type Reach } from './reach.ts'

const home = await house()
const there = await home.settle({ name: 'Nabovik' })
const asked: string[] = []
let isAway = true
const site = await listening((request, response) => {
  asked.push(`${request.method} ${request.url}`)
  const [, path = ''] = request.url!.split('/')
  const answer = {
    moved: [302, '/here'],
    inside: [302, 'http://127.0.0.1:1/'],
    round: [302, '/round'],
    gone: [404],
    away: [isAway ? 404 : 200],
    broken: [500],
    shy: [403],
    here: [200],
  }[path]
  const headless = path === 'headless' && request.method === 'HEAD'
  const [status, location] = headless ? [405 + 95] : (answer ?? [200])
  response.writeHead(Number(status), location ? { location: String(location) } : {}).end('Hei')
})
// names lead to the server of this test; a bare address is refused as in the house
const reach: Reach = {
  isPlain: true,
  isFit: ({ hostname }) => hostname.endsWith('.test'),
  lookup: (_, options, done) => (options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)),
}
const secure = `https://site.test:${site}`
const on = (day: number) => new Date(Date.UTC(2026, 10, day, 4))
const check = (urls: readonly string[], day: number) =>
  checkLinks(home.job, [{ municipality: home.municipality, urls: new Set(urls) }], on(day), { reach, pause: 0, patience: 2_000 })
const found = async () => {
  const rows = await home.owner.selectFrom('link_check').select(['url', 'ok', 'failures']).orderBy('url').execute()
  return rows.map(({ url, ok, failures }) => [url.replace(secure, ''), ok, failures])
}

describe('a link', () => {
  test('is there when it answers, is led on, wants a sign-in, or gives only the whole', async () => {
    const alive = ['/here', '/moved', '/shy', '/headless'].map((path) => secure + path)
    assert.equal(await check(alive, 1), 4)
    assert.deepEqual(await found(), [
      ['/headless', true, 0],
      ['/here', true, 0],
      ['/moved', true, 0],
      ['/shy', true, 0],
    ])
  })

  test('is dead after three days of failing, is tried once a day, and lives again when it answers', async () => {
    const dead = ['/gone', '/broken', '/round', '/inside'].map((path) => secure + path)
    for (const day of [2, 3]) await check(dead, day)
    assert.equal(await check(dead, 3), 0, 'not twice on a day')
    assert.deepEqual(
      (await found()).map(([, , failures]) => failures),
      [2, 2, 2, 2],
    )
    assert.equal((await shown()).size, 0)
    await check(dead, 4)
    assert.deepEqual(await shown(), new Set(dead))
    await home.owner
      .updateTable('link_check')
      .set({ url: `${secure}/here` })
      .where('url', '=', `${secure}/gone`)
      .execute()
    await check([`${secure}/here`], 5)
    assert.deepEqual(await found(), [['/here', true, 0]], 'it lives, and what stands nowhere is forgotten')
    assert.equal((await shown()).size, 0)
  })

  test('changes the public pages when it dies and when it lives again, and not each night', async () => {
    const mark = async () =>
      (await home.owner.selectFrom('public_mark').select('mark').where('municipality_id', '=', home.municipality).executeTakeFirst())?.mark
    const marks = [await mark()]
    for (const day of [6, 7, 8, 9]) {
      await check([`${secure}/gone`], day)
      marks.push(await mark())
    }
    assert.equal(marks[2], marks[0])
    assert.notEqual(marks[3], marks[2])
    assert.equal(marks[4], marks[3])
  })

  test('is asked once, whoever it belongs to', async () => {
    asked.length = 0
    const both = [home.municipality, there.municipality].map((municipality) => ({ municipality, urls: new Set([`${secure}/here?both`]) }))
    assert.equal(await checkLinks(home.job, both, on(10), { reach, pause: 0 }), 1)
    assert.deepEqual(asked, ['HEAD /here?both'])
    assert.equal((await found()).length, 2)
  })
})

describe('what an editor types', () => {
  test('never leads to a machine inside: not by number, by port, by name or by what a name stands for', async () => {
    for (const url of [
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://localhost/',
      'https://example.no:8443/',
      'http://example.no/',
      'https://user:pass@example.no/',
      'https://[::ffff:10.0.0.1]/',
    ])
      assert.equal(publicReach.isFit(new URL(url)), false, url)
    assert.equal(publicReach.isFit(new URL('https://www.rvts.no/a?b')), true)
    const inside = [
      '127.0.0.1',
      '10.1.2.3',
      '172.20.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
    ]
    for (const address of [
      ...inside,
      '::',
      '::1',
      'fe80::1',
      'fd00::1',
      '::ffff:10.0.0.1',
      '64:ff9b::a00:1',
      '2002:a00:1::',
      '2001::1',
      '2001:db8::1',
      'nonsense',
    ])
      assert.equal(isPublic(address), false, address)
    for (const address of ['158.36.191.1', '2a02:c0::1']) assert.equal(isPublic(address), true, address)
    const looked = await new Promise((done) => publicReach.lookup('localhost', {}, (fault, address) => done(fault?.message ?? address)))
    assert.equal(looked, 'not a public address')
  })
})

describe('a link of the directory', async () => {
  const [own, arena, old] = ['own', 'arena', 'old'].map((what) => `${secure}/away/${what}`) as [string, string, string]
  const shipped = actors().find(({ web }) => web?.startsWith('https://'))!
  await home.owner.updateTable('municipality').set({ host: 'fjordvik.test' }).where('id', '=', home.municipality).execute()
  const page = async (path: string) => (await home.guest.get(path, { host: 'fjordvik.test' })).text()
  const coordinator = await home.as('coordinator')
  const contact = { name: 'Utekontakten', purpose: 'Er der unge er', needs: ['worried'], verifiedOn: '2026-11-01', sort: '1' }
  const club = { name: 'Klatrelaget', kind: 'sport', about: 'Klatring', contact: 'Møt opp', cost: 'Gratis', joining: 'Møt opp' }

  test('is tried with those of the articles: the municipality’s own too, and none that it has taken off its list', async () => {
    for (const web of [own, old]) assert.equal((await coordinator.post('/local-contacts/new', { ...contact, web })).status, 303)
    assert.equal((await coordinator.post('/arenas/new', { ...club, verifiedOn: '2026-11-01', web: arena })).status, 303)
    await home.owner
      .updateTable('local_contact')
      .set({ taken_off_at: on(1) })
      .where('web', '=', old)
      .execute()
    const links = new Map((await pageLinks(home.job)).map(({ municipality, urls }) => [municipality, urls]))
    const [here, near] = [home.municipality, there.municipality].map((id) => links.get(id)!) as [ReadonlySet<string>, ReadonlySet<string>]
    assert.equal(links.size, 2)
    assert.deepEqual(
      [own, arena, old, shipped.web!].map((url) => [here.has(url), near.has(url)]),
      [
        [true, false],
        [true, false],
        [false, false],
        [true, true],
      ],
    )
    for (const { urls } of await articleLinks(home.job)) assert.ok(urls.isSubsetOf(near))
  })

  test('stands as dead on the pages of the directory when it is, and leads on again when it answers', async () => {
    const places = [
      ['/directory', own],
      ['/arenas', arena],
      [`/directory/${shipped.key}`, shipped.web!],
      ['/resources', resources().find(({ url }) => url?.startsWith('https://'))!.url!],
    ] as const
    const leadsOn = async () => Promise.all(places.map(async ([path, url]) => (await page(path)).includes(`href="${url}"`)))
    assert.deepEqual(await leadsOn(), [true, true, true, true])
    const urls = places.map(([, url]) => url)
    // those that come with the product cannot be reached from a test, and fail as well
    for (const day of [11, 12, 13]) await check(urls, day)
    assert.deepEqual(await leadsOn(), [false, false, false, false])
    for (const [path] of places) assert.ok((await page(path)).includes(directoryText('nb').dead), path)
    isAway = false
    await check(urls, 14)
    assert.deepEqual(await leadsOn(), [true, true, false, false])
  })
})

test('the links of articles are those of every language and every source, for each municipality its own', async () => {
  const links = await articleLinks(home.job)
  assert.deepEqual(links.map(({ municipality }) => municipality).toSorted(), [home.municipality, there.municipality].toSorted())
  const [{ urls } = assert.fail()] = links
  assert.ok(urls.size > 20 && [...urls].every((url) => url.startsWith('https://')))
})

test('nobody but the job writes down how a link answers', async () => {
  await assert.rejects(sql`update link_check set failures = 9, ok = false`.execute(home.db), /permission denied/)
  await assert.rejects(sql`delete from link_check`.execute(home.db), /permission denied/)
})

const shown = async () =>
  (await asVisitor(home.edge.house, { id: home.municipality, name: 'Fjordvik', number: undefined }, articlesFor)).dead

async function listening(handle: RequestListener) {
  const server = createServer(handle)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  after(() => void (server.closeAllConnections(), server.close()))
  return (server.address() as AddressInfo).port
}
