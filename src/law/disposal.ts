import { z } from 'zod'
import { distinct, localised, readContent, slug } from '#lib/content.ts'
import { dated } from './dated.ts'

const Outcome = z.enum(['foothold-found', 'moved-on-to-other-service', 'moved-away', 'person-declined', 'unfounded', 'other'])
export type Outcome = z.infer<typeof Outcome>

const DisposalRule = z.strictObject({
  id: slug,
  title: localised,
  /** Of a case. A rule for what is no case has none. */
  outcomes: z.array(Outcome),
  text: localised,
  after: z.union([z.strictObject({ hold: z.literal('national-archives') }), z.strictObject({ years: z.int().min(1).max(100) })]),
  decidedBy: z.enum(['national-archives', 'municipality']),
  ...dated,
})
export type DisposalRule = z.infer<typeof DisposalRule>

export const disposalRules: readonly DisposalRule[] = readContent(
  'disposal-rules.yaml',
  distinct(DisposalRule, ({ id }) => id),
)
