import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, startChild, untilAnswered } from './child.ts'
import { answerOf, answersPerSecond } from './load.ts'
import { inTurn, perSecond, type Result } from './rounds.ts'

const accepts = { 'accept-encoding': 'br' }

/** The public front, packed, against plain node:http that answers with the very same head and body and does nothing else. */
export async function front(demoPort: number, folder: string, seconds: number): Promise<Result> {
  const port = await freePort()
  const ANSWER = join(folder, 'front.answer')
  const [head, body] = parted(await answerOf({ port: demoPort, path: '/', headers: accepts }))
  writeFileSync(ANSWER, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]))
  const constant = startChild('bench/constant.ts', { PORT: String(port), ANSWER })
  await untilAnswered(`http://127.0.0.1:${port}/`)
  const { ours, theirs } = await inTurn(
    () => answersPerSecond({ port: demoPort, path: '/', headers: accepts }, seconds),
    () => answersPerSecond({ port, path: '/', headers: accepts }, seconds),
  )
  await constant.stop()
  return {
    what: `public front, ${body.length} bytes packed`,
    ours: perSecond(ours),
    against: `${perSecond(theirs)} constant node:http`,
    ratio: ours / theirs,
    goal: { least: 0.7 },
  }
}

/** What each server says for itself (when it answered, that the connection stays) is left to it. */
function parted(answer: Buffer): [Record<string, string>, Buffer] {
  const end = answer.indexOf('\r\n\r\n')
  const lines = answer.toString('latin1', 0, end).split('\r\n').slice(1)
  const head = lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)] as const)
  return [Object.fromEntries(head.filter(([name]) => !/^(date|connection|keep-alive)$/i.test(name))), answer.subarray(end + 4)]
}
