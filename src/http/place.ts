import { findVisited, type House, type Visited } from '#work/index.ts'
import type { Request } from './web.ts'

type Known = { visited: Visited | undefined; asked: number }
type Host = { known?: Known; asking?: Promise<Known> }

const hostsOf = new WeakMap<House, Map<string, Host>>()
// a host name is what someone sent: many that we do not serve must not fill the memory
const mostHosts = 1_000

/**
 * The municipality whose pages are asked for, with the mark of what they are drawn from. The database is asked when what is known is older
 * than the edge allows; while it is away, what was known goes on.
 */
export async function visitedBy(c: Request): Promise<Visited | undefined> {
  const host = hostIn(c)
  if (isFresh(c, host.known)) return host.known.visited
  host.asking ??= ask(c.var.edge.house, nameIn(c), host.known)
  host.known = await host.asking
  delete host.asking
  return host.known.visited
}

/** The same where it is known already, at once: most who read public pages wait for nothing. Undefined where one has to ask. */
export function knownVisit(c: Request): { visited: Visited | undefined } | undefined {
  const { known } = hostIn(c)
  return isFresh(c, known) ? known : undefined
}

const isFresh = (c: Request, known: Known | undefined): known is Known => !!known && Date.now() - known.asked < c.get('edge').publicFor

function hostIn(c: Request): Host {
  // c.var is made anew each time that it is asked for, which costs as much as all else here
  const { house } = c.get('edge')
  const hosts = hostsOf.get(house) ?? new Map<string, Host>()
  hostsOf.set(house, hosts)
  const name = nameIn(c)
  const before = hosts.get(name)
  if (before) return before
  if (hosts.size >= mostHosts) hosts.clear()
  const host = {}
  hosts.set(name, host)
  return host
}

const nameIn = (c: Request) => (c.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase()

async function ask(house: House, host: string, before: Known | undefined): Promise<Known> {
  const asked = Date.now()
  try {
    return { visited: await findVisited(house.db, host), asked }
  } catch {
    // what is for everyone is most needed when nothing else works
    return { visited: before?.visited, asked }
  }
}
