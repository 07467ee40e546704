import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isInForce } from './dated.ts'
import { answerDue, childGrounds, disposalRules, findChildGround, findGround, grounds, services, type Use } from './index.ts'

const on = '2026-11-21'
const uses: readonly Use[] = ['case', 'report-child-welfare', 'report-police', 'report-municipal', 'feedback', 'pass-on']
const ids = (service: string, use: Use, day = on) => grounds({ service, use, on: day }).map(({ id }) => id)
const everything = services.flatMap(({ id: service }) => uses.flatMap((use) => grounds({ service, use, on, identified: false })))

describe('confidentiality follows the sender', () => {
  for (const use of uses)
    test(`child welfare is never offered § 13 b no. 5 or 6 (${use})`, () => {
      assert.deepEqual(
        ids('child-welfare', use).filter((id) => /13-b-[56]$/.test(id)),
        [],
      )
    })

  test('a teacher may report an offence, child welfare only for its own tasks, NAV under its own stricter laws', () => {
    assert.ok(ids('school', 'report-police').includes('forvaltningsloven-13-b-6'))
    assert.ok(ids('child-welfare', 'report-police').includes('barnevernsloven-13-1'))
    assert.ok(ids('nav-social', 'report-police').includes('sosialtjenesteloven-44'))
    assert.ok(ids('nav-state', 'report-police').includes('nav-loven-7'))
    for (const service of ['nav-social', 'nav-state', 'health'])
      assert.equal(ids(service, 'report-police').includes('forvaltningsloven-13-b-6'), false)
  })

  test('health personnel share under their own law', () => {
    for (const use of ['report-police', 'report-municipal', 'feedback', 'pass-on'] as const)
      assert.deepEqual(
        ids('health', use).filter((id) => id.startsWith('forvaltningsloven')),
        [],
      )
  })

  test('the police share under their own law and hold no case here', () => {
    assert.deepEqual(ids('police', 'feedback'), ['politiregisterloven-27', 'politiregisterloven-30'])
    assert.deepEqual(ids('police', 'case'), [])
  })

  test('everyone but the police has the duty to avert, and everyone but child welfare the duty to report to it', () => {
    for (const { id } of services) {
      assert.equal(ids(id, 'report-police').includes('straffeloven-196'), id !== 'police')
      assert.equal(ids(id, 'report-child-welfare').includes('barnevernsloven-13-2'), id !== 'child-welfare')
    }
  })

  test('a duty to cooperate carries a case, but never opens for sharing', () => {
    for (const id of [
      'barnevernsloven-15-8',
      'sosialtjenesteloven-13',
      'helse-og-omsorgstjenesteloven-3-4',
      'opplaeringslova-24-1',
      'privatskolelova-3-6a',
    ])
      assert.deepEqual(findGround(id)?.uses, ['case'])
  })

  test('a service that nobody knows has no ground', () => assert.deepEqual(ids('circus', 'case'), []))
})

describe('a case', () => {
  test('can live under consent in every service of the municipality', () => {
    for (const { id } of services) assert.equal(ids(id, 'case').includes('consent'), id !== 'police')
  })

  test('has no law of its own with the coordinator: consent, or the law of a service that takes part', () => {
    const own = grounds({ service: 'coordination', use: 'case', on }).filter((ground) => ground.services.includes('coordination'))
    assert.deepEqual(
      own.map(({ id }) => id),
      ['consent'],
    )
    assert.ok(ids('coordination', 'case').includes('sosialtjenesteloven-17'))
  })

  test('does not lend the coordinator the sharing grounds of others', () => {
    assert.equal(ids('coordination', 'report-police').includes('helsepersonelloven-31'), false)
  })
})

describe('where a person is named', () => {
  test('no ground is offered that opens only for what shows no one', () => {
    for (const { id } of services)
      for (const use of uses)
        assert.equal(
          grounds({ service: id, use, on }).some(({ withoutIdentity }) => withoutIdentity),
          false,
        )
  })
  test('but without identity it is', () => {
    const offered = grounds({ service: 'school', use: 'report-municipal', on, identified: false })
    assert.ok(offered.some(({ id }) => id === 'forvaltningsloven-13-a-2'))
  })
})

describe('law is dated', () => {
  test('a ground that is not yet in force is not offered', () => {
    assert.equal(ids('school', 'case', '2024-07-31').includes('opplaeringslova-24-1'), false)
    assert.equal(ids('school', 'case', '2024-08-01').includes('opplaeringslova-24-1'), true)
  })

  test('a section holds from its first day through its last, and no longer', () => {
    const section = { validFrom: '2024-08-01', validTo: '2026-12-31' }
    const days = ['2024-07-31', '2024-08-01', '2026-12-31', '2027-01-01']
    assert.deepEqual(
      days.map((day) => isInForce(section, day)),
      [false, true, true, false],
    )
    assert.equal(isInForce({ ...section, validTo: null }, '2099-01-01'), true)
  })

  test('a ground is found by its id whatever the day, and with a day only when in force', () => {
    assert.equal(findGround('barnevernsloven-13-2')?.section, '§ 13-2')
    assert.equal(findGround('barnevernsloven-13-2', '2022-12-31'), undefined)
    assert.equal(findGround('barnevernsloven-13-2', Temporal.PlainDate.from('2023-01-01'))?.id, 'barnevernsloven-13-2')
    assert.equal(findGround('no-such-law'), undefined)
  })

  test('a day that does not exist is refused', () => assert.throws(() => ids('school', 'case', '2026-02-30'), RangeError))
})

describe('a report to child welfare', () => {
  test('has the five grounds of § 13-2 since the Act came into force, and none of them is radicalisation', () => {
    assert.deepEqual(childGrounds('2022-12-31'), [])
    const offered = childGrounds('2023-01-01')
    assert.deepEqual(
      offered.map(({ letter }) => letter),
      ['a', 'b', 'c', 'd', 'e'],
    )
    for (const { text, id } of offered) assert.doesNotMatch(`${text.nb} ${text.nn} ${text.en} ${id}`, /radi[ck]ali|ekstrem|extrem/i)
    assert.equal(findChildGround('barnevernsloven-13-2-d')?.letter, 'd')
    assert.equal(findChildGround('radikalisering'), undefined)
  })

  test('is answered within three weeks, and again within three weeks after an investigation of three months', () => {
    assert.equal(answerDue('answer', '2026-11-21'), '2026-12-12')
    assert.equal(answerDue('investigation', '2026-11-30'), '2027-02-28')
    assert.equal(answerDue('outcome', '2027-02-28'), '2027-03-21')
    assert.throws(() => answerDue('answer', '2022-12-31'), RangeError)
  })
})

describe('what people read', () => {
  test('stands in three languages, and nynorsk is not bokmål over again', () => {
    const texts = [...everything, ...disposalRules].flatMap(({ title, text }) => [title, text])
    for (const { nb, nn, en } of texts) assert.ok(nb && nn && en && nb !== en && nn !== en, nb)
    for (const { text } of [...everything, ...disposalRules]) assert.notEqual(text.nb, text.nn)
  })

  test('says of the duty to avert what is not on the list', () => {
    assert.match(findGround('straffeloven-196')?.text.en ?? '', /Travel for terrorism, recruitment and fighting abroad are not listed/)
  })

  test('has a source and a day when it was last checked', () => {
    for (const { source, lastChecked } of [...everything, ...disposalRules]) assert.ok(source && lastChecked <= on)
  })
})

describe('services', () => {
  test('the four ways in are preset', () => {
    assert.deepEqual([...new Set(services.flatMap(({ entry }) => entry ?? []))], ['school', 'outreach', 'child-welfare', 'nav'])
  })
})

describe('disposal', () => {
  test('every outcome has one rule, and each holds until the National Archives decide', () => {
    const outcomes = disposalRules.flatMap((rule) => rule.outcomes)
    assert.deepEqual(outcomes.toSorted(), [
      'foothold-found',
      'moved-away',
      'moved-on-to-other-service',
      'other',
      'person-declined',
      'unfounded',
    ])
    for (const { after } of disposalRules) assert.deepEqual(after, { hold: 'national-archives' })
  })

  test('a concern without cause is the municipality’s own setting, and never follows the person', () => {
    const rule = disposalRules.find(({ outcomes }) => outcomes.includes('unfounded'))
    assert.equal(rule?.decidedBy, 'municipality')
    assert.match(rule?.text.en ?? '', /never follow the person/)
  })
})
