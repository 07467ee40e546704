import { z } from 'zod'
import { distinct, localised, readContent, slug } from '#lib/content.ts'
import { type Day, dated, isInForce } from './dated.ts'

const ChildGround = z.strictObject({ id: slug, letter: z.string().regex(/^[a-z]$/), text: localised, ...dated })
export type ChildGround = z.infer<typeof ChildGround>

const all: readonly ChildGround[] = readContent(
  'report-grounds.yaml',
  distinct(ChildGround, ({ id }) => id),
)

export const childGrounds = (on: Day): readonly ChildGround[] => all.filter((ground) => isInForce(ground, on))

export const findChildGround = (id: string): ChildGround | undefined => all.find((ground) => ground.id === id)
