import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text as providerText } from '../../src/demo/provider.text.ts'
import { text as homeText } from '../../src/home/home.text.ts'
import { foundMunicipality } from '../../src/identity/index.ts'
import { text as signInText } from '../../src/identity/sign-in.text.ts'
import { text as uiText } from '../../src/ui/ui.text.ts'
import { served, type Visit } from '../browser.ts'
import { hands } from './hands.ts'
import { withProvider } from './provider.ts'

const t = signInText('nb')
const town = await served(
  withProvider([
    ['Fjordvik teacher', 'Kari Lærer'],
    ['Fjordvik coordinator', 'Siri Koordinator'],
    ['Fjordvik nobody', 'Per Ingensteds'],
  ]),
)

const choosePerson = ({ page }: Visit, name: string) => page.getByRole('button', { name: new RegExp(name) }).click()
const cookieOf = async ({ context }: Visit) => (await context.cookies()).find(({ name }) => name === 'fotfeste')

test('a teacher signs in from the page she wanted, and comes to it', async () => {
  const it = await town.visit(undefined, { width: 390 })
  await it.go('/concerns')
  await hands(it).sees(providerText('nb').choose)
  await it.sound()
  await choosePerson(it, 'Kari Lærer')
  await it.page.waitForURL('**/concerns')
  await it.sound()
  assert.equal((await cookieOf(it))?.httpOnly, true)
})

test('the language she reads goes with her to the provider and back', async () => {
  for (const lang of ['nn', 'en'] as const) {
    const it = await town.visit(undefined, { lang })
    await it.go('/home')
    await hands(it).sees(providerText(lang).choose)
    assert.equal(await it.page.locator('html').getAttribute('lang'), lang)
    await it.sound()
    await choosePerson(it, 'Kari Lærer')
    await it.page.waitForURL('**/home')
    await hands(it).sees(homeText(lang).newConcern)
    assert.equal(await it.page.locator('html').getAttribute('lang'), lang)
  }
})

test('signing in again gives a new session and ends the old one', async () => {
  const it = await town.visit('coordinator')
  const old = await cookieOf(it)
  await it.go('/sign-in')
  await choosePerson(it, 'Kari Lærer')
  await it.page.waitForURL('**/home')
  assert.notEqual((await cookieOf(it))?.value, old?.value)
  await it.context.addCookies([old!])
  await it.go('/home')
  await hands(it).sees(providerText('nb').choose)
})

test('signing out ends the session, also for whoever kept the cookie', async () => {
  const it = await town.visit('teacher')
  await it.go('/home')
  const kept = await cookieOf(it)
  await hands(it).press(uiText('nb').signOut)
  await hands(it).sees(t.signedOut.title)
  await it.sound()
  assert.equal(await cookieOf(it), undefined)
  await it.context.addCookies([kept!])
  await it.go('/home')
  await hands(it).sees(providerText('nb').choose)
})

test('someone whom the municipality has not added is told so, in the language chosen', async () => {
  const it = await town.visit(undefined, { lang: 'nn', width: 390 })
  await it.go('/sign-in')
  await choosePerson(it, 'Per Ingensteds')
  await hands(it).sees(signInText('nn').unknown.title)
  await it.sound()
  assert.equal(await cookieOf(it), undefined)
})

test('a sign-in that was broken off can be begun anew', async () => {
  const it = await town.visit(undefined)
  await it.go('/sign-in')
  await it.page.goto('/sign-in/callback?error=access_denied')
  await hands(it).sees(t.failed.title)
  await it.sound()
  await hands(it).follow(t.signIn)
  await hands(it).sees(providerText('nb').choose)
})

test('who works in two municipalities chooses where, and sees only that place', async () => {
  await foundMunicipality(town.owner, town.keyring, { name: 'Nabodal', lang: 'nb' }, async (founder) => {
    const unit = await founder.addUnit({ name: 'Nabodal skole', service: 'school' })
    await founder.addAccount({
      unit,
      name: 'Siri Nabo',
      title: 'Rådgiver',
      lang: 'nb',
      issuer: 'https://login.test',
      subject: 'Fjordvik coordinator',
      roles: ['employee'],
      receives: [],
    })
  })
  const it = await town.visit(undefined, { width: 390 })
  await it.go('/inbox')
  await choosePerson(it, 'Siri Koordinator')
  await hands(it).sees(t.choose.title)
  await it.sound()
  await hands(it).press('Nabodal, Nabodal skole')
  await it.page.waitForURL('**/inbox')
  await it.go('/home')
  await it.sound()
  assert.match((await it.page.locator('header').textContent()) ?? '', /Nabodal/)
  await it.page.getByText('Siri Nabo').waitFor({ state: 'attached' })
})
