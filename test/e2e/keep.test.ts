import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { text as journalText } from '../../src/case/journal.text.ts'
import { text as nextText } from '../../src/case/next.text.ts'
import { text as personText } from '../../src/case/person.text.ts'
import { text as stepText } from '../../src/case/step.text.ts'
import { text as errorsText } from '../../src/http/errors.text.ts'
import { text as routineText } from '../../src/routine/draft.text.ts'
import { served, type Visit } from '../browser.ts'
import { aCase } from '../a-case.ts'
import { answerAll, stepCalled } from './fill.ts'
import { hands } from './hands.ts'
import { withProvider } from './provider.ts'

const town = await served(withProvider([['Fjordvik coordinator', 'Navn coordinator']]))
const t = errorsText('nb')

/** Half an hour goes by in which nothing is done. */
const timePasses = () => sql`update gate.session set seen_at = now() - interval '1 hour'`.execute(town.owner)

/** Signs in again through the provider, and comes back to where the form was sent from. */
async function comesBack(it: Visit, to: string) {
  await it.page.getByRole('button', { name: /Navn coordinator/ }).click()
  await it.page.waitForURL(`**${to}`)
  await hands(it).sees(t.keptTitle)
  await it.sound()
}

test('what was written in the journal when the session ended is there after signing in again', async () => {
  const { at: address } = await aCase(town)
  const it = await town.visit('coordinator')
  const { write, press, choose, sees } = hands(it)
  await it.go(`${address}/journal`)
  await choose(journalText('nb').kinds.phone)
  await write(journalText('nb').body, 'Hun ringte og var lettet')
  await timePasses()
  await press(journalText('nb').save)
  await comesBack(it, `${address}/journal`)
  assert.equal(await it.page.getByLabel(journalText('nb').body).inputValue(), 'Hun ringte og var lettet')
  assert.ok(await it.page.getByRole('radio', { name: journalText('nb').kinds.phone }).isChecked())
  await press(journalText('nb').save)
  await sees('Hun ringte og var lettet')
  await it.go(`${address}/journal`)
  assert.equal(await it.page.getByText(t.keptTitle).count(), 0, 'it is kept no longer than it is needed')
})

test('a step that was filled in when the session ended is there after signing in again', async () => {
  const { at: address } = await aCase(town)
  const it = await town.visit('coordinator', { width: 390 })
  const { press, sees } = hands(it)
  const dialogue = stepCalled('dialogue')
  await it.go(`${address}/steps/dialogue/start`)
  await press(stepText('nb').start)
  await it.go(`${address}/steps/dialogue/finish`)
  await answerAll(it, dialogue, ({ key }) => `Skrevet om ${key}`)
  await timePasses()
  await press(stepText('nb').finish)
  await comesBack(it, `${address}/steps/dialogue/finish`)
  for (const { key, kind } of dialogue.records)
    if (kind === 'longText') assert.equal(await it.page.locator(`#answer-${key}`).inputValue(), `Skrevet om ${key}`)
  await press(stepText('nb').finish)
  await it.page.waitForURL(`**${address}`)
  await it.go(`${address}/steps/dialogue`)
  await sees('Skrevet om own-view')
})

/** The second of two who save the same form is told, and sees both versions. */
async function sentSecond(it: Visit, save: string, both: { typed: [label: string, words: string]; stored: string | RegExp }) {
  const answered = it.page.waitForResponse((response) => response.request().method() === 'POST')
  await hands(it).press(save)
  assert.equal((await answered).status(), 409)
  await hands(it).sees(t.staleTitle)
  await hands(it).sees(both.stored)
  assert.equal(await it.page.getByLabel(both.typed[0]).filter({ visible: true }).first().inputValue(), both.typed[1])
  await it.sound()
}

test('two describe the same person: the second sees both, and chooses', async () => {
  const { at: address } = await aCase(town, { members: ['nurse'] })
  const [one, other] = [await town.visit('coordinator'), await town.visit('nurse', { width: 390 })]
  const p = personText('nb')
  for (const each of [one, other]) {
    await each.go(`${address}/person`)
    await hands(each).unfold(p.edit)
  }
  await hands(one).write(p.contact, 'Ring moren')
  await hands(one).press(p.save)
  await hands(one).sees('Ring moren')
  await hands(other).write(p.contact, 'Send melding til henne selv')
  await sentSecond(other, p.save, { typed: [p.contact, 'Send melding til henne selv'], stored: 'Ring moren' })
  await hands(other).press(p.save)
  await hands(other).sees('Send melding til henne selv')
  await other.sound()
})

test('two set the date of what comes next: the second sees both', async () => {
  const { at: address } = await aCase(town, { members: ['nurse'] })
  const [one, other] = [await town.visit('coordinator'), await town.visit('nurse')]
  const n = nextText('nb')
  const [first, second] = [30, 60].map((days) => Temporal.Now.plainDateISO('Europe/Oslo').add({ days }).toString())
  for (const each of [one, other]) await each.go(`${address}/next`)
  await hands(one).write(n.on, first!)
  await hands(one).press(n.save)
  await one.page.waitForURL(`**${address}`)
  await hands(other).write(n.on, second!)
  await sentSecond(other, n.save, { typed: [n.on, second!], stored: n.storedHelp })
})

const nameOfStep = ({ page }: Visit) => page.locator('[name="title.nb"]')

test('two change the same draft of a routine: the second sees both', async () => {
  const [one, other] = [await town.visit('administrator'), await town.visit('administrator')]
  const r = routineText('nb')
  await one.go('/routines')
  const { id } = await town.owner.selectFrom('routine').select('id').where('kind', '=', 'follow-up').executeTakeFirstOrThrow()
  await one.go(`/routines/${id}/copy`)
  await hands(one).press(r.copy)
  for (const each of [one, other]) await each.go(`/routines/${id}/edit/dialogue`)
  const title = stepCalled('dialogue').title.nb
  assert.equal(await nameOfStep(one).inputValue(), title)
  await nameOfStep(one).fill('Samtalen')
  await hands(one).press(r.save)
  await one.page.waitForURL('**/edit#dialogue')
  await nameOfStep(other).fill('Praten')
  const answered = other.page.waitForResponse((response) => response.request().method() === 'POST')
  await hands(other).press(r.save)
  assert.equal((await answered).status(), 409)
  await hands(other).sees('Samtalen')
  assert.equal(await nameOfStep(other).inputValue(), 'Praten')
  await other.sound()
})
