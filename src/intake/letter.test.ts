import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { visited, type Visited } from '../../test/help.ts'
import { house, rowsOf } from '../../test/house.ts'
import { helpWords } from './content.ts'
import { text } from './help-write.text.ts'
import { networkOf } from './limit.ts'
import { text as helpText } from './help.text.ts'

const home = await house()
const t = text('nb')
let sent: Visited

beforeEach(() => void home.faults.splice(0))

test('someone writes without a name, is given six words once, and comes back with them', async () => {
  const it = visited(home)
  const page = await it.get('/help/new')
  assert.equal(page.status, 200)
  sent = await it.send(page, { words: 'Jeg vil ut av dette', kind: 'self' })
  assert.equal(sent.status, 200)
  assert.ok(sent.html.includes(t.wordsOnce))
  assert.equal(sent.sixWords.length, 6)
  assert.equal(sent.headers.get('set-cookie'), null)
  assert.equal(sent.headers.get('cache-control'), 'no-store')
  const back = await it.send(await it.get('/help/return'), { passphrase: sent.sixWords.join(' ') })
  assert.equal(back.status, 200)
  assert.ok(back.html.includes('Jeg vil ut av dette'))
  assert.ok(!back.html.includes(sent.sixWords.join(' ')))
  assert.deepEqual(home.faults, [])
})

test('the words lead back however they are typed', async () => {
  const it = visited(home)
  const [one, two, ...rest] = sent.sixWords
  for (const typed of [`  ${one!.toUpperCase()}-${two}\u00a0${rest.join('  ')} `, sent.sixWords.join('')]) {
    const back = await it.send(await it.get('/help/return'), { passphrase: typed })
    assert.ok(back.html.includes('Jeg vil ut av dette'), typed)
  }
})

describe('words that lead nowhere', () => {
  for (const [what, words] of [
    ['other words', 'sol hav fjell eple bok lampe'],
    ['too few', 'sol'],
    ['nothing', ' '],
    ['far too much', 'sol '.repeat(100)],
  ] as const)
    test(`${what} are answered calmly`, async () => {
      const it = visited(home)
      const back = await it.send(await it.get('/help/return'), { passphrase: words })
      assert.equal(back.status, 422)
      assert.ok(back.html.includes(t.wrong))
      assert.ok(!back.html.includes('value="sol'))
    })
})

test('a form sent twice is one thread, with the same words', async () => {
  const it = visited(home)
  const page = await it.get('/help/new')
  const count = async () => (await rowsOf(home.owner, 'help_thread')).length
  const before = await count()
  const [one, two] = await Promise.all([it.send(page, { words: 'To ganger' }), it.send(page, { words: 'To ganger' })])
  assert.deepEqual(one.sixWords, two.sixWords)
  assert.equal(await count(), before + 1)
})

test('whoever has the form and not the text is not told the words', async () => {
  const it = visited(home)
  const page = await it.get('/help/new')
  const first = await it.send(page, { words: 'Det jeg skrev' })
  const second = await it.send(page, { words: 'Noe annet' })
  assert.equal(second.sixWords.length, 0)
  assert.ok(second.html.includes(t.beforeBody))
  await sql`update keystore.help_return set again_until = now() - interval '1 minute'`.execute(home.owner)
  const late = await it.send(page, { words: 'Det jeg skrev' })
  assert.equal(first.sixWords.length, 6)
  assert.equal(late.sixWords.length, 0)
})

test('nothing but the words must be filled in, and what was typed is kept', async () => {
  const it = visited(home)
  const answer = await it.send(await it.get('/help/new'), { words: '', name: 'En venn', kind: 'friend' })
  assert.equal(answer.status, 422)
  assert.ok(answer.html.includes('value="En venn"'))
  assert.ok(answer.html.includes(t.empty))
})

test('a form that this house has not drawn is shown again with all that was typed', async () => {
  const it = visited(home)
  const answer = await it.post('/help/new', { words: 'Ord som ikke skal bort', form: 'x' })
  assert.equal(answer.status, 422)
  assert.ok(answer.html.includes('Ord som ikke skal bort'))
  assert.ok(answer.html.includes(t.oldForm))
})

test('the sender writes on, sent twice or not', async () => {
  const it = visited(home)
  const back = await it.send(await it.get('/help/return'), { passphrase: sent.sixWords.join(' ') })
  await it.send(back, { words: 'Jeg vil si mer' })
  const again = await it.send(back, { words: 'Jeg vil si mer' })
  assert.equal(again.html.split('Jeg vil si mer').length, 2)
})

test('a page that has stood open too long asks for the words again and keeps what was written', async () => {
  const it = visited(home)
  const back = await it.send(await it.get('/help/return'), { passphrase: sent.sixWords.join(' ') })
  const late = visited({
    ...home,
    app: (await import('../app.ts')).createApp(
      { ...home.edge, house: { ...home.edge.house, clock: () => new Date(Date.now() + 21 * 60_000) } },
      home.routes,
    ),
  })
  const answer = await late.send(back, { words: 'Skrevet for sent' })
  assert.ok(answer.html.includes(t.timeOut))
  assert.ok(answer.html.includes('Skrevet for sent'))
  const entered = await it.send(await it.get('/help/return'), { passphrase: sent.sixWords.join(' '), unsent: 'Skrevet for sent' })
  assert.match(entered.html, /<textarea[^>]*name="words"[^]*Skrevet for sent/)
})

test('whoever ends it is never led back, and the record stays', async () => {
  const it = visited(home, { address: '192.0.2.2' })
  const mine = await it.send(await it.get('/help/new'), { words: 'Nå er jeg ferdig' })
  const back = await it.send(await it.get('/help/return'), { passphrase: mine.sixWords.join(' ') })
  const ended = await it.post('/help/return', { thread: back.hidden('thread'), step: 'end' })
  assert.ok(ended.html.includes(t.ended))
  const again = await it.send(await it.get('/help/return'), { passphrase: mine.sixWords.join(' ') })
  assert.ok(again.html.includes(t.wrong))
  const old = await it.post('/help/return', { thread: back.hidden('thread'), words: 'Likevel' })
  assert.ok(old.html.includes(t.gone))
  const row = await home.owner.selectFrom('help_thread').selectAll().orderBy('sequence', 'desc').executeTakeFirstOrThrow()
  assert.equal(row.outcome, 'sender-left')
  assert.equal(row.disposal_rule, 'hold-help-thread')
})

test('the sixth letter in an hour from one address waits, and the seventh from another does not', async () => {
  const write = async (address: string) => {
    const it = visited(home, { address })
    return it.send(await it.get('/help/new'), { words: 'Hei' })
  }
  for (let n = 0; n < 5; n++) assert.equal((await write('192.0.2.7')).status, 200)
  const sixth = await write('192.0.2.7')
  assert.equal(sixth.status, 429)
  assert.ok(sixth.html.includes('116 111'))
  assert.ok(sixth.html.includes('Hei'))
  assert.equal((await write('192.0.2.8')).status, 200)
  const rows = await home.owner.selectFrom('help_limit').selectAll().execute()
  assert.ok(rows.every(({ who }) => !who.includes('192.0.2')))
})

test('the page to leave by clears what the browser holds', async () => {
  const answer = await home.guest.get('/help/leave')
  assert.equal(answer.headers.get('clear-site-data'), '"cache", "storage", "cookies"')
  const html = await answer.text()
  assert.ok(html.includes('https://www.yr.no/'))
  assert.ok(!html.includes('Fotfeste'))
})

test('what may not be promised is said before anyone writes, in all languages', async () => {
  for (const [lang, prefix] of [
    ['nb', ''],
    ['nn', '/nn'],
    ['en', '/en'],
  ] as const)
    for (const path of ['/help', '/help/new']) {
      const html = await (await home.guest.get(`${prefix}${path}`)).text()
      assert.ok(html.includes(helpText(lang).dutyTitle), `${prefix}${path}`)
      assert.ok(html.includes('§ 196') || html.includes('section 196'))
    }
})

test('whatever is sent to the help pages, a page comes back', async () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.constantFrom('', 'x'.repeat(20_000), '\u202e', "' or 1=1 --", sent.hidden('form')),
  )
  const field = fc.constantFrom('words', 'kind', 'name', 'reach', 'lang', 'form', 'thread', 'step', 'passphrase', 'unsent', '__proto__')
  const form = fc.dictionary(
    field,
    value.map((text) => text.replaceAll('\0', '')),
  )
  let at = 0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('/help/new', '/nn/help/return', '/en/help/new', '/help/return'), form, async (path, filled) => {
      const { status } = await visited(home, { address: `203.0.113.${++at % 250}` }).post(path, filled)
      assert.ok([200, 422, 429].includes(status), `${path}: ${status} ${String(home.faults[0])}`)
    }),
    { numRuns: 100 },
  )
  assert.deepEqual(home.faults, [])
})

test('the words are many, short, plain and no two alike', () => {
  const words = helpWords()
  assert.ok(words.length >= 1_024)
  assert.equal(new Set(words).size, words.length)
  for (const word of words) assert.match(word, /^[a-z]{2,8}$/)
})

test('an address of IPv6 counts by its network', () => {
  assert.equal(networkOf('2001:db8:1:2:aaaa::1'), networkOf('2001:0db8:1:2:bbbb:cccc:dddd:eeee'))
  assert.notEqual(networkOf('2001:db8:1:2::1'), networkOf('2001:db8:1:3::1'))
  assert.equal(networkOf('::1'), '0:0:0:0')
  assert.equal(networkOf('192.0.2.7'), '192.0.2.7')
})
