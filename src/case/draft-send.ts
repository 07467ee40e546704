import type { Receives } from '#db/index.ts'
import { Conflict } from '#lib/errors.ts'
import type { AccountId, DraftId } from '#lib/id.ts'
import type { Work } from '#work/index.ts'
import { sendConcern, type ConcernBody, type Report, type ReportRefusal, type Sent } from './concern.ts'
import { discardDraft, lockDraft, type DraftContent } from './draft.ts'

/** Beside the observations, what may be left out of a report. */
export const extras = ['sides', 'protective', 'discussed'] as const
export type Choice = {
  /** The draft's revision that the sender saw: what she saw is what is sent. */
  revision: number
  receiver: Receives
  isIdentified: boolean
  service: string
  ground: string | null
  /** Which observations to send, by their place in the draft. */
  observations: readonly number[]
  extras: readonly (typeof extras)[number][]
  childWelfareGrounds: ConcernBody['childWelfareGrounds']
  told: 'told' | 'not-told'
  toldWords: string
  leader?: AccountId | undefined
}

/**
 * Sends what is chosen of a draft, and destroys the draft with its key; both, or neither. Gives what was sent, or why it cannot be.
 * Throws Conflict where the draft has been written since the sender looked, NotFound where it is gone: sent from another window, or not hers.
 */
export async function sendDraft(work: Work, id: DraftId, choice: Choice): Promise<Sent | ReportRefusal> {
  const draft = await lockDraft(work, id)
  if (draft.revision !== choice.revision) throw new Conflict()
  const sent = await sendConcern(work, reportOf(draft.content, choice))
  if (!('refused' in sent)) await discardDraft(work, id)
  return sent
}

function reportOf(content: DraftContent, choice: Choice): Report {
  const { receiver, isIdentified, service, ground, told, leader } = choice
  return { receiver, isIdentified, service, ground, told, leader, origin: content.origin, body: bodyOf(content, choice) }
}

function bodyOf(
  content: DraftContent,
  { isIdentified, observations, extras, childWelfareGrounds, receiver, toldWords }: Choice,
): ConcernBody {
  const { about } = content
  const takes = (extra: (typeof extras)[number]) => extras.includes(extra)
  const days = (discussed: DraftContent['discussedWithLeader']) => (takes('discussed') ? discussed.map(({ on }) => on) : [])
  return {
    // without identity the domain refuses a name, and a year of birth is not sent either
    ...((isIdentified || about.name) && { about }),
    observations: content.observations.filter(({ seen }, at) => seen && observations.includes(at)),
    ...(takes('sides') && { sides: content.sides }),
    protective: takes('protective') ? content.protective : '',
    discussedWithLeader: days(content.discussedWithLeader),
    discussedAnonymously: takes('discussed') ? content.discussedAnonymously : [],
    childWelfareGrounds: receiver === 'child-welfare' ? childWelfareGrounds : [],
    toldWords,
  }
}
