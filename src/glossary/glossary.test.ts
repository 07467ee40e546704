import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { langs } from '#i18n/index.ts'
import { explained, terms, type Piece } from './index.ts'

const told = (pieces: readonly Piece[]) => pieces.map((piece) => (typeof piece === 'string' ? piece : `[${piece.written}]`)).join('')

describe('words that are explained', () => {
  test('are marked where they first stand, whole and in any form', () => {
    assert.equal(
      told(explained('Taushetsplikten gjelder. Taushetsplikt er en plikt.', 'nb', new Set())),
      '[Taushetsplikten] gjelder. Taushetsplikt er en plikt.',
    )
  })

  test('are left alone inside other words', () => {
    assert.equal(told(explained('En mentorordningsleder og prementor.', 'nb', new Set())), 'En mentorordningsleder og prementor.')
  })

  test('the longest one counts', () => {
    assert.equal(told(explained('Be om anonym drøfting.', 'nb', new Set())), 'Be om [anonym drøfting].')
  })

  test('the text comes back whole, whatever it is', () => {
    const text = 'PST, politiet og RVTS: «mentor» – taushetsplikt; samtykke?'
    for (const lang of langs) assert.equal(told(explained(text, lang, new Set())).replaceAll(/[[\]]/g, ''), text)
  })

  test('no form means two things', () => {
    for (const lang of langs) {
      const seen = new Map<string, string>()
      for (const { key, word, forms } of terms())
        for (const form of new Set([word[lang], ...forms[lang]].map((one) => one.toLowerCase()))) {
          assert.equal(seen.get(form), undefined, `${lang}: ${form} is both ${seen.get(form)} and ${key}`)
          seen.set(form, key)
        }
    }
  })
})
