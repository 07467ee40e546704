import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { langs } from '../i18n/index.ts'
import { readRoutine } from '../routine/index.ts'
import {
  actor,
  actors,
  actorsFor,
  areasOf,
  emergency,
  municipalities,
  municipality,
  placesOf,
  regions,
  resources,
  rvtsOf,
} from './index.ts'

const near = (number: string) => {
  const places = placesOf(number)!
  return regions.map((region) => places[region].key)
}

describe('which districts a municipality belongs to', () => {
  test('there are 357 municipalities in 15 counties, each with a number of its own', () => {
    assert.equal(municipalities().length, 357)
    assert.equal(new Set(municipalities().map(({ number }) => number)).size, 357)
    assert.equal(new Set(municipalities().map(({ countyNumber }) => countyNumber)).size, 15)
  })

  test('every one of them has a police district, an RVTS and a mediation service, with a source and a day', () => {
    for (const { number, name } of municipalities()) {
      const places = placesOf(number)
      assert.ok(places, name)
      for (const region of regions) {
        assert.ok(
          areasOf(region).some(({ key }) => key === places[region].key),
          `${name}: ${region}`,
        )
        assert.ok(places[region].source.title)
        assert.match(places[region].checked, /^\d{4}-\d\d-\d\d$/)
      }
    }
  })

  test('there are twelve police districts, five RVTS and twelve mediation services, none of them empty', () => {
    assert.deepEqual(
      regions.map((region) => areasOf(region).length),
      [12, 5, 12],
    )
    for (const region of regions)
      for (const { key } of areasOf(region))
        assert.ok(
          municipalities().some(({ number }) => placesOf(number)![region].key === key),
          key,
        )
  })

  for (const [number, name, expected] of [
    ['0301', 'Oslo', ['oslo', 'ost', 'oslo']],
    ['3201', 'Bærum', ['oslo', 'ost', 'oslo']],
    ['3203', 'Asker', ['oslo', 'ost', 'oslo']],
    ['3205', 'Lillestrøm', ['ost', 'ost', 'ost']],
    ['3301', 'Drammen', ['sor-ost', 'sor', 'sor-ost']],
    ['4601', 'Bergen', ['vest', 'vest', 'vest']],
    ['4614', 'Stord', ['sor-vest', 'vest', 'sor-vest']],
    ['4228', 'Sirdal', ['sor-vest', 'sor', 'sor-vest']],
    ['1811', 'Bindal', ['trondelag', 'nord', 'trondelag']],
    ['5055', 'Heim', ['trondelag', 'midt', 'trondelag']],
    ['5601', 'Alta', ['finnmark', 'nord', 'finnmark']],
  ] as const)
    test(`${name} has its own`, () => {
      assert.equal(municipality(number)?.name, name)
      assert.deepEqual(near(number), expected)
    })

  test('what has no source says that it is not certain', () => {
    const unsure = (number: string) => regions.filter((region) => placesOf(number)![region].unverified)
    assert.deepEqual(unsure('4601'), ['mediation-service'])
    assert.deepEqual(unsure('3236'), [...regions], 'Jevnaker has changed county')
    for (const { number } of municipalities()) assert.ok(unsure(number).includes('mediation-service'))
  })

  test('a number that no municipality has belongs nowhere', () => {
    for (const number of ['9901', '', '0000', 'Oslo']) assert.equal(placesOf(number), undefined)
    assert.equal(rvtsOf('9901'), undefined)
  })
})

describe('who can help', () => {
  test('everyone of whom something is told has it in all three languages, and steps of the routine', () => {
    const steps = new Set(readRoutine('routines/stepwise-follow-up.yaml').steps.map(({ key }) => key))
    for (const one of actors()) {
      for (const lang of langs) for (const words of [one.name, one.what, one.for, one.when, one.how]) assert.ok(words[lang], one.key)
      for (const step of one.steps) assert.ok(steps.has(step), `${one.key}: ${step}`)
    }
  })

  test('each municipality meets its own regional ones and no other’s', () => {
    for (const { number } of municipalities()) {
      const [police, rvts, mediation] = near(number)
      const found = actorsFor({ number }).map(({ key }) => key)
      assert.deepEqual(
        found.filter((key) => /^(police-contact|rvts|mediation)-(?!national|secretariat)/.test(key)),
        [`police-contact-${police}`, `rvts-${rvts}`, `mediation-${mediation}`],
      )
      assert.equal(rvtsOf(number)?.key, `rvts-${rvts}`)
    }
  })

  test('without a municipality there is no regional one, but there is the national function with its phone number', () => {
    const found = actorsFor({})
    assert.ok(found.every(({ areas, only }) => areas.length === 0 && only.length === 0))
    assert.equal(found.find(({ key }) => key === 'rvts-national')?.phone, '22 58 60 00')
    assert.deepEqual(actorsFor({ number: '9901' }), found)
  })

  test('a need, a level, a kind and a step narrow the list', () => {
    assert.ok(actorsFor({ need: 'money' }).every((one) => one.needs.includes('money')))
    assert.ok(actorsFor({ level: 'nordic' }).every(({ level }) => level === 'nordic'))
    assert.ok(actorsFor({ kind: 'research' }).some(({ key }) => key === 'c-rex'))
    assert.ok(actorsFor({ number: '4601', step: 'return' }).some(({ key }) => key === 'corrections'))
    assert.deepEqual(actorsFor({ kind: 'community', number: '0301' }), [], 'Møhlenpris is in Bergen')
    assert.deepEqual(
      actorsFor({ kind: 'community', number: '4601' }).map(({ key }) => key),
      ['mohlenpris'],
    )
  })

  test('Plattform reaches Agder alone', () => {
    assert.ok(actorsFor({ number: '4204' }).some(({ key }) => key === 'plattform'))
    assert.ok(!actorsFor({ number: '4601' }).some(({ key }) => key === 'plattform'))
  })

  test('what is over stands last and leads to what took over', () => {
    const found = actorsFor({})
    const over = found.filter(({ status }) => status === 'superseded')
    assert.deepEqual(found.slice(-over.length), over)
    assert.deepEqual(
      over.map(({ key, replacedBy }) => [key, actor(replacedBy!)?.key]),
      [
        ['ran', 'eu-knowledge-hub'],
        ['ran-exit', 'eu-knowledge-hub'],
      ],
    )
  })

  test('no phone number stands here but those that have a source', () => {
    const numbers = new Set(actors().flatMap(({ phone }) => phone ?? []))
    assert.deepEqual([...numbers].toSorted(), ['02800', '22 58 60 00', '23 30 50 00', '55 55 33 33'])
  })
})

test('the eleven publications of the guide to exit work are there, and those of RAN are marked', () => {
  const all = resources().filter(({ kind }) => kind === 'publication')
  assert.ok(all.length >= 11)
  assert.deepEqual(
    all.filter(({ superseded }) => superseded).map(({ key }) => key),
    ['ran-exit-manual', 'responses-to-returnees'],
  )
})

test('a film names who is in it, their work and their place, and says where its words are', () => {
  const film = resources().find(({ key }) => key === 'film-national-plan')!
  assert.deepEqual(
    film.contributors?.map(({ place }) => place),
    ['Oslo', 'Færder', 'Bergen'],
  )
  assert.ok(film.transcript?.nn)
})

test('the emergency numbers begin with those that must answer now', () => {
  assert.deepEqual(
    emergency()
      .numbers.filter(({ urgent }) => urgent)
      .map(({ phone }) => phone),
    ['112', '113', '110'],
  )
})
