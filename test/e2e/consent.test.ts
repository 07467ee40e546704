import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text as hintText } from '../../src/case/consent-hint.text.ts'
import { text as frameText } from '../../src/case/frame.text.ts'
import { text as protectionText } from '../../src/case/protection.text.ts'
import { text as errors } from '../../src/http/errors.text.ts'
import { langs } from '../../src/i18n/index.ts'
import { agencies } from '../../src/law/index.ts'
import { text as asking } from '../../src/sharing/consent-asking.text.ts'
import { text as formText } from '../../src/sharing/consent-form.text.ts'
import { text as hereText } from '../../src/sharing/consent-here.text.ts'
import { text as consent } from '../../src/sharing/consent.text.ts'
import { aCase } from '../a-case.ts'
import { askedConsent, inDays } from '../a-consent.ts'
import { served } from '../browser.ts'
import { hands } from './hands.ts'

const town = await served()
const grown = { name: 'Ola Testesen', birthDate: '1998-04-03', contact: 'Storgata 1' }
const scan = { name: 'skann.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 underskrevet') }

for (const lang of langs)
  test(`on a phone, in ${lang}: asked from the step, answered on paper, and taken back with one press`, async () => {
    const { at } = await aCase(town, { person: grown })
    const it = await town.visit('coordinator', { width: 390, lang })
    const { press, follow, write, choose, tick, sees } = hands(it)
    const [a, t] = [asking(lang), consent(lang)]
    await it.go(`${at}/steps/dialogue`)
    await it.sound()
    await follow(hintText(lang).ask)
    await press(a.save)
    await sees(errors(lang).required)
    await it.sound()
    await write(a.what, 'At vi snakker sammen om timeplanen')
    await tick(agencies.find(({ id }) => id === 'school')!.name[lang])
    await write(a.purpose, 'At dagene blir lettere')
    await press(a.save)
    await sees(a.refusals['no-end'])
    await write(a.validUntil, inDays(60))
    await press(a.save)
    await sees(t.states.asked)
    await it.sound()
    await choose(a.yes)
    await choose(t.givenBy.person)
    await choose(t.hows.paper)
    await press(a.saveAnswer)
    await it.page.getByLabel(a.paper).setInputFiles({ ...scan, buffer: Buffer.from('tekst') })
    await press(a.paperSave)
    await sees(a.wrongKind)
    await it.sound()
    await it.page.getByLabel(a.paper).setInputFiles(scan)
    await press(a.paperSave)
    await sees(t.states.live)
    await it.sound()
    await follow(t.form)
    await sees(formText(lang).title)
    await it.sound()
    await it.page.goBack()
    await press(t.withdraw)
    await sees(t.nothingMore)
    await it.sound()
    await it.go(`${at}/sharing`)
    await sees(t.all)
    await it.sound()
  })

test('without script a no is written down, and the list says it calmly', async () => {
  const { at } = await aCase(town, { person: { name: 'Kim Testesen', birthDate: '2013-03-03' } })
  const it = await town.visit('coordinator', { script: false })
  const { press, follow, write, choose, tick, sees } = hands(it)
  const [a, t] = [asking('nb'), consent('nb')]
  await it.go(at)
  await follow(frameText('nb').tabs.sharing)
  await sees(t.none)
  await follow(t.ask)
  await write(a.what, 'At politikontakten får vite om nettgruppen')
  await tick('Politi')
  await write(a.purpose, 'At vi får råd')
  await write(a.validUntil, inDays(30))
  await press(a.save)
  await choose(a.yes)
  await choose(t.givenBy.person)
  await choose(t.hows.spoken)
  await press(a.saveAnswer)
  await sees(a.refusals['not-by-age'])
  await it.sound()
  await choose(a.no)
  await write(a.said, 'Jeg vil ikke')
  await press(a.saveAnswer)
  await sees('Jeg vil ikke')
  await it.sound()
  await it.go(`${at}/sharing/consents`)
  await sees(t.groups.refused)
  await it.sound()
})

for (const lang of langs)
  test(`the person answers on the worker's phone, in ${lang}, and sees nothing else of the case`, async () => {
    const { at, id, number, me } = await aCase(town, { person: grown })
    const what = 'At vi snakker sammen om skoledagen'
    const script = lang !== 'nn'
    const it = await town.visit('coordinator', { width: 390, lang: 'nb', dark: lang === 'en', script })
    const { press, follow, sees } = hands(it)
    const [words, t] = [formText(lang), hereText(lang)]
    for (const [button, said] of [
      [words.yes, t.saidYes],
      [words.no, t.saidNo],
    ] as const) {
      const asked = await askedConsent(town.edge.house, me.secret, id, { receivers: ['school'], what, language: lang })
      await it.go(`${at}/sharing/consents/${asked}`)
      await follow(hereText('nb').open)
      await sees(words.title)
      await it.sound()
      const main = it.page.getByRole('main')
      for (const hidden of [number, 'Ola', 'Testesen']) assert.ok(!(await main.innerText()).includes(hidden), hidden)
      assert.equal(await it.page.title(), `${formText('nb').title} – Fotfeste`)
      const [yes, no] = await Promise.all(
        [words.yes, words.no].map((name) => main.getByRole('button', { name, exact: true }).boundingBox()),
      )
      assert.deepEqual([yes!.width, yes!.height], [no!.width, no!.height], 'the buttons are of one size')
      await press(button)
      await sees(said)
      await it.sound()
      assert.ok(!(await main.innerText()).includes('skoledagen'))
      await follow(hereText('nb').back)
      await sees(consent('nb').hows.electronic)
      await it.sound({ axe: false })
    }
  })

test('whoever is too young to answer alone is told so calmly on the screen', async () => {
  const { at, id, me } = await aCase(town, { person: { name: 'Kim Testesen', birthDate: '2013-03-03' } })
  const asked = await askedConsent(town.edge.house, me.secret, id, { receivers: ['school'] })
  const it = await town.visit('coordinator', { width: 390 })
  await it.go(`${at}/sharing/consents/${asked}/here`)
  await hands(it).sees(hereText('nb').notHere)
  await hands(it).sees('barnelova § 30')
  await it.sound()
  assert.equal(await it.page.getByRole('main').getByRole('button').count(), 0)
})

test('a team protects an address, and the lead opens it by an act of its own', async () => {
  const { at } = await aCase(town, { person: grown })
  const it = await town.visit('coordinator', { width: 390 })
  const { press, follow, sees } = hands(it)
  const t = protectionText('nb')
  await it.go(`${at}/person`)
  await follow(t.change)
  await it.sound()
  await press(t.change)
  await sees(t.on)
  assert.ok(!(await it.page.content()).includes('Storgata'))
  await it.sound()
  await follow(t.see)
  await sees('Storgata 1')
  await it.sound()
})
