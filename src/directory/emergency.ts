import { z } from 'zod'
import { distinct, localised, readContent, slug } from '#lib/content.ts'

const Emergency = z.strictObject({
  checked: z.iso.date(),
  owner: localised,
  unverified: localised,
  numbers: distinct(
    z.strictObject({ key: slug, phone: z.string().regex(/^\d[\d ]+$/), urgent: z.boolean().default(false), name: localised }),
    ({ key }) => key,
  ),
})
/** Whom to call, when that was last checked, by whom, and what is not certain about it. */
export type Emergency = z.infer<typeof Emergency>

let read: Emergency | undefined
/** The numbers of content/directory/emergency.yaml. Throws with the place of what is wrong in it. */
export const emergency = (): Emergency => (read ??= readContent('directory/emergency.yaml', Emergency))
