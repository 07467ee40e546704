import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { Busy, Keyring, keyFrom, Tampered } from './index.ts'
import { drawWords, normalised, wayOf } from './passphrase.ts'
import { newKey } from './cipher.ts'

const municipality = 'a-municipality'
const aKeyring = () => {
  const keyring = new Keyring(keyFrom(randomBytes(32)))
  keyring.newMunicipality(municipality)
  return keyring
}
const place = ['help_message', 'body sender', 'row'] as const

describe('a letter to a municipality', () => {
  test('is opened by the municipality, and by whoever has the words, and says the same', async () => {
    const keyring = aKeyring()
    const { wrapped, ...half } = await keyring.newPostBox(municipality)
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.uuid(), async (text, thread) => {
        const { letter, forStaff } = await keyring.newLetter(municipality, thread, half)
        const sealed = letter.box.seal(...place, text)
        const box = await keyring.openLetter(municipality, thread, { wrapped, sealed: forStaff })
        assert.equal(box.open(...place, sealed), text.toWellFormed())
      }),
      { numRuns: 30 },
    )
    const { letter } = await keyring.newLetter(municipality, 'thread', half)
    const sealed = letter.box.seal(...place, 'Hei')
    const way = await keyring.wayBack(municipality, half.salt, 'sol hav fjell')
    const back = await keyring.wayBack(municipality, half.salt, 'Sol-HAV  fjell')
    assert.deepEqual(back.locator, way.locator)
    assert.equal(back.open('thread', way.wrap('thread', letter)).box.open(...place, sealed), 'Hei')
  })

  test('does not open for another thread, another house, or with any bit turned', async () => {
    const keyring = aKeyring()
    const { wrapped, ...half } = await keyring.newPostBox(municipality)
    const { letter, forStaff } = await keyring.newLetter(municipality, 'one', half)
    await assert.rejects(keyring.openLetter(municipality, 'two', { wrapped, sealed: forStaff }), Tampered)
    await assert.rejects(aKeyring().openLetter(municipality, 'one', { wrapped, sealed: forStaff }), Tampered)
    for (let at = 0; at < forStaff.length; at++) {
      const turned = Buffer.from(forStaff)
      turned[at]! ^= 1 << (at % 8)
      await assert.rejects(keyring.openLetter(municipality, 'one', { wrapped, sealed: turned }), Tampered)
    }
    await assert.rejects(keyring.openLetter(municipality, 'one', { wrapped, sealed: Buffer.alloc(0) }), Tampered)
    const way = await keyring.wayBack(municipality, half.salt, 'sol')
    assert.throws(() => way.open('two', way.wrap('one', letter)), Tampered)
    assert.throws(() => keyring.takeBack(municipality, 'two', keyring.lend(municipality, 'one', letter)), Tampered)
  })

  test('is never sealed to a key that someone has put in the place of ours', async () => {
    const keyring = aKeyring()
    const [mine, hers] = [await keyring.newPostBox(municipality), await aKeyring().newPostBox(municipality)]
    await assert.rejects(keyring.newLetter(municipality, 'one', { ...mine, publicKey: hers.publicKey }), Tampered)
    await assert.rejects(keyring.newLetter(municipality, 'one', { ...mine, salt: hers.salt }), Tampered)
    await assert.rejects(keyring.newLetter(municipality, 'one', hers), Tampered)
  })
})

describe('words', () => {
  test('are read the same however they are typed', () => {
    for (const typed of ['sol hav fjell', 'SOL HAV FJELL', ' sol-hav–fjell. ', 'solhavfjell', 'sol\u00a0hav\nfjell'])
      assert.equal(normalised(typed), 'solhavfjell')
    assert.equal(normalised('bla\u030a'), normalised('blå'))
  })

  test('lead elsewhere in another municipality, and with another pepper', async () => {
    const [salt, pepper] = [randomBytes(16), newKey()]
    const here = await wayOf('sol hav', { salt, pepper })
    assert.notDeepEqual((await wayOf('sol hav', { salt: randomBytes(16), pepper })).locator, here.locator)
    assert.notDeepEqual((await wayOf('sol hav', { salt, pepper: newKey() })).locator, here.locator)
    assert.notDeepEqual((await wayOf('sol hau', { salt, pepper })).locator, here.locator)
  })

  test('are drawn evenly, and the same for the same nonce', () => {
    const key = newKey()
    const list = ['a', 'b', 'c']
    assert.deepEqual(drawWords(key, 'one', list, 6), drawWords(key, 'one', list, 6))
    const drawn = drawWords(key, 'many', list, 6_000)
    for (const word of list) assert.ok(Math.abs(drawn.filter((one) => one === word).length - 2_000) < 250, word)
  })

  test('wait in a short line, and then are told to come back', async () => {
    const salt = randomBytes(16)
    const all = await Promise.allSettled(Array.from({ length: 24 }, () => wayOf('sol', { salt, pepper: newKey() })))
    const turnedAway = all.filter((each) => each.status === 'rejected')
    assert.equal(turnedAway.length, 2)
    assert.ok(turnedAway.every(({ reason }) => reason instanceof Busy))
  })
})
