import { Conflict, NotFound } from '#lib/errors.ts'
import type { AccountId } from '#lib/id.ts'
import type { Reading, Work } from '#work/index.ts'
import { ArticleContent } from './content.ts'

export type ArticleVersion = {
  readonly article: string
  readonly number: number
  readonly content: ArticleContent
  /** What changed and why. */
  readonly note: string
  readonly changedBy: AccountId
  /** The second reader, who published it. */
  readonly readBy: AccountId
  readonly publishedAt: Date
  readonly withdrawn?: { readonly at: Date; readonly by: AccountId }
}

/** Every version of an article that was ever published here, the newest first. */
export async function versionsOf(work: Reading | Work, article: string): Promise<ArticleVersion[]> {
  const rows = await all(work).where('article', '=', article).orderBy('number', 'desc').execute()
  return rows.map(versionFrom)
}

/** What everyone reads of the municipality's own articles, one for each. */
export async function liveVersions(work: Reading | Work): Promise<ArticleVersion[]> {
  const rows = await all(work)
    .distinctOn('article')
    .where('withdrawn_at', 'is', null)
    .orderBy('article')
    .orderBy('number', 'desc')
    .execute()
  return rows.map(versionFrom)
}

/** The names of all articles that were ever published here. */
export async function publishedNames(work: Reading | Work): Promise<ReadonlySet<string>> {
  const { tx, actor } = work as Reading
  const rows = await tx
    .selectFrom('article_version')
    .select('article')
    .distinct()
    .where('municipality_id', '=', actor.municipality)
    .execute()
  return new Set(rows.map(({ article }) => article))
}

/** What everyone reads of one article, where the municipality has its own. */
export async function liveVersion(work: Reading | Work, article: string): Promise<ArticleVersion | undefined> {
  const row = await all(work)
    .where('article', '=', article)
    .where('withdrawn_at', 'is', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && versionFrom(row)
}

/**
 * Publishes a draft, word for word as it was sent: from now on everyone reads it. The actor is its second reader; the database refuses
 * whoever changed it last. Throws Conflict if it is not waiting, is the actor's own or has changed since, NotFound where there is none.
 */
export async function publishDraft(work: Work, article: string, revision: number): Promise<number> {
  const { tx, actor, now } = work
  const draft = await tx
    .selectFrom('article_draft')
    .select(['content', 'note', 'state', 'revision', 'changed_by'])
    .where('municipality_id', '=', actor.municipality)
    .where('article', '=', article)
    .forUpdate()
    .executeTakeFirst()
  if (!draft) throw new NotFound()
  if (draft.state !== 'sent' || draft.revision !== revision || draft.changed_by === actor.id) throw new Conflict()
  const [newest] = await versionsOf(work, article)
  const number = (newest?.number ?? 0) + 1
  await tx
    .insertInto('article_version')
    .values({
      municipality_id: actor.municipality,
      article,
      number,
      content: JSON.stringify(draft.content),
      note: draft.note,
      changed_by: draft.changed_by,
      read_by: actor.id,
      published_at: now,
      withdrawn_at: null,
      withdrawn_by: null,
    })
    .execute()
  await tx.deleteFrom('article_draft').where('municipality_id', '=', actor.municipality).where('article', '=', article).execute()
  return number
}

/** Takes what is published here away, so that everyone reads what comes with the product again, or nothing. Throws NotFound where nothing is. */
export async function withdrawArticle({ tx, actor, now }: Work, article: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('article_version')
    .set({ withdrawn_at: now, withdrawn_by: actor.id })
    .where('municipality_id', '=', actor.municipality)
    .where('article', '=', article)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new NotFound()
}

const all = (work: Reading | Work) =>
  (work as Reading).tx.selectFrom('article_version').selectAll().where('municipality_id', '=', work.actor.municipality)

type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number]
const versionFrom = ({ article, number, content, note, ...row }: Row): ArticleVersion => ({
  article,
  number,
  content: ArticleContent.parse(content),
  note,
  changedBy: row.changed_by,
  readBy: row.read_by,
  publishedAt: row.published_at,
  ...(row.withdrawn_at && row.withdrawn_by && { withdrawn: { at: row.withdrawn_at, by: row.withdrawn_by } }),
})
