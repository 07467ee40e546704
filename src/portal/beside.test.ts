import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { shippedArticles, titleOf } from '#article/index.ts'
import { actorsFor } from '#directory/index.ts'
import { langs } from '#i18n/index.ts'
import { aCase, hidden } from '../../test/a-case.ts'
import { articleAbout, articleWords } from '../../test/an-article.ts'
import { house } from '../../test/house.ts'
import { text } from './beside.text.ts'

const t = text('nb')
const bergen = '4601'
const home = await house({ name: 'Fjordvik', number: bergen })
const page = async (address: string, who: Parameters<typeof home.as>[0] = 'coordinator') => {
  const answer = await (await home.as(who)).get(address)
  assert.equal(answer.status, 200)
  return answer.text()
}
const hrefsIn = (html: string, under: string) =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!).filter((href) => href.startsWith(under))

describe('beside the step at hand', () => {
  test('stand all articles and everyone who can help in just that step', async () => {
    const { at } = await aCase(home)
    for (const step of ['dialogue', 'concern-conversation', 'return']) {
      const html = await page(`${at}/steps/${step}`)
      const fitting = shippedArticles().filter(({ steps = [] }) => steps.includes(step))
      assert.ok(fitting.length > 0)
      const articles = new Set(hrefsIn(html, '/guidance/'))
      for (const { slug } of fitting) assert.ok(articles.delete(`/guidance/${slug}`), `${step}: ${slug}`)
      articles.delete('/guidance/guidance-and-care')
      assert.deepEqual([...articles], [], 'and no others')
      const actors = new Set(hrefsIn(html, '/directory/'))
      for (const { key, status } of actorsFor({ number: bergen, step }))
        assert.equal(actors.has(`/directory/${key}`), status !== 'superseded', `${step}: ${key}`)
    }
  })

  test('stand on the case page the nearest few, the conversation first, with a way to the rest', async () => {
    const { at } = await aCase(home)
    const html = await page(at)
    const [beside = ''] = new RegExp(`${t.beside}.*?</ul>`, 's').exec(html) ?? []
    assert.ok(beside.includes(titleOf('open-questions').nb))
    assert.equal(beside.split('<li>').length - 1, 6)
    assert.match(html, new RegExp(`href="${at}/steps/dialogue"[^>]*>${t.beside}`))
  })

  test('stand where the step is begun, finished or skipped too', async () => {
    const { at } = await aCase(home)
    for (const move of ['start', 'skip']) assert.ok((await page(`${at}/steps/dialogue/${move}`)).includes(t.beside), move)
  })

  test('stand in the reader’s language, at that language’s addresses', async () => {
    const { at, me } = await aCase(home)
    for (const lang of langs) {
      const cookie = `__Host-fotfeste=${me.secret.toString('base64url')}; lang=${lang}`
      const html = await (await me.get(at, { cookie })).text()
      assert.ok(html.includes(text(lang).beside), lang)
      assert.ok(html.includes(titleOf('open-questions')[lang]), lang)
    }
  })

  test('nobody stands alone: the reader’s own leader, the region’s guides, and care for the helper', async () => {
    const { at } = await aCase(home, { members: ['teacher', 'principal'] })
    const html = await page(at, 'teacher')
    for (const words of [t.notAlone, t.leader('Navn principal'), '/directory/rvts-vest', '/guidance/guidance-and-care'])
      assert.ok(html.includes(words), words)
    assert.doesNotMatch(html, /\/directory\/rvts-(nord|sor|ost|midt)"/)
    const own = await page(at, 'principal')
    assert.ok(own.includes(t.noLeader) && !own.includes(t.leader('Navn principal')), 'a leader is not sent to herself')
  })

  test('what the municipality has published in its own words stands there at once', async () => {
    const { at, me } = await aCase(home)
    const title = articleWords('hjå oss')['nb.title']!
    const send = async (who: typeof me, path: string, form: Record<string, string>) => {
      const revision = hidden(await (await who.get(path)).text(), 'revision')
      assert.equal((await who.post(path, { revision, ...form })).status, 303, path)
    }
    await send(me, '/articles/talking-about-what-is-hard/edit', articleWords('hjå oss'))
    await send(me, '/articles/talking-about-what-is-hard/about', { ...articleAbout, theme: 'conversation', order: '1', steps: 'dialogue' })
    await send(me, '/articles/talking-about-what-is-hard/send', { note: 'Våre egne ord' })
    assert.ok(!(await page(at)).includes(title), 'not before a second reader has published it')
    await send(await home.as('administrator'), '/articles/talking-about-what-is-hard/read', { decision: 'publish' })
    assert.ok((await page(at)).includes(title))
  })

  test('a closed case needs no help beside it; a municipality that has not told its number has no region', async () => {
    const other = await house({ name: 'Nordvik' })
    const { at, me } = await aCase(other)
    const html = await (await me.get(at)).text()
    assert.ok(html.includes(t.beside))
    assert.doesNotMatch(html, /\/directory\/rvts-/)
    const closing = { outcome: 'foothold-found', words: 'Det går bra', view: 'Jeg klarer meg selv nå', missing: '', rule: 'hold-follow-up' }
    assert.equal((await me.post(`${at}/close`, closing)).status, 303)
    assert.ok(!(await (await me.get(at)).text()).includes(t.beside))
  })
})
