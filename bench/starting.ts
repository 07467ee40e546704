import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort, startChild, startProgram, untilAnswered, type Child } from '../test/child.ts'
import { inTurn, ms, type Result } from './rounds.ts'

const megabyte = 1024 * 1024

/** From the start of the program to its first answer, with the demo already filled, against a bare Hono that opens the same database. */
export async function starting(data: string): Promise<Result> {
  const port = await freePort()
  const settings = { FOTFESTE_DATA: data, PORT: String(port), FOTFESTE_LOG_LEVEL: 'silent' }
  const answering = (start: () => Child, address: string) => async () => {
    const child = start()
    const took = await untilAnswered(`http://localhost:${port}${address}`)
    // it answers before all of it has started, and can only be ended well when it has
    await pause(2_000)
    await child.end()
    return took
  }
  const { ours, theirs } = await inTurn(
    answering(() => startProgram(settings), '/healthz'),
    answering(() => startChild('bench/bare.ts', settings), '/'),
  )
  return {
    what: 'start to first answer',
    ours: ms(ours),
    against: `${ms(theirs)} bare Hono, same database`,
    ratio: ours / theirs,
    goal: { most: 5 },
  }
}

/** What the program itself holds in memory some seconds after it has started, with nobody at the door. */
export async function memory(pid: number): Promise<Result> {
  await pause(5_000)
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  const bytes = kilobytes * 1024
  const mb = `${Math.round(bytes / megabyte)} MB`
  return { what: 'memory at rest', ours: mb, against: '200 MB', ratio: bytes / 200 / megabyte, goal: { most: 1 } }
}
