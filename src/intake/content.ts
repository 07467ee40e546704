import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { contentPath, distinct, localised, readContent, slug } from '#lib/content.ts'

const days = z.int().min(0).max(20)
const HelpPromise = z.strictObject({
  answer: days,
  climb: z.strictObject({ colleagues: days, leader: days }),
})
const Phone = z.strictObject({
  id: slug,
  number: z.string().regex(/^\d[\d ]+\d$/),
  tel: z.string().regex(/^\d{3,8}$/),
  name: localised,
  what: localised,
  source: z.string().min(1),
  lastChecked: z.iso.date(),
})
type Phone = z.infer<typeof Phone>

/** What is promised, in working days. */
export const helpPromise = once(() => readContent('help-promise.yaml', HelpPromise))
/** Whom to call instead. */
export const helpPhones = once(() =>
  readContent(
    'help-phones.yaml',
    distinct(Phone, ({ id }) => id),
  ),
)
/** The words that a way back is drawn from. */
export const helpWords = once(() => readFileSync(contentPath('help-words.txt'), 'utf8').trim().split('\n'))

// read when someone first asks, for the start does not need it
function once<T>(read: () => T): () => T {
  let known: { value: T } | undefined
  return () => (known ??= { value: read() }).value
}
