import { lookup as lookUp } from 'node:dns'
import { request as askPlain, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as askSealed } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** How addresses elsewhere are reached. A test hands in its own; the house reaches public addresses over TLS alone. */
export type Reach = {
  /** Whether an address may be asked at all, before anything is looked up. */
  readonly isFit: (url: URL) => boolean
  /** Finds the address of a host name, or fails: the connection is made to what it gives, so nothing can be looked up anew in between. */
  readonly lookup: LookupFunction
  /** Without TLS, for a server of a test's own. */
  readonly isPlain?: true
}

/** Whatever an editor types, no machine inside is reached: names alone, over TLS at its usual port, and no address that is not public. */
export const publicReach: Reach = {
  isFit: ({ protocol, port, hostname, username, password }) =>
    protocol === 'https:' &&
    port === '' &&
    !username &&
    !password &&
    isIP(hostname.replaceAll(/[[\]]/g, '')) === 0 &&
    hostname.includes('.'),
  lookup: (host, options, done) =>
    lookUp(host, { ...options, all: true }, (fault, found) => {
      if (fault) return done(fault, '', 0)
      const inside = found.find(({ address }) => !isPublic(address))
      const [first] = found
      if (inside || !first) return done(new Error('not a public address'), '', 0)
      return options.all ? done(null, found) : done(null, first.address, first.family)
    }),
}

/** Whether an address belongs to everyone's internet (the registries of special addresses: RFC 6890 with its updates). */
export function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !inside.check(address, 'ipv4')
  return family === 6 && everyones.check(address, 'ipv6') && !inside.check(address, 'ipv6')
}

const everyones = new BlockList()
everyones.addSubnet('2000::', 3, 'ipv6')
const inside = new BlockList()
for (const net of [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24'],
  ...['192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
]) {
  const [start = '', bits] = net.split('/')
  inside.addSubnet(start, Number(bits), 'ipv4')
}
// within everyone's: protocol assignments with Teredo, documentation, and 6to4, which carries an IPv4 address
for (const [start, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inside.addSubnet(start, bits, 'ipv6')

const mostHops = 5
// what refuses a machine or wants a sign-in is there all the same
const there = new Set([401, 402, 403, 405, 406, 429, 451])

/**
 * Whether there is something at an address: asked for its head, then for the whole where that was refused. Follows what it is led on to.
 * Takes how long to wait for each answer, and what to do between two questions.
 */
export async function answers(url: string, reach: Reach, patience: number, between: () => Promise<unknown>): Promise<boolean> {
  if (await lastAnswer(url, 'HEAD', reach, patience, between)) return true
  await between()
  return lastAnswer(url, 'GET', reach, patience, between)
}

async function lastAnswer(
  from: string,
  method: 'HEAD' | 'GET',
  reach: Reach,
  patience: number,
  between: () => Promise<unknown>,
): Promise<boolean> {
  let url = from
  for (let hop = 0; hop <= mostHops; hop++) {
    if (hop > 0) await between()
    if (!URL.canParse(url) || !reach.isFit(new URL(url))) return false
    const answer = await ask(new URL(url), method, reach, patience)
    if (!answer) return false
    const { status, location } = answer
    if (status < 300 || there.has(status)) return true
    if (status >= 400 || !location || !URL.canParse(location, url)) return false
    url = new URL(location, url).href
  }
  return false
}

type Answer = { status: number; location: string | undefined }
const ask = (url: URL, method: string, { lookup, isPlain }: Reach, patience: number) =>
  new Promise<Answer | undefined>((done) => {
    const signal = AbortSignal.timeout(patience)
    const options: RequestOptions = {
      method,
      lookup,
      signal,
      agent: false,
      headers: { 'user-agent': 'Fotfeste link check', accept: '*/*' },
    }
    const heard = (answer: IncomingMessage) => {
      done({ status: answer.statusCode ?? 0, location: answer.headers.location })
      // what it says is not read
      answer.destroy()
    }
    const asking = isPlain ? askPlain(url, { ...options, protocol: 'http:' }, heard) : askSealed(url, options, heard)
    asking.on('error', () => done(undefined)).end()
  })
