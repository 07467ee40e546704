import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text as caseText } from '../../src/case/case.text.ts'
import { text as closingText } from '../../src/case/closing.text.ts'
import { text as concernText } from '../../src/case/concern.text.ts'
import { text as reportText } from '../../src/case/draft-report.text.ts'
import { text as draftText } from '../../src/case/draft.text.ts'
import { text as frameText } from '../../src/case/frame.text.ts'
import { text as inboxText } from '../../src/case/inbox.text.ts'
import { text as journalText } from '../../src/case/journal.text.ts'
import { text as openingText } from '../../src/case/opening.text.ts'
import { text as stepText } from '../../src/case/step.text.ts'
import { text as taskText } from '../../src/case/task.text.ts'
import { text as menuText } from '../../src/menu.text.ts'
import { text as uiText } from '../../src/ui/ui.text.ts'
import { served } from '../browser.ts'
import { aCase } from '../a-case.ts'
import { report } from '../report.ts'
import { answerAll, stepCalled, today } from './fill.ts'
import { hands } from './hands.ts'

const town = await served()
const without = { script: false } as const

test('a worry is written and sent from a phone without script', async () => {
  const it = await town.visit('teacher', { ...without, width: 390 })
  const { press, follow, write, choose, unfold, sees } = hands(it)
  const [draft, t] = [draftText('nb'), reportText('nb')]
  await it.go('/home')
  await unfold(uiText('nb').menu)
  await follow(menuText('nb').concerns)
  await follow(concernText('nb').new)
  await press(draft.begin)
  await write(draft.seen, 'Han sa at ingen hører på ham')
  await press(draft.add)
  await write(draft.seen, 'Han satt alene')
  await it.sound()
  await press(draft.saveAndGoOn)
  await write(draft.birthYear, 'ca. 2010')
  await write(draft.protective, 'Broren er der')
  await press(draft.saveAndGoOn)
  await sees(draft.year)
  assert.equal(await it.page.getByLabel(draft.protective).inputValue(), 'Broren er der', 'what she typed is still there')
  await it.sound()
  await write(draft.birthYear, '2010')
  await write(draft.name, 'Eirik Nordvoll')
  await press(draft.saveAndGoOn)
  await sees('Han satt alene')
  await follow(draft.report)
  await choose(t.receivers.municipal)
  await press(t.goOn)
  await choose('Kolleger i samme organ', { exact: false })
  await choose(t.tolds.told)
  await press(t.send)
  await sees(concernText('nb').receipt)
  await it.sound()
})

test('a report becomes a case without script', async () => {
  const { reference } = await report(town)
  const it = await town.visit('coordinator', without)
  const { press, follow, write, sees } = hands(it)
  const [inbox, t] = [inboxText('nb'), openingText('nb')]
  await it.go('/inbox')
  await follow(reference)
  await press(inbox.open.button)
  await follow(inbox.choice.open.title)
  await it.page.getByRole('group', { name: t.service }).getByRole('radio').first().check()
  await press(t.go)
  await it.page.getByRole('group', { name: t.ground }).getByRole('radio').first().check()
  await press(t.go)
  await press(t.open)
  await sees(uiText('nb').errorsTitle(2))
  await it.sound()
  await write(t.reason, 'Vi er enige om å følge opp')
  await write(t.purpose, 'At han får noen å snakke med')
  await press(t.open)
  await sees('At han får noen å snakke med')
  await it.sound()
})

test('a case is led and closed without script', async () => {
  const { at: address } = await aCase(town)
  const it = await town.visit('coordinator', without)
  const { press, follow, write, choose, unfold, sees } = hands(it)
  const [step, t] = [stepText('nb'), closingText('nb')]
  await it.go(address)
  await follow(caseText('nb').begin)
  await press(step.start)
  await follow(caseText('nb').finish)
  await press(step.finish)
  await it.sound()
  await answerAll(it, stepCalled('dialogue'), ({ key }) => `Skrevet om ${key}`)
  await press(step.finish)
  await follow(frameText('nb').tabs.journal)
  await write(journalText('nb').body, 'Snakket med moren')
  await press(journalText('nb').save)
  await sees('Snakket med moren')
  await follow(frameText('nb').tabs.tasks)
  await unfold(taskText('nb').add)
  await write(taskText('nb').what, 'Ring ungdomsklubben')
  await press(taskText('nb').save)
  await sees('Ring ungdomsklubben')
  await it.sound()
  await it.go(`${address}/close`)
  await choose(t.outcomes['person-declined'])
  await write(t.words, 'Hun ville ikke ha mer hjelp nå')
  await write(t.view, '«Det går fint»')
  await it.page.getByRole('group', { name: t.rule }).getByRole('radio').first().check()
  await press(t.save)
  await sees(t.fallAwayNeeded)
  await it.sound()
  await hands(it).tick(t.fallAway)
  await press(t.save)
  await sees('«Det går fint»')
  await it.sound()
  await it.go(`${address}/reopen`)
  await write(t.reason, 'Hun ringte')
  await write(t.nextOn, today())
  await press(t.reopen)
  await sees(uiText('nb').nextAction)
})
