import { test } from 'node:test'
import { text as caseText } from '../../src/case/case.text.ts'
import { text as concernText } from '../../src/case/concern.text.ts'
import { text as reportText } from '../../src/case/draft-report.text.ts'
import { text as draftText } from '../../src/case/draft.text.ts'
import { text as inboxText } from '../../src/case/inbox.text.ts'
import { text as openingText } from '../../src/case/opening.text.ts'
import { text as stepText } from '../../src/case/step.text.ts'
import { aCase } from '../a-case.ts'
import { report } from '../report.ts'
import { served } from '../browser.ts'
import { stepCalled, today } from './fill.ts'
import { hands } from './hands.ts'
import { isToldOf, keys } from './keys.ts'

const town = await served()

test('a worry is written and sent by keyboard alone', async () => {
  const it = await town.visit('teacher')
  const { page } = it
  const { skip, follow, send, write, tick, choose } = keys(it)
  const [draft, t] = [draftText('nb'), reportText('nb')]
  await it.go('/concerns')
  await skip()
  await follow(concernText('nb').new)
  await skip()
  await choose(page.getByRole('group', { name: draft.origin }), 1)
  await send(draft.begin, 'Space')
  await skip()
  await write(draft.seen, 'Han sa at ingen hører på ham')
  await send(draft.saveAndGoOn)
  await skip()
  await write(draft.name, 'Eirik Nordvoll')
  await tick(draft.asked.person)
  await send(draft.saveAndGoOn)
  await skip()
  await follow(draft.report)
  await skip()
  await choose(page.getByRole('group', { name: t.receiver }))
  await send(t.goOn)
  await skip()
  await send(t.send)
  await isToldOf(it, 2, page.getByRole('group', { name: t.ground }).getByRole('radio').first())
  await choose(page.getByRole('group', { name: t.ground }))
  await choose(page.getByRole('group', { name: t.told }))
  await send(t.send)
  await hands(it).sees(concernText('nb').receipt)
  await it.sound({ axe: false })
})

test('a report is opened and becomes a case by keyboard alone', async () => {
  const { reference } = await report(town)
  const it = await town.visit('coordinator')
  const { page } = it
  const { skip, follow, send, write, choose } = keys(it)
  const [inbox, t] = [inboxText('nb'), openingText('nb')]
  await it.go('/inbox')
  await skip()
  await follow(reference)
  await skip()
  await send(inbox.open.button)
  await skip()
  await follow(inbox.decide.button)
  await follow(inbox.choice.open.title)
  await skip()
  await choose(page.getByRole('group', { name: t.service }))
  await send(t.go)
  await skip()
  await choose(page.getByRole('group', { name: t.ground }))
  await send(t.go)
  await skip()
  await send(t.open)
  await isToldOf(it, 2, page.getByLabel(t.reason))
  await write(t.reason, 'Vi er enige om å følge opp')
  await write(t.purpose, 'At han får noen å snakke med')
  await write(t.name, 'Emil Fjeld')
  await send(t.open)
  await hands(it).sees('At han får noen å snakke med')
  await it.sound({ axe: false })
})

test('a step is begun and finished by keyboard alone', async () => {
  const { at: address } = await aCase(town)
  const it = await town.visit('coordinator')
  const { page } = it
  const { skip, follow, send, date, reach, choose } = keys(it)
  const t = stepText('nb')
  const { title, records } = stepCalled('dialogue')
  await it.go(address)
  await skip()
  await follow(caseText('nb').begin)
  await skip()
  await send(t.start)
  await skip()
  await follow(caseText('nb').finish)
  await skip()
  await send(t.finish)
  await isToldOf(it, records.length, page.locator('#answer-contact'))
  for (const { key, kind, label } of records) {
    if (kind === 'choice') await choose(page.getByRole('group', { name: label.nb }), 1)
    else if (kind === 'date') await date(page.locator(`#answer-${key}`), today())
    else {
      await reach(page.locator(`#answer-${key}`))
      await page.keyboard.insertText(`Skrevet om ${key}`)
    }
  }
  await send(t.finish)
  await skip()
  await follow(title.nb)
  await hands(it).sees('Skrevet om own-view')
  await it.sound({ axe: false })
})
