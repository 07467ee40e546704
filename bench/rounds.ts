/** One line of the table: what is set against what, the medians of both, how they relate, and what we want of it. */
export type Result = { what: string; ours: string; against: string; ratio: number; goal: Goal; note?: string }
/** `least`: the ratio must not be lower. `most`: it must not be higher. */
export type Goal = { least: number } | { most: number }

const roundsOfEach = 5

/**
 * Runs two things in turn, five rounds each after one that does not count, and gives the median of each. In turn, so that whatever else
 * the machine does meets both alike.
 */
export async function inTurn(ours: () => Promise<number>, theirs: () => Promise<number>): Promise<{ ours: number; theirs: number }> {
  const [our, their]: [number[], number[]] = [[], []]
  for (let round = 0; round <= roundsOfEach; round++) {
    // who goes first changes each round
    const first = round % 2 ? await ours() : undefined
    const against = await theirs()
    const measured = first ?? (await ours())
    if (round === 0) continue
    our.push(measured)
    their.push(against)
  }
  return { ours: median(our), theirs: median(their) }
}

/** The middle duration of doing something a number of times, one after the other, in milliseconds. */
export async function middleOf(times: number, run: () => Promise<unknown>): Promise<number> {
  const took: number[] = []
  for (let time = 0; time < times; time++) {
    const from = performance.now()
    await run()
    took.push(performance.now() - from)
  }
  return median(took)
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

export const holds = ({ ratio, goal }: Pick<Result, 'ratio' | 'goal'>) => ('least' in goal ? ratio >= goal.least : ratio <= goal.most)
export const ms = (value: number) => `${value.toFixed(2)} ms`
export const perSecond = (value: number) => `${Math.round(value)}/s`
