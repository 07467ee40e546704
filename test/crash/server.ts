import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startProgram, untilAnswered, type Child } from '../child.ts'

/** The demo as it is started in earnest, which can be killed and started again on the same data. */
export class Server {
  readonly origin: string
  readonly #folder: string
  readonly #port: number
  #child: Child | undefined

  constructor(folder: string, port: number) {
    this.#folder = folder
    this.#port = port
    this.origin = `http://localhost:${port}`
  }

  async start(): Promise<void> {
    const env = { FOTFESTE_DATA: this.#folder, PORT: String(this.#port), FOTFESTE_LOG_LEVEL: 'silent' }
    this.#child = startProgram(env)
    await this.ready()
  }

  ready = () => untilAnswered(`${this.origin}/healthz`)
  health = async () => (await fetch(`${this.origin}/healthz`)).status

  /** Ends the program without a word; its database stays behind as an orphan. */
  killProgram = () => this.#child!.end('SIGKILL')

  /** Ends the database and all that it is doing, without a word. */
  killDatabase() {
    const [postmaster] = this.#postmaster()
    for (const pid of [postmaster, ...childrenOf(postmaster)]) killed(pid)
  }

  stop = async () => this.#child?.end()

  /** Where the owner of the database finds it now: it has a new port after each start of the program. */
  ownerUrl(): string {
    const { owner } = JSON.parse(readFileSync(join(this.#folder, 'keys', 'database.json'), 'utf8')) as { owner: string }
    return `postgres://postgres:${owner}@127.0.0.1:${this.#postmaster()[1]}/postgres`
  }

  /** The process and the port, from the file that PostgreSQL keeps of itself. */
  #postmaster(): [number, number] {
    const lines = readFileSync(join(this.#folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
    return [Number(lines[0]), Number(lines[3])]
  }
}

const childrenOf = (parent: number) =>
  readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === parent)
    .map(Number)

const parentOf = (pid: string) => {
  const file = `/proc/${pid}/stat`
  // the name stands in brackets and may hold anything; the parent is the second word after it
  return existsSync(file) ? Number(read(file).split(') ').at(-1)?.split(' ')[1]) : 0
}

function read(file: string) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function killed(pid: number) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // gone by itself meanwhile
  }
}
