import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { blindSubject, keyFrom, newKey, open, openJson, seal, sealJson, Tampered, unwrap, wrap, type Place } from './cipher.ts'

// any sequence of UTF-16 units: every script, emoji, NUL, and halves of pairs that belong to nothing
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
)
const wellFormed = fc.string({ unit: 'binary' })
const anyPlace: fc.Arbitrary<Place> = fc.record({ table: wellFormed, column: wellFormed, row: wellFormed })
const anyJson = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()), fc.string(), fc.boolean(), fc.constant(null))
const place = { table: 'journal_entry', column: 'body', row: '0197-1' }

test('what is sealed opens again as it was written, in any language', () => {
  const key = newKey()
  fc.assert(fc.property(anyPlace, anyText, (place, text) => assert.equal(open(key, place, seal(key, place, text)), text.toWellFormed())))
})

test('a value that JSON can carry opens again as it was', () => {
  const key = newKey()
  fc.assert(
    fc.property(anyJson, (value) => assert.deepEqual(openJson(key, place, sealJson(key, place, value)), JSON.parse(JSON.stringify(value)))),
  )
})

test('another key opens nothing', () => {
  fc.assert(fc.property(anyText, (text) => assert.throws(() => open(newKey(), place, seal(newKey(), place, text)), Tampered)))
})

test('a value moved to another row, column or table does not open', () => {
  const key = newKey()
  fc.assert(
    fc.property(anyPlace, anyPlace, anyText, (here, there, text) => {
      fc.pre(here.table !== there.table || here.column !== there.column || here.row !== there.row)
      assert.throws(() => open(key, there, seal(key, here, text)), Tampered)
    }),
  )
})

test('a letter that slides from one part of the place to the next makes another place', () => {
  const key = newKey()
  const sealed = seal(key, { table: 'ab', column: 'c', row: '1' }, 'text')
  assert.throws(() => open(key, { table: 'a', column: 'bc', row: '1' }, sealed), Tampered)
  assert.throws(() => open(key, { table: 'ab', column: 'c1', row: '' }, sealed), Tampered)
})

test('any flipped bit is found', () => {
  const key = newKey()
  const sealed = seal(key, place, 'She was told by the outreach team')
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const flipped = Buffer.from(sealed)
    flipped[bit >> 3]! ^= 1 << (bit & 7)
    assert.throws(() => open(key, place, flipped), Tampered)
  }
})

test('a value that was cut, emptied or lengthened does not open', () => {
  const key = newKey()
  const sealed = seal(key, place, 'A text that fills more than a single block of thirty-two bytes')
  for (let length = 0; length < sealed.length; length++) assert.throws(() => open(key, place, sealed.subarray(0, length)), Tampered)
  assert.throws(() => open(key, place, Buffer.concat([sealed, Buffer.of(0)])), Tampered)
})

test('any bytes at all are refused calmly', () => {
  const key = newKey()
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => assert.throws(() => open(key, place, Buffer.from(bytes)), Tampered)))
})

test('the refusal tells nothing of the value, the place or the key', () => {
  const sealed = seal(newKey(), place, 'Kari')
  try {
    open(newKey(), place, sealed)
    assert.fail('opened with a wrong key')
  } catch (error) {
    assert.ok(error instanceof Tampered)
    assert.doesNotMatch(inspect(error.message), /Kari|journal_entry|body|0197/)
    assert.equal(error.cause, undefined)
  }
})

test('the same text is never sealed to the same bytes', () => {
  const key = newKey()
  assert.notDeepEqual(seal(key, place, 'ja'), seal(key, place, 'ja'))
})

test('short answers cannot be told apart by their length', () => {
  const key = newKey()
  const lengths = ['', 'ja', 'nei', 'vet ikke', 'a'.repeat(28)].map((text) => seal(key, place, text).length)
  assert.equal(new Set(lengths).size, 1)
  assert.equal(seal(key, place, 'a'.repeat(29)).length, lengths[0]! + 32)
})

test('a key wrapped under another opens what it sealed, under its own name alone', () => {
  const [outer, inner] = [newKey(), newKey()]
  const wrapped = wrap(outer, 'case-1', inner)
  assert.equal(open(unwrap(outer, 'case-1', wrapped), place, seal(inner, place, 'text')), 'text')
  assert.throws(() => unwrap(outer, 'case-2', wrapped), Tampered)
  assert.throws(() => unwrap(inner, 'case-1', wrapped), Tampered)
  assert.throws(() => unwrap(outer, 'case-1', wrapped.subarray(1)), Tampered)
})

test('a sealed text is never taken for a wrapped key', () => {
  const key = newKey()
  const sealed = seal(key, { table: '', column: '', row: 'case-1' }, 'a'.repeat(32))
  assert.throws(() => unwrap(key, 'case-1', sealed), Tampered)
})

test('a key cannot be printed, logged or sent', () => {
  const bytes = Buffer.alloc(32, 'k')
  const key = keyFrom(bytes)
  for (const shown of [inspect(key, { showHidden: true, depth: 9 }), JSON.stringify({ key }), key.toString(), Object.keys(key).join()]) {
    assert.doesNotMatch(shown, /kkk|6b6b|a2tr|107/)
  }
  assert.throws(() => keyFrom(bytes.subarray(1)), RangeError)
})

test('a login subject is looked up without being stored', () => {
  const key = newKey()
  const blind = blindSubject(key, 'https://idporten.no', 'subject')
  assert.equal(blind.length, 32)
  assert.deepEqual(blind, blindSubject(key, 'https://idporten.no', 'subject'))
  assert.notDeepEqual(blind, blindSubject(newKey(), 'https://idporten.no', 'subject'))
  assert.notDeepEqual(blind, blindSubject(key, 'https://idporten.nos', 'ubject'))
})
