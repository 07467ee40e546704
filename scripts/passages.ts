import { readFile } from 'node:fs/promises'
import { isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml'

export const languages = ['nb', 'nn', 'en'] as const
export type Language = (typeof languages)[number]
type Passage = { readonly lang: Language; readonly line: number; readonly words: string }

/** What stands in one file in each language, and on which line (from 1): an article, a YAML file or the texts of a page. */
export async function passagesIn(path: string): Promise<readonly Passage[]> {
  const source = await readFile(path, 'utf8')
  if (path.endsWith('.md')) return inArticle(path, source)
  return path.endsWith('.yaml') ? inYaml(source) : inTexts(source)
}

function inArticle(path: string, source: string): Passage[] {
  const lang = languages.find((known) => path.endsWith(`/${known}.md`))
  return lang ? source.split('\n').map((words, at) => ({ lang, line: at + 1, words: withoutAddresses(words) })) : []
}

// of a link, what it is called is read, and where it leads is not
const withoutAddresses = (words: string) => words.replaceAll(/\]\([^)]*\)/gu, ']')

// the values under nb, nn and en, however deep; what has no language, such as the title of a source, is left alone
function inYaml(source: string) {
  const lines = new LineCounter()
  const passages: Passage[] = []
  visit(parseDocument(source, { lineCounter: lines }), {
    Scalar(part, { value, range }, path) {
      const lang = languages.find((known) => path.some((node) => isPair(node) && isScalar(node.key) && node.key.value === known))
      if (!lang || part === 'key' || typeof value !== 'string') return
      passages.push({ lang, line: lines.linePos(range?.[0] ?? 0).line, words: value.replaceAll('\n', ' ') })
    },
  })
  return passages
}

// A *.text.ts as the formatter leaves it: a language opens with two spaces and its name, and no string runs over a line.
function inTexts(source: string) {
  let lang: Language | undefined
  const passages: Passage[] = []
  for (const [at, line] of source.split('\n').entries()) {
    lang = languages.find((known) => line.startsWith(`  ${known}: {`)) ?? (line.startsWith('  }') ? undefined : lang)
    if (lang) passages.push({ lang, line: at + 1, words: stringsIn(line).map(withoutAddresses).join(' ') })
  }
  return passages
}

const stringsIn = (line: string) =>
  Array.from(withoutCode(line).matchAll(/(?<quote>['"`])(?<words>(?:\\.|(?!\k<quote>).)*)\k<quote>/gu), ({ groups }) => groups?.words ?? '')

// what a text puts in (`${count}`), what it asks first (`count === 1 ?`) and the names of texts are not words of the language
const withoutCode = (line: string) =>
  line
    .replaceAll(/\$\{[^{}'"`]*\}/gu, ' ')
    .replaceAll(/\S+ [=!]==? \S+ \?/gu, ' ')
    .replaceAll(/(?<=^ *|[{,] )(?:'[^']+'|\w+):/gu, ' ')
