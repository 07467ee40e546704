import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lang } from '../../src/i18n/index.ts'
import { text as dutyText } from '../../src/sharing/duty.text.ts'
import { text as informationText } from '../../src/sharing/police-information.text.ts'
import { text as answerText } from '../../src/sharing/report-answer.text.ts'
import { text as childWelfareText } from '../../src/sharing/report-child-welfare.text.ts'
import { text as policeText } from '../../src/sharing/report-police.text.ts'
import { text as listText } from '../../src/sharing/report.text.ts'
import { childGrounds } from '../../src/law/index.ts'
import { text as menuText } from '../../src/menu.text.ts'
import { text as uiText } from '../../src/ui/ui.text.ts'
import { aCase } from '../a-case.ts'
import { served } from '../browser.ts'
import { today } from './fill.ts'
import { hands } from './hands.ts'

const town = await served()
const langs: readonly Lang[] = ['nb', 'nn', 'en']
const facts = 'Han sov ute tre netter'

/** What the page calls the first ground of § 13-2, after its letter. */
const firstGround = (lang: Lang) => childGrounds(today())[0]!.text[lang]

for (const lang of langs)
  test(`child welfare is told from a phone, and its answer is noted (${lang})`, async () => {
    const { at } = await aCase(town)
    const it = await town.visit('coordinator', { width: 390, lang, dark: lang === 'nn' })
    const { press, follow, write, choose, tick, sees } = hands(it)
    const [t, list, answer] = [childWelfareText(lang), listText(lang), answerText(lang)]
    await it.go(`${at}/sharing`)
    await it.sound()
    await follow(list.seeAll)
    await it.sound()
    await follow(list.toChildWelfare)
    await sees(t.calmTitle)
    await it.sound()
    await write(t.facts, facts)
    await press(t.save)
    await sees(t.refusals['no-ground'])
    await it.sound()
    assert.equal(await it.page.getByLabel(t.facts).inputValue(), facts, 'what was typed is kept')
    await tick(`a) ${firstGround(lang)}`)
    await write(t.childView, 'Han vil ha hjelp')
    await choose(t.parentsAnswers.told)
    await write(t.receiver, 'Vakta')
    await choose(list.how.phone)
    await press(t.save)
    await sees(answer.next.answer)
    await it.sound()
    await follow(answer.note)
    await it.sound()
    await choose(answer.kinds.investigation)
    await press(answer.save)
    await sees(answer.next.outcome)
    await it.sound()
  })

test('the police are told without script: the ground comes first and decides what is asked; what they answer is marked', async () => {
  const { at } = await aCase(town)
  const it = await town.visit('coordinator', { width: 390, script: false })
  const { press, follow, write, choose, sees } = hands(it)
  const [t, list, information] = [policeText('nb'), listText('nb'), informationText('nb')]
  await it.go(`${at}/sharing/reports`)
  await follow(list.toPolice)
  await sees(t.acute)
  await it.sound()
  await choose('Fare for liv eller helse', { exact: false })
  await press(t.goOn)
  await it.sound()
  await write(t.facts, facts)
  await write(t.danger, 'At noen blir skadet')
  await write(t.receiver, 'Operasjonssentralen')
  await choose(t.toldAnswers.told)
  await choose(list.how.phone)
  await press(t.save)
  await sees(t.refusals['named-because'])
  await it.sound()
  await write(t.namedBecause, 'De må finne ham')
  await press(t.save)
  await sees('De må finne ham')
  await follow(t.noteAnswer)
  await it.sound()
  await choose('Politiet deler for å forebygge', { exact: false })
  await write(information.body, 'De har snakket med ham')
  await choose(information.verifiedAnswers.no)
  await write(information.imposed, 'Bare teamet får vite dette')
  await write(information.decidedBy, 'Politikontakten')
  await choose(information.givenHows.spoken)
  await choose(information.toldAnswers['not-known'])
  await press(information.save)
  await sees(information.mayNotPassOn)
  await sees(information.marks.unverified)
  await it.sound()
})

for (const lang of langs)
  test(`a duty to avert is written down on a phone, for its author alone (${lang})`, async () => {
    const it = await town.visit('teacher', { width: 390, lang, dark: lang === 'en' })
    const { press, follow, write, choose, pick, unfold, sees } = hands(it)
    const t = dutyText(lang)
    await it.go('/home')
    await unfold(uiText(lang).menu)
    await follow(menuText(lang).duties)
    await it.sound()
    await follow(t.avert)
    await sees(t.acute)
    await it.sound()
    await press(t.save)
    await it.page.getByRole('group', { name: uiText(lang).errorsTitle(5) }).waitFor()
    await it.sound()
    await pick(t.offence, 'straffeloven-131')
    await write(t.likely, 'Han hadde tid og sted klart')
    await write(t.facts, facts)
    await write(t.receiver, 'Operasjonssentralen')
    await choose(t.actedHows.emergency)
    await press(t.save)
    await sees(t.onlyYou)
    await sees(facts)
    await it.sound()
  })
