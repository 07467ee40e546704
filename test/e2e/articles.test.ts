import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articlesFor } from '../../src/article/index.ts'
import { text as articleText } from '../../src/article/article.text.ts'
import { text as editText } from '../../src/article/edit.text.ts'
import { langs } from '../../src/i18n/index.ts'
import { asVisitor } from '../../src/work/index.ts'
import { served } from '../browser.ts'
import { hands } from './hands.ts'

const town = await served()
const place = { id: town.municipality, name: 'Fjordvik', number: undefined }
const names = { nb: 'listening', nn: 'open-questions', en: 'mentor' } as const

for (const lang of langs)
  test(`on a phone, in ${lang}: an article that comes with the product is changed by one, and published by another`, async () => {
    const [t, e] = [articleText(lang), editText(lang)]
    const at = `/articles/${names[lang]}`
    const writer = await town.visit('coordinator', { width: 390, lang, dark: lang === 'nn' })
    const { press, follow, sees } = hands(writer)
    const body = writer.page.locator(`[name="${lang}.body"]`)
    await writer.go('/articles')
    await writer.sound()
    await writer.go(at)
    await sees(t.nowShipped)
    await writer.sound()
    await follow(t.change)
    await writer.sound()
    const before = await body.inputValue()
    await body.fill(`${before}\n\n<b>fet</b>`)
    await press(e.save)
    await sees(/html <b>/)
    await writer.sound()
    assert.match(await body.inputValue(), /<b>fet<\/b>/, 'what was typed is kept')
    await body.fill(`${before}\n\n## Fjordvik\n\n**+47** [Fjordvik](https://www.fjordvik.example.no)`)
    await press(e.saveAndSee)
    await sees(e.previewNote)
    assert.equal(await writer.page.getByRole('heading', { name: 'Fjordvik', exact: true }).count(), 1)
    await writer.sound()
    await follow(t.back)
    await sees(t.draftTitle)
    await writer.sound()
    await follow(t.about)
    await writer.sound()
    await press(e.save)
    await follow(t.send)
    await writer.sound()
    await press(t.send)
    await writer.page.getByLabel(t.whatChanged).fill('Fjordvik')
    await press(t.send)
    await sees(t.sentTitle)
    await writer.sound()

    const reader = await town.visit('administrator', { width: 390, lang })
    const other = hands(reader)
    await reader.go(at)
    await other.follow(t.read)
    await other.sees(t.after)
    await reader.sound()
    await other.choose(t.decisions.return)
    await other.press(t.decide)
    await reader.sound()
    await other.choose(t.decisions.publish)
    await other.press(t.decide)
    await other.sees(t.versionTitle(1))
    await reader.sound()
    await other.follow(t.versionTitle(1))
    await reader.sound()
    const articles = await asVisitor(town.edge.house, place, articlesFor)
    assert.ok(articles.prose(names[lang], lang).blocks.some((block) => block.kind === 'heading' && block.text === 'Fjordvik'))
  })

test('without script an article is begun, and what is missing leads to its field', async () => {
  const [t, e] = [articleText('nb'), editText('nb')]
  const it = await town.visit('coordinator', { width: 1280, script: false })
  const { press, follow, write, pick, sees } = hands(it)
  await it.go('/articles')
  await follow(t.add)
  await write(t.titleNb, 'Fritidsklubben')
  await pick(t.theme, 'together')
  await press(t.begin)
  await sees(e.editLead)
  await it.sound()
  await press(e.save)
  await sees(t.faultsTitle)
  await it.sound()
  await it.page.getByRole('link', { name: `${e.languages.nn}, ${e.parts.title.toLowerCase()}` }).click()
  assert.match(it.page.url(), /fritidsklubben\/edit#nn\.title$/)
  await it.go('/articles/fritidsklubben/discard')
  await press(t.discardDo)
  await it.sound()
})
