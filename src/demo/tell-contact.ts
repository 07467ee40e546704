import type { CaseId } from '#lib/id.ts'
import { consentsOf, endAgreement, endFamilyContact, planFamilyContact, recordAgreement, sharingActions } from '#sharing/index.ts'
import { reading, type CaseWork } from '#work/index.ts'
import type { Stage } from './stage.ts'
import type { CaseStory } from './story-schema.ts'
import type { Deed } from './tell-case.ts'

/** What was agreed about contact with other services, and planned with the family. */
export const contactDeeds = (stage: Stage, story: CaseStory, id: CaseId): Deed[] => [
  ...story.agreements.flatMap((agreed) => agreementDeeds(stage, agreed, id)),
  ...story.familyContacts.flatMap((planned) => familyDeeds(stage, story, planned, id)),
]

function agreementDeeds(
  stage: Stage,
  { daysAgo, by, reviewInDays, ended, ...agreed }: CaseStory['agreements'][number],
  id: CaseId,
): Deed[] {
  let agreement: Extract<Awaited<ReturnType<typeof recordAgreement>>, string>
  const record = async () => {
    const days = { agreedOn: stage.day(daysAgo), reviewOn: stage.day(-reviewInDays) }
    agreement = made(
      await stage.doesIn(by, daysAgo, sharingActions.writeAgreements, id, (work) => recordAgreement(work, { ...agreed, ...days })),
    )
  }
  const end = ({ by: who, daysAgo: when, reason }: Ended) =>
    stage.doesIn(who, when, sharingActions.writeAgreements, id, (work) => endAgreement(work, agreement, reason))
  return [{ daysAgo, run: record }, ...(ended ? [{ daysAgo: ended.daysAgo, run: () => end(ended) }] : [])]
}

function familyDeeds(stage: Stage, { consents }: CaseStory, planned: CaseStory['familyContacts'][number], id: CaseId): Deed[] {
  const { daysAgo, by, consent, responsible, nextInDays, ended, ...words } = planned
  let plan: Extract<Awaited<ReturnType<typeof planFamilyContact>>, string>
  const record = async () => {
    const more = { follower: stage.account(responsible), nextOn: stage.day(-nextInDays) }
    plan = made(
      await stage.doesIn(by, daysAgo, sharingActions.writeFamilyContact, id, async (work) =>
        planFamilyContact(work, { ...words, ...more, consent: await consentCalled(work, consents[consent - 1]!.what) }),
      ),
    )
  }
  const end = ({ by: who, daysAgo: when, reason }: Ended) =>
    stage.doesIn(who, when, sharingActions.writeFamilyContact, id, (work) => endFamilyContact(work, plan, reason))
  return [{ daysAgo, run: record }, ...(ended ? [{ daysAgo: ended.daysAgo, run: () => end(ended) }] : [])]
}

type Ended = NonNullable<CaseStory['agreements'][number]['ended']>

const consentCalled = async (work: CaseWork, wanted: string) => (await consentsOf(reading(work))).find(({ what }) => what === wanted)!.id

function made<T extends string | { refused: object }>(answer: T): Extract<T, string> {
  if (typeof answer === 'string') return answer as Extract<T, string>
  throw new Error(`It could not be recorded: ${JSON.stringify(answer)}`)
}
