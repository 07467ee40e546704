import {
  addParticipant,
  addTask,
  answerHandover,
  blockFromCase,
  breakGlass,
  caseActions,
  closeCase,
  endParticipant,
  finishStep,
  finishTask,
  giveReason,
  liftBlock,
  openCaseFrom,
  openReport,
  planNext,
  proposeHandover,
  reopenCase,
  skipStep,
  startStep,
  team,
  writeEntry,
} from '#case/index.ts'
import type { CaseId } from '#lib/id.ts'
import { reading } from '#work/index.ts'
import type { Stage } from './stage.ts'
import type { CaseStory } from './story-schema.ts'
import { report } from './tell-concern.ts'
import { reportOn } from './tell-reporting.ts'
import { consentDeeds } from './tell-consent.ts'
import { contactDeeds } from './tell-contact.ts'
import { disclosureDeeds } from './tell-disclosure.ts'
import { guideDeeds } from './tell-guide.ts'

/** `order` within a day: a case is reopened before anything else is done in it, and closed after. */
export type Deed = { daysAgo: number; order?: -1 | 1; run: () => Promise<unknown> }

/** One case from the report that it grew from to where it stands today. */
export async function tellCase(stage: Stage, story: CaseStory): Promise<void> {
  const concern = await report(stage, story.concern)
  await stage.does(story.openedBy, story.daysAgo, caseActions.readReport, (work) => openReport(work, concern))
  const { id, number } = await stage.does(story.openedBy, story.daysAgo, caseActions.decideReport, (work) =>
    openCaseFrom(work, concern, { reason: story.team[0]!.reason, opening: openingOf(story) }),
  )
  const lead = await gather(stage, story, id)
  const deeds = [
    ...stepDeeds(stage, story, id),
    ...journalDeeds(stage, story, id),
    ...taskDeeds(stage, story, id, lead),
    ...reportingDeeds(stage, story, id),
    ...accessDeeds(stage, story, { id, number }),
    ...consentDeeds(stage, story, id),
    ...contactDeeds(stage, story, id),
    ...disclosureDeeds(stage, story, id),
    ...guideDeeds(stage, story, id),
    ...endDeeds(stage, story, id),
  ]
  // a stable sort: what happened on the same day keeps the order in which the story tells it
  for (const { run } of deeds.toSorted((a, b) => b.daysAgo - a.daysAgo || (a.order ?? 0) - (b.order ?? 0))) await run()
  const { next } = story
  if (next)
    await stage.doesIn(lead, 0, caseActions.planNext, id, (work) =>
      planNext(work, { on: stage.day(-next.dueInDays), by: stage.account(next.by) }),
    )
}

function openingOf({ service, ground, title, person }: CaseStory) {
  const about = person && {
    name: `${person.firstName} ${person.lastName}`,
    birthDate: person.birthDate,
    ...(person.contact && { contact: person.contact }),
  }
  return { service, ground: ground ?? null, purpose: title, ...(about && { person: about }) }
}

/** The team joins, and the lead goes from whoever opened the case to whoever carries it on. Gives the lead when the story begins. */
async function gather(stage: Stage, { team: members, openedBy, daysAgo, handover }: CaseStory, id: CaseId): Promise<string> {
  const lead = handover?.accepted ? handover.from : members.find(({ role }) => role === 'lead')!.person
  for (const { person, role, reason } of members)
    if (person !== openedBy)
      await stage.doesIn(openedBy, daysAgo, caseActions.changeTeam, id, (work) =>
        addParticipant(work, { account: stage.account(person), role: role === 'lead' ? 'member' : role, reason }),
      )
  if (lead === openedBy) return lead
  const reason = members.find(({ person }) => person === lead)!.reason
  await stage.doesIn(openedBy, daysAgo, caseActions.handOver, id, (work) => proposeHandover(work, { to: stage.account(lead), reason }))
  await stage.doesIn(lead, daysAgo, caseActions.answerHandover, id, (work) => answerHandover(work, { accept: true, words: '' }))
  if (!members.some(({ person }) => person === openedBy)) await leave(stage, openedBy, daysAgo, id)
  return lead
}

const leave = (stage: Stage, person: string, daysAgo: number, id: CaseId) =>
  stage.doesIn(person, daysAgo, caseActions.endPart, id, async (work) => {
    const mine = (await team(reading(work))).now.find(({ account }) => account === work.actor.id)
    if (mine) await endParticipant(work, mine.id)
  })

const stepDeeds = (stage: Stage, { steps }: CaseStory, id: CaseId): Deed[] =>
  steps.map(({ step, action, daysAgo, by, records = {}, reason }) => ({
    daysAgo,
    run: () =>
      stage.doesIn(by, daysAgo, caseActions.moveStep, id, async (work) => {
        if (action === 'start') return moved(await startStep(work, { step, responsible: stage.account(by), ...(reason && { reason }) }))
        if (action === 'skip') return moved(await skipStep(work, { step, reason: reason! }))
        const record = Object.fromEntries(
          Object.entries(records).map(([key, value]) => [
            key,
            typeof value === 'object' && 'daysAgo' in value ? stage.day(value.daysAgo) : value,
          ]),
        )
        return moved(await finishStep(work, { step, record }))
      }),
  }))

function moved(answer: string) {
  if (answer !== 'moved') throw new Error(`A step did not move: ${answer}`)
  return answer
}

function journalDeeds(stage: Stage, { journal }: CaseStory, id: CaseId): Deed[] {
  const written: Awaited<ReturnType<typeof writeEntry>>[] = []
  return journal.map(({ daysAgo, by, kind, text, corrects }, at) => ({
    daysAgo,
    run: async () => {
      const entry = { body: text, happenedOn: stage.day(daysAgo) }
      const whole = kind === 'correction' ? ({ ...entry, kind, corrects: written[corrects! - 1]! } as const) : { ...entry, kind }
      written[at] = await stage.doesIn(by, daysAgo, caseActions.writeJournal, id, (work) => writeEntry(work, whole))
    },
  }))
}

const taskDeeds = (stage: Stage, { tasks }: CaseStory, id: CaseId, lead: string): Deed[] =>
  tasks.flatMap(({ title, responsible, daysAgo, dueInDays, done }) => {
    let task: Awaited<ReturnType<typeof addTask>>
    const add = async () => {
      task = await stage.doesIn(lead, daysAgo, caseActions.changeTasks, id, (work) =>
        addTask(work, { title, responsible: stage.account(responsible), dueOn: stage.day(-dueInDays) }),
      )
    }
    const finish = () =>
      stage.doesIn(responsible, done!.daysAgo, caseActions.changeTasks, id, (work) => finishTask(work, { task, outcome: done!.outcome }))
    return [{ daysAgo, run: add }, ...(done ? [{ daysAgo: done.daysAgo, run: finish }] : [])]
  })

const reportingDeeds = (stage: Stage, { reporting }: CaseStory, id: CaseId): Deed[] =>
  reporting.map((told) => ({ daysAgo: told.daysAgo, run: () => reportOn(stage, told, id) }))
/** Whom the lead keeps out, and who came in for an hour when a life was in danger. */
const accessDeeds = (stage: Stage, { blocks = [], brokenGlass }: CaseStory, { id, number }: { id: CaseId; number: string }): Deed[] => [
  ...blocks.flatMap(({ who, by, daysAgo, ground, words, lifted }): Deed[] => {
    let block: Awaited<ReturnType<typeof blockFromCase>>
    const keepOut = async () => {
      block = await stage.doesIn(by, daysAgo, caseActions.setBlock, id, (work) =>
        blockFromCase(work, { account: stage.account(who), ground, words }),
      )
    }
    const letIn = () => stage.doesIn(by, lifted!.daysAgo, caseActions.liftBlock, id, (work) => liftBlock(work, block!, lifted!.reason))
    return [{ daysAgo, run: keepOut }, ...(lifted ? [{ daysAgo: lifted.daysAgo, run: letIn }] : [])]
  }),
  ...(brokenGlass
    ? [
        {
          daysAgo: brokenGlass.daysAgo,
          run: async () => {
            const { by, daysAgo, reason } = brokenGlass
            const glass = await stage.does(by, daysAgo, caseActions.breakGlass, (work) => giveReason(work, reason))
            const [year, sequence] = number.split('-').map(Number)
            const opened = await stage.does(by, daysAgo, caseActions.nameCase, (work) =>
              breakGlass(work, glass, { year: year!, sequence: sequence! }),
            )
            if (!opened) throw new Error(`${by} could not open ${number}`)
          },
        },
      ]
    : []),
]

function endDeeds(stage: Stage, { closing, reopening, handover }: CaseStory, id: CaseId): Deed[] {
  const deeds: Deed[] = []
  if (handover) {
    const { from, to, daysAgo, reason, accepted } = handover
    deeds.push({
      daysAgo,
      run: () => stage.doesIn(from, daysAgo, caseActions.handOver, id, (work) => proposeHandover(work, { to: stage.account(to), reason })),
    })
    if (accepted)
      deeds.push({
        daysAgo: accepted.daysAgo,
        run: () =>
          stage.doesIn(to, accepted.daysAgo, caseActions.answerHandover, id, (work) => answerHandover(work, { accept: true, words: '' })),
      })
  }
  if (closing) {
    const { daysAgo, by, ...words } = closing
    deeds.push({ daysAgo, order: 1, run: () => stage.doesIn(by, daysAgo, caseActions.closeCase, id, (work) => closeCase(work, words)) })
  }
  if (reopening) {
    const { daysAgo, by, reason } = reopening
    deeds.push({
      daysAgo,
      order: -1,
      run: () => stage.doesIn(by, daysAgo, caseActions.reopenCase, id, (work) => reopenCase(work, { reason, nextOn: stage.day(0) })),
    })
  }
  return deeds
}
