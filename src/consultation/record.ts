import type { Reading } from '#work/index.ts'
import type { Addressee, Advice } from './thread.ts'

/** A discussion as the record keeps it. It holds no words, no day, nobody's name and no service, and no link to the discussion. */
export type Recorded = { month: string; addressee: Addressee; topic: string; advised: readonly Advice['kind'][] }

/**
 * What the municipality keeps of its anonymous discussions: month, topic and the kinds of advice, the newest first. It holds what was
 * addressed to the actor as a contact. That no identity was given needs no column: there is no place for one.
 */
export async function recordOf({ tx, actor }: Reading, most = 100): Promise<Recorded[]> {
  const mine = actor.receives.filter((one) => one !== 'child-welfare')
  if (mine.length === 0) return []
  const threads = await tx
    .selectFrom('thread')
    .select(['id', 'opened_on', 'addressee', 'topic'])
    .where('municipality_id', '=', actor.municipality)
    .where('addressee', 'in', mine)
    .orderBy('opened_on', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  if (threads.length === 0) return []
  const advice = await tx
    .selectFrom('thread_message')
    .select(['thread_id', 'advised'])
    .where('municipality_id', '=', actor.municipality)
    .where(
      'thread_id',
      'in',
      threads.map(({ id }) => id),
    )
    .where('advised', 'is not', null)
    .orderBy('position')
    .execute()
  const kinds = Map.groupBy(advice, ({ thread_id }) => thread_id)
  // within a month the order says nothing of the days
  return threads
    .map(({ id, opened_on, addressee, topic }) => ({
      month: opened_on.slice(0, 7),
      addressee,
      topic,
      advised: [...new Set(kinds.get(id)?.flatMap(({ advised }) => advised ?? []))],
    }))
    .toSorted((a, b) => b.month.localeCompare(a.month, 'en') || a.topic.localeCompare(b.topic, 'en'))
}
