import { holds, type Result } from './rounds.ts'

const heads = ['what', 'ours', 'against', 'ratio', 'goal', ''] as const

/** The results as one table for a terminal; what falls short says so. */
export function table(results: readonly Result[]): string {
  const rows = [heads, ...results.map(cells)]
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
  const notes = results.flatMap(({ what, note }) => (note ? [`- ${what}: ${note}`] : []))
  return [lines[0], '-'.repeat(lines[0]!.length), ...lines.slice(1), ...(notes.length ? ['', ...notes] : [])].join('\n')
}

const cells = (result: Result) => [
  result.what,
  result.ours,
  result.against,
  result.ratio.toFixed(2),
  'least' in result.goal ? `>= ${result.goal.least}` : `<= ${result.goal.most}`,
  holds(result) ? 'holds' : 'falls short',
]
