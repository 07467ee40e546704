import { answerDiscussion, askLeader, caseActions, decideUnfounded, newDraft, openReport, sendConcern, type Report } from '#case/index.ts'
import { answerThread, askAnonymously, consultationActions } from '#consultation/index.ts'
import type { ConcernId } from '#lib/id.ts'
import type { Stage } from './stage.ts'
import type { Story } from './story-schema.ts'

export type ConcernStory = Omit<Story['concerns'][number], 'id' | 'read' | 'unfounded'>
type Observations = ConcernStory['observations']

/** The reports in the inbox: some new, some read, some unfounded. */
export async function tellConcerns(stage: Stage, { concerns }: Story): Promise<void> {
  for (const concern of concerns.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
    const id = await report(stage, concern)
    const { read, unfounded } = concern
    const reader = read ?? unfounded
    if (reader) await stage.does(reader.by, reader.daysAgo, caseActions.readReport, (work) => openReport(work, id))
    if (unfounded)
      await stage.does(unfounded.by, unfounded.daysAgo, caseActions.decideReport, (work) =>
        decideUnfounded(work, id, { reason: unfounded.reason, disposalRule: unfounded.disposalRule }),
      )
  }
}

/** Sends one report as its reporter. Gives the id of the concern. */
export async function report(stage: Stage, concern: ConcernStory): Promise<ConcernId> {
  const sent = await stage.does(concern.reporter, concern.daysAgo, caseActions.sendConcern, (work) =>
    sendConcern(work, reportOf(stage, concern)),
  )
  if ('refused' in sent) throw new Error(`The report of ${concern.reporter} was refused: ${sent.refused}`)
  return sent.id
}

/** What is not (yet) reported: drafts, talks with a leader, anonymous questions. */
export async function tellTalks(stage: Stage, { drafts, discussions, threads }: Story): Promise<void> {
  for (const { author, daysAgo, observations, asked } of drafts)
    await stage.does(author, daysAgo, caseActions.writeDraft, (work) =>
      newDraft(work, { origin: 'observed', observations: seen(stage, observations), ...(asked && { sides: asked }) }),
    )
  for (const { by, leader, daysAgo, observations, question, answer } of discussions) {
    const words = [...observations.map((one) => one.seen), question].join('\n\n')
    const id = await stage.does(by, daysAgo, caseActions.askLeader, (work) =>
      askLeader(work, { leader: stage.account(leader), question: words }),
    )
    if (answer)
      await stage.does(leader, answer.daysAgo, caseActions.answerDiscussion, (work) =>
        answerDiscussion(work, id, { advice: answer.advice, decision: 'follow-up-here', follower: stage.account(by) }),
      )
  }
  for (const { author, daysAgo, addressee, topic, question, answers } of threads) {
    const id = await stage.does(author, daysAgo, consultationActions.askAnonymously, (work) =>
      askAnonymously(work, { addressee, topic, question }),
    )
    for (const { by, daysAgo: then, text, advice = null } of answers)
      await stage.does(by, then, consultationActions.writeInThread, (work) => answerThread(work, id, text, { advice }))
  }
}

function reportOf(stage: Stage, { receiver, service, ground, person, origin, told, observations, asked }: ConcernStory): Report {
  return {
    receiver,
    service,
    ground: ground ?? null,
    isIdentified: person !== undefined,
    origin: origin === 'self' ? 'self' : 'observed',
    told: told.told ? 'told' : 'not-told',
    body: {
      ...(person && { about: { name: `${person.firstName} ${person.lastName}`, birthYear: person.birthDate?.slice(0, 4) ?? '' } }),
      observations: seen(stage, observations),
      sides: asked,
      toldWords: told.reason,
      ...(receiver === 'child-welfare' && { childWelfareGrounds: ['d'] as const }),
    },
  }
}

const seen = (stage: Stage, observations: Observations) =>
  observations.map(({ daysAgo, interpretation = '', ...one }) => ({ ...one, interpretation, on: stage.day(daysAgo), time: '' }))
