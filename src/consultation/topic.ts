import { z } from 'zod'
import type { Lang } from '#i18n/index.ts'
import { distinct, localised, readContent, slug } from '#lib/content.ts'

const Topic = z.strictObject({ id: slug, name: localised })

/** What a discussion may be about, as the municipality's record names it (content/consultation-topics.yaml). */
export const topics: readonly z.infer<typeof Topic>[] = readContent(
  'consultation-topics.yaml',
  distinct(Topic, ({ id }) => id),
)

/** A topic by its name; one that is no longer in the list goes by its id. */
export const topicName = (topic: string, lang: Lang): string => topics.find(({ id }) => id === topic)?.name[lang] ?? topic
