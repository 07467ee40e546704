import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { aCase } from '../../test/a-case.ts'
import { question } from '../../test/a-consent.ts'
import { house, type TestHouse } from '../../test/house.ts'
import { langs, type Lang } from '#i18n/index.ts'
import { findAgeRule } from '#law/index.ts'
import { text } from './consent-form.text.ts'
import { pdfOf } from './consent-pdf.ts'

const words = {
  what: 'At vi snakker sammen om skoledagen din – og om Čedomirs «hjelp»',
  purpose: 'At du slipper å fortelle det to ganger',
}

async function fetched(town: TestHouse, language: Lang, person: { name: string; birthDate?: string; contact?: string }) {
  const { at } = await aCase(town, { person })
  const coordinator = await town.as('coordinator')
  const here = (await coordinator.post(`${at}/sharing/consents/new`, question({ ...words, language }))).headers.get('location')!
  return { here, coordinator, answer: await coordinator.get(`${here}/form.pdf`) }
}

const young = { name: 'Kim Testesen', birthDate: '2014-03-04', contact: 'Storgata 1, Fjordvik' }

for (const lang of langs)
  test(`the form in ${lang} is a tagged PDF with its title, its language and its fonts, and says what it shall`, async () => {
    const town = await house()
    const { answer } = await fetched(town, lang, young)
    assert.equal(answer.headers.get('content-type'), 'application/pdf')
    const pdf = read(Buffer.from(await answer.arrayBuffer()))
    const t = text(lang)
    assert.match(pdf.all, /\/MarkInfo \d+ 0 R/)
    assert.match(pdf.all, /\/Marked true/)
    assert.match(pdf.all, new RegExp(`/Lang \\(${{ nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }[lang]}\\)`))
    assert.match(pdf.all, /\/StructTreeRoot \d+ 0 R/)
    assert.match(pdf.all, /\/DisplayDocTitle true/)
    assert.match(pdf.all, /<pdfuaid:part>1<\/pdfuaid:part>/)
    assert.match(pdf.all, new RegExp(`<rdf:li xml:lang="x-default">${t.title.replace('?', '\\?')}</rdf:li>`))
    for (const tag of ['Document', 'H1', 'H2', 'H3', 'P', 'L', 'LI', 'Lbl', 'LBody'])
      assert.match(pdf.all, new RegExp(`/S /${tag}\\b`), tag)
    const fonts = pdf.all.match(/\/Type \/FontDescriptor/g) ?? []
    assert.ok(fonts.length >= 2 && fonts.length === (pdf.all.match(/\/FontFile2/g) ?? []).length, 'every font is in the file')
    const rule = findAgeRule('consent-under-15')!.told![lang]
    for (const part of [t.title, words.what, words.purpose, ...t.chooseWords, rule, t.yes, t.no, t.guardianTwo, t.signature])
      assert.ok(pdf.words.includes(bare(part)), `${part}\nis not in\n${pdf.words}`)
    assert.ok(!pdf.words.includes(bare('Storgata')), 'where someone lives is never on the form')
    assert.equal(pdf.all.match(/\/Type \/Page\b/g)?.length, pdf.pages.length)
    for (const page of pdf.pages) assertMarked(page)
  })

test('an adult signs alone or with a guardian, and the page on the screen says the same', async () => {
  const town = await house()
  const { answer, here, coordinator } = await fetched(town, 'nb', { name: 'Ola Testesen', birthDate: '1990-01-01', contact: 'Storgata 1' })
  const { words: said } = read(Buffer.from(await answer.arrayBuffer()))
  const t = text('nb')
  assert.ok(said.includes(bare(t.guardian)) && !said.includes(bare(t.guardianTwo)))
  const html = await (await coordinator.get(`${here}/form`)).text()
  for (const part of [words.what, words.purpose, ...t.chooseWords, t.yes, t.no]) assert.ok(html.includes(part), part)
  assert.ok(!html.includes('Storgata'))
})

test('long words run over several pages, each with its number', async () => {
  const long = Array.from(
    { length: 60 },
    (_, at) => `Avsnitt ${at + 1} handler om en liten ting som personen skal forstå før noen deler det.`,
  )
  const form = { lang: 'nb', title: 'Tittel', intro: [], parts: [{ heading: 'Hva', words: long }], signers: ['Du'] } as const
  const pdf = read(await pdfOf(form, new Date()))
  assert.ok(pdf.pages.length > 2)
  for (const at of pdf.pages.keys()) assert.ok(pdf.words.includes(bare(text('nb').page(at + 1, pdf.pages.length))))
  assert.ok(pdf.words.includes(bare(long.at(-1)!)))
})

/** Everything drawn is either tagged or marked as decoration, and what is opened is closed. */
function assertMarked(page: string) {
  let depth = 0
  for (const [token] of page.matchAll(/\bBDC\b|\bBMC\b|\bEMC\b|\bTJ\b|\bTj\b|\bS\b(?=\s)/g)) {
    if (token === 'BDC' || token === 'BMC') depth++
    else if (token === 'EMC') depth--
    else assert.ok(depth > 0, `${token} outside of marked content`)
  }
  assert.equal(depth, 0)
}

const bare = (words: string) => words.replaceAll(/\s+/g, '')

/** A PDF as text: its objects, what each page draws, and the words of it all by the fonts' own maps to Unicode. */
function read(bytes: Buffer) {
  const raw = bytes.toString('latin1')
  const streams = [...raw.matchAll(/\n(\d+) 0 obj\n(<<(?:(?!endobj)[^])*?>>)\nstream\n([^]*?)\nendstream/g)].map(([, id, head, body]) => ({
    id: id!,
    text: head!.includes('FlateDecode') ? inflated(body!) : body!,
  }))
  const textOf = (id: string) => streams.find((one) => one.id === id)?.text ?? ''
  const maps = new Map(
    [...raw.matchAll(/\n(\d+) 0 obj\n<<\n\/Type \/Font\n[^>]*?\/ToUnicode (\d+) 0 R/g)].map(
      ([, id, unicode]) => [id!, charactersOf(textOf(unicode!))] as const,
    ),
  )
  const names = new Map([...raw.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name!, maps.get(id!) ?? []]))
  const pages = streams.map(({ text: body }) => body).filter((body) => /\bBT\b/.test(body))
  return {
    all: `${raw}${streams.map(({ text: body }) => body).join('\n')}`,
    pages,
    words: pages.map((page) => spelled(page, names)).join(''),
  }
}

const inflated = (body: string) => {
  try {
    return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
  } catch {
    return ''
  }
}

/** A font's map from the code of a glyph to what it stands for. */
function charactersOf(map: string): readonly string[] {
  const lists = [...map.matchAll(/^<[0-9a-f]+> <[0-9a-f]+> \[(.*)\]$/gm)].map(([, list]) => list!)
  const codes = lists.flatMap((list) => [...list.matchAll(/<([0-9a-f ]+)>/g)].map(([, code]) => code!.replaceAll(' ', '')))
  return codes.map((code) => Buffer.from(code, 'hex').swap16().toString('utf16le'))
}

function spelled(page: string, names: ReadonlyMap<string, readonly string[]>) {
  let font: readonly string[] = []
  let words = ''
  for (const [, name, shown] of page.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = names.get(name) ?? []
    else
      for (const [, codes] of shown!.matchAll(/<([0-9a-f]+)>/g))
        for (const code of codes!.match(/.{4}/g) ?? []) words += font[parseInt(code, 16)] ?? ''
  }
  return bare(words)
}
