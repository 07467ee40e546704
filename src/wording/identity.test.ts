import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findIdentity, namesIn } from './index.ts'

const seen = (text: string, knownNames: string[] = []) => findIdentity(text, { knownNames }).map(({ kind, words }) => `${kind}: ${words}`)

// all numbers are synthetic: the month is raised by 80, or the number is not given to anybody
const sentences: [string, string[]][] = [
  ['En elev på ungdomstrinnet, 15 år, har trukket seg unna. Læreren har snakket med ham to ganger siden oktober.', []],
  ['Det er 25 elever i klassen, og 3 av dem merket noe. Skoleåret 2025-2026 begynte fint.', []],
  ['På skolen sier de at han er på Discord. Min skole har ingen rutine.', []],
  ['Hun kom klokken 10.30 og gikk 5 minutter senere. Det koster 1500 kroner.', []],
  ['Even when he is late, he comes. Hans lærer så det. Dag etter dag.', []],
  // identity numbers
  ['Nummeret er 15895612345.', ['identity-number: 15895612345']],
  ['158956 12345 eller 15.89.56-12345', ['identity-number: 158956 12345', 'identity-number: 15.89.56-12345']],
  ['Konto 1234.56.78901.', ['identity-number: 1234.56.78901']],
  ['D-nummer 55895612345', ['identity-number: 55895612345']],
  // phone, mail, net
  ['Ring 91 23 45 67 eller 912 34 567.', ['phone: 91 23 45 67', 'phone: 912 34 567']],
  [
    'Tlf 91234567, +47 91234567, 0047 912 34 567, +46 70 123 45 67',
    ['phone: 91234567', 'phone: +47 91234567', 'phone: 0047 912 34 567', 'phone: +46 70 123 45 67'],
  ],
  [
    'Skriv til kari.nordmann@fjordvik.example, ola(at)skule.example.',
    ['email: kari.nordmann@fjordvik.example', 'email: ola(at)skule.example'],
  ],
  ['Se https://example.org/profil?x=1, og www.example.org.', ['link: https://example.org/profil?x=1', 'link: www.example.org']],
  ['Han er @fjord_gutt99 der, discord: gutt#1234', ['handle: @fjord_gutt99', 'handle: discord: gutt#1234']],
  ['instagram.com/fjordgutt', ['link: instagram.com/fjordgutt']],
  // dates
  ['Født 14.03.2010, eller 14/3-10, eller 2010-03-14.', ['birth-date: 14.03.2010', 'birth-date: 14/3-10', 'birth-date: 2010-03-14']],
  [
    'Han er født 14. mars 2010. Ho er fødd i 2010. She was born on March 14, 2010.',
    ['birth-date: 14. mars 2010', 'birth-date: fødd i 2010', 'birth-date: March 14, 2010'],
  ],
  ['Bursdagen er 14. mars', ['birth-date: Bursdagen er 14. mars']],
  // addresses
  [
    'Bor i Storgata 12B, kirkeveien 5, Nedre Fjords gate 4 C og 0150 Fjordby.',
    ['address: Storgata 12B', 'address: kirkeveien 5', 'name-or-place: Nedre', 'address: Fjords gate 4 C', 'address: 0150 Fjordby'],
  ],
  ['He lives at 12 Hill Street.', ['address: 12 Hill Street']],
  // school and class
  ['Eleven er Kari Fjordvik skole sin.', ['name: Kari', 'school: Fjordvik skole']],
  ['Han går i 10B på Fjordvik ungdomsskole.', ['school: 10B', 'school: Fjordvik ungdomsskole']],
  ['Ho går på Fjordskulen, vg2, før det 9a.', ['school: Fjordskulen', 'school: vg2', 'school: 9a']],
  ['Fjordvik skole ringte om VG2 og 2STB.', ['school: Fjordvik skole', 'school: VG2', 'school: 2STB']],
  // names
  ['Han heter Kari, og Mohammed så det.', ['name: Kari', 'name: Mohammed']],
  ['Tariqs mor og Ola Nordmann. Lars’ sekk.', ['name: Tariqs', 'name: Ola Nordmann', 'name: Lars']],
  ['Han møter Xhevdet Krasniqi i Fjordby.', ['name-or-place: Xhevdet Krasniqi', 'name-or-place: Fjordby']],
  ['Jeg møtte Even og Liv.', ['name: Even', 'name: Liv']],
]

test('what may tell who it is about is pointed out, and a text without it is left in peace', () => {
  for (const [sentence, findings] of sentences) assert.deepEqual(seen(sentence), findings, sentence)
})

test('a name typed elsewhere in the concern is found in small letters, with a genitive, and each of its words alone', () => {
  const known = ['Xhevdet al-Krasniqi', 'Anne-Grethe Fjordheim']
  assert.deepEqual(seen('xhevdet var der, krasniqis bror òg, og anne og fjordheims', known), [
    'name: xhevdet',
    'name: krasniqis',
    'name: anne',
    'name: fjordheims',
  ])
  assert.deepEqual(seen('XHEVDET', known), ['name: XHEVDET'])
})

test('a known name that is an everyday word is found with a capital only', () => {
  assert.deepEqual(seen('En dag kom Dag.', ['Dag']), ['name: Dag'])
})

test('the names of a concern can be handed to the anonymous text', () => {
  assert.deepEqual(namesIn('Karis venn Xhevdet Krasniqi kom. Han møtte Ola på TikTok. Skolen ringte Kari. I Fjordby var det stille.'), [
    'Kari',
    'Xhevdet Krasniqi',
    'Ola',
    'Fjordby',
  ])
  assert.deepEqual(seen('kari og xhevdet og ola', namesIn('Kari, Xhevdet og Ola. Jeg så Xhevdet.')), [
    'name: kari',
    'name: xhevdet',
    'name: ola',
  ])
})

test('every number of eleven digits is pointed out, with any check digits, of today and after 2032', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (number) => {
      assert.equal(findIdentity(`x ${String(number).padStart(11, '0')}.`, { knownNames: [] })[0]?.kind, 'identity-number')
    }),
  )
})

test('every Norwegian phone number is pointed out in its usual groups', () => {
  fc.assert(
    fc.property(fc.integer({ min: 30_000_000, max: 99_999_999 }).map(String), (digits) => {
      const pairs = digits.replace(/(..)(..)(..)(..)/u, '$1 $2 $3 $4')
      const threes = digits.replace(/(...)(..)(...)/u, '$1 $2 $3')
      for (const written of [digits, pairs, threes, `+47 ${pairs}`, `0047${digits}`])
        assert.equal(seen(`ring ${written} nå`).length, 1, written)
    }),
  )
})

const pieces = [
  'Kari',
  '@',
  '.no',
  'http://',
  '11',
  '.',
  ' ',
  '-',
  '+47',
  'født',
  'gata 5',
  'skole',
  '10B',
  '«',
  "'",
  'İ',
  '👩‍👧',
  '\ud800',
  '\n',
]

test('whatever is written, the reading ends, and its findings lie in the text one after another', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...pieces)).map((some) => some.join('')),
  )
  fc.assert(
    fc.property(anyText, (text) => {
      let before = 0
      for (const { start, end, words } of findIdentity(text, { knownNames: namesIn(text) })) {
        assert.ok(before <= start && start < end && end <= text.length)
        assert.equal(words, text.slice(start, end))
        before = end
      }
    }),
  )
})

test('a long text of one repeated piece is read to its end', () => {
  for (const piece of [
    ...pieces,
    'a',
    'A',
    '1',
    '1 ',
    '1.',
    'a.',
    'a@',
    '@a',
    'www.',
    '2000 ',
    'født ',
    'Aa ',
    'Kari ',
    '(at)',
    ',',
    '!',
  ]) {
    assert.ok(findIdentity(piece.repeat(100_000 / piece.length), { knownNames: ['Kari'] }))
  }
})
