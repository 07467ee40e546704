import { z } from 'zod'
import { distinct, readContent } from '#lib/content.ts'
import { dated, isInForce } from './dated.ts'

const kinds = ['answer', 'investigation', 'outcome'] as const
export type Answering = (typeof kinds)[number]

const Deadline = z.strictObject({
  id: z.enum(kinds),
  period: z.string().regex(/^P[1-9]\d?[DWM]$/, 'is no period of days, weeks or months'),
  section: z.string().min(1),
  ...dated,
})
type Deadline = z.infer<typeof Deadline>

// one kind has several lines when its length changes: each is told from the others by the day that it begins
const all: readonly Deadline[] = readContent(
  'report-deadlines.yaml',
  distinct(Deadline, ({ id, validFrom }) => `${id} ${validFrom}`),
)

export function answerDue(kind: Answering, from: string): string {
  const rule = all.find((deadline) => deadline.id === kind && isInForce(deadline, from))
  if (!rule) throw new RangeError(`No deadline for ${kind} was in force on ${from}`)
  return Temporal.PlainDate.from(from).add(rule.period).toString()
}
