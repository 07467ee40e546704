import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text as arenaText } from '../../src/directory/arena.text.ts'
import { actor } from '../../src/directory/index.ts'
import { text as publicText } from '../../src/directory/directory.text.ts'
import { text as keptText } from '../../src/directory/kept.text.ts'
import { text } from '../../src/directory/local-contact.text.ts'
import { text as numberText } from '../../src/directory/own-number.text.ts'
import { addressIn, langs } from '../../src/i18n/index.ts'
import { served } from '../browser.ts'
import { hands } from './hands.ts'

const town = await served()

for (const lang of langs)
  test(`on a phone, in ${lang}: someone without an account finds the RVTS of the municipality, and gets no cookie`, async () => {
    const it = await town.visit(undefined, { width: 390, lang, dark: lang === 'nn' })
    const { press, pick, follow, sees } = hands(it)
    const t = publicText(lang)
    await it.go(addressIn(lang, '/directory'))
    await sees(t.chooseHere)
    await it.sound()
    await pick(t.municipality, { label: 'Alta' })
    await pick(t.need, { label: t.needs.out })
    await press(t.find)
    await sees(t.hereFor('Alta', '5601', 'Finnmark'))
    await it.sound()
    await follow('RVTS Nord')
    await sees(actor('rvts-nord')!.when[lang])
    await it.sound()
    await follow(t.back)
    await follow(t.areas)
    await it.sound()
    await follow(t.back)
    await follow(t.resources)
    await it.sound()
    await it.go(addressIn(lang, '/directory/ran'))
    await sees(t.status.superseded)
    await it.sound()
    const cookies = (await it.context.cookies()).map(({ name }) => name)
    // the language is what the visit began with; the pages themselves leave nothing
    assert.deepEqual(
      cookies.filter((name) => name !== 'lang'),
      [],
    )
  })

for (const lang of langs)
  test(`on a phone, in ${lang}: a coordinator adds a contact and a place, and they stand on the public pages`, async () => {
    const it = await town.visit('coordinator', { width: 390, lang, dark: lang === 'en' })
    const { press, follow, write, tick, choose, sees } = hands(it)
    const [t, places, seen] = [text(lang), arenaText(lang), publicText(lang)]
    const { save } = keptText(lang)
    const [service, club] = [`Barnevernvakta ${lang}`, `Klatrelaget ${lang}`]
    await it.go('/local-contacts')
    await it.sound()
    await follow(t.add)
    await write(t.name, service)
    await write(t.purpose, 'Svarer hele døgnet')
    await tick(seen.needs.urgent)
    await press(save)
    await sees(t.reachable)
    await it.sound()
    assert.equal(await it.page.getByLabel(t.name).first().inputValue(), service, 'what was typed is kept')
    await write(t.phone, '22 33 44 55')
    await press(save)
    await sees(service)
    await it.sound()
    await follow(t.arenas)
    await it.sound()
    await follow(places.add)
    await write(places.name, club)
    await choose(seen.arenaKinds.sport)
    await write(places.about, 'Klatring inne')
    await write(places.contact, 'post@klatrelaget.test')
    await write(places.cost, 'Gratis')
    await write(places.joining, 'Møt opp')
    await it.sound()
    await press(save)
    await sees(club)
    await it.sound()
    await it.go(addressIn(lang, '/directory'))
    await sees(service)
    await it.sound()
    await follow(seen.arenas)
    await sees(club)
    await it.sound()
  })

test('the administrator chooses the municipality without script, and the public page shows its region', async () => {
  const it = await town.visit('administrator', { width: 390, script: false })
  const { press, pick, sees } = hands(it)
  await it.go('/municipality/number')
  await sees(numberText('nb').none)
  await it.sound()
  await pick(numberText('nb').municipality, { label: 'Kinn (4602), Vestland' })
  await press(numberText('nb').save)
  await sees('Vest politidistrikt')
  await it.sound()
  await it.go('/directory')
  await sees(publicText('nb').hereFor('Kinn', '4602', 'Vestland'))
  await it.sound()
})
