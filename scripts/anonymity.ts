import { figuresOf } from '../test/anonymity.ts'
import { harmless } from '../test/harmless-sentences.ts'
import { telling, type Labelled } from '../test/telling-sentences.ts'

// Prints how much of what the labelled sentences tell is pointed out, kind by kind. That the labels are what is found is held by
// src/wording/together.test.ts. The sentences are our own: how it goes with other people's words, only use can show.
const say = (line: string) => void process.stdout.write(`${line}\n`)
const percent = (part: number, whole: number) => (whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`)

function print(title: string, sentences: readonly Labelled[]) {
  const figures = figuresOf(sentences)
  say(`\n${title}: ${sentences.length} sentences`)
  const all = { right: 0, missed: 0, needless: 0 }
  for (const [kind, { right, missed, needless }] of [...figures].toSorted(([a], [b]) => a.localeCompare(b, 'en'))) {
    say(`  ${kind.padEnd(18)} found ${right}, missed ${missed}, needless ${needless}: ${rates({ right, missed, needless })}`)
    all.right += right
    all.missed += missed
    all.needless += needless
  }
  say(`  ${'all'.padEnd(18)} found ${all.right}, missed ${all.missed}, needless ${all.needless}: ${rates(all)}`)
}

const rates = ({ right, missed, needless }: { right: number; missed: number; needless: number }) =>
  `recall ${percent(right, right + missed)}, precision ${percent(right, right + needless)}`

const { unrehearsed, ...rehearsed } = telling
print('Written beside the lists', Object.values(rehearsed).flat())
print('Written before a look at the lists, which were mended once afterwards', unrehearsed)
say(`\nHarmless: ${harmless.length} sentences, none with a finding`)
