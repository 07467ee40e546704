import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { laws } from '#law/index.ts'
import { missingRecords, readRoutine, type RecordValues, recordSchema, type RoutineStep } from './content.ts'

const routine = readRoutine('routines/stepwise-follow-up.yaml')
const today = Temporal.PlainDate.from('2026-11-21')
const folder = mkdtempSync(join(tmpdir(), 'fotfeste-routine-'))
after(() => rmSync(folder, { recursive: true }))

type Expected = { responsible: string[]; empty: string[]; filled: RecordValues }
const contacts = 'Kommunens radikaliseringskontakter'
const steps: Record<string, Expected> = {
  dialogue: {
    responsible: ['Ansatte ved enhetene'],
    empty: ['contact', 'date', 'place', 'own-role', 'observation', 'own-view'],
    filled: {
      contact: 'young-person',
      date: '2026-11-20',
      place: 'På skolen',
      'own-role': 'Lærer',
      observation: 'Var alene',
      'own-view': 'Har det tungt',
    },
  },
  discuss: {
    responsible: ['Ledelsen i enhetene'],
    empty: ['discussed-by', 'date', 'decision', 'follower'],
    filled: { 'discussed-by': 'Rektor og lærer', date: '2026-11-20', decision: 'Vi drøfter anonymt', follower: 'Lærer' },
  },
  report: {
    responsible: ['Enheten', contacts, 'Barnevern', 'Politi'],
    empty: ['receivers', 'form', 'date', 'advice'],
    filled: { receivers: ['municipal-contacts', 'police'], form: 'anonymous', date: '2026-11-20', advice: 'Snakk mer med ham' },
  },
  'concern-conversation': {
    responsible: [contacts, 'Barnevern', 'Politi', 'Foresatte eller verge'],
    empty: ['asked-by', 'asked-on', 'police-answer', 'held', 'passed-to-pst'],
    filled: { 'asked-by': 'Kontakten', 'asked-on': '2026-11-20', 'police-answer': 'De inviterer', held: 'no', 'passed-to-pst': 'not-told' },
  },
  cooperation: {
    responsible: ['Aktørene på tvers av enheter og forvaltningsnivå', contacts],
    empty: ['coordinator', 'deputy', 'mandate', 'since', 'actors', 'own-part'],
    filled: {
      coordinator: 'Kari',
      deputy: 'Ola',
      mandate: 'Kaller inn',
      since: '2026-11-20',
      actors: 'Skole (kommune)',
      'own-part': 'Valgte målene',
    },
  },
  'follow-up': {
    responsible: ['Aktører på tvers av enheter og forvaltningsnivå', contacts, 'Foresatte eller verge', 'Tillitspersoner'],
    empty: ['followed-up', 'experience', 'goal-areas', 'guardians'],
    filled: { 'followed-up': 'Ny jobb', experience: 'Trives', 'goal-areas': ['job'], guardians: 'Møter hver måned, og det vil han' },
  },
  return: {
    responsible: ['Kommunen'],
    empty: ['residence', 'residence-confirmed', 'support', 'own-view'],
    filled: { residence: 'Molde', 'residence-confirmed': 'yes', support: ['rvts'], 'own-view': 'Vil tilbake til skolen' },
  },
}

describe('the stepwise follow-up of a concern', () => {
  test('has seven steps, and each is tried here', () =>
    assert.deepEqual(
      routine.steps.map(({ key }) => key),
      Object.keys(steps),
    ))

  for (const [key, { responsible, empty, filled }] of Object.entries(steps)) {
    test(`${key}: names those who are responsible`, () =>
      assert.deepEqual(
        step(key).responsible.map(({ nb }) => nb),
        responsible,
      ))
    test(`${key}: an empty form is told what is missing`, () =>
      assert.deepEqual(
        errors(step(key), {}),
        empty.map((record) => [record, 'required']),
      ))
    test(`${key}: spaces are no answer`, () => assert.deepEqual(missing(step(key), { [empty[0]!]: '  ' }), empty))
    test(`${key}: a filled form is accepted and lacks nothing`, () => {
      assert.deepEqual(errors(step(key), filled), [])
      assert.deepEqual(missing(step(key), filled), [])
    })
  }

  test('has three to six points of guidance in each step, and says who may skip the last', () => {
    for (const { guidance } of routine.steps) assert.ok(guidance.length >= 3 && guidance.length <= 6)
    assert.deepEqual(
      routine.steps.filter(({ skipReason }) => skipReason).map(({ key }) => key),
      ['return'],
    )
  })

  test('offers eight areas to work on', () => {
    const areas = step('follow-up').records.find(({ key }) => key === 'goal-areas')!
    assert.equal('options' in areas && areas.options.length, 8)
  })

  test('asks how a conversation went only when it was held', () => {
    const held = { ...steps['concern-conversation']!.filled, held: 'yes' }
    assert.deepEqual(missing(step('concern-conversation'), held), ['basis', 'held-on', 'participants', 'agreed', 'own-view'])
  })

  test('asks whether the person was told only when the name was shared', () => {
    assert.deepEqual(missing(step('report'), { ...steps['report']!.filled, form: 'identified' }), ['told'])
  })
})

describe('the sharing of information', () => {
  const sharing = readRoutine('routines/information-sharing.yaml')
  test('leads from whose law it is to what came of it', () =>
    assert.deepEqual(
      sharing.steps.map(({ key }) => key),
      ['whose-law', 'anonymous-enough', 'ask-consent', 'use-guide', 'decide', 'tell-person', 'follow-up-answer'],
    ))
  test('asks for no records and sets no deadlines, for no case goes through it', () =>
    assert.ok(sharing.steps.every(({ records, deadlineDays }) => records.length === 0 && deadlineDays === undefined)))
  test('names the sections that it stands on, and only those that are among the laws', () => {
    const known = new Set(laws.flatMap(({ law, sections }) => sections.map(({ section }) => `${law.nb} ${section}`)))
    const named = [
      ...JSON.stringify(sharing.steps.map(nb)).matchAll(
        /(forvaltningsloven|barnevernsloven) (§ [\d-]+(?: [a-z](?= nr| er|\)))?(?: nr\. \d)?)/gi,
      ),
    ]
    assert.ok(named.length >= 5)
    for (const [, law, section] of named) {
      const whole = `${law!.toLowerCase()} ${section}`
      assert.ok(
        [...known].some((each) => each === whole || each.startsWith(`${whole} `)),
        whole,
      )
    }
  })
})

describe('what is written in a step', () => {
  for (const [date, wrong] of [
    ['2026-02-30', 'not-a-date'],
    ['20. november', 'not-a-date'],
    ['2026-11-20T10:00', 'not-a-date'],
    ['2031-11-22', 'too-far-ahead'],
  ] as const)
    test(`the date ${date} is ${wrong}`, () => assert.deepEqual(discuss({ date }), [['date', wrong]]))

  test('a date may lie five years ahead', () => assert.deepEqual(discuss({ date: '2031-11-21' }), []))

  test('a text is trimmed, and may have ten thousand signs', () => {
    const values = { ...steps['discuss']!.filled, decision: `  ${'a'.repeat(10_000)}  ` }
    assert.equal(String(recordSchema(step('discuss'), today).parse(values)['decision']).length, 10_000)
    assert.deepEqual(discuss({ decision: 'a'.repeat(10_001) }), [['decision', 'too-long']])
  })

  test('only the answers that are offered can be chosen', () => {
    assert.deepEqual(errors(step('dialogue'), { ...steps['dialogue']!.filled, contact: 'nobody' }), [['contact', 'not-an-option']])
    assert.deepEqual(errors(step('follow-up'), { ...steps['follow-up']!.filled, 'goal-areas': ['job', 'risk'] }), [
      ['goal-areas', 'not-an-option'],
    ])
    assert.deepEqual(errors(step('return'), { ...steps['return']!.filled, 'residence-confirmed': 'maybe' }), [
      ['residence-confirmed', 'not-an-option'],
    ])
  })

  test('one ticked box is a list of one, and an open answer may stay empty', () => {
    const values = recordSchema(step('follow-up'), today).parse({ ...steps['follow-up']!.filled, 'goal-areas': 'job' })
    assert.deepEqual(values['goal-areas'], ['job'])
    assert.equal(values['trusted-persons'], '')
  })

  test('a list where one answer was asked for is no answer', () => {
    assert.deepEqual(discuss({ decision: ['one', 'two'] }), [['decision', 'required']])
  })

  test('what the routine does not ask for is left out', () => {
    assert.equal('grade' in recordSchema(step('discuss'), today).parse({ ...steps['discuss']!.filled, grade: '5' }), false)
  })
})

describe('a routine with a fault is refused', () => {
  const good = JSON.stringify(routine)
  for (const [fault, from, to, says] of [
    ['a language is missing', '"en":"Report the concern"', '"se":""', 'steps[2].title.en'],
    ['two steps share a name', '"key":"report"', '"key":"discuss"', 'steps[2]: discuss is there twice'],
    ['a record has an unknown kind', '"kind":"yesNo"', '"kind":"grade"', 'steps[3].records[3].kind'],
    ['a choice has no options', '"kind":"choice"', '"kind":"text"', 'steps[0].records[0]'],
    [
      'a condition points at nothing',
      '"requiredIf":{"record":"form"',
      '"requiredIf":{"record":"shape"',
      'no record shape can be answered identified',
    ],
    ['a deadline is no day', '"deadlineDays":28', '"deadlineDays":0', 'steps[3].deadlineDays'],
    ['a case has no deadline', '"deadlineDays":28,', '', 'steps[3].deadlineDays'],
    ['it asks a case, and no case goes through it', '"kind":"follow-up"', '"kind":"information-sharing"', 'steps[0].records'],
    ['it is of no known kind', '"kind":"follow-up"', '"kind":"control"', 'kind'],
    ['it is not YAML', '{"id"', '{{"id"', 'bad.yaml'],
  ] as const)
    test(`when ${fault}, naming the file and the place`, () => {
      const file = join(folder, 'bad.yaml')
      writeFileSync(file, good.replace(from, to))
      assert.throws(
        () => readRoutine(file),
        (thrown: Error) => thrown.message.startsWith(file) && thrown.message.includes(says),
      )
    })
})

function step(key: string): RoutineStep {
  const found = routine.steps.find((each) => each.key === key)
  assert.ok(found)
  return found
}

const nb = ({ purpose, guidance }: RoutineStep) => [purpose, ...guidance].map((words) => words.nb)

const missing = (of: RoutineStep, values: RecordValues) => missingRecords(of, values).map(({ key }) => key)

const discuss = (values: RecordValues) => errors(step('discuss'), { ...steps['discuss']!.filled, ...values })

const errors = (of: RoutineStep, values: RecordValues) =>
  recordSchema(of, today)
    .safeParse(values)
    .error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? []
