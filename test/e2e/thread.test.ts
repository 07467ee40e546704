import { test } from 'node:test'
import { text as threadText } from '../../src/consultation/thread.text.ts'
import { topicName } from '../../src/consultation/topic.ts'
import type { Lang } from '../../src/i18n/index.ts'
import { wordingText } from '../../src/wording/index.ts'
import { served, type How } from '../browser.ts'
import type { Someone } from '../house.ts'
import { hands } from './hands.ts'

const town = await served()

/** What is written, in the language of whoever writes: small things that tell only together, and the same without them. */
const words = {
  nb: {
    telling: 'Eleven går i niende klasse og bor i fosterhjem.',
    safe: 'En ungdom trekker seg unna. Hvordan spør jeg?',
    answer: 'Spør hva som er fint også.',
  },
  nn: {
    telling: 'Eleven går i niande klasse og bur i fosterheim.',
    safe: 'Ein ungdom trekkjer seg unna. Korleis spør eg?',
    answer: 'Spør kva som er fint òg.',
  },
  en: {
    telling: 'The pupil is in ninth grade and lives in a foster home.',
    safe: 'A young person withdraws. How do I ask?',
    answer: 'Ask what goes well, too.',
  },
} as const

const ways: readonly [string, How & { lang: Lang }, { addressee: 'municipal' | 'police'; contact: Someone }][] = [
  ['in bokmål on a phone', { lang: 'nb', width: 390 }, { addressee: 'municipal', contact: 'coordinator' }],
  ['in nynorsk on a phone in the dark', { lang: 'nn', width: 390, dark: true }, { addressee: 'police', contact: 'police' }],
  ['in English on a desktop', { lang: 'en', width: 1280 }, { addressee: 'municipal', contact: 'coordinator' }],
  ['in bokmål on a phone without script', { lang: 'nb', width: 390, script: false }, { addressee: 'police', contact: 'police' }],
]

for (const [name, how, { addressee, contact }] of ways)
  test(`advice is asked for, given and taken along ${name}`, async () => {
    const { lang } = how
    const [t, w, said] = [threadText(lang), wordingText(lang), words[lang]]
    const asker = await town.visit('teacher', how)
    const my = hands(asker)
    await asker.go('/consultations/new')
    await my.choose(t.contact[addressee])
    await my.pick(t.ask.topic, { label: topicName('how-to-talk', lang) })
    await my.write(t.ask.question, said.telling)
    if (how.script ?? true) {
      await my.sees(t.check.whileTyping)
      await my.sees(new RegExp(w.together.title))
      await asker.sound()
    }
    await my.press(t.ask.send)
    await my.sees(t.check.lookFirst)
    await my.sees(new RegExp(w.together.insteadOf.class))
    await asker.sound()
    await my.write(t.ask.question, said.safe)
    await my.press(t.ask.send)
    await my.sees(said.safe)
    await asker.sound()
    const path = new URL(asker.page.url()).pathname

    const other = await town.visit(contact, how)
    const hers = hands(other)
    await other.go(path)
    await hers.write(t.page.words.contact, said.answer)
    await hers.press(t.page.send)
    await other.sound()
    await hers.choose(t.advised['report-child-welfare'])
    await hers.write(t.page.short, said.answer)
    await hers.press(t.page.send)
    await hers.sees(t.advised['report-child-welfare'])
    await other.sound()
    await other.go('/consultations/record')
    await hers.sees(topicName('how-to-talk', lang))
    await other.sound()

    await asker.page.reload()
    await my.sees(t.advised['report-child-welfare'])
    await my.follow(t.page.carry)
    await asker.sound()
  })
