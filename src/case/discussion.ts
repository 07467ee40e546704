import type { LeaderDecision } from '#db/index.ts'
import { colleagues, type Colleague } from '#identity/index.ts'
import { today, workingDays } from '#lib/day.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import { newId, type AccountId, type DraftId, type Id } from '#lib/id.ts'
import { markRead, tell } from '#notify/index.ts'
import { boxFor, newBoxFor, type Reading, type Work } from '#work/index.ts'

export type DiscussionId = Id<'discussion'>
export const leaderDecisions = [
  'follow-up-here',
  'discuss-anonymously',
  'report',
  'no-concern',
] as const satisfies readonly LeaderDecision[]

export type Question = { leader: AccountId; question: string; draft?: DraftId | undefined }
export type Advice = { advice: string; decision: LeaderDecision; follower?: AccountId | undefined }
/** A discussion as a list shows it: none of its words are opened. */
export type DiscussionLine = {
  id: DiscussionId
  author: AccountId
  leader: AccountId
  askedAt: Date
  dueOn: string
  /** The day of a talk that was held before it was written down. */
  talkedOn: string | null
  answeredAt: Date | null
  decision: LeaderDecision | null
}
export type Discussion = DiscussionLine & { draft: DraftId | null; question: string; advice: string | null; follower: AccountId | null }

const answerWithinDays = 2

/** Asks a leader for advice (step 2). Gives the new id; the leader is told that she has been asked, and answers within two working days. */
export async function askLeader(work: Work, { leader, question, draft }: Question): Promise<DiscussionId> {
  const dueOn = workingDays(today(work.now), answerWithinDays)
  const id = await insertDiscussion(work, { leader, question, draft, dueOn })
  await tell(work, [leader], 'discussion-asked', id)
  return id
}

/** Notes a talk that has been held: who, when, what was advised and decided. The day may not be one to come. */
export const noteTalk = (work: Work, talk: Question & Advice & { on: string }): Promise<DiscussionId> =>
  insertDiscussion(work, { ...talk, dueOn: talk.on })

/** The leader's advice, once. Throws NotFound if she was not the one asked, Conflict if it has been answered. */
export async function answerDiscussion(work: Work, id: DiscussionId, { advice, decision, follower }: Advice): Promise<void> {
  const { tx, actor, now } = work
  const { author } = await readDiscussion(work, id)
  const box = await boxFor(work, 'discussion', id)
  const answered = await tx
    .updateTable('discussion')
    .set({ answered_at: now, advice: box.seal('discussion', 'advice', id, advice), decision, follower_id: follower ?? null })
    .where('municipality_id', '=', actor.municipality)
    .where('id', '=', id)
    .where('leader_id', '=', actor.id)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  if (answered.numUpdatedRows === 0n) throw author === actor.id ? new NotFound() : new Conflict()
  await markRead(work, id)
  await tell(work, [author], 'discussion-answered', id)
}

/** One discussion with its words. Throws NotFound for everyone but the two. */
export async function readDiscussion(work: Reading | Work, id: DiscussionId): Promise<Discussion> {
  const row = await rows(work).selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  const box = await boxFor(work, 'discussion', id)
  return {
    ...lineOf(row),
    draft: row.draft_id,
    question: box.open('discussion', 'question', id, row.question),
    advice: row.advice && box.open('discussion', 'advice', id, row.advice),
    follower: row.follower_id,
  }
}

/** What I have talked over with a leader or asked one about, the newest first. */
export const myDiscussions = async (work: Reading, most = 50): Promise<DiscussionLine[]> =>
  (await rows(work).select(line).where('author_id', '=', work.actor.id).orderBy('asked_at', 'desc').limit(most).execute()).map(lineOf)

/** What waits for my advice, the first deadline first. */
export const discussionsWaitingFor = async (work: Reading, most = 50): Promise<DiscussionLine[]> =>
  (await withMe(work).where('answered_at', 'is', null).orderBy('due_on').orderBy('asked_at').limit(most).execute()).map(lineOf)

/** What I have given advice on, and talks with me that someone has noted; the newest first. */
export const discussionsAnsweredBy = async (work: Reading, most = 50): Promise<DiscussionLine[]> =>
  (await withMe(work).where('answered_at', 'is not', null).orderBy('answered_at', 'desc').limit(most).execute()).map(lineOf)

/** The leaders whom I may ask: those of my own unit first, then by name. */
export async function leadersFor(work: Reading | Work): Promise<Colleague[]> {
  const leaders = (await colleagues(work as Reading, { role: 'unit_leader' })).filter(({ id }) => id !== work.actor.id)
  const isNear = ({ unit }: Colleague) => unit === work.actor.unit
  return [...leaders.filter(isNear), ...leaders.filter((leader) => !isNear(leader))]
}

/** Who can follow up: the colleagues of the one who asks, she herself among them. */
export async function followersFor(work: Reading | Work, author: AccountId): Promise<Colleague[]> {
  const everyone = await colleagues(work as Reading)
  const unit = everyone.find(({ id }) => id === author)?.unit
  return everyone.filter((one) => one.unit === unit)
}

async function insertDiscussion(work: Work, it: Question & Partial<Advice> & { dueOn: string; on?: string }): Promise<DiscussionId> {
  const { tx, actor, now } = work
  const id = newId<'discussion'>()
  const { box, keep } = newBoxFor(work, 'discussion', id)
  await tx
    .insertInto('discussion')
    .values({
      municipality_id: actor.municipality,
      id,
      author_id: actor.id,
      leader_id: it.leader,
      draft_id: it.draft ?? null,
      question: box.seal('discussion', 'question', id, it.question),
      asked_at: now,
      due_on: it.dueOn,
      answered_at: it.advice ? now : null,
      advice: it.advice ? box.seal('discussion', 'advice', id, it.advice) : null,
      decision: it.decision ?? null,
      follower_id: it.follower ?? null,
      talked_on: it.on ?? null,
    })
    .execute()
  await keep()
  return id
}

const line = ['id', 'author_id', 'leader_id', 'asked_at', 'due_on', 'talked_on', 'answered_at', 'decision'] as const

const rows = (work: Reading | Work) => (work as Reading).tx.selectFrom('discussion').where('municipality_id', '=', work.actor.municipality)

const withMe = (work: Reading) => rows(work).select(line).where('leader_id', '=', work.actor.id)

const lineOf = (row: {
  id: DiscussionId
  author_id: AccountId
  leader_id: AccountId
  asked_at: Date
  due_on: string
  talked_on: string | null
  answered_at: Date | null
  decision: LeaderDecision | null
}): DiscussionLine => ({
  id: row.id,
  author: row.author_id,
  leader: row.leader_id,
  askedAt: row.asked_at,
  dueOn: row.due_on,
  talkedOn: row.talked_on,
  answeredAt: row.answered_at,
  decision: row.decision,
})
