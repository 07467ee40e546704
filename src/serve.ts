import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { pino } from 'pino'
import { createApp } from './app.ts'
import type { Config, ProductionConfig } from './config.ts'
import { importPrivateKey, sealer } from '#audit/index.ts'
import { openDb } from '#db/index.ts'
import { refuseUnsafeRole } from '#db/role-check.ts'
import type { Request } from '#http/index.ts'
import { oidcClient, type OidcClient } from '#identity/index.ts'
import { signInPages } from '#identity/pages.ts'
import { helpPromise } from '#intake/index.ts'
import { houseJobs, mailer, startJobs, type Jobs, type Mailer } from '#jobs/index.ts'
import { assets } from '#ui/index.ts'
import { Keyring, readKeyFile } from '#vault/index.ts'
import { edgeOf, pageLinks, routes } from './modules.ts'

export type Running = { origin: string; stop: () => Promise<void> }
/** What differs between the demo and production: where the database is, whose key, who signs people in. */
export type Ground = {
  urls: { app: string; login: string; job: string }
  keyFile: string
  /** Given to the process that seals the trail: the signing key, and the file outside the database for the signed heads. */
  seal?: { keyFile: string; heads: string } | undefined
  signIn: OidcClient
  /** Where the house has mail: a way to tell someone that something waits. */
  mail?: Mailer | undefined
  /** Answers a request before the application does; used by the demo's own provider, which is made ready when the door is open. */
  before?: { prefix: string; handle: RequestListener; prepare: () => void }
  stop: () => Promise<void>
}

/** Starts the server on its ground and answers when it can be reached. Throws UnsafeRole for what an operator must mend. */
export async function serveHouse(config: Config, standing: Ground | Promise<Ground>): Promise<Running> {
  // packed while the database starts
  const packing = assets()
  const ground = await standing
  const [db, login] = [openDb(ground.urls.app), openDb(ground.urls.login, 3)]
  if (config.mode === 'production') await refuseUnsafeRoles(ground.urls)
  const log = pino({ level: config.logLevel, base: null })
  const keyring = new Keyring(readKeyFile(ground.keyFile))
  const edge = edgeOf({
    house: { db, keyring },
    assets: await packing,
    origin: config.origin,
    publicFor: 5_000,
    addressOf: (c) => addressOf(c, config.trustProxy),
    log: (fault, reference) => log.error({ reference, fault: faultOf(fault) }, 'fault'),
  })
  const pages = signInPages({ oidc: ground.signIn, login, keyring, addressOf: edge.addressOf })
  // a job that is cut off by the end is no fault: it is done again after the next start
  let ending = false
  const jobs = await keepPromises(
    ground,
    { keyring, checksLinks: config.checksLinks },
    (fault) => void (ending || log.error({ fault: faultOf(fault) }, 'job')),
  )
  // the door opens last: whoever can reach it finds everything in its place
  const server = await listen(answering(createApp(edge, [...routes, ...pages]), ground.before), config)
  setTimeout(() => ground.before?.prepare(), afterOpening).unref()
  const stop = async () => {
    ending = true
    await close(server)
    await jobs.stop()
    await Promise.all([db.destroy(), login.destroy()])
    await ground.stop()
  }
  return { origin: config.origin, stop }
}

const afterOpening = 200

/** The jobs of this process. It seals the trail only if it was given the key for that. */
async function keepPromises(
  { urls, seal, mail }: Ground,
  { keyring, checksLinks }: { keyring: Keyring; checksLinks: boolean },
  onFault: (fault: unknown) => void,
): Promise<Jobs> {
  const job = openDb(urls.job, 2)
  const seals = seal && (await sealer(importPrivateKey(readFileSync(seal.keyFile, 'utf8')), seal.heads))
  const handlers = houseJobs(job, {
    seal: seals && (() => seals(job)),
    links: checksLinks ? pageLinks : undefined,
    climb: helpPromise().climb,
    post: mail && { keyring, send: mail },
  })
  const jobs = await startJobs({ url: urls.job, handlers, onFault })
  const stop = async () => {
    await jobs.stop()
    await job.destroy()
  }
  return { stop }
}

async function refuseUnsafeRoles(urls: Ground['urls']) {
  const settings = { app: 'DATABASE_APP_URL', login: 'DATABASE_LOGIN_URL', job: 'DATABASE_JOB_URL' } as const
  for (const which of ['app', 'login', 'job'] as const) {
    const db = openDb(urls[which], 1)
    await refuseUnsafeRole(db, settings[which]).finally(() => db.destroy())
  }
}

/** What a real installation stands on. */
export const productionGround = (config: ProductionConfig): Ground => ({
  urls: { app: config.database.app, login: config.database.login, job: config.database.job },
  keyFile: config.keyFile,
  seal: config.auditKeyFile && config.auditHeads ? { keyFile: config.auditKeyFile, heads: config.auditHeads } : undefined,
  signIn: oidcClient({ ...definedOnly(config.signIn), redirectUri: `${config.origin}/sign-in/callback` }),
  mail: config.mail && mailer({ ...config.mail, origin: config.origin }),
  stop: async () => undefined,
})

function answering(app: ReturnType<typeof createApp>, before: Ground['before']): RequestListener {
  const listener = getRequestListener(app.fetch)
  return (request, response) => {
    const path = (request.url ?? '').split('?')[0]!
    if (before && (path === before.prefix || path.startsWith(`${before.prefix}/`))) return before.handle(request, response)
    return void listener(request, response)
  }
}

const listen = (handle: RequestListener, { port, host }: Config) =>
  new Promise<Server>((done, fail) => {
    const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16_384 }, handle)
    server.once('error', fail)
    // localhost is two addresses; a server without a host answers on both, and the demo's database and pages are for this machine only
    server.listen({ port, host: host === 'localhost' ? undefined : host }, () => done(server))
    if (host === 'localhost') server.on('connection', (socket) => void (isLocal(socket.remoteAddress) || socket.destroy()))
  })

const isLocal = (address: string | undefined) => address === '::1' || (address ?? '').replace('::ffff:', '').startsWith('127.')

// idle keep-alive connections would hold the closing back
const close = (server: Server) =>
  new Promise<void>((done) => {
    server.close(() => done())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 5_000).unref()
  })

/** Who asks: the socket's other end, or what the trusted proxies say. */
function addressOf(c: Request, trustProxy: number) {
  const { incoming } = c.env as { incoming: IncomingMessage }
  const said = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  return (trustProxy > 0 && said.at(-trustProxy)) || incoming.socket.remoteAddress || 'unknown'
}

/** A fault for the log: its kind and where, and a database error's code; never a value, for errors may quote what someone wrote. */
function faultOf(fault: unknown) {
  if (!(fault instanceof Error)) return { name: typeof fault }
  const { code } = fault as { code?: unknown }
  const where = (fault.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  return { name: fault.name, code: typeof code === 'string' ? code : undefined, where: where.slice(0, 12) }
}

function definedOnly<T extends object>(given: T) {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
