import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { freePort } from '../child.ts'
import { visitor } from '../visitor.ts'
import { look, reports } from './look.ts'
import { sendOn, type Sending } from './sender.ts'
import { Server } from './server.ts'

// Kills the program or its database at random moments while teachers send reports, and looks whether a receipt was ever shown in vain.
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '50' } } })
const rounds = Number(values.rounds)
const teachers = ['ragnhild-tveitnes', 'hodan-jimale', 'torkel-furulund', 'piotr-wierzba']

const folder = mkdtempSync(join(tmpdir(), 'fotfeste-crash-'))
const server = new Server(folder, await freePort())
const sending: Sending = { receipts: [], odd: [], isOver: false }
const faults = new Set<string>()
const lost = new Set<string>()
const away = { rounds: 0, seen: 0 }

try {
  await run()
} finally {
  sending.isOver = true
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function run() {
  await server.start()
  const before = await reports(server.ownerUrl())
  const senders = await Promise.all(teachers.map(signedIn))
  const sent = Promise.all(senders.map((sender) => sendOn(sender, sending)))
  for (let round = 1; round <= rounds; round++) {
    await pause(randomInt(100, 1_500))
    await (round % 2 ? withoutProgram() : withoutDatabase())
    await lookAround()
  }
  sending.isOver = true
  await sent
  await lookAround()
  tell((await reports(server.ownerUrl())) - before - sending.receipts.length)
}

async function signedIn(teacher: string) {
  const sender = visitor(server.origin)
  const page = await sender.signIn(teacher)
  if (page.status !== 200) throw new Error(`${teacher} could not sign in: ${page.status} ${page.path}`)
  return sender
}

async function withoutProgram() {
  await server.killProgram()
  await server.start()
}

/** The program must stay, say calmly that the database is away, and come back by itself when it is there again. */
async function withoutDatabase() {
  away.rounds++
  server.killDatabase()
  const status = await server.health().catch(() => 0)
  if (status === 503) away.seen++
  else if (status !== 200) faults.add('the program went away with its database')
  await server.ready()
}

async function lookAround() {
  const seen = await look(server.ownerUrl(), [...sending.receipts])
  for (const reference of seen.lost) lost.add(reference)
  for (const fault of seen.faults) faults.add(fault)
}

function tell(doubled: number) {
  if (doubled) faults.add(`reports without a receipt, or sent twice: ${doubled}`)
  if (away.rounds && !away.seen) faults.add('the program never said that its database was away')
  for (const odd of sending.odd) faults.add(`an answer that is no receipt: ${odd}`)
  for (const fault of [...[...lost].map((reference) => `lost: ${reference}`), ...faults]) process.stderr.write(`${fault}\n`)
  process.stdout.write(`${rounds} rounds, ${sending.receipts.length} receipts, ${lost.size} lost\n`)
  process.stdout.write(
    `The database was killed ${away.rounds} times; 503 was seen ${away.seen} times, and each time it came back by itself.\n`,
  )
  process.exitCode = lost.size + faults.size ? 1 : 0
}
