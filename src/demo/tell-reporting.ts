import type { CaseId } from '#lib/id.ts'
import {
  noteAnswer,
  noteEarlierMapping,
  notePoliceInformation,
  notePst,
  recordInforming,
  reportToChildWelfare,
  reportToPolice,
  sharingActions,
} from '#sharing/index.ts'
import type { CaseWork } from '#work/index.ts'
import type { Stage } from './stage.ts'
import type { CaseStory } from './story-schema.ts'

type Told = CaseStory['reporting'][number]
type Kind<K extends Told['kind']> = Extract<Told, { kind: K }>

/** One thing that was reported on from a case, or that came back. */
export async function reportOn(stage: Stage, told: Told, id: CaseId): Promise<void> {
  if (told.kind === 'child-welfare') return toChildWelfare(stage, told, id)
  if (told.kind === 'police') return toPolice(stage, told, id)
  if (told.kind === 'police-told') return fromPolice(stage, told, id)
  if (told.kind === 'mapped') return mapped(stage, told, id)
  if (told.kind === 'duty') return duty(stage, told)
  const { passed, by, daysAgo } = told
  const onDay = stage.day(daysAgo)
  await stage.doesIn(by, daysAgo, sharingActions.writeReports, id, (work) =>
    notePst(work, passed ? { kind: 'told', passed, onDay } : { kind: 'asked', onDay }),
  )
}

async function toChildWelfare(stage: Stage, it: Kind<'child-welfare'>, id: CaseId) {
  const { grounds, facts, receiver, childView, receipt } = it
  const report = await stage.doesIn(it.by, it.daysAgo, sharingActions.writeReports, id, (work: CaseWork) =>
    reportToChildWelfare(work, {
      grounds,
      facts,
      receiver,
      childView,
      childViewMissing: '',
      parents: 'told',
      parentsNotTold: '',
      sentOn: stage.day(it.daysAgo),
      sentHow: 'digital',
    }),
  )
  const made = taken(report)
  if (receipt)
    await stage.doesIn(it.by, receipt.daysAgo, sharingActions.writeReports, id, (work) =>
      noteAnswer(work, made, { kind: 'receipt', onDay: stage.day(receipt.daysAgo), words: receipt.words }),
    )
}

async function toPolice(stage: Stage, { by, daysAgo, ground, consent, facts, danger, receiver }: Kind<'police'>, id: CaseId) {
  const sent = { sentOn: stage.day(daysAgo), sentHow: 'phone', told: 'told', notTold: '', offence: '', namedBecause: '' } as const
  const report = await stage.doesIn(by, daysAgo, sharingActions.writeReports, id, (work) =>
    reportToPolice(work, { ...sent, ground, consent, facts, danger, receiver }),
  )
  taken(report)
}

async function fromPolice(stage: Stage, { by, daysAgo, ground, decidedBy, words, imposed }: Kind<'police-told'>, id: CaseId) {
  const noted = await stage.doesIn(by, daysAgo, sharingActions.notePoliceInformation, id, (work) =>
    notePoliceInformation(work, {
      ground,
      decidedBy,
      givenHow: 'spoken',
      verified: false,
      body: words,
      told: 'told',
      imposed: imposed ?? '',
      givenOn: stage.day(daysAgo),
      reviewOn: stage.day(-60),
    }),
  )
  taken(noted)
}

async function mapped(stage: Stage, { by, daysAgo, ground, necessity, family, network }: Kind<'mapped'>, id: CaseId) {
  const asked = { mapped: 'yes', toldBy: 'person', residence: '', mindset: '', religiousTies: '' } as const
  const noted = await stage.doesIn(by, daysAgo, sharingActions.noteEarlierMapping, id, (work) =>
    noteEarlierMapping(work, { ...asked, onDay: stage.day(daysAgo), ground, necessity, family, network }),
  )
  taken(noted)
}

async function duty(stage: Stage, { by, daysAgo, ground, grounds, facts, receiver }: Kind<'duty'>) {
  const done = { actedOn: stage.day(daysAgo), actedAt: '', actedHow: 'phone' } as const
  const recorded = await stage.does(by, daysAgo, sharingActions.writeDuty, (work) =>
    recordInforming(work, { ...done, ground, grounds, facts, receiver }),
  )
  taken(recorded)
}

function taken<T extends string | { refused: object }>(answer: T): Extract<T, string> {
  if (typeof answer === 'string') return answer as Extract<T, string>
  throw new Error(`The story reports what cannot be reported: ${JSON.stringify(answer)}`)
}
