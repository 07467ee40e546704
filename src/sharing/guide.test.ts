import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { laws, offences, services, type Ground } from '#law/index.ts'
import { documentOf } from '../../test/sharing-document.ts'
import { sharingCases } from '../../test/sharing-cases.ts'
import { answersTo, factsIn, questions, type Facts } from './guide-questions.ts'
import { book, shelved, type Book } from './guide-rules.ts'
import { answerOf } from './guide.ts'

const on = '2026-11-21'
const ids = (sections: readonly Ground[]) => sections.map(({ id }) => id)

const whole = fc
  .record(Object.fromEntries(questions.map((question) => [question, fc.constantFrom<string>(...answersTo[question])])))
  .map((said) => factsIn((question) => said[question]))
const some = fc
  .tuple(whole, fc.subarray([...questions]))
  .map(([facts, kept]) => factsIn((one) => (kept.includes(one) ? facts[one] : undefined)))
const holds = (facts: fc.Arbitrary<Facts>, check: (facts: Facts) => void) => fc.assert(fc.property(facts, check), { numRuns: 2_000 })

describe('the cases that a lawyer has read', () => {
  for (const { what, facts, answer, sections, duties = [] } of sharingCases)
    test(`${what}: ${answer}`, () => {
      const said = answerOf(facts, on)
      assert.equal(said.missing, undefined)
      assert.equal(said.answer, answer, `by ${said.rule.id}`)
      for (const section of sections)
        assert.ok(ids(said.sections).includes(section), `${section} is not among ${ids(said.sections).join()}`)
      assert.deepEqual(
        said.duties.map(({ rule }) => rule.id),
        duties,
      )
    })

  test('are at least sixty, about every service, and know every answer', () => {
    assert.ok(sharingCases.length >= 60)
    assert.deepEqual(new Set(sharingCases.map(({ facts }) => facts.sender)), new Set(services.map(({ id }) => id)))
    assert.deepEqual(new Set(sharingCases.map(({ facts }) => facts.receiver)), new Set(answersTo.receiver))
    assert.deepEqual(new Set(sharingCases.map(({ answer }) => answer)), new Set(['must', 'may', 'may-not', 'ask']))
  })

  test('stand as a document for whoever must account for the guide', () => {
    assert.equal(readFileSync('docs/privacy/sharing-table.md', 'utf8'), documentOf(sharingCases, on))
  })
})

describe('whatever is asked', () => {
  test('an answer names a section that the sender can use and that is in force, or it says ask', () =>
    holds(whole, (facts) => {
      const { answer, sections } = answerOf(facts, on)
      assert.ok(answer === 'ask' || sections.length > 0)
      for (const { services: may, validFrom, validTo } of sections)
        assert.ok(may.includes(facts.sender!) && validFrom! <= on && (validTo === null || on <= validTo))
    }))

  test('what can show someone is never passed to another service without consent, danger, a duty or a ground for the sender’s own work', () =>
    holds(whole, (facts) => {
      const { identified, consent, danger, receiver, content, purpose } = facts
      const agreed = consent === 'person' || consent === 'guardians' || consent === 'both'
      const inside =
        receiver === 'person' || receiver === 'colleague' || receiver === 'nav' || receiver === 'health' || receiver === 'child-welfare'
      const grounded =
        purpose === 'own-task' || purpose === 'given-for' || content === 'offence' || content === 'contact' || content === 'whereabouts'
      if (identified === 'no' || agreed || inside || grounded || danger === 'life') return
      assert.notEqual(answerOf(facts, on).answer, 'may')
    }))

  test('private persons are told nothing that can show someone without consent or danger', () =>
    holds(whole, (facts) => {
      if (facts.identified === 'no' || facts.danger === 'life' || facts.danger === 'listed') return
      if (['person', 'guardians', 'both'].includes(facts.consent!)) return
      assert.notEqual(answerOf({ ...facts, receiver: 'private' }, on).answer, 'may')
    }))

  test('what can show no one is never refused, and never needs to be asked about', () =>
    holds(whole, (facts) => {
      const { answer } = answerOf({ ...facts, identified: 'no' }, on)
      assert.ok(answer === 'may' || answer === 'must')
    }))

  test('the receiver’s law changes nothing: with only the sender’s sections on the shelf the answer is the same', () =>
    holds(whole, (facts) => {
      const own = { ...book, grounds: shelved([...book.grounds.values()].filter((ground) => ground.services.includes(facts.sender!))) }
      const [with_, without] = [answerOf(facts, on), answerOf(facts, on, own)]
      assert.deepEqual([without.rule.id, ids(without.sections)], [with_.rule.id, ids(with_.sections)])
    }))

  test('another receiver changes the answer only where a rule of the sender’s names one of the two', () =>
    fc.assert(
      fc.property(whole, fc.constantFrom(...answersTo.receiver), (facts, receiver) => {
        const [one, other] = [answerOf(facts, on), answerOf({ ...facts, receiver }, on)]
        if (one.rule.id === other.rule.id) return
        const named = [one, other].flatMap(({ rule: { when } }) => when.receiver ?? [])
        assert.ok(named.includes(receiver) || named.includes(facts.receiver!))
      }),
      { numRuns: 2_000 },
    ))

  test('opinions alone never open a door out of the service', () =>
    holds(whole, (facts) => {
      if (facts.identified === 'no' || facts.danger !== 'none' || facts.harm !== 'none') return
      if (['person', 'guardians', 'both'].includes(facts.consent!)) return
      const { answer, rule } = answerOf({ ...facts, content: 'opinions' }, on)
      // inside one service or one line of care there is no door
      if (rule.when.receiver?.includes('colleague') || facts.receiver === 'person' || facts.sender === 'child-welfare') return
      assert.ok(answer === 'may-not' || answer === 'ask', rule.id)
    }))

  test('with facts missing it says ask and which question is next, and with more facts it gets further', () =>
    holds(some, (facts) => {
      const { answer, missing } = answerOf(facts, on)
      if (missing === undefined) return
      assert.equal(answer, 'ask')
      assert.equal(facts[missing], undefined)
    }))

  test('what is not asked cannot matter: every way of answering it gives the same', () =>
    fc.assert(
      fc.property(some, whole, (known, rest) => {
        const { missing, rule } = answerOf(known, on)
        if (missing === undefined) assert.equal(answerOf({ ...rest, ...known }, on).rule.id, rule.id)
      }),
      { numRuns: 2_000 },
    ))

  test('no one is asked more than the nine questions, and whoever answers them gets an answer', () =>
    holds(whole, (facts) => assert.equal(answerOf(facts, on).missing, undefined)))
})

describe('the duties', () => {
  test('stand beside every answer, whoever is to be told', () =>
    holds(whole, (facts) => {
      if (facts.sender === 'police') return
      const { rule, duties } = answerOf(facts, on)
      const held = [rule, ...duties.map((one) => one.rule)].map(({ duty }) => duty)
      assert.equal(held.includes('avert'), facts.danger === 'listed')
      if (facts.sender !== 'child-welfare' && ['abuse', 'illness', 'needs', 'trafficking'].includes(facts.harm!))
        assert.ok(held.includes('inform'))
    }))

  test('to avert does not hold for travel, recruitment, taking part, money or fighting abroad', () => {
    const { listed, notListed } = offences(on)
    assert.equal(listed.length, 48)
    assert.deepEqual(
      notListed.map(({ section }) => section),
      ['§ 135', '§ 136', '§ 136 a', '§ 136 b', '§ 145'],
    )
    const sections = new Set(listed.map(({ section }) => section))
    for (const { section } of notListed) assert.ok(!sections.has(section))
    for (const section of ['§ 131', '§ 133', '§ 275', '§ 282', '§ 291']) assert.ok(sections.has(section))
  })

  test('wait for no leader', () => {
    for (const rule of book.rules.filter(({ duty }) => duty !== undefined)) {
      assert.equal(rule.answer, 'must')
      assert.ok(
        rule.limits.some(({ en }) => en.startsWith('The duty is your own')),
        rule.id,
      )
    }
  })
})

describe('a law that is passed', () => {
  const facts: Facts = {
    sender: 'school',
    receiver: 'nav',
    danger: 'none',
    harm: 'none',
    identified: 'yes',
    consent: 'not-asked',
    content: 'observations',
    purpose: 'own-task',
  }
  /** The law as it will be entered when the Act of 2025 has its first day. */
  const entered = (first: string, last: string): Book => ({
    ...book,
    grounds: shelved(
      [...book.grounds.values()].map((ground) => {
        if (ground.lawId === 'forvaltningsloven-2025') return { ...ground, validFrom: first }
        return ground.lawId === 'forvaltningsloven' ? { ...ground, validTo: last } : ground
      }),
    ),
  })
  const said = (day: string, shelf?: Book) => ids(answerOf(facts, day, shelf).sections)

  test('and has no first day is on no page’s answer', () => {
    const waiting = laws.find(({ id }) => id === 'forvaltningsloven-2025')!
    assert.ok(waiting.sections.every(({ validFrom }) => validFrom === null))
    assert.deepEqual(said('2040-01-01'), ['forvaltningsloven-13-b-5'])
  })

  test('takes over on its day, and not a day before', () => {
    const shelf = entered('2027-07-01', '2027-06-30')
    assert.deepEqual(said('2027-06-30', shelf), ['forvaltningsloven-13-b-5'])
    assert.deepEqual(said('2027-07-01', shelf), ['forvaltningsloven-2025-34-f'])
  })

  test('changes the sections, and not one answer', () => {
    const shelf = entered('2027-07-01', '2027-06-30')
    for (const { what, facts: asked, answer } of sharingCases) assert.equal(answerOf(asked, '2027-07-01', shelf).answer, answer, what)
  })

  test('is not guessed at: between an old law that has ended and a new one that has not begun, the guide says ask', () => {
    assert.equal(answerOf(facts, '2027-07-01', entered('2027-08-01', '2027-06-30')).answer, 'ask')
  })
})

test('every rule can be reached, and every section that a rule names is one that one of its senders can use', () => {
  for (const rule of book.rules) {
    const senders = rule.when.sender ?? answersTo.sender
    for (const id of rule.grounds)
      assert.ok(
        book.grounds.get(id)!.services.some((service) => senders.includes(service)),
        `${rule.id}: ${id}`,
      )
  }
  const reached = new Set(sharingCases.map(({ facts }) => answerOf(facts, on).rule.id))
  const everything = fc.sample(whole, { numRuns: 500, seed: 196 })
  for (const { when } of book.rules)
    for (const [at, facts] of everything.entries()) {
      const fitting = factsIn((question) => when[question]?.[at % when[question].length] ?? facts[question])
      reached.add(answerOf(fitting, on).rule.id)
    }
  assert.deepEqual(
    book.rules.map(({ id }) => id).filter((id) => !reached.has(id)),
    [],
  )
})
