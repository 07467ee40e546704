import { Conflict, NotFound } from '#lib/errors.ts'
import type { AccountId } from '#lib/id.ts'
import type { Reading, Work } from '#work/index.ts'
import { ArticleContent, shippedContent } from './content.ts'
import { liveVersion } from './version.ts'

export type ArticleDraft = {
  readonly article: string
  readonly content: ArticleContent
  readonly state: 'draft' | 'sent' | 'returned'
  /** What has changed and why, in the words of who sent it. */
  readonly note: string
  /** Why it came back, in the words of the second reader. */
  readonly answer: string
  readonly answeredBy: AccountId | null
  readonly revision: number
  readonly changedBy: AccountId
  readonly changedAt: Date
}

/** Every draft of the municipality, those that wait for a second reader first. */
export async function drafts(work: Reading | Work): Promise<ArticleDraft[]> {
  const rows = await all(work).orderBy('state', 'desc').orderBy('changed_at', 'desc').execute()
  return rows.map(draftFrom)
}

/** The drafts that wait for the reader: what a colleague has sent to be read, and what she sent herself and got back. None for who edits nothing. */
export const draftsWaiting = async (work: Reading): Promise<ArticleDraft[]> =>
  (await drafts(work)).filter(({ state, changedBy }) => state !== 'draft' && (state === 'returned') === (changedBy === work.actor.id))

/** What is being written in an article, if anything is. */
export async function findArticleDraft(work: Reading | Work, article: string): Promise<ArticleDraft | undefined> {
  const row = await all(work).where('article', '=', article).executeTakeFirst()
  return row && draftFrom(row)
}

/** As findArticleDraft; throws NotFound where nothing is. */
export async function articleDraft(work: Reading | Work, article: string): Promise<ArticleDraft> {
  const draft = await findArticleDraft(work, article)
  if (!draft) throw new NotFound()
  return draft
}

/** What stands in an article now, before anyone changes it: the draft, what is published here, or what comes with the product. Throws NotFound. */
export async function contentNow(work: Reading | Work, article: string): Promise<{ content: ArticleContent; revision: number }> {
  const draft = await findArticleDraft(work, article)
  const content = draft?.content ?? (await liveVersion(work, article))?.content ?? shippedContent(article)
  if (!content) throw new NotFound()
  return { content, revision: draft?.revision ?? 0 }
}

/** Begins an article that nobody has written before. Gives false where the name is in use. */
export async function beginArticle(work: Work, article: string, content: ArticleContent): Promise<boolean> {
  if (shippedContent(article) || (await hasVersions(work, article))) return false
  return begin(work, article, content)
}

/**
 * Changes an article in a draft, which is begun if there is none. Takes the revision that the form was drawn from, 0 where there was no
 * draft. What waited for a second reader waits no longer: she reads what she was sent. Throws Conflict if someone else has written since,
 * NotFound where there is no such article.
 */
export async function changeDraft(
  work: Work,
  article: string,
  revision: number,
  change: (content: ArticleContent) => ArticleContent,
): Promise<void> {
  const now = await contentNow(work, article)
  if (now.revision !== revision) throw new Conflict()
  const content = change(now.content)
  if (revision === 0) {
    if (!(await begin(work, article, content))) throw new Conflict()
    return
  }
  await store(work, article, revision, {
    content: JSON.stringify(content),
    state: 'draft',
    answered_by: null,
    changed_by: work.actor.id,
    changed_at: work.now,
  })
}

/** Gives a draft to a second reader, with what has changed and why. Throws Conflict if someone has written since, NotFound where there is none. */
export async function sendDraft(work: Work, article: string, revision: number, note: string): Promise<void> {
  const draft = await articleDraft(work, article)
  if (draft.revision !== revision || draft.state === 'sent') throw new Conflict()
  await store(work, article, revision, { state: 'sent', note, answer: '', answered_by: null })
}

/** Gives a draft back to its writers, with why. Throws Conflict if it is not waiting or has changed, NotFound where there is none. */
export async function returnDraft(work: Work, article: string, revision: number, answer: string): Promise<void> {
  const draft = await articleDraft(work, article)
  if (draft.revision !== revision || draft.state !== 'sent') throw new Conflict()
  await store(work, article, revision, { state: 'returned', answer, answered_by: work.actor.id })
}

/** Throws a draft away; what is published stays. Throws Conflict if someone has written since, NotFound where there is none. */
export async function discardDraft(work: Work, article: string, revision: number): Promise<void> {
  await articleDraft(work, article)
  const { numDeletedRows } = await work.tx
    .deleteFrom('article_draft')
    .where('municipality_id', '=', work.actor.municipality)
    .where('article', '=', article)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (numDeletedRows !== 1n) throw new Conflict()
}

const all = (work: Reading | Work) =>
  (work as Reading).tx.selectFrom('article_draft').selectAll().where('municipality_id', '=', work.actor.municipality)

type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number]
const draftFrom = ({ article, content, state, note, answer, revision, ...row }: Row): ArticleDraft => ({
  article,
  content: ArticleContent.parse(content),
  state,
  note,
  answer,
  answeredBy: row.answered_by,
  revision,
  changedBy: row.changed_by,
  changedAt: row.changed_at,
})

async function hasVersions({ tx, actor }: Work, article: string) {
  const versions = tx.selectFrom('article_version').select('number').where('municipality_id', '=', actor.municipality)
  return (await versions.where('article', '=', article).limit(1).executeTakeFirst()) !== undefined
}

async function begin({ tx, actor, now }: Work, article: string, content: ArticleContent): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('article_draft')
    .values({
      municipality_id: actor.municipality,
      article,
      content: JSON.stringify(content),
      changed_by: actor.id,
      changed_at: now,
      answered_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

type Stored = Partial<{
  content: string
  state: ArticleDraft['state']
  note: string
  answer: string
  answered_by: AccountId | null
  changed_by: AccountId
  changed_at: Date
}>

async function store({ tx, actor }: Work, article: string, revision: number, values: Stored) {
  const { numUpdatedRows } = await tx
    .updateTable('article_draft')
    .set({ ...values, revision: revision + 1 })
    .where('municipality_id', '=', actor.municipality)
    .where('article', '=', article)
    .where('revision', '=', revision)
    .executeTakeFirst()
  // another one was quicker between our look and our write
  if (numUpdatedRows !== 1n) throw new Conflict()
}
