import { join } from 'node:path'
import type { TestHouse } from '../test/furnish.ts'
import { longCase } from './case-page.ts'
import { freePort, startChild, untilAnswered } from '../test/child.ts'
import { readOnce } from './drawing/read.ts'
import { answerOf, answersPerSecond, parted } from './load.ts'
import { inTurn, perSecond, type Result } from './rounds.ts'

/**
 * The case page drawn from the same data, without a database: ours as it is served, against Express with Nunjucks and the same
 * headers, each in a process of its own.
 */
export async function drawing(town: TestHouse, folder: string, seconds: number): Promise<Result> {
  const READ = join(folder, 'case.read')
  const { id, at: path } = await longCase(town)
  await readOnce(town, id, READ)
  const our = { port: await freePort(), path }
  const their = { port: await freePort(), path }
  const ours = startChild('bench/drawing/ours.ts', { PORT: String(our.port), READ })
  await untilAnswered(`http://127.0.0.1:${our.port}${path}`)
  const drawn = parted(await answerOf(our))
  const HEAD = JSON.stringify(Object.fromEntries(Object.entries(drawn.head).filter(([name]) => name !== 'content-length')))
  const theirs = startChild('bench/drawing/theirs.ts', { PORT: String(their.port), READ, HEAD })
  await untilAnswered(`http://127.0.0.1:${their.port}${path}`)
  const other = parted(await answerOf(their))
  mustBeAlike(drawn.body.toString(), other.body.toString())
  const answers = await inTurn(
    () => answersPerSecond(our, seconds),
    () => answersPerSecond(their, seconds),
  )
  await Promise.all([ours.end(), theirs.end()])
  return {
    what: `drawing the case page, ${drawn.body.length} bytes`,
    ours: perSecond(answers.ours),
    against: `${perSecond(answers.theirs)} Express + Nunjucks, ${other.body.length} bytes`,
    ratio: answers.ours / answers.theirs,
    goal: { least: 1 },
  }
}

/** The two must draw the same: the same words and tags, give or take a hundredth of the bytes. */
function mustBeAlike(one: string, other: string) {
  if (Math.abs(one.length - other.length) > one.length / 100) throw new Error(`Not the same page: ${one.length} and ${other.length} bytes`)
}
