import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { shippedArticles, shippedProse } from '#article/index.ts'
import { addressIn, langs } from '#i18n/index.ts'
import { house, origin } from '../../test/house.ts'
import { text as searchText } from './search.text.ts'

const home = await house()
const page = async (path: string) => {
  const answer = await home.guest.get(path)
  return { answer, html: await answer.text() }
}

describe('the knowledge portal', () => {
  for (const lang of langs)
    test(`every article can be read by everyone (${lang})`, async () => {
      for (const { slug } of shippedArticles()) {
        const { answer, html } = await page(addressIn(lang, `/guidance/${slug}`))
        assert.equal(answer.status, 200, slug)
        assert.ok(html.includes(`<html lang="${lang}"`), slug)
        assert.ok(html.includes(`<link rel="canonical" href="${origin}${addressIn(lang, `/guidance/${slug}`)}"`), slug)
        for (const other of langs) assert.ok(html.includes(`hreflang="${other}"`), slug)
        assert.match(html, /<meta name="description" content="[^"]{20,}"/, slug)
        assert.equal(answer.headers.get('set-cookie'), null)
      }
    })

  test('an article that there is not is a calm page with ways on', async () => {
    const { answer, html } = await page('/nn/guidance/no-such-article')
    assert.equal(answer.status, 404)
    for (const way of ['/nn/search', '/nn/guidance', '/nn/help']) assert.ok(html.includes(`href="${way}"`), way)
  })

  test('a page that has not changed is not sent again', async () => {
    const { answer } = await page('/guidance/mentor')
    const again = await home.guest.get('/guidance/mentor', { 'if-none-match': answer.headers.get('etag')! })
    assert.equal(again.status, 304)
    assert.equal(await again.text(), '')
  })

  test('a page is drawn anew when what it is drawn from has changed', async () => {
    const before = await page('/guidance')
    await home.owner.updateTable('municipality').set({ name: 'Fjordvika' }).where('id', '=', home.municipality).execute()
    const mark = { municipality_id: home.municipality, mark: crypto.randomUUID() }
    await home.owner
      .insertInto('public_mark')
      .values(mark)
      .onConflict((it) => it.column('municipality_id').doUpdateSet(mark))
      .execute()
    const after = await page('/guidance')
    assert.ok(!before.html.includes('Fjordvika'))
    assert.ok(after.html.includes('Fjordvika'))
    assert.notEqual(before.answer.headers.get('etag'), after.answer.headers.get('etag'))
  })

  test('each way in leads to something, and one that there is not leads nowhere', async () => {
    for (const path of ['/guidance/for/young', '/nn/guidance/for/wants-out', '/en/guidance/about/urgent'])
      assert.match((await page(path)).html, /class="door"/, path)
    assert.equal((await page('/guidance/for/nobody')).answer.status, 404)
  })

  test('machines are told of every page in every language', async () => {
    const { html: map } = await page('/sitemap.xml')
    for (const { slug } of shippedArticles())
      for (const lang of langs) assert.ok(map.includes(`<loc>${origin}${addressIn(lang, `/guidance/${slug}`)}</loc>`), slug)
    for (const [, place = '/'] of map.matchAll(/<loc>https:\/\/fotfeste\.test([^<]*)<\/loc>/g))
      assert.equal((await home.guest.get(place || '/')).status, 200, place ?? 'the front')
    assert.match((await page('/robots.txt')).html, /Disallow: \/help\//)
  })

  test('what keeps pages on a device is asked for anew each time, and never keeps help or what is behind the sign-in', async () => {
    const { answer, html } = await page('/sw.js')
    assert.equal(answer.headers.get('cache-control'), 'no-cache')
    assert.match(answer.headers.get('content-type') ?? '', /javascript/)
    const [, shape = ''] = /\/(\^\(\\\/\(nn\|en\)\)\?[^;]*?\$)\/\.test/.exec(html) ?? []
    const reading = new RegExp(shape)
    for (const path of ['/', '/nn', '/guidance', '/en/guidance/mentor', '/nn/glossary']) assert.match(path, reading)
    for (const path of ['/help', '/nn/help/new', '/home', '/cases', '/search', '/guidance-x', '/sign-in'])
      assert.doesNotMatch(path, reading)
  })
})

describe('searching', () => {
  const search = async (words: string, lang: 'nb' | 'nn' | 'en' = 'nb') =>
    (await home.guest.post(addressIn(lang, '/search'), { words })).text()

  test('finds across the two written forms of Norwegian, and forgives a slip', async () => {
    assert.match(await search('rettleiing'), /\/guidance\/guidance-and-care/)
    assert.match(await search('veiledning', 'nn'), /\/nn\/guidance\/guidance-and-care/)
    assert.match(await search('taushetsplkt'), /\/guidance\/sharing-information/)
  })

  test('says so when nothing is found, with ways on', async () => {
    const html = await search('qwxzqwxz')
    assert.ok(html.includes(searchText('nb').nothing))
    assert.match(html, /href="\/help"/)
  })

  test('gives back what was asked as text, never as markup', async () => {
    const html = await search('"><script>alert(1)</script>')
    assert.doesNotMatch(html, /<script>alert/)
  })

  test('leaves no word in an address: there is no way to ask by one', async () => {
    const html = await (await home.guest.get('/search?words=mentor')).text()
    assert.doesNotMatch(html, /class="found"|value="mentor"/)
    assert.match(html, /<form class="search" role="search" method="post" action="\/search"/)
  })
})

test('the words of an article are those of its language', () => {
  assert.notEqual(shippedProse('mentor', 'nb').title, shippedProse('mentor', 'en').title)
})
