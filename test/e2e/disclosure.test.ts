import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { caseActions, writeEntry } from '../../src/case/index.ts'
import { text as errorText } from '../../src/http/errors.text.ts'
import type { Lang } from '../../src/i18n/index.ts'
import { addDays } from '../../src/lib/day.ts'
import { text as menuText } from '../../src/menu.text.ts'
import { text as newText } from '../../src/sharing/disclosure-new.text.ts'
import { text as recordText } from '../../src/sharing/disclosure.text.ts'
import { text as sharedText } from '../../src/sharing/shared.text.ts'
import { text as uiText } from '../../src/ui/ui.text.ts'
import { inCase } from '../../src/work/index.ts'
import { served, type How, type Visit } from '../browser.ts'
import { aConsent, takeBack } from '../a-consent.ts'
import { aCase } from '../a-case.ts'
import { today } from './fill.ts'
import { hands } from './hands.ts'

const town = await served()
const said = 'Han har vært på skolen hver dag denne uka.'
const hidden = 'Søsteren har byttet nummer.'
let opened: Awaited<ReturnType<typeof aCase>>

before(async () => {
  opened = await aCase(town, { person: { name: 'Emil Fjeld', birthDate: '1999-05-01' } })
  for (const body of [said, hidden])
    await inCase(town.edge.house, opened.me.secret, caseActions.writeJournal, opened.id, (work) =>
      writeEntry(work, { kind: 'note', body, happenedOn: today() }),
    )
})

const hows: readonly (How & { lang: Lang })[] = [
  { lang: 'nb', width: 1280 },
  { lang: 'nn', width: 390, dark: true },
  { lang: 'en', width: 390, script: false },
]
for (const how of hows) {
  const { lang } = how
  const [t, shared, record] = [newText(lang), sharedText(lang), recordText(lang)]
  const label = `${lang}, ${how.width} wide, ${how.script === false ? 'without' : 'with'} script`

  test(`what is shared on a consent is read by the police contact on a phone, answered, and gone when it is taken back (${label})`, async () => {
    const consent = await aConsent(town.edge.house, opened.me.secret, opened.id, { receivers: ['police'] })
    const lead = await town.visit('coordinator', how)
    await shares(lead, lang, consent)
    await hands(lead).sees(record.record.noReads)

    const police = await town.visit('police', { ...how, width: 390 })
    const { press, write, sees } = hands(police)
    await police.go('/home')
    await sees(shared.asked)
    await police.sound()
    await police.page.locator('main a[href^="/shared/"]').first().click()
    await sees(said)
    await sees(`${t.summary} ${lang}`)
    const page = await police.page.locator('body').innerText()
    for (const words of [hidden, opened.number, 'Emil']) assert.ok(!page.includes(words), words)
    await police.sound()
    await press(shared.send)
    await sees(uiText(lang).errorsTitle(1))
    await police.sound()
    await write(shared.write, `Vi kommer torsdag (${lang}).`)
    await press(shared.send)
    await sees(`Vi kommer torsdag (${lang}).`)
    await police.sound()

    await lead.page.reload()
    await hands(lead).sees(`Vi kommer torsdag (${lang}).`)
    await lead.sound()

    await takeBack(town.edge.house, opened.me.secret, opened.id, consent)
    await police.page.reload()
    await sees(errorText(lang).notFound.title)
    await police.go('/shared')
    await sees(shared.none)
    await police.sound()
    await lead.page.reload()
    await hands(lead).sees(record.record.over)
  })
}

/** Whom, on which ground, what; then she looks it over, goes back once, and shares it. */
async function shares(it: Visit, lang: Lang, consent: string) {
  const { press, follow, write, pick, choose, sees } = hands(it)
  const [t, record] = [newText(lang), recordText(lang)]
  await it.go(`${opened.at}/sharing`)
  await it.sound()
  await follow(record.share)
  await pick(t.who.label, town.id('police'))
  await it.sound()
  await press(t.who.go)
  await it.page.locator(`[value="consent:${consent}"]`).check()
  await it.sound()
  await press(t.on.go)
  await it.sound()
  await press(t.look)
  await sees(uiText(lang).errorsTitle(2))
  await it.sound()
  await write(t.summary, `${t.summary} ${lang}`)
  await it.page.locator('[name="entries"]').nth(1).check()
  await write(t.question, 'Kan dere komme på skolen?')
  await it.page.getByLabel(t.until).fill(addDays(today(), 20))
  await choose(t.tolds.yes)
  await press(t.look)
  await sees(t.wrong.view)
  await it.sound()
  await write(t.view, 'Det er greit for ham.')
  await press(t.look)
  await sees(t.check.lead)
  await sees(said)
  await it.sound()
  await press(t.check.back)
  assert.equal(await it.page.getByLabel(t.question).inputValue(), 'Kan dere komme på skolen?')
  await press(t.look)
  await press(t.check.share)
  await sees(record.record.noAnswers)
  await it.sound()
}

test('whoever has something shared with her finds it in the menu', async () => {
  const it = await town.visit('police')
  await it.go('/home')
  await hands(it).follow(menuText('nb').shared)
  await hands(it).sees(sharedText('nb').lead)
})
