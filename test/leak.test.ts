import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { fill, patternOf } from './access-table.ts'
import { everyone, house, type Place, type Someone } from './house.ts'
import { rehearsal } from './rehearsal.ts'
import { furnish, mark, type Scene } from './scene.ts'

// Everyone goes everywhere, with every id there is; no word and no id may come back that she was not granted.
const home = await house()
const there = await home.settle({ name: 'Nabovik' })
const stage = rehearsal(home)
let scene: Scene
let neighbour: Scene

before(async () => {
  scene = await furnish(home, home.here)
  neighbour = await furnish(home, there)
})

const teamA = ['coordinator', 'outreach', 'principal'] as const
const teamB = ['deputy', 'nav', 'nurse'] as const
const contacts = ['coordinator', 'deputy'] as const
const toldOfLinked = ['teacher', 'principal', ...contacts] as const

/** What a receiver reads of a case: the entry that was chosen with its correction, what was written for her, and her own answer. */
const shownTo = (name: string, who: readonly Someone[]) =>
  Object.fromEntries(['journal', 'correction', 'shared', 'shared-question', 'shared-answer'].map((word) => [`${name}-${word}`, who]))

/** Who may ever see a word: a mark of the scene, or every mark that begins so. Written by hand. */
const granted: Readonly<Record<string, readonly Someone[]>> = {
  draft: ['teacher'],
  'draft-other': ['colleague'],
  question: ['teacher', 'principal'],
  advice: ['teacher', 'principal'],
  'question-other': ['colleague', 'principal'],
  thread: ['teacher', ...contacts],
  'thread-answer': ['teacher', ...contacts],
  'thread-short': ['teacher', ...contacts],
  'thread-other': ['nurse', 'police'],
  'thread-answer-other': ['nurse', 'police'],
  held: ['teacher'],
  help: contacts,
  'help-name': contacts,
  'help-reach': contacts,
  'help-other': contacts,
  'help-other-name': contacts,
  'help-other-reach': contacts,
  'help-note': contacts,
  'help-answer': contacts,
  rvts: ['teacher', 'adviser'],
  'rvts-answer': ['teacher', 'adviser'],
  'rvts-noted': ['teacher'],
  'rvts-other': ['nurse'],
  'rvts-other-noted': ['nurse'],
  'rvts-closed': ['colleague'],
  'rvts-outcome': ['colleague'],
  // the team of the case that it grew from reads the report with what was added, not what was answered or why it was linked
  linked: [...toldOfLinked, 'outreach'],
  'linked-about': [...toldOfLinked, 'outreach'],
  'linked-untold': [...toldOfLinked, 'outreach'],
  addition: [...toldOfLinked, 'outreach'],
  released: toldOfLinked,
  'linked-reason': contacts,
  'released-untold': contacts,
  'linked-other': ['colleague', ...contacts, ...teamB],
  'linked-other-about': ['colleague', ...contacts, ...teamB],
  'linked-other-untold': ['colleague', ...contacts, ...teamB],
  'linked-other-reason': contacts,
  waiting: ['colleague', ...contacts],
  'waiting-block': contacts,
  'waiting-about': ['colleague', ...contacts],
  'waiting-untold': ['colleague', ...contacts],
  // until a receiver opens it, which is a deed, its words are the sender's
  unread: ['teacher'],
  'unread-about': ['teacher'],
  'unread-untold': ['teacher'],
  'child-welfare': ['nurse', 'childWelfare'],
  'child-welfare-block': ['childWelfare'],
  'child-welfare-about': ['nurse', 'childWelfare'],
  'child-welfare-untold': ['nurse', 'childWelfare'],
  police: ['nav', 'police'],
  'police-block': ['police'],
  'police-about': ['nav', 'police'],
  'police-untold': ['nav', 'police'],
  // passed on, and not opened there yet
  'passed-on': ['outreach', 'police'],
  'passed-on-about': ['outreach', 'police'],
  'passed-on-untold': ['outreach', 'police'],
  'passed-on-reason': ['police'],
  answered: ['nav', 'childWelfare'],
  'answered-about': ['nav', 'childWelfare'],
  'answered-untold': ['nav', 'childWelfare'],
  'answered-reason': ['childWelfare'],
  'a-*': teamA,
  'b-*': teamB,
  // where someone with address protection can be found
  apart: ['deputy'],
  'c-*': teamA,
  // what others have mapped before is not for whoever only looks on
  'mapped-a': ['coordinator', 'outreach'],
  'mapped-b': ['deputy', 'nav'],
  'mapped-c': ['coordinator', 'outreach'],
  'necessity-a': ['coordinator', 'outreach'],
  'necessity-b': ['deputy', 'nav'],
  'necessity-c': ['coordinator', 'outreach'],
  duty: ['coordinator'],
  'duty-likely': ['coordinator'],
  'duty-receiver': ['coordinator'],
  'duty-other': ['deputy'],
  'duty-other-likely': ['deputy'],
  'duty-other-receiver': ['deputy'],
  // what is shared from a case is read by whom it is shared with, while it is open; that of the closed case has been ended
  ...shownTo('a', ['police']),
  ...shownTo('b', ['colleague']),
  'routine-draft': ['administrator'],
  'article-draft': [...contacts, 'administrator'],
  'unit-routine': everyone,
  unit: everyone,
  name: everyone,
  title: everyone,
}

/** The ids of what there is: a link to it tells that it is there. The privacy officer follows a case's id through the trail. */
const idsGranted = ({
  own,
  other,
  closed,
  police,
  linked,
  unread,
  passedOn,
}: Scene): readonly (readonly [string, readonly Someone[]])[] => [
  [own.draftId, ['teacher', 'principal']],
  [other.draftId, ['colleague', 'principal']],
  [own.discussionId, ['teacher', 'principal']],
  [other.discussionId, ['colleague', 'principal']],
  [own.threadId, ['teacher', ...contacts]],
  [other.threadId, ['nurse', 'police']],
  // the mentor was told of it when he joined, and has left it since
  [own.helpThreadId, contacts],
  [other.helpThreadId, contacts],
  [own.adviceId, ['teacher', 'adviser']],
  [other.adviceId, ['nurse']],
  [closed.adviceId, ['colleague']],
  [own.caseId, [...teamA, 'privacyOfficer', 'mentor']],
  [other.caseId, [...teamB, 'privacyOfficer']],
  [closed.caseId, [...teamA, 'privacyOfficer']],
  ...[own, other].flatMap(({ reportedId, policeReportId, informationId, agreementId, familyContactId }, at) =>
    [reportedId, policeReportId, informationId, agreementId, familyContactId].map((id) => [id, at ? teamB : teamA] as const),
  ),
  [own.mappingId, ['coordinator', 'outreach']],
  [other.mappingId, ['deputy', 'nav']],
  [own.dutyId, ['coordinator']],
  [other.dutyId, ['deputy']],
  ...[own, other].flatMap(({ journalId, taskId, participantId, blockId, consentId, askedId, takenBackId, paperId }, at) =>
    [journalId, taskId, participantId, blockId, consentId, askedId, takenBackId, paperId].map((id) => [id, at ? teamB : teamA] as const),
  ),
  [own.disclosureId, [...teamA, 'police']],
  [own.toldId, teamA],
  [other.disclosureId, [...teamB, 'colleague']],
  // she was told of it when it was shared, and that it has been ended
  [closed.disclosureId, [...teamA, 'police']],
  [own.reportBlockId, contacts],
  [other.reportBlockId, ['childWelfare']],
  [own.breakGlassId, ['coordinator']],
  [other.breakGlassId, ['deputy']],
  // told of it by name and hour, and no more
  [own.brokenGlassId, ['coordinator', 'privacyOfficer']],
  [other.brokenGlassId, ['deputy', 'privacyOfficer']],
  [linked.concernId, [...toldOfLinked, 'outreach']],
  [linked.reference, [...toldOfLinked, 'outreach']],
  [linked.entryId, contacts],
  [unread.concernId, ['teacher', ...contacts]],
  [unread.reference, ['teacher', ...contacts]],
  [unread.entryId, contacts],
  [own.reportId, contacts],
  [other.concernId, ['colleague', ...contacts, ...teamB]],
  [other.reportId, ['childWelfare']],
  [police.concernId, ['nav', 'police']],
  [police.reference, ['nav', 'police']],
  [police.entryId, ['police']],
  [passedOn.concernId, ['outreach', 'police', 'childWelfare']],
  [passedOn.reference, ['outreach', 'police', 'childWelfare']],
  [passedOn.entryId, ['police']],
]

describe('everyone goes everywhere, and sees only what is hers', () => {
  // of the neighbours, those who see the most of their own
  for (const [at, name] of ['Fjordvik', 'Nabovik'].entries())
    for (const who of at ? (['coordinator', 'principal', 'privacyOfficer', 'administrator'] as const) : everyone)
      test(`${who} in ${name}`, async () => {
        const place = at ? there : home.here
        const visitor = await home.as(who, place)
        const seen = new Set<string>()
        await inTurns(addresses(at ? [neighbour, scene] : [scene, neighbour]), async (address) => {
          assertHers(who, place, `GET ${address}`, await heard(stage.ask(visitor, 'GET', address)), address, seen)
        })
        await inTurns(forms(), async ([address, form]) => {
          assertHers(who, place, `POST ${address}`, await heard(stage.ask(visitor, 'POST', address, form)), address, seen)
        })
        for (const word of seen) shown.add(word)
        assert.deepEqual(home.faults, [])
      })
})

test('every word has been shown to someone, so that the walk was not blind', () => {
  assert.deepEqual(
    wordsOf(home.here).flatMap(([word]) => (shown.has(word) ? [] : [word])),
    [],
  )
})
const shown = new Set<string>()

test('nobody who is not signed in sees anything', async () => {
  await inTurns([...addresses([scene, neighbour]), '/', '/nn', '/en'], async (address) => {
    assert.doesNotMatch(await heard(home.guest.get(address)), /mærke-/, address)
  })
})

const gets = home.routes.filter(({ method }) => method === 'GET').map(({ path }) => patternOf(path))
const posts = home.routes.filter(({ method }) => method === 'POST').map(({ path }) => patternOf(path))

/** Every address of every page with every id that there is, also those that do not belong together, and what pages take after the question mark. */
function addresses([mine, theirs]: readonly [Scene, Scene]): string[] {
  const sets = [...idSets(mine), theirs.own]
  const found = gets.flatMap((pattern) => sets.flatMap((ids) => (isFilled(pattern, ids) ? [fill(pattern, ids)] : [])))
  return [...new Set([...found, ...queries(mine)])]
}

function idSets({ own, other, closed, police, linked, unread, passedOn, answered, childWelfare }: Scene): Partial<Scene['own']>[] {
  const reports = [police, linked, unread, passedOn, answered, childWelfare].map(({ concernId, entryId }) => ({
    concernId,
    reportId: entryId,
  }))
  const byConcern = [linked, unread, police, other].map(({ concernId }) => ({ reportId: concernId as unknown as typeof own.reportId }))
  const mixed = [
    { ...own, caseId: other.caseId },
    { ...other, caseId: own.caseId },
    { ...own, caseId: closed.caseId },
    { ...closed, concernId: own.concernId },
    ...[own, other, closed].map((each) => ({ ...each, reportedId: each.policeReportId as unknown as typeof own.reportedId })),
    { caseId: own.caseId, disclosureId: own.toldId },
  ]
  const consents = [own, other, closed].flatMap(({ caseId, askedId, takenBackId }) =>
    [askedId, takenBackId].map((consentId) => ({ caseId, consentId })),
  )
  return [own, other, closed, ...reports, ...byConcern, ...mixed, ...consents]
}

const isFilled = (pattern: string, ids: Partial<Scene['own']>) =>
  [...pattern.matchAll(/:(\w+)/g)].every(
    ([, name]) => name === 'step' || name === 'record' || ids[name as keyof Scene['own']] !== undefined,
  )

function queries({ own, other, closed }: Scene): string[] {
  const cases = [own, other, closed].flatMap(({ caseId, number }) => [
    `/audit?case=${caseId}`,
    `/audit?case=${number}`,
    `/cases?after=${caseId}_2026-01-01`,
    `/cases/closed?after=${caseId}`,
  ])
  const drafts = [own.draftId, other.draftId].flatMap((id) => [`/discussions/new?draft=${id}`, `/discussions/talked?draft=${id}`])
  const journals = [own, other].flatMap((inner) =>
    [own, other].flatMap(({ caseId }) => [
      `/cases/${caseId}/journal?before=${inner.journalId}`,
      `/cases/${caseId}/journal?after=${inner.journalId}`,
    ]),
  )
  const steps = [own, other, closed].flatMap(({ caseId }) => ['dialogue', 'discuss'].map((step) => `/cases/${caseId}/steps/${step}`))
  const people = [`/audit?person=${own.accountId}`, '/audit?refused=yes', '/people?q=navn', `/inbox?after=0_${own.reportId}`]
  return [...cases, ...drafts, ...journals, ...steps, ...people]
}

/** Each form, empty, and the search for a case to link to. A form that is shown again shows what its page shows. */
function forms(): (readonly [string, Record<string, string>])[] {
  const empty = [scene.own, scene.other].flatMap((ids) => posts.map((pattern) => [fill(pattern, ids), {}] as const))
  const search = [scene.own.reportId, scene.linked.entryId, scene.other.reportId].map(
    (id) => [`/inbox/${id}/link`, { search: 'etternavn' }] as const,
  )
  return [...empty, ...search]
}

/** Everything that an answer says: its words, its headers, where it leads. */
async function heard(asked: Response | Promise<Response>): Promise<string> {
  const answer = await asked
  return `${answer.status} ${decodeURIComponent(
    [...answer.headers]
      .flat()
      .join('\n')
      .replaceAll(/%(?![0-9a-f]{2})/gi, '%25'),
  )}\n${await answer.text()}`
}

function assertHers(who: Someone, place: Place, label: string, said: string, address: string, seen: Set<string>) {
  for (const [word] of said.matchAll(/mærke-(\w+)-([\w-]+?)-qz/g)) seen.add(word)
  const allowed = new Set(expectedFor(who, place))
  for (const word of seen) assert.ok(allowed.has(word), `${who} of ${place.name} was shown ${word} by ${label}`)
  for (const [municipality, each] of [
    [home.here, scene],
    [there, neighbour],
  ] as const)
    for (const [id, may] of idsGranted(each)) {
      const isHers = municipality === place && may.includes(who)
      if (!isHers && !address.includes(id)) assert.ok(!said.includes(id), `${who} of ${place.name} was shown ${id} by ${label}`)
    }
}

const words = new Map<Place, [string, readonly Someone[]][]>()
/** The words that she may see. Those of a case are written by the scene under the case's letter. */
const expectedFor = (who: Someone, place: Place) =>
  (words.get(place) ?? words.set(place, wordsOf(place)).get(place)!).filter(([, may]) => may.includes(who)).map(([word]) => word)

function wordsOf(place: Place): [string, readonly Someone[]][] {
  return Object.entries(granted).flatMap(([what, may]): [string, readonly Someone[]][] =>
    what.endsWith('*') ? inACase(what[0]!).map((each) => [mark(place, each), may]) : [[mark(place, what), may]],
  )
}

const inACase = (name: string) => [...inEvery, ...(inOne[name] ?? [])].map((each) => `${name}-${each}`)

const inEvery = [
  ...'receiver reported child-view parents receipt police-facts danger named police-untold decided-by information imposed'.split(' '),
  ...'purpose person contact member observer journal correction task-done task-outcome task record skipped block decision decided-because'.split(
    ' ',
  ),
  ...'consent consent-for taken-back taken-back-for asked asked-for said withdrawn paper'.split(' '),
  ...'shared shared-question shared-answer shared-view'.split(' '),
  ...'agreed-with rhythm place taking-part family person-wish family-wish family-plan'.split(' '),
]
const inOne: Readonly<Record<string, readonly string[]>> = {
  a: ['left', 'contact-new', 'baton', 'glass', 'recipient', 'told'],
  b: ['glass'],
  c: ['closure-first', 'closure-last', 'view-first', 'view-last', 'fell-away', 'reopened', 'shared-end'],
}

/** A few at a time: as many as the house has connections. */
async function inTurns<T>(things: readonly T[], run: (thing: T) => Promise<void>) {
  const queue = [...things]
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let thing = queue.shift(); thing !== undefined; thing = queue.shift()) await run(thing)
    }),
  )
}
