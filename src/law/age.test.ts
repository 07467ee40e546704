import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { agencies, ageOn, ageRules, consentLaw, consentRule, findAgeRule, services } from './index.ts'

const on = '2026-11-21'
const rule = (age: number, service: string) => consentRule({ age, service, on })
const ways = (age: number, service: string) => rule(age, service)?.ways?.map(({ by, needs }) => [by, ...needs].join(' '))

describe('who answers when a municipality asks to share', () => {
  test('under 15, those with parental responsibility, in every service', () => {
    for (const { id } of services) for (const age of [0, 6, 14]) assert.deepEqual(ways(age, id), ['guardian holders', 'both holders'])
  })

  test("from 15, the person alone where the service's own law says so, else after a recorded assessment", () => {
    for (const service of ['school', 'child-welfare']) assert.deepEqual(ways(15, service), ['person', 'both holders'])
    for (const service of ['coordination', 'outreach', 'nav-social', 'family-counselling'])
      assert.deepEqual(ways(17, service), ['person assessment', 'both holders assessment', 'guardian holders assessment'])
  })

  test('in the health service the line is 16', () => {
    assert.ok(ways(15, 'health')?.includes('person assessment'))
    for (const service of ['health', 'health-station']) assert.deepEqual(ways(16, service), ['person', 'both holders'])
  })

  test('from 18 the person, and a guardian only with a recorded mandate', () => {
    for (const { id } of services)
      for (const age of [18, 60]) assert.deepEqual(ways(age, id), ['person', 'guardian mandate', 'both mandate'])
  })

  test('every age has a rule in every service, with its section, and each is found by its id', () => {
    for (const { id } of services)
      for (let age = 0; age <= 120; age++) {
        const found = rule(age, id)
        assert.ok(found?.section, `${age} ${id}`)
        assert.equal(findAgeRule(found.id), found)
      }
  })

  test('a rule that was not yet in force is not used', () => {
    assert.equal(consentRule({ age: 16, service: 'school', on: '2024-07-31' })?.id, 'consent-15-to-17')
    assert.equal(consentRule({ age: 16, service: 'school', on: '2024-08-01' })?.id, 'consent-15-school')
  })
})

test('a child is heard from seven, and a consent on the internet at 13 is another matter', () => {
  const heard = (age: number) => ageRules('heard', { age, service: 'school', on }).length > 0
  assert.deepEqual([6, 7, 17, 18].map(heard), [false, true, true, false])
  assert.match(ageRules('online', { age: 13, service: 'school', on })[0]!.text.nb, /gjelder ikke deling mellom tjenester/)
  assert.deepEqual(
    ageRules('party', { age: 15, service: 'child-welfare', on }).map(({ section }) => section),
    ['§ 12-3'],
  )
})

test('someone turns a year older on the birthday', () => {
  assert.equal(ageOn('2011-11-21', '2026-11-20'), 14)
  assert.equal(ageOn('2011-11-21', '2026-11-21'), 15)
  assert.equal(ageOn('2012-02-29', '2027-02-28'), 14)
  assert.throws(() => ageOn('2011-02-30', on), RangeError)
})

test('what holds for a consent stands in three languages, with section and source', () => {
  for (const id of ['end', 'free', 'withdraw', 'address'] as const) {
    const { text, section, source, lastChecked } = consentLaw(id)
    assert.ok(section && source && lastChecked && text.nb !== text.nn && text.en, id)
  }
  assert.deepEqual([consentLaw('end').months, consentLaw('end').days], [12, 14])
})

test('an agency that only receives is no service: it neither works nor reports here', () => {
  const more = agencies.filter(({ id }) => !services.some((one) => one.id === id)).map(({ id }) => id)
  assert.deepEqual(more, ['mediation', 'corrections', 'specialist-health'])
  assert.ok(agencies.some(({ id }) => id === 'police') && agencies.some(({ id }) => id === 'nav-state'))
})
