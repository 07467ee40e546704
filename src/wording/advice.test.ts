import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { adviseOn, wordingText } from './index.ts'
import { listed } from './list.ts'
import { adviceWords, harmlessPhrases } from './words.ts'

const seen = (text: string, knownNames: string[] = []) => adviseOn(text, { knownNames }).map(({ kind, words }) => `${kind}: ${words}`)

const sentences: [string, string[]][] = [
  // what a careful concern says: nothing is pointed out
  ['Eleven har vært borte fra åtte timer siden mandag. I storefri satt han alene ved vinduet.', []],
  ['Ho fortalde meg at ho ikkje søv om natta, og at ho les mykje på nettet.', []],
  ['He told me on Monday that he feels alone at school. So far he has come every day.', []],
  ['Jeg er redd for at han skal slutte. Faren for frafall er stor, og han har ikke fått god nok hjelp.', []],
  ['Foreldremøtet ble flyttet, og brorparten av klassen var der. Det er det samme for oss.', []],
  ['Han fikk nok en anmerkning, og nabolaget merket det.', []],
  ['Han bruker Discord og TikTok om kvelden. NAV og SLT er informert.', []],
  ['Morgenen etter kom han for sent, og kreftene tok slutt.', []],
  ['Hans sekk lå igjen. Dag etter dag var det slik. Even if he is late, he comes.', []],
  // special categories, in all three languages
  ['Han er muslim.', ['belief: muslim']],
  ['Han har nylig konvertert og går i menigheten hver søndag.', ['belief: konvertert', 'belief: menigheten']],
  ['Ho seier at ho røystar på eit lite parti.', ['belief: røystar på']],
  ['Familien er kristen, og han kommer fra en innvandrerfamilie.', ['belief: kristen', 'belief: innvandrerfamilie']],
  ['He has Kurdish and Christian friends of the far right.', ['belief: Christian', 'third-person: friends', 'belief: far right']],
  ['Han liker høyreekstreme sider.', ['belief: høyreekstreme']],
  ['Ho er skeiv.', ['belief: skeiv']],
  // health
  ['Han har ADHD-diagnose og går til psykolog på BUP.', ['health: ADHD-diagnose', 'health: psykolog', 'health: BUP']],
  ['Ho har vore innlagd på sjukehuset og slit med sjølvskading.', ['health: innlagd', 'health: sjukehuset', 'health: sjølvskading']],
  ['She suffers from anxiety and uses drugs.', ['health: anxiety', 'health: drugs']],
  // third persons
  ['Moren sier at kompisen bestemmer.', ['third-person: Moren', 'third-person: kompisen']],
  ['Far til eleven er bekymret. Faren hans ringte.', ['third-person: Far', 'third-person: Faren hans']],
  ['Systera og kjærasten var med.', ['third-person: Systera', 'third-person: kjærasten']],
  ['His brother and a friend came.', ['third-person: brother', 'third-person: friend']],
  ['Han var sammen med Tariq Holm på lørdag.', ['third-person: Tariq Holm']],
  ['Kari såg det òg. Olas sekk låg der.', ['third-person: Kari', 'third-person: Olas']],
  // views written as facts
  ['Han er ekstrem.', ['opinion-as-fact: er ekstrem']],
  ['Ho er veldig farleg.', ['opinion-as-fact: er veldig farleg']],
  ['Han virker alltid sint, det er åpenbart.', ['opinion-as-fact: virker', 'opinion-as-fact: alltid', 'opinion-as-fact: åpenbart']],
  [
    'Dette er typisk. Det er helt klart noe. Han er nok sint, og kommer sikkert aldri.',
    [
      'opinion-as-fact: typisk',
      'opinion-as-fact: helt klart',
      'opinion-as-fact: nok',
      'opinion-as-fact: sikkert',
      'opinion-as-fact: aldri',
    ],
  ],
  ['He is dangerous and clearly never listens.', ['opinion-as-fact: is dangerous', 'opinion-as-fact: clearly', 'opinion-as-fact: never']],
]

test('a sentence shows what to look at once more, and a careful one shows nothing', () => {
  for (const [sentence, findings] of sentences) assert.deepEqual(seen(sentence), findings, sentence)
})

test('what somebody said is quoted, not stated: it is not read as the view of the writer', () => {
  assert.deepEqual(seen('Han sa: «Dere er alltid imot meg.» Etterpå gikk han.'), [])
  assert.deepEqual(seen('He said "you never listen" and left.'), [])
  assert.deepEqual(seen('Han sa: «Ingen liker meg. Han er alltid sint.'), ['opinion-as-fact: alltid'])
})

test('the person concerned is no third person, in any form of the name', () => {
  assert.deepEqual(seen('Kari kom. Karis venn het Ola.', ['Kari Holm']), ['third-person: venn', 'third-person: Ola'])
})

test('letters typed as two signs are read as one', () => {
  assert.deepEqual(seen('Søsteren og åpenbart'.normalize('NFD')).length, 2)
})

test('whatever is written, the reading ends, and its findings lie in the text one after another', () => {
  const word = fc.constantFrom(
    ...Object.values(adviceWords).flatMap(listed),
    ...listed(harmlessPhrases),
    'Kari',
    '«',
    '»',
    '"',
    '.',
    '\n',
    '-',
    'İ',
    '👩‍👧',
  )
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    fc.array(word).map((words) => words.join(' ')),
  )
  fc.assert(
    fc.property(anyText, (text) => {
      let before = 0
      for (const { start, end, words } of adviseOn(text, { knownNames: [text] })) {
        assert.ok(before <= start && start < end && end <= text.length)
        assert.equal(words, text.slice(start, end))
        before = end
      }
    }),
  )
})

test('a long text of one repeated sign is read to its end', () => {
  for (const sign of ['a', 'A', 'er ', 'Kari ', '«', '"', "'", '-', 'a-', ' ', '\n', 'nok ', 'Å', '\u0301', '😀'])
    assert.ok(adviseOn(sign.repeat(100_000 / sign.length)))
})

test('each entry of the word lists finds itself, unless it is harmless', () => {
  for (const [kind, list] of Object.entries(adviceWords)) {
    for (const entry of listed(list)) {
      const phrase = entry.replaceAll('*', '').replaceAll('_', 'svært')
      assert.ok(
        adviseOn(`x ${phrase}`).some((finding) => finding.kind === kind),
        phrase,
      )
    }
  }
  for (const phrase of listed(harmlessPhrases)) assert.deepEqual(seen(`x ${phrase}`), [], phrase)
})

test('every kind is explained in the three languages, with the decision left to the writer', () => {
  for (const lang of ['nb', 'nn', 'en'] as const) {
    const words = wordingText(lang)
    for (const kind of Object.keys(adviceWords)) assert.ok(kind in words.advice)
    assert.match(words.youDecide, /du bestemmer|du avgjer|you decide/)
  }
})
