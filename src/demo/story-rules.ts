import type { CaseStory, Story } from './story-schema.ts'

/** What the shape alone cannot say: that ids exist, that things happen in order, and that no one is named without a ground. One line a fault. */
export const faultsOf = (story: Story): string[] => [
  ...names(story),
  ...unknownIds(story),
  ...story.concerns.flatMap((concern) => concernFaults(story, concern, `concern ${concern.id}`)),
  ...story.cases.flatMap((one) => caseFaults(story, one).map((fault) => `case ${one.id}: ${fault}`)),
  ...namedWithoutGround(story),
  ...nationalIds(story),
]

const firstName = (name: string) => name.split(' ')[0]!
const twice = (all: readonly string[]) => [...new Set(all.filter((one, index) => all.indexOf(one) !== index))]
const when = (condition: boolean, fault: string) => (condition ? [fault] : [])

function names({ units, staff, cases, concerns }: Story) {
  const people = [...cases, ...concerns].flatMap(({ person }) => (person ? [person.firstName] : []))
  return [
    ...twice([...units, ...staff, ...cases, ...concerns].map(({ id }) => id)).map((id) => `the id ${id} is used twice`),
    ...twice([...staff.map(({ name }) => firstName(name)), ...people]).map((name) => `two people are called ${name}`),
    ...staff.filter(({ unit }) => !units.some(({ id }) => id === unit)).map(({ id, unit }) => `${id} works in ${unit}, which is no unit`),
  ]
}

const actorKeys = new Set(['by', 'reporter', 'author', 'leader', 'openedBy', 'responsible', 'from', 'to', 'who'])
function unknownIds(story: Story) {
  const known = new Set(story.staff.map(({ id }) => id))
  return strings({
    help: story.help,
    advice: story.advice,
    cases: story.cases,
    concerns: story.concerns,
    drafts: story.drafts,
    discussions: story.discussions,
    threads: story.threads,
  })
    .filter(({ path, value }) =>
      actorKeys.has(path.at(-1)!) || (path.at(-1) === 'person' && path.includes('team')) ? !known.has(value) : false,
    )
    .map(({ path, value }) => `${path.join('.')}: ${value} is not on the staff`)
}

type Concern = Omit<Story['concerns'][number], 'id'>
function concernFaults({ staff }: Story, concern: Concern, name: string) {
  const { ground, person, receiver, read, unfounded, daysAgo } = concern
  const mayTake = (by: string) => staff.some(({ id, receives }) => id === by && receives?.includes(receiver))
  return [
    ...when(Boolean(person) && !ground, `${name}: a person is named without a ground`),
    ...when(!staff.some(({ receives }) => receives?.includes(receiver)), `${name}: no one receives ${receiver}`),
    ...[read, unfounded].flatMap((done) =>
      when(done !== undefined && !mayTake(done.by), `${name}: ${done?.by} does not receive ${receiver}`),
    ),
    ...when(
      concern.observations.some((seen) => seen.daysAgo < daysAgo),
      `${name}: something was seen after it was sent`,
    ),
    ...when(
      [read, unfounded].some((done) => done && done.daysAgo > daysAgo),
      `${name}: it was read before it was sent`,
    ),
  ]
}

const caseFaults = (story: Story, one: CaseStory) => [
  ...when(Boolean(one.person) && !one.ground, 'a person is named without a ground'),
  ...concernFaults(story, one.concern, 'its concern'),
  ...teamFaults(story, one),
  ...timeFaults(one),
  ...stepFaults(one),
  ...lifeFaults(one),
]

function teamFaults({ staff }: Story, one: CaseStory) {
  const {
    concern,
    team,
    openedBy,
    steps,
    journal,
    tasks,
    consents,
    disclosures,
    agreements,
    familyContacts,
    guide,
    next,
    closing,
    reopening,
    handover,
    blocks,
    brokenGlass,
  } = one
  const writers = new Set(team.filter(({ role }) => role !== 'observer').map(({ person }) => person))
  const noted = consents.flatMap(({ by, answer, withdrawn }) => [by, answer?.by ?? [], withdrawn?.by ?? []].flat())
  const shared = [...disclosures, ...agreements, ...familyContacts].flatMap(({ by, ended }) => [by, ...(ended ? [ended.by] : [])])
  const acting = [
    openedBy,
    ...noted,
    ...shared,
    ...[...steps, ...journal, ...guide].map(({ by }) => by),
    ...[...tasks, ...familyContacts].map(({ responsible }) => responsible),
  ]
  const deciding = [next?.by, closing?.by, reopening?.by, handover?.from, handover?.to].filter((by) => by !== undefined)
  const partners = new Set(staff.filter(({ roles }) => roles.includes('partner')).map(({ id }) => id))
  const lead = team.find(({ role }) => role === 'lead')?.person
  return [
    ...when(
      !staff.some(({ id, receives }) => id === openedBy && receives?.includes(concern.receiver)),
      `${openedBy} does not receive its concern`,
    ),
    ...when(team.filter(({ role }) => role === 'lead').length !== 1, 'it has one lead, no more and no less'),
    ...[...new Set([...acting, ...deciding])].filter((by) => !writers.has(by)).map((by) => `${by} acts without being a member of the team`),
    // a partner sees what is disclosed, never the case: so never as one of the team
    ...team.filter(({ person }) => partners.has(person)).map(({ person }) => `${person} is a partner and cannot be in the team`),
    ...(blocks ?? []).flatMap(({ who, by }) => [
      ...when(
        team.some(({ person }) => person === who),
        `${who} is in the team and kept out of it`,
      ),
      ...when(by !== lead, `${by} keeps someone out without leading it`),
    ]),
    ...when(
      brokenGlass !== undefined && !staff.some(({ id, roles }) => id === brokenGlass.by && roles.includes('coordinator')),
      'no coordinator broke its glass',
    ),
    ...when(brokenGlass !== undefined && team.some(({ person }) => person === brokenGlass.by), 'its own team broke its glass'),
    ...when(handover !== undefined && lead !== (handover.accepted ? handover.to : handover.from), 'the baton is with the wrong person'),
  ]
}

function timeFaults(one: CaseStory) {
  const {
    daysAgo,
    concern,
    steps,
    journal,
    tasks,
    consents,
    disclosures,
    agreements,
    familyContacts,
    guide,
    closing,
    reopening,
    handover,
    blocks = [],
    brokenGlass,
  } = one
  const dated = [
    ...steps,
    ...journal,
    ...guide,
    ...tasks,
    ...tasks.flatMap(({ done }) => done ?? []),
    ...blocks,
    ...blocks.flatMap(({ lifted }) => lifted ?? []),
    ...consents.flatMap((asked) => [asked, asked.answer ?? [], asked.withdrawn ?? []].flat()),
    ...disclosures.flatMap((shared) => [shared, shared.answered ?? [], shared.ended ?? []].flat()),
    ...[...agreements, ...familyContacts].flatMap((contact) => [contact, contact.ended ?? []].flat()),
    ...[closing, reopening, handover, brokenGlass].flatMap((at) => at ?? []),
  ]
  const asleep = (at: number) => closing !== undefined && at < closing.daysAgo && at > (reopening?.daysAgo ?? -1)
  return [
    ...when(concern.daysAgo < daysAgo, 'its concern came after it was opened'),
    ...dated.filter((at) => at.daysAgo > daysAgo).map((at) => `something happened ${at.daysAgo} days ago, before it was opened`),
    ...dated.filter((at) => asleep(at.daysAgo)).map((at) => `something happened ${at.daysAgo} days ago, while it was closed`),
    ...when(!ordered(steps) || !ordered(journal), 'its steps and its journal stand in the order of time'),
    ...tasks.filter(({ done, daysAgo: set }) => done && done.daysAgo > set).map(({ title }) => `"${title}" was done before it was set`),
    ...when(reopening !== undefined && (closing?.daysAgo ?? -1) < reopening.daysAgo, 'it is reopened without having been closed'),
    ...when((handover?.accepted?.daysAgo ?? 0) > (handover?.daysAgo ?? 0), 'the baton was taken before it was handed over'),
  ]
}
const ordered = (list: readonly { daysAgo: number }[]) => list.every((at, index) => index === 0 || list[index - 1]!.daysAgo >= at.daysAgo)

function stepFaults({ steps }: CaseStory) {
  const began = new Set<string>()
  const ended = new Set<string>()
  return steps.flatMap(({ step, action, reason, records }) => {
    const again = action === 'start' ? began.has(step) : ended.has(step)
    const early = action === 'finish' && !began.has(step)
    ;(action === 'start' ? began : ended).add(step)
    return [
      ...when(again, `${step}: ${action} stands twice`),
      ...when(early, `${step} is finished and never started`),
      ...when(action === 'skip' && !reason, `${step} is skipped without a reason`),
      ...when(action === 'finish' && !records, `${step} is finished and nothing is recorded`),
    ]
  })
}

function lifeFaults({ closing, reopening, next, tasks, journal }: CaseStory) {
  const open = !closing || reopening !== undefined
  return [
    ...when(open !== Boolean(next), 'an open case has a next action, and a closed one has none'),
    ...when(!open && tasks.some(({ done }) => !done), 'it is closed with a task left'),
    ...journal.flatMap(({ kind, corrects = 0 }, index) =>
      when(kind === 'correction' ? corrects < 1 || corrects > index : corrects > 0, `entry ${index + 1} corrects no earlier entry`),
    ),
  ]
}

/** The names of those whom a case or concern is about may stand in that case or concern, and nowhere else. */
function namedWithoutGround(story: Story) {
  const about = [...story.cases, ...story.concerns]
  const secret = about.flatMap(({ id, person }) => (person ? [{ id, names: [person.firstName, person.lastName] }] : []))
  const places = [
    ...about,
    { id: 'drafts', all: story.drafts },
    { id: 'discussions', all: story.discussions },
    { id: 'threads', all: story.threads },
    { id: 'advice', all: story.advice },
  ]
  return places.flatMap((place) =>
    strings(place).flatMap(({ path, value }) =>
      secret
        .filter(({ id, names }) => id !== place.id && names.some((name) => has(value, name)))
        .map(({ id }) => `${place.id} ${path.join('.')} names the person of ${id}`),
    ),
  )
}
const has = (text: string, name: string) => new RegExp(`(?<!\\p{L})${name}s?(?!\\p{L})`, 'u').test(text)

const nationalIds = (story: Story) =>
  strings(story)
    .filter(({ value }) => /(?<!\d)\d{6} ?\d{5}(?!\d)/.test(value))
    .map(({ path }) => `${path.join('.')} holds what looks like a national identity number`)

/** Every text in a piece of data, with the way to it. */
function strings(value: unknown, path: readonly string[] = []): { path: readonly string[]; value: string }[] {
  if (typeof value === 'string') return [{ path, value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, [...path, key]))
}
