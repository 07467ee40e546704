import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pointedOut } from '../../test/anonymity.ts'
import { harmless } from '../../test/harmless-sentences.ts'
import { telling } from '../../test/telling-sentences.ts'
import { readForIdentity, togetherKinds, wordingText } from './index.ts'

const seen = pointedOut

test('each labelled sentence is pointed at exactly where its label says', () => {
  const labelled = Object.values(telling).flat()
  assert.ok(labelled.length >= 150)
  for (const [sentence, findings] of labelled) assert.deepEqual(seen(sentence), findings, sentence)
})

test('what a helper writes on any day is left in peace', () => {
  assert.ok(harmless.length >= 80)
  for (const sentence of harmless) assert.deepEqual(seen(sentence), [], sentence)
})

test('harmless sentences stay harmless beside each other', () => {
  assert.deepEqual(seen(harmless.join(' ')), [])
  fc.assert(fc.property(fc.shuffledSubarray([...harmless], { minLength: 2 }), (some) => assert.deepEqual(seen(some.join('\n')), [])))
})

test('a small thing says nothing alone, and is pointed out when a second one narrows it', () => {
  for (const [one, other] of [
    ['Ungdommen er 15 år.', 'Familien kommer fra Eritrea.'],
    ['Eleven går i niende klasse.', 'Han bor i fosterhjem.'],
    ['Det er i bygda.', 'Han er med i bokseklubben.'],
    ['Ho er i åttande klasse.', 'Ho køyrer moped.'],
  ] as const) {
    assert.deepEqual([seen(one), seen(other)], [[], []])
    assert.equal(seen(`${one} ${other}`).length, 1)
  }
})

test('the same word twice is one thing, not two', () => {
  assert.deepEqual(seen('Han er 15 år. Ja, 15 år.'), [])
})

test('each kind is explained in the three languages, with something to write instead', () => {
  for (const lang of ['nb', 'nn', 'en'] as const) {
    const { why, insteadOf } = wordingText(lang).together
    for (const kind of togetherKinds) assert.ok(why[kind].length > 20, kind)
    for (const { kind } of readForIdentity('Han er 15 år og bor i fosterhjem.', { knownNames: [] }).together[0]!.parts)
      assert.ok(insteadOf[kind].length > 5)
  }
})

test('the parts of what tells together lie in the text one after another', () => {
  const piece = fc.constantFrom(
    '15 år ',
    'bygda ',
    'tvilling ',
    '9B ',
    'fra Syria ',
    'Familien ',
    'i Lom ',
    'kl. 12.30 ',
    '14. mars ',
    '\n',
    'x ',
    'sønn av ',
    'rektor ',
  )
  fc.assert(
    fc.property(
      fc.array(piece).map((some) => some.join('')),
      (text) => {
        for (const { parts } of readForIdentity(text, { knownNames: [] }).together) {
          assert.ok(parts.length >= 2)
          let before = 0
          for (const { start, end, words } of parts) {
            assert.ok(before <= start && words === text.slice(start, end))
            before = end
          }
        }
      },
    ),
  )
})

test('a long text of one repeated piece is read to its end', () => {
  for (const piece of [
    'fire ',
    'faren er ',
    'den ',
    'fra ',
    'sønn av ',
    'rektor ',
    '1 000 ',
    'kl. ',
    'den kjent ',
    'familien ',
    'i Nore og ',
    '9. ',
    'Lom ',
  ])
    assert.ok(readForIdentity(piece.repeat(50_000 / piece.length), { knownNames: [] }))
})
