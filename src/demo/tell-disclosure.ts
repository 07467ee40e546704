import { journal } from '#case/index.ts'
import { findGround } from '#law/index.ts'
import type { CaseId, DisclosureId } from '#lib/id.ts'
import { answerShared, consentsOf, endDisclosure, share, sharingActions, type Disclosing } from '#sharing/index.ts'
import { reading, type CaseWork } from '#work/index.ts'
import type { Stage } from './stage.ts'
import type { CaseStory } from './story-schema.ts'
import type { Deed } from './tell-case.ts'

type Shared = CaseStory['disclosures'][number]

/** What was shared from a case, with whom, what they answered, and what was ended. */
export const disclosureDeeds = (stage: Stage, { disclosures, consents }: CaseStory, id: CaseId): Deed[] =>
  disclosures.flatMap((shared) => {
    let disclosure: DisclosureId
    const tell = async () => {
      const answer = await stage.doesIn(shared.by, shared.daysAgo, sharingActions.shareFromCase, id, async (work) =>
        share(work, {
          to: { account: stage.account(shared.to) },
          ground: await groundOf(work, shared, consents),
          items: { entries: await entriesOf(work, shared.entries), observations: [], summary: shared.summary ?? '' },
          until: stage.day(-shared.untilInDays),
          told: { isTold: true },
          personView: shared.personView,
          child: shared.heard ? { heard: shared.heard } : undefined,
          question: shared.question,
        }),
      )
      if ('refused' in answer) throw new Error(`It could not be shared: ${JSON.stringify(answer.refused)}`)
      disclosure = answer.id
    }
    const { answered, ended } = shared
    const read = (daysAgo: number, words: string) =>
      stage.doesWith(shared.to, daysAgo, sharingActions.answerShared, disclosure, (work) => answerShared(work, words))
    const end = (daysAgo: number, by: string, reason: string) =>
      stage.doesIn(by, daysAgo, sharingActions.endDisclosure, id, (work) => endDisclosure(work, disclosure, reason))
    return [
      { daysAgo: shared.daysAgo, run: tell },
      ...(answered ? [{ daysAgo: answered.daysAgo, run: () => read(answered.daysAgo, answered.words) }] : []),
      ...(ended ? [{ daysAgo: ended.daysAgo, run: () => end(ended.daysAgo, ended.by, ended.reason) }] : []),
    ]
  })

async function groundOf(work: CaseWork, { consent, ground }: Shared, consents: CaseStory['consents']): Promise<Disclosing['ground']> {
  if (ground) return { basis: 'law', ground, asks: findGround(ground)!.asks }
  if (!consent) return { basis: 'anonymised' }
  const { what } = consents[consent - 1]!
  return { basis: 'consent', consent: (await consentsOf(reading(work))).find((each) => each.what === what)!.id }
}

/** The journal gives the newest first; the story counts from the oldest. */
async function entriesOf(work: CaseWork, wanted: readonly number[]): Promise<string[]> {
  if (wanted.length === 0) return []
  const { entries } = await journal(reading(work), { limit: 100 })
  return wanted.map((number) => entries.toReversed()[number - 1]!.id)
}
