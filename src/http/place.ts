import { findVisited, type House, type Visited } from '#work/index.ts'
import type { Request } from './web.ts'

type Known = { visited: Visited | undefined; asked: number }

const known = new WeakMap<House, Map<string, Promise<Known>>>()
// a host name is what someone sent: many that we do not serve must not fill the memory
const mostHosts = 1_000

/**
 * The municipality whose pages are asked for, with the mark of what they are drawn from. The database is asked when what is known is older
 * than the edge allows; while it is away, what was known goes on.
 */
export async function visitedBy(c: Request): Promise<Visited | undefined> {
  const { house, publicFor } = c.var.edge
  const hosts = known.get(house) ?? new Map<string, Promise<Known>>()
  known.set(house, hosts)
  const host = (c.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase()
  const before = await hosts.get(host)
  if (before && Date.now() - before.asked < publicFor) return before.visited
  if (!before && hosts.size >= mostHosts) hosts.clear()
  const asking = ask(house, host, before)
  hosts.set(host, asking)
  return (await asking).visited
}

async function ask(house: House, host: string, before: Known | undefined): Promise<Known> {
  const asked = Date.now()
  try {
    return { visited: await findVisited(house.db, host), asked }
  } catch {
    // what is for everyone is most needed when nothing else works
    return { visited: before?.visited, asked }
  }
}
