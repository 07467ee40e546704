import { glob, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { lint } from 'cspell'
import { nynorskWords } from './nynorsk-words.ts'
import { languages, passagesIn, type Language } from './passages.ts'

// Checks the spelling of what people read: bokmål, nynorsk and British English, each with its own dictionary and content/words.txt.
const sources = ['content/**/*.{md,yaml}', 'src/**/*.text.ts']
// with parts of three letters, one misspelling in seven would pass as a compound; with four, one in thirty
const shortest = 4
const folder = 'node_modules/.cache/spelling'

type Unknown = { readonly path: string; readonly line: number; readonly word: string; readonly forbidden: boolean }

async function unknownWords() {
  await rm(folder, { recursive: true, force: true })
  await write('nynorsk.txt', [...(await nynorskWords())])
  for await (const path of glob(sources)) await takeApart(path)
  const found: Unknown[] = []
  for (const lang of languages) {
    const unknown = await ask(lang, 'texts')
    found.push(...(lang === 'en' ? unknown : await withoutCompounds(lang, unknown)))
  }
  return found
}

// every language of a file is written to a file of its own, of plain text, each word on the line it came from; in small letters, since a
// forbidden word is forbidden as it is written
async function takeApart(path: string) {
  const passages = await passagesIn(path)
  for (const lang of languages) {
    const lines: string[] = []
    for (const { line, words } of passages.filter((passage) => passage.lang === lang)) {
      while (lines.length < line) lines.push('')
      lines[line - 1] += ` ${words.toLowerCase()}`
    }
    if (lines.length) await write(`${lang}/texts/${path}.txt`, lines)
  }
}

async function write(path: string, lines: readonly string[]) {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), lines.join('\n'))
}

async function ask(lang: Language, below: string) {
  const root = join(folder, lang, below)
  const unknown: Unknown[] = []
  const asked = (uri: string) => (decodeURI(uri).split(`/${lang}/${below}/`)[1] ?? uri).replace(/\.txt$/u, '')
  const options = { root, locale: lang === 'en' ? 'en-GB' : lang, config: 'cspell.config.yaml', gitignore: false }
  await lint(['**'], options, {
    issue: ({ uri = '', row, text, isFlagged }) =>
      void unknown.push({ path: asked(uri), line: row, word: text, forbidden: isFlagged ?? false }),
  })
  return unknown
}

// Norwegian puts words together as it needs them, so no dictionary holds them all: two known words, with an s or e between if need be
async function withoutCompounds(lang: Language, unknown: readonly Unknown[]) {
  const splits = new Map([...new Set(unknown.map(({ word }) => word.toLowerCase()))].map((word) => [word, splitsOf(word)]))
  await write(`${lang}/parts/all.txt`, [...new Set([...splits.values()].flat(2))])
  const strange = new Set((await ask(lang, 'parts')).map(({ word }) => word))
  return unknown.filter(
    ({ word, forbidden }) => forbidden || !splits.get(word.toLowerCase())?.some((parts) => parts.every((part) => !strange.has(part))),
  )
}

// also the first half of «tiltaks- og handlingsplan», which is a known word and its s
function splitsOf(word: string) {
  const splits = word.endsWith('s') ? [[word.slice(0, -1)]] : []
  for (let end = shortest; end <= word.length - shortest; end++) {
    const [first, second] = [word.slice(0, end), word.slice(end)]
    splits.push([first, second])
    if (end > shortest && /[se]$/u.test(first)) splits.push([first.slice(0, -1), second])
  }
  return splits
}

const unknown = await unknownWords()
for (const { path, line, word } of unknown) process.stdout.write(`${path}:${line} ${word}\n`)
process.stdout.write(
  unknown.length ? `${unknown.length} words are misspelt or new; new ones go in content/words.txt\n` : 'Every word is known.\n',
)
process.exitCode = unknown.length ? 1 : 0
