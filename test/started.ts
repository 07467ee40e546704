import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, connect, type Socket, type Server } from 'node:net'
import { after } from 'node:test'

/** The program as an operator starts it, with these settings and nothing else. */
export async function started(settings: Record<string, string>, folder = '.') {
  const port = settings['PORT'] ?? String(await freePort())
  const child = spawn(process.execPath, ['--import', './src/tsx.ts', 'src/main.ts'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: port, HOST: 'localhost', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  after(() => void child.kill('SIGKILL'))
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (part: string) => (said.out += part))
  child.stderr.setEncoding('utf8').on('data', (part: string) => (said.err += part))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const ready = new Promise<void>((done) => child.stdout.on('data', () => void (said.out.includes('\n') && done())))
  return {
    said,
    port: Number(port),
    origin: `http://localhost:${port}`,
    ended,
    /** It has told its address. Throws what it said instead. */
    ready: async () => {
      await Promise.race([ready, ended])
      if (!said.out.startsWith('Fotfeste: ')) throw new Error(`It did not start:\n${said.out}${said.err}`)
    },
    signal: (name: NodeJS.Signals) => child.kill(name),
    stop: async () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, 'localhost', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** A way to a server that can be cut and mended, as when the database's machine goes down. Takes an address; gives one that leads there by the way. */
export async function wayTo(url: string) {
  const to = new URL(url)
  const sockets = new Set<Socket>()
  let server: Server | undefined
  const open = async (port: number) => {
    server = createServer((from) => {
      const on = connect(Number(to.port || 5432), to.hostname)
      for (const [one, other] of [
        [from, on],
        [on, from],
      ] as const) {
        sockets.add(one)
        one.on('error', () => other.destroy()).on('close', () => void (sockets.delete(one), other.destroy()))
        one.pipe(other)
      }
    })
    await once(server.listen(port, '127.0.0.1'), 'listening')
  }
  const port = await freePort()
  const cut = () => {
    server?.close()
    for (const socket of sockets) socket.destroy()
  }
  await open(port)
  after(cut)
  const by = (address: string) => {
    const way = new URL(address)
    way.hostname = '127.0.0.1'
    way.port = String(port)
    return way.toString()
  }
  return { by, cut, mend: () => open(port) }
}

type Sent = { method?: string; body?: URLSearchParams }
/** A browser that keeps its cookies and goes where it is sent, on one server. */
export function wanderer(origin: string) {
  const jar = new Map<string, { path: string; value: string }>()
  const ask = async (path: string, { method = 'GET', body }: Sent = {}): Promise<{ answer: Response; at: string }> => {
    const url = new URL(path, origin)
    const cookies = [...jar].filter(([, { path: of }]) => url.pathname.startsWith(of)).map(([name, { value }]) => `${name}=${value}`)
    const headers = { cookie: cookies.join('; '), origin, 'sec-fetch-site': 'same-origin' }
    const answer = await fetch(url, { redirect: 'manual', method, headers, ...(body && { body }) })
    for (const line of answer.headers.getSetCookie()) {
      const { name = '', value = '', of = '/' } = /^(?<name>[^=]+)=(?<value>[^;]*).*?path=(?<of>[^;]+)/i.exec(line)?.groups ?? {}
      if (value) jar.set(name, { path: of, value })
      else jar.delete(name)
    }
    const next = answer.headers.get('location')
    return next ? ask(new URL(next, url).href) : { answer, at: url.pathname }
  }
  return {
    get: (path: string) => ask(path),
    post: (path: string, form: Record<string, string>) => ask(path, { method: 'POST', body: new URLSearchParams(form) }),
  }
}
