import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, startChild, untilAnswered } from '../test/child.ts'
import { answerOf, answersPerSecond, parted } from './load.ts'
import { inTurn, perSecond, type Result } from './rounds.ts'

const accepts = { 'accept-encoding': 'br' }

/** The public front, packed, against plain node:http that answers with the very same head and body and does nothing else. */
export async function front(demoPort: number, folder: string, seconds: number): Promise<Result> {
  const port = await freePort()
  const ANSWER = join(folder, 'front.answer')
  const { head, body } = parted(await answerOf({ port: demoPort, path: '/', headers: accepts }))
  writeFileSync(ANSWER, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]))
  const constant = startChild('bench/constant.ts', { PORT: String(port), ANSWER })
  await untilAnswered(`http://127.0.0.1:${port}/`)
  const { ours, theirs } = await inTurn(
    () => answersPerSecond({ port: demoPort, path: '/', headers: accepts }, seconds),
    () => answersPerSecond({ port, path: '/', headers: accepts }, seconds),
  )
  await constant.end()
  return {
    what: `public front, ${body.length} bytes packed`,
    ours: perSecond(ours),
    against: `${perSecond(theirs)} constant node:http`,
    ratio: ours / theirs,
    goal: { least: 0.7 },
  }
}
