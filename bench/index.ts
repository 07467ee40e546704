import { join } from 'node:path'
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { freePort, startProgram, untilAnswered } from '../test/child.ts'
import { furnish } from '../test/furnish.ts'
import { casePage } from './case-page.ts'
import { disclosed } from './disclosed.ts'
import { drawing } from './drawing.ts'
import { front } from './front.ts'
import { benchGround } from './ground.ts'
import { many } from './many.ts'
import type { Result } from './rounds.ts'
import { paint } from './paint.ts'
import { memory, starting } from './starting.ts'
import { table } from './table.ts'
import { weight } from './weight.ts'

// Prints one table of ratios, each between two things measured in turn in this run. docs/run/measures.md tells what they mean.
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const size = values.quick ? { seconds: 0.5, times: 20, few: 200, most: 5_000 } : { seconds: 2, times: 60, few: 1_000, most: 100_000 }

const said = (results: Result[]) => {
  process.stderr.write(`${results.map(({ what }) => what).join(', ')}: measured\n`)
  return results
}

const { folder, cluster, clear } = await benchGround()
try {
  const results = [...said(await withDemo()), ...said(await withTown()), ...said(await many(cluster, size.few, size.most, size.times))]
  process.stdout.write(`${table(results)}\n`)
} finally {
  await clear()
}

/** What is measured on the program as it is started in earnest, with the demo in it. */
async function withDemo(): Promise<Result[]> {
  const data = join(folder, 'demo')
  mkdirSync(data)
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const demo = startProgram({ FOTFESTE_DATA: data, PORT: String(port), FOTFESTE_LOG_LEVEL: 'silent' })
  await untilAnswered(`${origin}/healthz`)
  await demo.end()
  const again = startProgram({ FOTFESTE_DATA: data, PORT: String(port), FOTFESTE_LOG_LEVEL: 'silent' })
  await untilAnswered(`${origin}/healthz`)
  const results = [await memory(again.pid), ...(await weight(origin)), await front(port, folder, size.seconds), await paint(origin)]
  await again.end()
  return [...results, await starting(data)]
}

async function withTown(): Promise<Result[]> {
  const town = await furnish(cluster)
  const results = [await casePage(town, size.times), await disclosed(town, size.times), await drawing(town, folder, size.seconds)]
  await town.close()
  return results
}
