import { readForIdentity } from '../src/wording/index.ts'
import type { Labelled } from './telling-sentences.ts'

/** What is pointed out in a sentence, written as the labels are. */
export function pointedOut(sentence: string): string[] {
  const { signs, together } = readForIdentity(sentence, { knownNames: [] })
  return [
    ...signs.map(({ kind, words }) => `${kind}: ${words}`),
    ...together.map(({ kind, parts }) => `${kind}: ${parts.map(({ words }) => words).join(' + ')}`),
  ]
}

type Figures = { right: number; missed: number; needless: number }

/** For each kind: what is rightly found, what is missed, and what is pointed at without need, among labelled sentences. */
export function figuresOf(sentences: readonly Labelled[]): Map<string, Figures> {
  const figures = new Map<string, Figures>()
  const add = (labels: readonly string[], what: keyof Figures, count = 1) => {
    for (const label of labels) {
      const kind = label.slice(0, label.indexOf(':'))
      const now = figures.get(kind) ?? { right: 0, missed: 0, needless: 0 }
      figures.set(kind, { ...now, [what]: now[what] + count })
    }
  }
  for (const [, findings, { missed = [], needless = [] } = {}] of sentences) {
    add(findings, 'right')
    add(needless, 'right', -1)
    add(needless, 'needless')
    add(missed, 'missed')
  }
  return figures
}
