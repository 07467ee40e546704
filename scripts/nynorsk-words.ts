import { promisify } from 'node:util'
import dictionary from 'dictionary-nn'

type Rule = { readonly strip: string; readonly add: string; readonly fits: RegExp }
type Affix = { readonly before: boolean; readonly crosses: boolean; readonly rules: Rule[] }

/**
 * Every written form in the nynorsk dictionary of the package `dictionary-nn`. cspell reads lists of words, and the dictionary is in
 * hunspell's two files: stems with flags (.dic), and what each flag may put before or after a stem (.aff).
 */
export async function nynorskWords(): Promise<ReadonlySet<string>> {
  const { aff, dic } = await promisify(dictionary)()
  const affixOf = affixesIn(linesOf(aff))
  const [, ...stems] = linesOf(dic)
  return new Set(stems.flatMap((line) => formsOf(line, affixOf)))
}

const linesOf = (file: Uint8Array) =>
  new TextDecoder()
    .decode(file)
    .split('\n')
    .map((line) => line.trim())

// PFX and SFX lines: a head (kind, flag, whether it goes with affixes on the other side, how many), then the rules of that flag
function affixesIn(lines: readonly string[]) {
  const affixes = new Map<string, Affix>()
  for (const line of lines) {
    const [kind, flag = '', strip = '', add = '', fits] = line.split(/\s+/u)
    if (kind !== 'PFX' && kind !== 'SFX') continue
    const before = kind === 'PFX'
    if (fits === undefined) affixes.set(flag, { before, crosses: strip === 'Y', rules: [] })
    else affixes.get(flag)?.rules.push({ strip: bare(strip), add: bare(add), fits: new RegExp(before ? `^${fits}` : `${fits}$`, 'u') })
  }
  return affixes
}

const bare = (part: string) => (part === '0' ? '' : part)

function formsOf(line: string, affixOf: ReadonlyMap<string, Affix>) {
  const [stem = '', flags = ''] = line.split('/')
  if (!stem) return []
  const affixes = Array.from(flags).flatMap((flag) => affixOf.get(flag) ?? [])
  const after = affixes.filter(({ before }) => !before).map((affix) => ({ affix, forms: affix.rules.flatMap((rule) => ended(stem, rule)) }))
  const crossing = [stem, ...after.filter(({ affix }) => affix.crosses).flatMap(({ forms }) => forms)]
  const before = affixes.filter((affix) => affix.before).flatMap(({ rules }) => rules.filter(({ fits }) => fits.test(stem)))
  return [stem, ...after.flatMap(({ forms }) => forms), ...before.flatMap(({ add }) => crossing.map((form) => add + form))]
}

const ended = (stem: string, { strip, add, fits }: Rule) =>
  fits.test(stem) && stem.endsWith(strip) ? [stem.slice(0, stem.length - strip.length) + add] : []
