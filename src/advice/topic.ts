import { z } from 'zod'
import type { Lang } from '#i18n/index.ts'
import { distinct, localised, readContent, slug } from '#lib/content.ts'

const Topic = z.strictObject({
  id: slug,
  name: localised,
  help: localised,
  /** The national function of RVTS Øst is shown as well. */
  national: z.boolean().default(false),
})
export type Topic = z.infer<typeof Topic>

let known: readonly Topic[] | undefined
/** What advice may be asked about (content/advice-topics.yaml); read when someone first asks. */
export const topics = (): readonly Topic[] =>
  (known ??= readContent(
    'advice-topics.yaml',
    distinct(Topic, ({ id }) => id),
  ))

/** A topic by its id; undefined for one that is no longer in the list. */
export const topic = (id: string): Topic | undefined => topics().find((one) => one.id === id)

/** What a topic is called; one that is no longer in the list goes by its id. */
export const topicName = (id: string, lang: Lang): string => topic(id)?.name[lang] ?? id
