import { z } from 'zod'

/** Where something is known from. */
export const Source = z.strictObject({
  title: z.string().min(1),
  publisher: z.string().optional(),
  year: z.number().int().optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
})
export type Source = z.infer<typeof Source>
