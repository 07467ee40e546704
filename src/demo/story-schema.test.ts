import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { readStory, stepKeys } from './story-schema.ts'

const fjordvik = 'content/demo/fjordvik'
const story = readStory(fjordvik)
const folder = mkdtempSync(join(tmpdir(), 'fotfeste-story-'))
after(() => rmSync(folder, { recursive: true }))

describe('the demo municipality', () => {
  test('has about 25 staff, and every role among them', () => {
    assert.ok(story.staff.length >= 24 && story.staff.length <= 28, `${story.staff.length} staff`)
    assert.equal(new Set(story.staff.flatMap(({ roles }) => roles)).size, 10)
  })

  test('offers eight of them on the login page', () => assert.equal(story.staff.filter(({ card }) => card).length, 8))

  test('has someone to receive each kind of report', () =>
    assert.deepEqual([...new Set(story.staff.flatMap(({ receives }) => receives ?? []))].toSorted(), [
      'child-welfare',
      'municipal',
      'police',
    ]))

  test('has twelve cases, and at each of the seven steps stands at least one', () => {
    assert.equal(story.cases.length, 12)
    assert.deepEqual(new Set(story.cases.map(({ steps }) => steps.findLast(({ action }) => action === 'start')?.step)), new Set(stepKeys))
  })

  test('is about people from 14 to 34 years, and one whom no one may name', () => {
    const today = Temporal.PlainDate.from('2026-11-21')
    const ages = story.cases.flatMap(({ person }) =>
      person ? Temporal.PlainDate.from(person.birthDate).until(today, { largestUnit: 'years' }).years : [],
    )
    assert.deepEqual([Math.min(...ages), Math.max(...ages), ages.length], [14, 34, 11])
  })

  test('has cases that are closed, reopened, handed over and begun by the young person', () => {
    const closed = story.cases.filter(({ closing, reopening }) => closing && !reopening).map(({ closing }) => closing?.outcome)
    assert.deepEqual(closed, ['foothold-found', 'moved-away'])
    assert.equal(story.cases.filter(({ reopening }) => reopening).length, 1)
    assert.equal(story.cases.filter(({ handover }) => handover && !handover.accepted).length, 1)
    assert.ok(story.cases.some(({ concern }) => concern.origin === 'self'))
  })

  test('writes one case at length, and two in nynorsk', () => {
    assert.equal(Math.max(...story.cases.map(({ journal }) => journal.length)), 40)
    assert.equal(story.cases.filter(({ lang }) => lang === 'nn').length, 2)
  })

  test('has concerns to decide, two that were unfounded, drafts, talks with a leader and anonymous questions', () => {
    const { concerns, drafts, discussions, threads } = story
    const counts = [
      concerns.filter(({ unfounded }) => !unfounded),
      concerns.filter(({ unfounded }) => unfounded),
      drafts,
      discussions,
      threads,
    ]
    assert.deepEqual(
      counts.map(({ length }) => length),
      [7, 2, 2, 2, 4],
    )
  })
})

describe('a story that does not hold together is refused', () => {
  for (const [what, file, from, to, says] of [
    ['a text says almost nothing', 'cases.yaml', /(?<=text: )'[^']+'/, 'kort', /Too small/],
    ['someone acts who is not on the staff', 'concerns.yaml', 'reporter: piotr-wierzba', 'reporter: no-one', /no-one is not on the staff/],
    ['a step is not in the routine', 'cases.yaml', 'step: dialogue', 'step: arrest', /steps/],
    [
      'a person is named without a ground',
      'cases.yaml',
      '    ground: consent\n',
      '',
      /asked-for-help-herself: a person is named without a ground/,
    ],
    ['a person of a case is named in another place', 'concerns.yaml', 'Ungdommen hadde ikke', 'Emil hadde ikke', /names the person of/],
    ['a national identity number is written', 'cases.yaml', 'Gikk tur med', '010203 12345', /national identity number/],
    ['two people share a first name', 'people.yaml', 'Gro Stensvold', 'Elin Stensvold', /two people are called Elin/],
    [
      'a step is finished before it began',
      'cases.yaml',
      'step: dialogue, action: start, daysAgo: 12',
      'step: return, action: start, daysAgo: 12',
      /never started/,
    ],
    ['a partner is put in a team', 'cases.yaml', 'person: yusra-haddadin, role', 'person: vidar-strandhaug, role', /cannot be in the team/],
    [
      'someone writes in a case without a part in it',
      'cases.yaml',
      'by: yusra-haddadin, kind',
      'by: lan-dinh, kind',
      /lan-dinh acts without/,
    ],
    ['something happens before the case is opened', 'cases.yaml', '    daysAgo: 5\n', '    daysAgo: 3\n', /before it was opened/],
    ['an open case has no next action', 'cases.yaml', /\n {4}next: [^\n]+/, '', /an open case has a next action/],
  ] as const)
    test(`when ${what}`, () => assert.throws(() => readChanged(file, from, to), says))
})

function readChanged(file: string, from: string | RegExp, to: string) {
  cpSync(fjordvik, folder, { recursive: true })
  const good = readFileSync(join(fjordvik, file), 'utf8')
  const bad = good.replace(from, to)
  assert.notEqual(bad, good, `${file} does not hold ${from}`)
  writeFileSync(join(folder, file), bad)
  readStory(folder)
}
