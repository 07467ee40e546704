import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedArticles } from '../../src/article/index.ts'
import { actors, areasOf, municipalities, regions, resources } from '../../src/directory/index.ts'
import { districtSources, registerSource } from '../../src/directory/place.ts'
import { addressIn, addressParts, type Lang } from '../../src/i18n/index.ts'
import { everyone } from '../house.ts'
import { served, type How } from '../browser.ts'
import { lookAs, sights, written } from './scene.ts'

const town = await served()
const scene = await sights(town)
const names = [...everyone.map((who) => `Navn ${who}`), 'Tiril', 'Rønnestad', 'Testesen', 'Emil', 'Fjeld']

/** Whether a page is for everyone: it has an address for each language, whichever one its reader has chosen. */
const addresses = new Set(town.routes.map(({ path }) => path))
const isPublic = (route: string) => addresses.has(addressIn('en', addressParts(route).path))

/** Each page's visible text, by language and by the address that it has in bokmål. */
const texts = { nb: new Map<string, string>(), nn: new Map<string, string>(), en: new Map<string, string>() }

/** `all`: each page in each of its states, and not only once; in the three languages, so that they can be laid beside each other. */
const hows: readonly [string, How & { lang: Lang }, { axe?: 'each page' | 'every state'; all?: boolean }][] = [
  ['in bokmål on a desktop', { lang: 'nb', width: 1280 }, { axe: 'every state', all: true }],
  ['in nynorsk on a phone in the dark', { lang: 'nn', width: 390, dark: true }, { axe: 'each page', all: true }],
  ['in English on a phone', { lang: 'en', width: 390 }, { all: true }],
  ['in English on a desktop in the dark', { lang: 'en', width: 1280, dark: true }, {}],
  ['in bokmål on a phone, with text twice as large', { lang: 'nb', width: 390, largeText: true }, {}],
]

test('every page of the house can be reached by somebody', () => {
  const reached = new Set(scene.map(({ route }) => route))
  const missing = town.routes
    .filter(({ method, path, isFile }) => method === 'GET' && !isFile && !reached.has(path))
    .map(({ path }) => path)
  assert.deepEqual(missing, [])
})

for (const [name, how, { axe, all = false }] of hows)
  test(`every page is sound ${name}`, async () => {
    const it = await town.visit(undefined, how)
    const faults: string[] = []
    const drawn = new Set<string>()
    for (const { path, who, route } of scene.filter(({ path, route }) => !isPublic(route) || addressParts(path).lang === how.lang)) {
      // the slow look is given once to each kind of page; the journeys give it to what these pages become
      const isNew = drawn.size < drawn.add(route).size
      if (!isNew && !all) continue
      await lookAs(it, town, who, path)
      const html = it.page.locator('html')
      const wrong = [
        (await html.getAttribute('lang')) === how.lang ? '' : 'is in another language than it says',
        namesIn(await it.page.title()),
        // another state of a page that was seen in this look is looked at once, in the first of them
        isNew || axe === 'every state'
          ? await it.sound({ axe: Boolean(axe) && isNew }).then(
              () => '',
              (fault: Error) => fault.message,
            )
          : '',
      ].filter(Boolean)
      it.complaints.length = 0
      faults.push(...wrong.map((each) => `${who} at ${path}: ${each}`))
      texts[how.lang].set(isPublic(route) ? addressParts(path).path : path, await it.page.evaluate(wordsOfPage))
    }
    assert.deepEqual(faults, [])
  })

/** What the page says in its own language; what is meant for someone who reads another one (a form for the person) says so. */
function wordsOfPage() {
  for (const part of document.querySelectorAll<HTMLElement>('main [lang]'))
    if (part.lang !== document.documentElement.lang) part.style.setProperty('display', 'none', 'important')
  return document.body.innerText
}

const namesIn = (title: string) =>
  names
    .filter((each) => title.includes(each))
    .map((each) => `has ${each} in its title`)
    .join()

test('no page says the same in two languages', () => {
  for (const [one, other] of [
    ['nb', 'nn'],
    ['nb', 'en'],
    ['nn', 'en'],
  ] as const)
    for (const [path, words] of texts[one]) assert.notEqual(words, texts[other].get(path), `${path} is the same in ${one} and ${other}`)
})

// what others have published, and places and those who help, go by names of their own
const sources = [...shippedArticles().flatMap((about) => about.sources), ...actors().map(({ source }) => source), ...districtSources()]
const titles = [
  ...[...sources, registerSource().source].flatMap(({ title, publisher = '' }) => [title, publisher]),
  ...resources().map(({ title }) => title),
]
const places = municipalities().flatMap(({ name, county }) => [name, county])
const named = [...actors(), ...regions.flatMap(areasOf)].map(({ name }) => name.en)
const properNames = [...titles, ...places, ...named].toSorted((a, b) => b.length - a.length)
const withoutNames = (line: string) => properNames.reduce((rest, name) => rest.replaceAll(name, ''), line)

test('on an English page only what people have written is Norwegian', () => {
  const left = [...texts.en].flatMap(([path, words]) => {
    const norwegian = new Set(texts.nb.get(path)?.split('\n'))
    return words
      .split('\n')
      .filter((line) => norwegian.has(line) && !written.some((each) => line.includes(each)))
      .filter((line) => /\b(og|ikke|på|du|som|til|av|det|er|en|et|har|med|for|hva|hvem|når)\b/i.test(withoutNames(line)))
      .map((line) => `${path}: ${line}`)
  })
  assert.deepEqual(left, [])
})
