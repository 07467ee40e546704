import { sql } from 'kysely'
import {
  addParticipant,
  addTask,
  addToConcern,
  answerDiscussion,
  answerReport,
  askLeader,
  blockFromCase,
  blockFromReport,
  breakGlass,
  caseActions,
  closeCase,
  describePerson,
  endParticipant,
  finishStep,
  finishTask,
  giveReason,
  linkToCase,
  newDraft,
  openCase,
  openReport,
  passOn,
  planReport,
  proposeHandover,
  protectAddress,
  release,
  reopenCase,
  reportGrounds,
  sendConcern,
  skipStep,
  startStep,
  writeEntry,
  type EntryId,
} from '../src/case/index.ts'
import { adviceActions, answerAdvice, askForAdvice, closeAdvice, noteAdvice } from '../src/advice/index.ts'
import { addArena, addLocalContact, changeArenas, changeLocalContacts } from '../src/directory/index.ts'
import { answerThread, askAnonymously, consultationActions } from '../src/consultation/index.ts'
import type { Receives } from '../src/db/index.ts'
import { answerHelp, intakeActions, noteHelp, sendLetter } from '../src/intake/index.ts'
import { addDays, today } from '../src/lib/day.ts'
import type { AdviceId, CaseId, ConsentId, DisclosureId, HelpThreadId } from '../src/lib/id.ts'
import {
  addPaper,
  answerConsent,
  answerShared,
  askConsent,
  endDisclosure,
  noteAnswer,
  noteEarlierMapping,
  notePoliceInformation,
  notePst,
  planFamilyContact,
  recordAgreement,
  recordAverting,
  recordGuideAnswer,
  reportToChildWelfare,
  reportToPolice,
  share,
  sharingActions,
  type Disclosing,
  withdrawConsent,
} from '../src/sharing/index.ts'
import { inCase, inDisclosure, inMunicipality, type CaseWork, type Work } from '../src/work/index.ts'
import { spokenYes } from './a-consent.ts'
import { articleAbout, articleWords } from './an-article.ts'
import type { Place, Someone, TestHouse } from './house.ts'

/** A word that stands in one sealed place of a furnished municipality and nowhere else: wherever it shows, that place has been shown. */
export const mark = (place: Place, what: string) => `mærke-${place.name.toLowerCase()}-${what}-qz`

/** A whole municipality at work: one of everything, made through the doors by those whose work it is. Gives the ids, by what they name in a path. */
export async function furnish(home: TestHouse, place: Place) {
  const stage = stageOf(home, place)
  const drafts = await writeDrafts(stage)
  const talks = await talk(stage, drafts)
  const cases = { own: await ownCase(stage), other: await otherCase(stage), closed: await closedCase(stage) }
  const glass = await breakIn(stage, cases)
  const reports = await reportAndDecide(stage, cases)
  const rules = { ...(await writeRules(stage)), article: await writeArticle(stage) }
  const lists = await writeLists(stage)
  const held = await keepForm(stage)
  const duties = { own: await avert(stage, 'coordinator', 'duty'), other: await avert(stage, 'deputy', 'duty-other') }
  const help = { own: await askForHelp(stage, 'help'), other: await askForHelp(stage, 'help-other') }
  await helpBack(stage, help)
  const advice = await askRvts(stage)
  const { who } = stage
  return {
    place,
    held,
    /** What the matrix calls its own: the teacher's, the coordinator's case, a report to the municipality, read and undecided. */
    own: {
      ...cases.own,
      ...reports.own,
      draftId: drafts.own,
      dutyId: duties.own,
      ...talks.own,
      ...rules,
      ...lists,
      ...glass.own,
      helpThreadId: help.own,
      adviceId: advice.own,
      accountId: who('teacher'),
    },
    /** The same things in other hands: the colleague's, the deputy's case, a report to child welfare. */
    other: {
      ...cases.other,
      ...reports.other,
      draftId: drafts.other,
      dutyId: duties.other,
      ...talks.other,
      ...rules,
      ...lists,
      ...glass.other,
      helpThreadId: help.other,
      adviceId: advice.other,
      accountId: who('nav'),
    },
    /** The coordinator's closed case, and what else there is of each kind. */
    closed: { ...cases.closed, dutyId: duties.own, adviceId: advice.closed },
    police: reports.police,
    linked: reports.linked,
    unread: reports.unread,
    waiting: reports.waiting,
    passedOn: reports.passedOn,
    answered: reports.answered,
    childWelfare: reports.childWelfare,
  }
}
export type Scene = Awaited<ReturnType<typeof furnish>>

type Stage = ReturnType<typeof stageOf>
function stageOf(home: TestHouse, place: Place) {
  const secrets = new Map<Someone, Promise<Buffer>>()
  const secretOf = (someone: Someone) =>
    secrets.get(someone) ??
    secrets
      .set(
        someone,
        home.as(someone, place).then(({ secret }) => secret),
      )
      .get(someone)!
  return {
    home,
    place,
    who: (someone: Someone) => place.ids.get(someone)!,
    word: (what: string) => mark(place, what),
    act: async <T>(someone: Someone, action: typeof caseActions.writeDraft, run: (work: Work) => Promise<T>): Promise<T> =>
      (await inMunicipality(home.edge.house, await secretOf(someone), action, run)) as T,
    inside: async <T>(someone: Someone, id: CaseId, action: typeof caseActions.readCase, run: (work: CaseWork) => Promise<T>): Promise<T> =>
      (await inCase(home.edge.house, await secretOf(someone), action, id, run)) as T,
  }
}

const observation = (seen: string) => ({ seen, on: '2026-11-03', time: '10:15', where: 'Skolegården', toldBy: '', interpretation: '' })

async function writeDrafts({ act, word }: Stage) {
  const write = (someone: Someone, seen: string) =>
    act(someone, caseActions.writeDraft, (work) =>
      newDraft(work, {
        origin: 'observed',
        about: { name: `${seen} Navnesen`, birthYear: '' },
        observations: [observation(seen)],
        report: { receiver: 'municipal', isIdentified: true, service: 'school' },
      }),
    )
  return { own: await write('teacher', word('draft')), other: await write('colleague', word('draft-other')) }
}

/** Step 2 with the leader, and step 3 with a contact, anonymously. */
async function talk({ act, who, word }: Stage, drafts: Awaited<ReturnType<typeof writeDrafts>>) {
  const ask = (someone: Someone, question: string, draft: typeof drafts.own) =>
    act(someone, caseActions.askLeader, (work) => askLeader(work, { leader: who('principal'), question, draft }))
  const askContact = (someone: Someone, addressee: 'municipal' | 'police', question: string) =>
    act(someone, consultationActions.askAnonymously, (work) => askAnonymously(work, { addressee, topic: 'how-to-talk', question }))
  const [discussion, otherDiscussion] = [
    await ask('teacher', word('question'), drafts.own),
    await ask('colleague', word('question-other'), drafts.other),
  ]
  await act('principal', caseActions.answerDiscussion, (work) =>
    answerDiscussion(work, discussion, { advice: word('advice'), decision: 'report' }),
  )
  const [thread, otherThread] = [
    await askContact('teacher', 'municipal', word('thread')),
    await askContact('nurse', 'police', word('thread-other')),
  ]
  await act('coordinator', consultationActions.writeInThread, (work) =>
    answerThread(work, thread, word('thread-answer'), { advice: { kind: 'handle-here', words: word('thread-short') } }),
  )
  await act('police', consultationActions.writeInThread, (work) => answerThread(work, otherThread, word('thread-answer-other')))
  return { own: { discussionId: discussion, threadId: thread }, other: { discussionId: otherDiscussion, threadId: otherThread } }
}

/** Advice of RVTS: asked here and answered, asked by telephone and written down, and one that has been ended. */
async function askRvts({ act, word }: Stage) {
  const ask = (someone: Someone, how: 'here' | 'phone' | 'meeting', what: string) =>
    act(someone, adviceActions.askForAdvice, (work) => askForAdvice(work, { topic: 'plan', how, question: word(what) }))
  const note = (someone: Someone, id: AdviceId, what: string) =>
    act(someone, adviceActions.noteAdvice, (work) => noteAdvice(work, id, { words: word(what), on: today(work.now), position: 1 }))
  const [own, other, closed] = [
    await ask('teacher', 'here', 'rvts'),
    await ask('nurse', 'phone', 'rvts-other'),
    await ask('colleague', 'meeting', 'rvts-closed'),
  ]
  await act('adviser', adviceActions.answerAdvice, (work) => answerAdvice(work, own, word('rvts-answer'), 1))
  await note('teacher', own, 'rvts-noted')
  await note('nurse', other, 'rvts-other-noted')
  await act('colleague', adviceActions.closeAdvice, (work) => closeAdvice(work, closed, word('rvts-outcome')))
  return { own, other, closed }
}

type Team = { lead: Someone; member: Someone; observer: Someone; receiver: Someone }

/** A case with a team and one of everything; each word of it begins with the case's name. */
async function aCase(stage: Stage, name: string, { lead, member, observer, receiver }: Team) {
  const { act, inside, who, word } = stage
  const opening = { service: 'coordination', ground: 'consent', purpose: word(`${name}-purpose`) }
  const { id, number } = await act(lead, caseActions.openNewCase, (work) =>
    openCase(work, {
      ...opening,
      person: { name: `${word(`${name}-person`)} Etternavn`, birthDate: '1999-05-17', contact: word(`${name}-contact`) },
    }),
  )
  const join = (account: Someone, role: 'member' | 'observer') =>
    inside(lead, id, caseActions.changeTeam, (work) =>
      addParticipant(work, { account: who(account), role, reason: word(`${name}-${role}`) }),
    )
  const participantId = await join(member, 'member')
  await join(observer, 'observer')
  const entry = (kind: 'note' | 'phone', body: string) =>
    inside(lead, id, caseActions.writeJournal, (work) => writeEntry(work, { kind, body, happenedOn: '2026-11-03' }))
  const journalId = await entry('note', word(`${name}-journal`))
  await inside(member, id, caseActions.writeJournal, (work) =>
    writeEntry(work, { kind: 'correction', corrects: journalId, body: word(`${name}-correction`), happenedOn: '2026-11-03' }),
  )
  await inside(lead, id, sharingActions.recordGuide, (work) =>
    recordGuideAnswer(work, {
      facts: { sender: 'coordination', receiver: 'police', danger: 'listed' },
      decision: word(`${name}-decision`),
      reason: word(`${name}-decided-because`),
    }),
  )
  const task = (title: string) =>
    inside(lead, id, caseActions.changeTasks, (work) =>
      addTask(work, { title, responsible: who(member), dueOn: addDays(today(work.now), 3) }),
    )
  const done = await task(word(`${name}-task-done`))
  await inside(member, id, caseActions.changeTasks, (work) => finishTask(work, { task: done, outcome: word(`${name}-task-outcome`) }))
  const taskId = await task(word(`${name}-task`))
  await inside(lead, id, caseActions.moveStep, (work) => startStep(work, { step: 'dialogue' }))
  await inside(lead, id, caseActions.moveStep, (work) =>
    finishStep(work, { step: 'dialogue', record: { observation: word(`${name}-record`) } }),
  )
  await inside(lead, id, caseActions.moveStep, (work) => skipStep(work, { step: 'discuss', reason: word(`${name}-skipped`) }))
  await inside(lead, id, caseActions.moveStep, (work) => startStep(work, { step: 'report' }))
  const blockId = await inside(lead, id, caseActions.setBlock, (work) =>
    blockFromCase(work, { account: who('archivist'), ground: 'close', words: word(`${name}-block`) }),
  )
  const consents = await consented(stage, name, id, { lead, member })
  const ground = { basis: 'consent', consent: consents.consentId } as const
  const items = { entries: [journalId], observations: [], summary: word(`${name}-shared`) }
  const shared = { to: { account: who(receiver) }, ground, items, question: word(`${name}-shared-question`) }
  const disclosureId = await disclosed(stage, name, id, lead, shared)
  const { secret } = await stage.home.as(receiver, stage.place)
  await inDisclosure(stage.home.edge.house, secret, sharingActions.answerShared, disclosureId, (work) =>
    answerShared(work, word(`${name}-shared-answer`)),
  )
  return {
    caseId: id,
    number,
    participantId,
    journalId,
    taskId,
    blockId: blockId!,
    disclosureId,
    ...consents,
    ...(await reportOn(stage, name, lead, id)),
    ...(await contacted(stage, name, id, { lead, member }, consents.consentId)),
  }
}

/** What is reported on from a case, what came back, and what others have mapped before. */
async function reportOn({ inside, word }: Pick<Stage, 'inside' | 'word'>, name: string, lead: Someone, id: CaseId) {
  const write = <T>(run: (work: CaseWork) => Promise<T>) => inside(lead, id, sharingActions.writeReports, run)
  const about = (work: CaseWork) => ({ sentOn: today(work.now), sentHow: 'phone', receiver: word(`${name}-receiver`) }) as const
  const reportedId = made(
    await write((work) =>
      reportToChildWelfare(work, {
        ...about(work),
        grounds: ['barnevernsloven-13-2-d'],
        facts: word(`${name}-reported`),
        childView: word(`${name}-child-view`),
        childViewMissing: '',
        parents: 'not-told',
        parentsNotTold: word(`${name}-parents`),
      }),
    ),
  )
  await write((work) => noteAnswer(work, reportedId, { kind: 'receipt', onDay: today(work.now), words: word(`${name}-receipt`) }))
  const report = made(
    await write((work) =>
      reportToPolice(work, {
        ...about(work),
        ground: 'forvaltningsloven-13-b-7',
        offence: '',
        consent: '',
        facts: word(`${name}-police-facts`),
        danger: word(`${name}-danger`),
        namedBecause: word(`${name}-named`),
        told: 'not-told',
        notTold: word(`${name}-police-untold`),
      }),
    ),
  )
  await write((work) => notePst(work, { kind: 'asked', onDay: today(work.now) }))
  const informationId = made(
    await write((work) =>
      notePoliceInformation(work, {
        report,
        ground: 'politiregisterloven-27',
        decidedBy: word(`${name}-decided-by`),
        givenHow: 'spoken',
        verified: false,
        body: word(`${name}-information`),
        told: 'not-known',
        imposed: word(`${name}-imposed`),
        givenOn: today(work.now),
        reviewOn: today(work.now),
      }),
    ),
  )
  const mapping = { residence: '', mindset: '', religiousTies: '', family: '', network: word(`mapped-${name}`) }
  const mappingId = made(
    await write((work) =>
      noteEarlierMapping(work, {
        ...mapping,
        mapped: 'yes',
        toldBy: 'person',
        onDay: today(work.now),
        ground: 'consent',
        necessity: word(`necessity-${name}`),
      }),
    ),
  )
  return { reportedId, policeReportId: report, informationId, mappingId }
}

/** What is agreed about contact with another service, and planned with the family on the person's yes. */
async function contacted(
  { inside, who, word }: Stage,
  name: string,
  id: CaseId,
  { lead, member }: Pick<Team, 'lead' | 'member'>,
  consent: ConsentId,
) {
  const agreementId = made(
    await inside(lead, id, sharingActions.writeAgreements, (work) =>
      recordAgreement(work, {
        agency: 'school',
        contact: word(`${name}-agreed-with`),
        hows: ['meeting', 'phone'],
        rhythm: word(`${name}-rhythm`),
        place: word(`${name}-place`),
        takingPart: word(`${name}-taking-part`),
        wish: 'person',
        agreedOn: today(work.now),
        reviewOn: addDays(today(work.now), 30),
      }),
    ),
  )
  const familyContactId = made(
    await inside(member, id, sharingActions.writeFamilyContact, (work) =>
      planFamilyContact(work, {
        consent,
        phase: 'release',
        family: word(`${name}-family`),
        personWish: word(`${name}-person-wish`),
        familyWish: word(`${name}-family-wish`),
        plan: word(`${name}-family-plan`),
        follower: who(lead),
        nextOn: addDays(today(work.now), 7),
      }),
    ),
  )
  return { agreementId, familyContactId }
}

function made<T extends string | { refused: object }>(answer: T): Extract<T, string> {
  if (typeof answer === 'string') return answer as Extract<T, string>
  throw new Error(`Not recorded: ${JSON.stringify(answer)}`)
}

/** A duty that someone has done, on her own. */
const avert = async ({ act, word }: Stage, someone: Someone, what: string) =>
  made(
    await act(someone, sharingActions.writeDuty, (work) =>
      recordAverting(work, {
        offence: 'straffeloven-131',
        likely: word(`${what}-likely`),
        facts: word(what),
        receiver: word(`${what}-receiver`),
        actedOn: today(work.now),
        actedAt: '',
        actedHow: 'emergency',
      }),
    ),
  )

/** Something that is shared from a case; the person knows of it, and it is no child. */
async function disclosed(
  { inside, word }: Stage,
  name: string,
  id: CaseId,
  lead: Someone,
  more: Pick<Disclosing, 'to' | 'ground' | 'items' | 'question'>,
): Promise<DisclosureId> {
  const shared = await inside(lead, id, sharingActions.shareFromCase, (work) =>
    share(work, { until: addDays(today(work.now), 30), told: { isTold: true }, personView: word(`${name}-shared-view`), ...more }),
  )
  if ('refused' in shared) throw new Error(`Not shared: ${JSON.stringify(shared.refused)}`)
  return shared.id
}

/** A yes on paper, a yes that was taken back, and a question that waits. */
async function consented({ inside, home, word }: Stage, name: string, id: CaseId, { lead, member }: Pick<Team, 'lead' | 'member'>) {
  const ask = async (what: string) => {
    const asked = await inside(member, id, sharingActions.askConsent, (work) =>
      askConsent(work, {
        what: word(`${name}-${what}`),
        purpose: word(`${name}-${what}-for`),
        receivers: ['school', 'police'],
        language: 'nb',
        validUntil: addDays(today(work.now), 90),
      }),
    )
    if (typeof asked !== 'string') throw new Error(`Not asked: ${asked.refused}`)
    return asked
  }
  const agree = (consent: ConsentId) =>
    inside(lead, id, sharingActions.noteConsent, (work) =>
      answerConsent(work, consent, { ...spokenYes, on: today(work.now), how: 'paper', said: word(`${name}-said`) }),
    )
  const [consentId, takenBackId] = [await ask('consent'), await ask('taken-back')]
  const askedId = await ask('asked')
  for (const each of [consentId, takenBackId]) await agree(each)
  await inside(lead, id, sharingActions.withdrawConsent, (work) =>
    withdrawConsent(work, takenBackId, { how: 'spoken', words: word(`${name}-withdrawn`) }),
  )
  await inside(member, id, sharingActions.noteConsent, (work) =>
    addPaper(work, consentId, Buffer.from(`%PDF-1.7 ${word(`${name}-paper`)}`)),
  )
  const papers = home.owner.selectFrom('consent_paper').select('id').where('consent_id', '=', consentId)
  return { consentId, askedId, takenBackId, paperId: (await papers.executeTakeFirstOrThrow()).id }
}

/** Case A: the mentor has left it, and the outreach worker is asked to take the lead. */
async function ownCase(stage: Stage) {
  const { inside, who, word } = stage
  const made = await aCase(stage, 'a', { lead: 'coordinator', member: 'outreach', observer: 'principal', receiver: 'police' })
  const part = await inside('coordinator', made.caseId, caseActions.changeTeam, (work) =>
    addParticipant(work, { account: who('mentor'), role: 'member', reason: word('a-left') }),
  )
  await inside('coordinator', made.caseId, caseActions.endPart, (work) => endParticipant(work, part))
  await inside('coordinator', made.caseId, caseActions.describePerson, (work) =>
    describePerson(work, { name: `${word('a-person')} Etternavn`, contact: word('a-contact-new'), revision: 1 }),
  )
  await inside('coordinator', made.caseId, caseActions.handOver, (work) =>
    proposeHandover(work, { to: who('outreach'), reason: word('a-baton') }),
  )
  // someone without an account, who has been told on the telephone
  const toldId = await disclosed(stage, 'a', made.caseId, 'coordinator', {
    to: { service: 'police', name: word('a-recipient') },
    ground: { basis: 'consent', consent: made.consentId },
    items: { entries: [], observations: [], summary: word('a-told') },
  })
  return { ...made, toldId }
}

/** Two hours ago each coordinator came into the other's case by emergency access, which has ended; another reason has opened nothing. */
async function breakIn({ home, place, word }: Stage, { own, other }: { own: { number: string }; other: { number: string } }) {
  const then = { ...home.edge.house, clock: () => new Date(Date.now() - 2 * 3_600_000) }
  const reason = async (someone: 'coordinator' | 'deputy', words: string, number?: string) => {
    const { secret } = await home.as(someone, place)
    const [year, sequence] = (number ?? '0-0').split('-').map(Number)
    const glass = await inMunicipality(then, secret, caseActions.breakGlass, async (work) => {
      const id = await giveReason(work, words)
      if (number) await breakGlass(work, id, { year: year!, sequence: sequence! })
      return id
    })
    return glass!
  }
  const [brokenA, brokenB] = [
    await reason('deputy', word('a-glass'), own.number),
    await reason('coordinator', word('b-glass'), other.number),
  ]
  return {
    own: { breakGlassId: await reason('coordinator', 'Ingenting ennå'), brokenGlassId: brokenA },
    other: { breakGlassId: await reason('deputy', 'Ingenting ennå'), brokenGlassId: brokenB },
  }
}

/** Case B, in which the coordinator has no part; where the person lives is protected. */
async function otherCase(stage: Stage) {
  const { inside, word } = stage
  const made = await aCase(stage, 'b', { lead: 'deputy', member: 'nav', observer: 'nurse', receiver: 'colleague' })
  await inside('nav', made.caseId, caseActions.describePerson, (work) =>
    describePerson(work, { name: `${word('b-person')} Etternavn`, birthDate: '1999-05-17', contact: word('apart'), revision: 1 }),
  )
  await inside('nav', made.caseId, caseActions.protectPerson, protectAddress)
  return made
}

/** Case C: closed, opened again, and closed. */
async function closedCase(stage: Stage) {
  const { inside, word } = stage
  const made = await aCase(stage, 'c', { lead: 'coordinator', member: 'outreach', observer: 'principal', receiver: 'police' })
  await inside('outreach', made.caseId, sharingActions.endDisclosure, (work) =>
    endDisclosure(work, made.disclosureId, word('c-shared-end')),
  )
  const close = (round: string) =>
    inside('coordinator', made.caseId, caseActions.closeCase, (work) =>
      closeCase(work, {
        outcome: 'foothold-found',
        words: word(`c-closure-${round}`),
        personView: word(`c-view-${round}`),
        disposalRule: 'hold-follow-up',
        tasksFallAway: word('c-fell-away'),
      }),
    )
  await close('first')
  await inside('coordinator', made.caseId, caseActions.reopenCase, (work) =>
    reopenCase(work, { reason: word('c-reopened'), nextOn: addDays(today(work.now), 2) }),
  )
  await close('last')
  return made
}

async function reportAndDecide(stage: Stage, cases: { own: { caseId: CaseId }; other: { caseId: CaseId } }) {
  const { act, who, word } = stage
  const linked = await aReport(stage, 'linked', { from: 'teacher', to: 'municipal', leader: 'principal', reader: 'coordinator' })
  await act('teacher', caseActions.addToConcern, (work) => addToConcern(work, linked.concernId, word('addition')))
  await act('coordinator', caseActions.decideReport, (work) =>
    linkToCase(work, linked.entryId, { caseId: cases.own.caseId, reason: word('linked-reason') }),
  )
  await act('coordinator', caseActions.releaseToReporter, (work) =>
    release(work, linked.entryId, {
      words: word('released'),
      ground: 'forvaltningsloven-13-b-3',
      told: { isTold: false, why: word('released-untold') },
    }),
  )
  const colleagues = await aReport(stage, 'linked-other', { from: 'colleague', to: 'municipal', reader: 'deputy' })
  await act('deputy', caseActions.decideReport, (work) =>
    linkToCase(work, colleagues.entryId, { caseId: cases.other.caseId, reason: word('linked-other-reason') }),
  )
  const waiting = await aReport(stage, 'waiting', { from: 'colleague', to: 'municipal', reader: 'coordinator' })
  await act('coordinator', caseActions.decideReport, (work) =>
    planReport(work, waiting.entryId, { responsible: who('deputy'), dueOn: addDays(today(work.now), 2) }),
  )
  const unread = await aReport(stage, 'unread', { from: 'teacher', to: 'municipal' })
  const childWelfare = await aReport(stage, 'child-welfare', { from: 'nurse', to: 'child-welfare', reader: 'childWelfare' })
  const police = await aReport(stage, 'police', { from: 'nav', to: 'police', reader: 'police' })
  const passedOn = await aReport(stage, 'passed-on', { from: 'outreach', to: 'police', reader: 'police' })
  await act('police', caseActions.decideReport, (work) =>
    passOn(work, passedOn.entryId, {
      to: 'child-welfare',
      ground: 'forvaltningsloven-13-b-2',
      told: { isTold: true },
      reason: word('passed-on-reason'),
    }),
  )
  const answered = await aReport(stage, 'answered', { from: 'nav', to: 'child-welfare', reader: 'childWelfare' })
  await act('childWelfare', caseActions.decideReport, (work) => answerReport(work, answered.entryId, { reason: word('answered-reason') }))
  const keepOut = async (someone: Someone, { entryId }: { entryId: EntryId }, what: string) =>
    (await act(someone, caseActions.blockFromReport, (work) =>
      blockFromReport(work, entryId, { account: who('archivist'), ground: 'other', words: word(what) }),
    ))!
  return {
    own: { concernId: linked.concernId, reportId: waiting.entryId, reportBlockId: await keepOut('coordinator', waiting, 'waiting-block') },
    other: {
      concernId: colleagues.concernId,
      reportId: childWelfare.entryId,
      reportBlockId: await keepOut('childWelfare', childWelfare, 'child-welfare-block'),
    },
    police: { ...police, reportBlockId: await keepOut('police', police, 'police-block') },
    linked,
    unread,
    waiting,
    passedOn,
    answered,
    childWelfare,
  }
}

type Reporting = { from: Someone; to: Receives; leader?: Someone; reader?: Someone }
async function aReport({ act, who, word, home }: Stage, name: string, { from, to, leader, reader }: Reporting) {
  const sent = await act(from, caseActions.sendConcern, (work) => {
    const { service } = work.actor
    const [ground] = reportGrounds(work, { receiver: to, service, isIdentified: true })
    return sendConcern(work, {
      receiver: to,
      service,
      ground: ground!.id,
      isIdentified: true,
      origin: 'observed',
      told: 'not-told',
      ...(leader && { leader: who(leader) }),
      body: {
        about: { name: `${word(`${name}-about`)} Navnesen`, birthYear: '' },
        observations: [observation(word(name))],
        childWelfareGrounds: to === 'child-welfare' ? ['a'] : [],
        toldWords: word(`${name}-untold`),
      },
    })
  })
  if ('refused' in sent) throw new Error(`Not sent: ${name} ${sent.refused}`)
  const { id } = await home.owner.selectFrom('inbox_entry').select('id').where('concern_id', '=', sent.id).executeTakeFirstOrThrow()
  const entryId: EntryId = id
  if (reader) await act(reader, caseActions.readReport, (work) => openReport(work, entryId))
  return { concernId: sent.id, reference: sent.reference, entryId }
}

/** Someone without an account writes to the municipality. */
async function askForHelp({ home, place, word }: Stage, name: string): Promise<HelpThreadId> {
  const municipality = { id: place.municipality, name: place.name, number: undefined }
  const about = { kind: 'relative', name: word(`${name}-name`), reach: word(`${name}-reach`), lang: 'nb' } as const
  const sent = await sendLetter(home.edge.house, municipality, `${place.name} ${name}`, { about, text: word(name) })
  if (sent.outcome !== 'sent') throw new Error(`Not sent: ${name} ${sent.outcome}`)
  const threads = home.owner.selectFrom('help_thread').select('id').where('municipality_id', '=', place.municipality)
  return (await threads.orderBy('sequence', 'desc').executeTakeFirstOrThrow()).id
}

/** One waits, with a colleague's note; the other has been answered. */
async function helpBack({ act, word }: Stage, { own, other }: { own: HelpThreadId; other: HelpThreadId }) {
  await act('coordinator', intakeActions.noteHelp, (work) => noteHelp(work, own, word('help-note')))
  await act('coordinator', intakeActions.answerHelp, (work) => answerHelp(work, other, word('help-answer'), 2))
}

/** What the administrator and the leader of the school have written: a routine's draft, a unit and a person, the school's own routine. */
async function writeRules({ home, place, who, word }: Stage) {
  const [administrator, principal] = [await home.as('administrator', place), await home.as('principal', place)]
  const routine = home.owner
    .selectFrom('routine')
    .select('id')
    .where('municipality_id', '=', place.municipality)
    .where('kind', '=', 'follow-up')
  const { id: routineId } = await routine.executeTakeFirstOrThrow()
  const about = { revision: '1', ...three('title', 'Rutine'), ...three('owner', 'Kommunen'), lastChecked: '2026-11-01' }
  await gone(administrator.post(`/routines/${routineId}/copy`, {}))
  await gone(administrator.post(`/routines/${routineId}/about`, { ...about, source: word('routine-draft') }))
  await gone(administrator.post('/people/units/new', { name: word('unit'), service: 'school' }))
  const units = home.owner.selectFrom('unit').select('id').where('municipality_id', '=', place.municipality)
  const { id: unitId } = await units.where('name', '=', word('unit')).executeTakeFirstOrThrow()
  const login = { lang: 'nb', issuer: 'https://login.test', subject: word('subject') }
  await gone(administrator.post('/people/new', { name: word('name'), title: word('title'), unit: unitId, roles: ['employee'], ...login }))
  const days = { approvedOn: '2026-01-05', reviewOn: '2028-01-05' }
  await gone(principal.post('/routines/unit/new', { revision: '1', body: word('unit-routine'), follower: who('teacher'), ...days }))
  return { routineId, unitId, version: '1' }
}

/** An article of the municipality's own: published, and changed by the coordinator in a draft that waits for a second reader. */
async function writeArticle({ home, place, word }: Stage) {
  const [coordinator, administrator] = [await home.as('coordinator', place), await home.as('administrator', place)]
  const name = `article-${place.name.toLowerCase()}`
  const at = `/articles/${name}`
  await gone(coordinator.post('/articles/new', { title: name, theme: 'worried' }))
  await gone(coordinator.post(`${at}/edit`, { revision: '1', ...articleWords() }))
  await gone(coordinator.post(`${at}/about`, { revision: '2', ...articleAbout }))
  await gone(coordinator.post(`${at}/send`, { revision: '3', note: 'Ny' }))
  await gone(administrator.post(`${at}/read`, { revision: '4', decision: 'publish' }))
  await gone(coordinator.post(`${at}/edit`, { revision: '0', ...articleWords(word('article-draft')) }))
  await gone(coordinator.post(`${at}/send`, { revision: '1', note: 'Endret' }))
  return name
}

/** What the municipality tells everyone of its own services and places. */
async function writeLists({ act }: Stage) {
  const facts = { name: 'Barnevernvakta', purpose: 'Svarer når barn trenger hjelp', phone: '22 22 22 22', email: '', web: '', hours: '' }
  const localContactId = await act('coordinator', changeLocalContacts, (work) =>
    addLocalContact(work, { ...facts, needs: ['urgent'], verifiedOn: '2026-11-01', sort: 1 }),
  )
  const arena = { name: 'Klatrelaget', kind: 'sport', about: 'Klatring inne', contact: 'post@klatrelaget.test', cost: 'Gratis' } as const
  const arenaId = await act('coordinator', changeArenas, (work) =>
    addArena(work, { ...arena, joining: 'Møt opp', inclusion: '', web: '', verifiedOn: '2026-11-01' }),
  )
  return { localContactId, arenaId }
}

const three = (name: string, words: string) => Object.fromEntries(['nb', 'nn', 'en'].map((lang) => [`${name}.${lang}`, words]))

/** A form that the teacher sent when her session was over: kept for her alone. */
async function keepForm({ home, place, word }: Stage) {
  const teacher = await home.as('teacher', place)
  const was = sql`update gate.session set seen_at = now() - interval '31 minutes' where hash = sha256(${teacher.secret})`
  await was.execute(home.owner)
  await gone(teacher.post('/discussions/new', { question: word('held') }))
  return '/discussions/new'
}

async function gone(answer: Response | Promise<Response>) {
  const { status } = await answer
  if (status !== 303) throw new Error(`The scene was not furnished: ${status}`)
}
