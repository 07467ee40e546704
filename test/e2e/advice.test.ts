import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { text as adviceText } from '../../src/advice/advice.text.ts'
import { topicName } from '../../src/advice/topic.ts'
import type { Lang } from '../../src/i18n/index.ts'
import { everyRow } from '../apart.ts'
import { served, type How } from '../browser.ts'
import { today } from './fill.ts'
import { hands } from './hands.ts'
import { keys } from './keys.ts'

const town = await served()
await sql`update municipality set number = '4602' where id = ${town.municipality}`.execute(town.owner)

/** What is written, in the language of whoever writes: a name that is pointed out, a number that must go, and neither. */
const words = {
  nb: {
    named: 'Kari Nordmann strever på skolen. Hva gjør vi?',
    number: 'Ring meg på 912 34 567.',
    safe: 'En ungdom vil ut. Hva gjør vi først?',
    answer: 'Hør hva som er vanskelig.',
    outcome: 'Vi møtes hver uke.',
  },
  nn: {
    named: 'Kari Nordmann strevar på skulen. Kva gjer vi?',
    number: 'Ring meg på 912 34 567.',
    safe: 'Ein ungdom vil ut. Kva gjer vi først?',
    answer: 'Høyr kva som er vanskeleg.',
    outcome: 'Vi møtest kvar veke.',
  },
  en: {
    named: 'Kari Nordmann has a hard time at school. What do we do?',
    number: 'Call me on 912 34 567.',
    safe: 'A young person wants out. What do we do first?',
    answer: 'Listen to what is hard.',
    outcome: 'We meet every week.',
  },
} as const

const ways: readonly [string, How & { lang: Lang }][] = [
  ['in bokmål on a phone', { lang: 'nb', width: 390 }],
  ['in nynorsk on a phone in the dark', { lang: 'nn', width: 390, dark: true }],
  ['in English on a desktop', { lang: 'en', width: 1280 }],
  ['in bokmål on a phone without script', { lang: 'nb', width: 390, script: false }],
]

for (const [name, how] of ways)
  test(`RVTS is asked, answers and is thanked ${name}`, async () => {
    const { lang } = how
    const [t, said] = [adviceText(lang), words[lang]]
    const asker = await town.visit('teacher', how)
    const my = hands(asker)
    await asker.go('/advice')
    await my.sees('RVTS Vest')
    await asker.sound()
    await asker.page.locator('a[href="/advice/new?topic=exit"]').click()
    await my.sees(/RVTS Øst/)
    await asker.sound()
    await my.write(t.ask.question, said.number)
    await my.choose(t.ways.here)
    await my.press(t.ask.send)
    await my.sees(t.check.mustGo('«912 34 567»'.replaceAll(/[«»]/g, (mark) => (lang === 'en' ? (mark === '«' ? '“' : '”') : mark))))
    await asker.sound()
    await my.write(t.ask.question, said.named)
    await my.press(t.ask.send)
    await my.sees(t.check.lookFirst)
    await asker.sound()
    await my.write(t.ask.question, said.safe)
    await my.press(t.ask.send)
    await my.sees(said.safe)
    await my.sees(t.state.waits)
    await asker.sound()
    const path = new URL(asker.page.url()).pathname

    const other = await town.visit('adviser', how)
    const hers = hands(other)
    await other.go('/advice')
    await hers.sees(t.list.leadForAdviser)
    await other.sound()
    await other.go(path)
    await hers.sees(said.safe)
    await hers.write(t.page.answer, said.answer)
    await hers.press(t.page.send)
    await hers.sees(said.answer)
    await other.sound()
    const seen = await other.page.locator('body').innerText()
    assert.ok(!seen.includes('Navn teacher') && !seen.includes('Solbakken'))

    await asker.go(path)
    await my.sees(said.answer)
    await my.unfold(t.page.close)
    await my.write(t.page.outcome, said.outcome)
    await asker.page.locator('#closing button').click()
    await my.sees(t.page.closedTitle)
    await my.sees(said.outcome)
    await asker.sound()
    await other.go('/advice')
    await hers.sees(t.list.answered)
    await hers.sees(topicName('exit', lang))
  })

test('advice by telephone is written down with the keyboard alone', async () => {
  const t = adviceText('nb')
  const it = await town.visit('executive')
  const { page } = it
  const { skip, press, reach, send, write, date, choose, follow } = keys(it)
  await it.go('/advice')
  await skip()
  await follow(t.list.ask)
  await skip()
  await reach(page.getByLabel(t.ask.topic))
  for (let down = 0; down < 4; down++) await press('ArrowDown')
  assert.equal(await page.getByLabel(t.ask.topic).inputValue(), 'plan')
  await write(t.ask.question, 'Hvor begynner vi?')
  await choose(page.getByRole('group', { name: t.ask.how }), 1)
  await date(page.getByLabel(t.ask.on), today())
  await send(t.ask.send)
  await hands(it).sees(t.state.unwritten)
  await write(t.page.noteWords, 'Begynn med tiltakene.')
  await send(t.page.noteSave)
  await hands(it).sees('Begynn med tiltakene.')
  await it.sound()
})

test('nothing of it lies readable in the database', async () => {
  const rows = await everyRow(town, ['public.advice_request', 'public.advice_answer', 'public.advice_asker', 'keystore.data_key'])
  const secrets = [...Object.values(words).flatMap(({ safe, answer, outcome }) => [safe, answer, outcome]), 'Begynn med tiltakene.']
  for (const { table, text } of rows) for (const secret of secrets) assert.ok(!text.includes(secret), `${table} holds "${secret}"`)
})
