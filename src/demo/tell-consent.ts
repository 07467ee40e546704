import type { CaseId, ConsentId } from '#lib/id.ts'
import { answerConsent, askConsent, forHerself, sharingActions, withdrawConsent } from '#sharing/index.ts'
import type { Stage } from './stage.ts'
import type { CaseStory } from './story-schema.ts'
import type { Deed } from './tell-case.ts'

/** What the person was asked, said, and took back. */
export const consentDeeds = (stage: Stage, { consents, lang }: CaseStory, id: CaseId): Deed[] =>
  consents.flatMap(({ daysAgo, by, what, purpose, receivers, untilInDays, answer, withdrawn }) => {
    let consent: ConsentId
    const ask = async () => {
      const question = { what, purpose, receivers, language: lang, validUntil: stage.day(-untilInDays) }
      const asked = await stage.doesIn(by, daysAgo, sharingActions.askConsent, id, (work) => askConsent(work, question))
      if (typeof asked !== 'string') throw new Error(`Nobody could be asked: ${asked.refused}`)
      consent = asked
    }
    const hear = ({ by: who, daysAgo: when, given, how, said, assessment = '' }: Said) =>
      stage.doesIn(who, when, sharingActions.noteConsent, id, async (work) =>
        kept(await answerConsent(work, consent, { ...forHerself, copyGiven: true, on: stage.day(when), given, how, said, assessment })),
      )
    const take = ({ by: who, daysAgo: when, words }: TakenBack) =>
      stage.doesIn(who, when, sharingActions.withdrawConsent, id, async (work) =>
        kept(await withdrawConsent(work, consent, { how: 'spoken', words })),
      )
    return [
      { daysAgo, run: ask },
      ...(answer ? [{ daysAgo: answer.daysAgo, run: () => hear(answer) }] : []),
      ...(withdrawn ? [{ daysAgo: withdrawn.daysAgo, run: () => take(withdrawn) }] : []),
    ]
  })

type Said = NonNullable<CaseStory['consents'][number]['answer']>
type TakenBack = NonNullable<CaseStory['consents'][number]['withdrawn']>

function kept(refused: { refused: string } | undefined) {
  if (refused) throw new Error(`A consent was not recorded: ${refused.refused}`)
}
