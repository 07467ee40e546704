import { routes } from '../src/modules.ts'
import { visitor, type Visited } from '../test/visitor.ts'
import type { Result } from './rounds.ts'

// a teacher, a leader, the coordinator, the administrator, the privacy officer: between them they see every kind of page
const people = ['ragnhild-tveitnes', 'oddvar-bjastad', 'astrid-holmeide', 'lise-granmo', 'ase-torvanger']
const kilobyte = 1024
const kB = (bytes: number) => `${(bytes / kilobyte).toFixed(1)} kB`

/**
 * The first load of each kind of page that these people reach by following links: the page, its style sheet, icon and scripts, in
 * the bytes that are sent to a browser that takes brotli. The heaviest is set against what we allow ourselves.
 */
export async function weight(origin: string): Promise<Result[]> {
  const weigh = weigher(origin)
  const weights = new Map<string, { all: number; js: number }>()
  for (const person of [undefined, ...people])
    for await (const page of pagesOf(origin, person)) {
      const files = [...page.html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, file]) => file!)
      const sizes = await Promise.all([...new Set(files)].map(async (file) => ({ file, bytes: await weigh(file) })))
      const js = sum(sizes.filter(({ file }) => file.endsWith('.js')))
      const known = weights.get(kindOf(page.path))
      const all = page.bytes + sum(sizes)
      if (!known || all > known.all) weights.set(kindOf(page.path), { all, js })
    }
  const [kind, heaviest] = [...weights].toSorted(([, a], [, b]) => b.all - a.all)[0]!
  const js = Math.max(...[...weights.values()].map((page) => page.js))
  return [
    {
      what: 'first load',
      ours: kB(heaviest.all),
      against: `100 kB; heaviest of ${weights.size} kinds: ${kind}`,
      ratio: heaviest.all / 100 / kilobyte,
      goal: { most: 1 },
    },
    { what: 'its scripts', ours: kB(js), against: '40 kB', ratio: js / 40 / kilobyte, goal: { most: 1 } },
  ]
}

const sum = (sizes: readonly { bytes: number }[]) => sizes.reduce((all, { bytes }) => all + bytes, 0)

/** One page of each kind that links lead to, from the front or from my own page. */
async function* pagesOf(origin: string, person: string | undefined): AsyncGenerator<Visited> {
  const guest = visitor(origin)
  const first = person ? await guest.signIn(person) : await guest.get('/')
  const seen = new Set([kindOf(first.path)])
  const waiting = [first]
  for (let page = waiting.shift(); page; page = waiting.shift()) {
    if (page.status !== 200) continue
    yield page
    for (const [, link] of page.html.matchAll(/<a[^>]* href="(\/[^"#?]*)/g)) {
      if (/^\/(assets|sign-in|demo-idp)/.test(link!) || seen.has(kindOf(link!))) continue
      seen.add(kindOf(link!))
      waiting.push(await guest.get(link!))
    }
  }
}

const shapes = routes.map(({ path }) => ({ path, shape: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`) }))
/** The route that a page was drawn by; one of fixed words comes before one with a parameter. */
const kindOf = (path: string) => {
  const plain = path.split('?')[0]!
  return shapes.find(({ path }) => path === plain)?.path ?? shapes.find(({ shape }) => shape.test(plain))?.path ?? plain
}

function weigher(origin: string) {
  const known = new Map<string, Promise<number>>()
  const ask = async (file: string) => {
    const answer = await fetch(new URL(file, origin), { headers: { 'accept-encoding': 'br' } })
    await answer.arrayBuffer()
    return Number(answer.headers.get('content-length'))
  }
  return (file: string) => known.get(file) ?? known.set(file, ask(file)).get(file)!
}
