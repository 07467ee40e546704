import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text as errors } from '../../src/http/errors.text.ts'
import { langs } from '../../src/i18n/index.ts'
import { agencies } from '../../src/law/index.ts'
import { text as agreementText } from '../../src/sharing/agreement.text.ts'
import { text as contactText } from '../../src/sharing/contact.text.ts'
import { text as familyText } from '../../src/sharing/family-contact.text.ts'
import { aCase } from '../a-case.ts'
import { inDays } from '../a-consent.ts'
import { served } from '../browser.ts'
import { aConsent, takeBack } from '../given-consent.ts'
import { hands } from './hands.ts'

const town = await served()
const person = { name: 'Ola Testesen', birthDate: '1998-04-03' }

for (const lang of langs)
  test(`on a phone, in ${lang}: contact with another service is agreed on, and ended`, async () => {
    const { at } = await aCase(town, {}, { person })
    const it = await town.visit('coordinator', { width: 390, lang, dark: lang === 'nn' })
    const { press, follow, write, choose, tick, pick, sees } = hands(it)
    const [t, shared] = [agreementText(lang), contactText(lang)]
    await it.go(`${at}/sharing`)
    await it.sound()
    await follow(t.add)
    await it.sound()
    await write(t.rhythm, 'Hver onsdag')
    await press(t.save)
    await sees(errors(lang).choose)
    await it.sound()
    assert.equal(await it.page.getByLabel(t.rhythm).inputValue(), 'Hver onsdag', 'what was typed is kept')
    await pick(t.agency, { label: agencies.find(({ id }) => id === 'school')!.name[lang] })
    await write(t.contact, 'Kontaktlæreren')
    await tick(t.howWords.phone)
    await write(t.place, 'Biblioteket')
    await write(t.takingPart, 'Han selv')
    await choose(t.wishes.person)
    await press(t.save)
    await sees(t.states.live)
    await it.sound()
    await follow(t.end)
    await it.sound()
    await write(shared.reason, 'Han har byttet skole')
    await press(t.end)
    await sees('Han har byttet skole')
    await it.sound()
    await follow(t.seeAll)
    await sees(t.none)
    await it.sound()
  })

for (const lang of langs)
  test(`on a phone, in ${lang}: contact with the family is planned on a yes, and no longer stands when it is taken back`, async () => {
    const { id, at } = await aCase(town, {}, { person })
    const { secret } = await town.as('coordinator')
    const it = await town.visit('coordinator', { width: 390, lang, dark: lang === 'en' })
    const { press, follow, write, choose, sees } = hands(it)
    const t = familyText(lang)
    await it.go(`${at}/sharing/family/new`)
    await sees(t.firstYes)
    await it.sound()
    const consent = await aConsent(town.edge.house, secret, id, { receivers: ['police'] })
    await it.go(`${at}/sharing`)
    await follow(t.add)
    await it.sound()
    await choose(t.phases.release)
    await write(t.family, 'Søsteren')
    await write(t.personWish, 'Et besøk')
    await write(t.familyWish, 'En telefon først')
    await write(t.nextOn, inDays(20))
    await press(t.save)
    await sees(errors(lang).required)
    await it.sound()
    await write(t.plan, 'Telefon på søndag')
    await press(t.save)
    await sees(t.states.stands)
    await it.sound()
    await takeBack(town.edge.house, secret, id, consent)
    await it.page.reload()
    await sees(t.goneTitle)
    await it.sound()
    await follow(t.seeAll)
    await sees(t.states['no-consent'])
    await it.sound()
  })

test('without script both are written down, and a yes that is taken back meanwhile is said beside its field', async () => {
  const { id, at } = await aCase(town, {}, { person })
  const { secret } = await town.as('coordinator')
  const consent = await aConsent(town.edge.house, secret, id, { receivers: ['police'] })
  const it = await town.visit('coordinator', { width: 390, script: false })
  const { press, follow, write, choose, tick, pick, sees } = hands(it)
  const [a, f] = [agreementText('nb'), familyText('nb')]
  await it.go(`${at}/sharing/agreements`)
  await follow(a.add)
  await pick(a.agency, 'police')
  await write(a.contact, 'Politikontakten')
  await tick(a.howWords.meeting)
  await write(a.rhythm, 'Når han selv ber om det')
  await write(a.place, 'Rådhuset')
  await write(a.takingPart, 'Koordinatoren og han selv')
  await choose(a.wishes['not-asked'])
  await press(a.save)
  await sees('Politikontakten')
  await it.sound()
  await it.go(`${at}/sharing/family`)
  await follow(f.add)
  await choose(f.phases.before)
  await write(f.family, 'Moren')
  await write(f.personWish, 'Å si det selv')
  await write(f.familyWish, 'Ikke spurt ennå')
  await write(f.plan, 'En samtale hjemme')
  await takeBack(town.edge.house, secret, id, consent)
  await press(f.save)
  await sees(/Samtykket er ikke gitt, er trukket tilbake/)
  assert.equal(await it.page.getByLabel(f.plan).inputValue(), 'En samtale hjemme')
  await it.sound()
})
