import assert from 'node:assert/strict'
import { test } from 'node:test'
import { routes } from '../modules.ts'
import { langs } from '#i18n/index.ts'
import { faultsInArticles } from './check.ts'
import { hardIn } from './plain.ts'
import { readProse } from './markdown.ts'
import { audiences, needs, shippedArticles, shippedProse, themes } from './shipped.ts'

test('every article that comes with the product is sound, in plain language, and the same in three languages', () => {
  assert.deepEqual(faultsInArticles(new Set(routes.map(({ path }) => path))), [])
})

test('there are articles for everyone, for every need, and in every theme', () => {
  const all = shippedArticles()
  assert.ok(all.length >= 40, String(all.length))
  for (const theme of themes) assert.ok(all.filter((one) => one.theme === theme).length >= 5, theme)
  for (const whom of audiences)
    assert.ok(
      all.some(({ for: some }) => some.includes(whom)),
      whom,
    )
  for (const need of needs)
    assert.ok(
      all.some(({ needs: some }) => some.includes(need)),
      need,
    )
})

test('nynorsk and English are written, not copied', () => {
  for (const { slug } of shippedArticles()) {
    const [nb, nn, en] = langs.map((lang) => JSON.stringify(shippedProse(slug, lang).blocks))
    assert.notEqual(nb, nn, slug)
    assert.notEqual(nb, en, slug)
    assert.doesNotMatch(nn!, /\b(ikke|hvordan|jeg|noen|bare)\b/i, slug)
  }
})

test('a text that is hard to read is told where', () => {
  const long = `${'ord '.repeat(40)}slutt.`
  const hard = hardIn(readProse(`# Tittel\n\nTil deg.\n\n${long}\n\nVi vil iverksette tiltak i henhold til planen.`), 'nb')
  assert.deepEqual(
    hard.map(({ rule }) => rule),
    ['words', 'parts', 'sentence', 'word', 'word'],
  )
})
