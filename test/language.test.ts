import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createApp } from '../src/app.ts'
import type { OidcClient } from '../src/identity/index.ts'
import { signInPages } from '../src/identity/pages.ts'
import { house, origin } from './house.ts'

const home = await house()
// nobody signs in here: the language is chosen beside it
const away = async () => {
  throw new Error('nobody signs in')
}
const oidc: OidcClient = { start: away, finish: away, endSessionUrl: away }
const signIn = signInPages({ oidc, login: home.login, keyring: home.keyring, addressOf: () => 'one' })
const app = createApp(home.edge, [...home.routes, ...signIn])
const headers = { origin, 'content-type': 'application/x-www-form-urlencoded' }
const choose = (language: string, back: string) =>
  app.request('/language', { method: 'POST', headers, body: new URLSearchParams({ language, back }) })
const leadsTo = async (language: string, back: string) => (await choose(language, back)).headers.get('location')

/** Follows a language in the header of the page for everyone at this address; gives the page that comes, and where it stands. */
async function follow(language: 'nb' | 'nn' | 'en', address: string) {
  const html = await (await app.request(address)).text()
  const [, link = ''] = new RegExp(`<a href="([^"]*)" lang="${language}" hreflang`).exec(html)!
  const to = link.replaceAll('&amp;', '&')
  return { to, html: await (await app.request(to)).text() }
}

describe('another language is chosen in the header', () => {
  test('in the middle of the sharing guide: every choice stays', async () => {
    const choices = 'sender=school&receiver=police&danger=none'
    const { to, html } = await follow('nn', `/sharing-guide?${choices}`)
    assert.equal(to, `/nn/sharing-guide?${choices}`)
    assert.match(html, /<html lang="nn"/)
    for (const [name, value] of new URLSearchParams(choices))
      assert.match(html, new RegExp(`type="hidden" name="${name}" value="${value}"`))
    assert.equal((await follow('nb', to)).to, `/sharing-guide?${choices}`)
  })

  test('a page for everyone stands at an address of its own in each language, and no cookie is asked for', async () => {
    for (const [from, language, to] of [
      ['/laws', 'en', '/en/laws'],
      ['/', 'en', '/en'],
      ['/nn', 'nb', '/'],
      ['/en/laws/straffeloven', 'nn', '/nn/laws/straffeloven'],
    ] as const) {
      const there = await follow(language, from)
      assert.equal(there.to, to)
      assert.match(there.html, new RegExp(`<html lang="${language}"`))
    }
  })

  test('the front that everyone shares never holds what another asked', async () => {
    await app.request('/nn?words=of-another')
    assert.equal((await (await app.request('/nn')).text()).includes('of-another'), false)
  })

  test('a signed-in page keeps what was asked, and a form that is shown again leads to its own page', async () => {
    const someone = await home.as('teacher')
    assert.match(await (await someone.get('/drafts?x=1&y=a%20b')).text(), /name="back" value="\/drafts\?x=1&amp;y=a%20b"/)
    const administrator = await home.as('administrator')
    const again = await administrator.post('/people/units/new?x=1', {})
    assert.equal(again.status, 422)
    assert.match(await again.text(), /name="back" value="\/people\/units\/new"/)
  })
})

describe('where to go back to', () => {
  for (const [back, to] of [
    ['/laws?a=1', '/laws?a=1'],
    ['/laws?a=%0d%0aSet-Cookie:x', '/laws?a=%0D%0ASet-Cookie%3Ax'],
    ['/laws?a=1#//evil.test', '/laws?a=1%23%2F%2Fevil.test'],
    ['/laws?next=//evil.test', '/laws?next=%2F%2Fevil.test'],
    ['/laws?', '/laws'],
    ['//evil.test?a=1', '/home'],
    ['/\\evil.test?a=1', '/home'],
    ['https://evil.test/laws?a=1', '/home'],
    ['javascript:alert(1)?a=1', '/home'],
    ['?a=1', '/home'],
    ['', '/home'],
  ] as const)
    test(`${JSON.stringify(back)} leads to ${to}`, async () => {
      assert.equal(await leadsTo('nn', back), to)
      assert.equal(new URL(to, origin).origin, origin)
    })

  test('what is too long to have been asked is left behind, and the page is still found', async () => {
    assert.equal(await leadsTo('nn', `/laws?a=${'x'.repeat(1_998)}`), `/laws?a=${'x'.repeat(1_998)}`)
    assert.equal(await leadsTo('nn', `/laws?a=${'x'.repeat(1_999)}`), '/laws')
  })
})
