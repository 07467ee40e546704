import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Child = { pid: number; end: (signal?: NodeJS.Signals) => Promise<void> }

const root = fileURLToPath(new URL('..', import.meta.url))

/** Starts the program with the very words of `npm start`, with these settings. */
export function startProgram(env: Record<string, string>): Child {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
  return started(scripts.start.split(' ').slice(1), env)
}

/** Starts a file of ours in a process of its own. */
export const startChild = (file: string, env: Record<string, string>): Child => started(['--import', './src/tsx.ts', file], env)

function started(words: readonly string[], env: Record<string, string>): Child {
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return { pid: child.pid!, end: (signal = 'SIGTERM') => ended(child, signal) }
}

/** Waits until an address answers 200, and gives the milliseconds since. Asks again at once: the wait itself is what is measured. */
export async function untilAnswered(url: string): Promise<number> {
  const from = performance.now()
  for (;;) {
    const answer = await fetch(url).catch(() => undefined)
    await answer?.arrayBuffer()
    if (answer?.ok) return performance.now() - from
    if (performance.now() - from > 60_000) throw new Error(`${url} does not answer`)
    await new Promise((done) => setTimeout(done, 10))
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

async function ended(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}
