import type { CaseId } from '#lib/id.ts'
import { recordGuideAnswer, sharingActions } from '#sharing/index.ts'
import type { Stage } from './stage.ts'
import type { CaseStory } from './story-schema.ts'
import type { Deed } from './tell-case.ts'

/** What a helper asked the sharing guide, and what she decided. */
export const guideDeeds = (stage: Stage, { guide }: CaseStory, id: CaseId): Deed[] =>
  guide.map(({ daysAgo, by, facts, decision, reason }) => ({
    daysAgo,
    run: async () => {
      const outcome = await stage.doesIn(by, daysAgo, sharingActions.recordGuide, id, (work) =>
        recordGuideAnswer(work, { facts, decision, reason }),
      )
      if (outcome !== 'recorded') throw new Error(`The guide has more to ask: ${JSON.stringify(facts)}`)
    },
  }))
