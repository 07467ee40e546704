import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text as guidanceText } from '../../src/portal/guidance.text.ts'
import { text as partsText } from '../../src/portal/parts.text.ts'
import { shippedArticles } from '../../src/article/index.ts'
import { addressIn, langs } from '../../src/i18n/index.ts'
import { assets } from '../../src/ui/index.ts'
import { served, type Visit } from '../browser.ts'
import { hands } from './hands.ts'

const town = await served()
const phone = { width: 390 } as const
const sheet = (await assets()).url('app.css')

for (const [turn, lang] of langs.entries())
  test(`a third of the articles are looked at on a phone in each language, and each has no fault (${lang})`, async () => {
    const it = await town.visit(undefined, phone)
    for (const { slug } of shippedArticles().filter((_, place) => place % langs.length === turn)) {
      await it.go(addressIn(lang, `/guidance/${slug}`))
      await it.sound()
    }
    await it.context.close()
  })

test('the portal’s other pages have no fault, in each language and in the dark', async () => {
  for (const lang of langs) {
    const it = await town.visit(undefined, { ...phone, dark: lang !== 'nb' })
    for (const path of [
      '/',
      '/guidance',
      '/guidance/for/young',
      '/guidance/about/urgent',
      '/guidance/steps',
      '/glossary',
      '/search',
      '/accessibility',
    ]) {
      await it.go(addressIn(lang, path))
      await it.sound()
    }
    await it.context.close()
  }
})

test('with the text twice as large, nothing is pushed off a phone', async () => {
  const it = await town.visit(undefined, { ...phone, largeText: true })
  for (const path of ['/', '/guidance', '/guidance/seven-steps', '/guidance/individual-plan', '/glossary']) {
    await it.go(path)
    await it.sound({ axe: false })
  }
})

test('a page that carries its own style looks as it does with the whole sheet', async () => {
  for (const how of [phone, { width: 1280, dark: true }]) {
    const it = await town.visit(undefined, how)
    for (const path of [
      '/',
      '/guidance',
      '/guidance/seven-steps',
      '/guidance/wanting-out',
      '/guidance/steps',
      '/glossary',
      '/accessibility',
    ]) {
      await it.go(path)
      assert.equal(await it.page.locator('style').count(), 1)
      const own = await it.page.screenshot({ fullPage: true })
      await it.page.evaluate(async (href) => {
        const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
        const loaded = new Promise((done) => link.addEventListener('load', done))
        document.querySelector('style')!.replaceWith(link)
        await loaded
      }, sheet)
      assert.ok(own.equals(await it.page.screenshot({ fullPage: true })), `${path} at ${how.width}`)
    }
    await it.context.close()
  }
})

test('on a phone the menu opens, and leads on, with the style that the page carries', async () => {
  const it = await town.visit(undefined, phone)
  await it.go('/guidance/mentor')
  await it.page.locator('.menu summary').click()
  await it.page.getByRole('link', { name: 'English' }).click()
  await it.page.waitForURL(/\/en\/guidance\/mentor$/)
  await it.sound({ axe: false })
})

const meaningOf = (it: Visit) => it.page.locator('.term__meaning:popover-open')

test('a word of the field is explained when it is tapped, pointed at, or reached by keyboard, and Escape closes it', async () => {
  const it = await town.visit(undefined)
  await it.go('/guidance/wanting-out')
  const word = it.page.locator('button.term').first()
  await word.click()
  assert.equal(await meaningOf(it).count(), 1)
  await it.sound()
  await it.page.keyboard.press('Escape')
  assert.equal(await meaningOf(it).count(), 0)
  await it.page.mouse.move(0, 0)
  await it.page.locator('h1').click()
  await word.hover()
  await meaningOf(it).waitFor()
  await it.page.mouse.move(0, 0)
  await meaningOf(it).waitFor({ state: 'detached' })
  await it.page.locator('main a').first().focus()
  for (let step = 0; step < 40 && !(await meaningOf(it).count()); step++) await it.page.keyboard.press('Tab')
  assert.equal(await meaningOf(it).count(), 1)
})

test('without script a word is explained when it is tapped', async () => {
  const it = await town.visit(undefined, { ...phone, script: false })
  await it.go('/nn/guidance/wanting-out')
  await it.page.locator('button.term').first().click()
  assert.equal(await meaningOf(it).count(), 1)
})

for (const script of [true, false])
  test(`a teacher searches with her own words ${script ? 'and sees answers while she types' : 'without script'}`, async () => {
    const it = await town.visit(undefined, { ...phone, script })
    const { press, follow } = hands(it)
    await it.go('/search')
    const t = partsText('nb')
    if (script) await it.page.getByLabel(t.search).pressSequentially('rettleii')
    else {
      await it.page.getByLabel(t.search).fill('rettleiing')
      await press(t.searchGo)
    }
    await it.page.locator('#found a[href="/guidance/guidance-and-care"]').waitFor()
    await it.sound()
    assert.equal(new URL(it.page.url()).search, '')
    await follow('Råd, veiledning og å ta vare på deg selv')
    await it.sound({ axe: false })
  })

test('who asks for it can read without a network, take it away again, and nothing else is ever kept', async () => {
  const it = await town.visit(undefined, phone)
  const t = guidanceText('nb').offline
  await it.go('/guidance')
  await it.page.getByRole('button', { name: t.keep }).click()
  await it.page.getByRole('button', { name: t.drop }).waitFor()
  const kept = await it.page.evaluate(async () =>
    (await (await caches.open('fotfeste-reading')).keys()).map(({ url }) => new URL(url).pathname),
  )
  assert.ok(kept.includes('/guidance/wanting-out'))
  for (const path of kept) assert.match(path, /^\/($|guidance|glossary|assets\/)/)
  await it.go('/guidance/mentor')
  await it.context.setOffline(true)
  await it.go('/guidance/wanting-out')
  await it.page.getByRole('heading', { level: 1, name: 'Til deg som vil ut' }).waitFor()
  await it.context.setOffline(false)
  await it.go('/guidance')
  await it.page.getByRole('button', { name: t.drop }).click()
  await it.page.getByText(t.none).waitFor()
  assert.equal(await it.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0)
})

test('the steps fit on one sheet of paper', async () => {
  const it = await town.visit(undefined)
  await it.go('/guidance/steps')
  const paper = await it.page.pdf({ format: 'A4' })
  assert.equal(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 1)
})
