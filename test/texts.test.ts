import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { test } from 'node:test'
import { parse } from 'yaml'
import { langs, type Lang } from '../src/i18n/index.ts'

type Told = { where: string; isList: boolean } & Record<Lang, string>

const words = (list: string) => new RegExp(`(?<![\\p{L}-])(${list.trim().split(/\s+/).join('|')})(?![\\p{L}-])`, 'giu')
const onlyBokmaal = words(`
  ikke hvordan hvorfor hvem hva hvor hvilke hvilken hvilket hver hvert hvis noe noen jeg bare fra ble være vær vært mye mer uke uken uker hun
  deres dere gjør gjøre gjøres kun hjem hjemme selv egen egne flere kommer sier skole skolen skoler ansvarlig allerede siden sted steder
  enhet enheten enheter saken åpne åpner åpnet åpent åpen vanlig vanlige leder lederen ledere disse avsluttet startet endret lagret måned måneder
  løsning ansatt ansatte tidligere innen sånn annet annen hele hverken gikk fikk oppgave oppgaven oppgaver veileder mottaker mottakeren lærer lærere
  vennlig mulig mulige mulighet forskjellig forskjellige følge følger følges velge velg velger trenger heter vet ellers tjeneste tjenester tjenesten
  trygghet sikkerhet virksomhet finnes leses sendes lukkes slettes lagres bekymringen bekymringer meldingen meldinger rutiner drøftinger
  drøftingen uroen opplysningene navn navnet hentes fortelle forteller hører hørte gammel tror holde holder gjelder
`)
// «gjeld» alone is what one owes, in both
const onlyNynorsk = words(`
  ikkje korleis kvifor kven kva kvar kvart noko nokon nokre eg berre frå vart vere ver mykje meir veke veka ho dykk gjer heim heime sjølv eigen eiga fleire
  kjem seier skule skulen sidan stad eining eininga saka opne opnar vanleg leiar leiaren desse månad løysing tilsett anna heile oppgåve rettleiar
  mottakar lærar mogleg følgje følgjer treng heiter veit elles teneste tenester høyrer trur det\\sgjeld som\\sgjeld dette\\sgjeld fortel namn namnet gammal
`)

const wordsIn = (source: string) =>
  Array.from(source.matchAll(/'([^']*)'|"([^"]*)"|`([^`]*)`/g), ([, one, two, three]) => one ?? two ?? three ?? '')
    .join(' ')
    .replaceAll(/\$\{[^}]*\}/g, '#')

const pages = (await Promise.all(globSync('src/**/*.text.ts').map(textsOfFile))).flat()
const content = globSync('content/**/*.yaml').flatMap((file) => localised(parse(readFileSync(file, 'utf8')), file))
const all = [...pages, ...content]

test('every page and every content file speaks three languages, and none of them is silent', () => {
  assert.ok(pages.length > 1_000 && content.length > 200, `${pages.length} and ${content.length} texts were found`)
  const silent = all.filter((told) => !told.isList && langs.some((lang) => !/[\p{L}\d#]/u.test(told[lang])))
  assert.deepEqual(silent, [])
})

test('English is English: no text of more than a word or two is the Norwegian one', () => {
  const same = all.filter(({ nb, nn, en }) => en.length > 12 && (en === nb || en === nn) && !names.has(en))
  assert.deepEqual(same, [])
})

test('nynorsk is written, not copied: hardly any sentence is the one in bokmål', () => {
  // what stands in several places has been written once
  const sentences = [...new Map(all.filter(({ nb, isList }) => !isList && nb.length > 30).map((told) => [told.nb, told])).values()]
  const same = sentences.filter(({ nb, nn }) => nb === nn)
  assert.ok(same.length < sentences.length * 0.03, `${same.length} of ${sentences.length}: ${same.map(({ nb }) => nb).join('\n')}`)
  for (const [file, texts] of Map.groupBy(pages, ({ where }) => where.split(' ')[0]!)) {
    const equal = texts.filter(({ nb, nn }) => nb === nn)
    assert.ok(equal.length <= texts.length * 0.6, `${equal.length} of ${texts.length} texts in ${file} are the same in bokmål and nynorsk`)
  }
})

test('nynorsk holds no word that only bokmål has', () => {
  const found = all.flatMap(({ where, nn }) => (nn.match(onlyBokmaal) ?? []).map((word) => `${where}: ${word} in "${nn}"`))
  assert.deepEqual(found, [])
})

test('bokmål holds no word that only nynorsk has', () => {
  const found = all.flatMap(({ where, nb }) => (nb.match(onlyNynorsk) ?? []).map((word) => `${where}: ${word} in "${nb}"`))
  assert.deepEqual(found, [])
})

// the same in any language
const names = new Set(['Administrator', 'Fjordvik kommune'])

async function textsOfFile(file: string): Promise<Told[]> {
  const room = (await import(pathToFileURL(file).href)) as Record<string, unknown>
  return Object.entries(room)
    .filter((entry): entry is [string, (lang: Lang) => unknown] => typeof entry[1] === 'function')
    .flatMap(([name, text]) => {
      const [nb, nn, en] = langs.map((lang) => new Map(leaves(text(lang), `${file} ${name}`)))
      assert.ok(nb && nn && en && nb.size > 0, file)
      for (const other of [nn, en]) assert.deepEqual([...other.keys()], [...nb.keys()], `${file} does not say the same in all languages`)
      return [...nb].map(([where, said]) => ({ where, isList: false, nb: said, nn: nn.get(where)!, en: en.get(where)! }))
    })
}

/** Every text in a tree, with the way to it. A text that is put together counts by the words that stand in it. */
function leaves(value: unknown, where: string): [string, string][] {
  if (typeof value === 'string') return [[where, value]]
  if (typeof value === 'function') return [[where, wordsIn(String(value))]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${where}.${key}`))
}

function wordsOf(said: unknown): string | undefined {
  return typeof said === 'string' ? said : Array.isArray(said) ? said.join(', ') : undefined
}

/** Every text of a content file that stands in more than one language. A list of words is one text; a language may have none to put in it. */
function localised(value: unknown, where: string): Told[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.entries(value).flatMap(([key, inner]) => localised(inner, `${where}.${key}`))
  if (!('nb' in value || 'nn' in value || 'en' in value)) return inside
  const [nb, nn, en] = langs.map((lang) => wordsOf((value as Partial<Record<Lang, unknown>>)[lang]))
  assert.ok(nb !== undefined && nn !== undefined && en !== undefined, `${where} lacks a language`)
  return [{ where, isList: Object.values(value).every(Array.isArray), nb, nn, en }]
}
