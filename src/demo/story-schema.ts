import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { adviceWays } from '#advice/index.ts'
import { addressees, adviceKinds } from '#consultation/index.ts'
import { arenaKinds, municipality, needs } from '#directory/index.ts'
import { senderKinds } from '#intake/index.ts'
import { agencies, disposalRules, findGround } from '#law/index.ts'
import { faultsOf } from './story-rules.ts'

/** The seven steps of the stepwise follow-up, as the routine's content file names them. */
export const stepKeys = ['dialogue', 'discuss', 'report', 'concern-conversation', 'cooperation', 'follow-up', 'return'] as const
const services = [
  'school',
  'outreach',
  'nav-social',
  'nav-state',
  'child-welfare',
  'health-station',
  'coordination',
  'police',
  'family-counselling',
  'guidance',
  'administration',
  'archive',
] as const
const roles = [
  'employee',
  'unit_leader',
  'coordinator',
  'partner',
  'privacy_officer',
  'archivist',
  'administrator',
  'executive',
  'mentor',
  'adviser',
] as const
const receivers = ['municipal', 'child-welfare', 'police'] as const
const groundId = z.string().refine((id) => findGround(id) !== undefined, 'is no legal ground')
const ruleId = z.string().refine((id) => disposalRules.some((rule) => rule.id === id), 'is no disposal rule')

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const label = z.string().trim().min(2).max(120)
const words = z.string().trim().min(20)
const daysAgo = z.int().min(0).max(1000)
const lang = z.enum(['nb', 'nn', 'en'])
const localised = z.strictObject({ nb: label, nn: label, en: label })

const unit = z.strictObject({ id, name: label, service: z.enum(services) })
const staff = z
  .strictObject({
    id,
    name: z.string().regex(/^\S+( \S+)+$/),
    title: localised,
    unit: id,
    roles: z.array(z.enum(roles)).min(1),
    lang,
    receives: z.array(z.enum(receivers)).optional(),
    card: z.literal(true).optional(),
    about: localised.optional(),
  })
  .refine(({ card, about }) => Boolean(card) === Boolean(about), 'a person on the login page has a line about them, and no one else')

const person = z.strictObject({ firstName: label, lastName: label, birthDate: z.iso.date().optional(), contact: label.optional() })
const observation = z.strictObject({ seen: words, daysAgo, where: label, toldBy: label, interpretation: words.optional() })
const side = z.strictObject({ asked: z.boolean(), words })
const asked = z.strictObject({ colleagues: side, partners: side, family: side, person: side })
const told = z.strictObject({ told: z.boolean(), reason: words })

const concern = z.strictObject({
  id,
  reporter: id,
  daysAgo,
  receiver: z.enum(receivers),
  origin: z.enum(['worker', 'self']).default('worker'),
  service: z.enum(services),
  ground: groundId.optional(),
  person: person.optional(),
  observations: z.array(observation).min(1),
  asked,
  told,
})
const inboxConcern = concern.extend({
  read: z.strictObject({ by: id, daysAgo }).optional(),
  unfounded: z.strictObject({ by: id, daysAgo, reason: words, disposalRule: ruleId }).optional(),
})
const draft = z.strictObject({ author: id, daysAgo, observations: z.array(observation).min(1), asked: asked.partial().optional() })
const discussion = z.strictObject({
  by: id,
  leader: id,
  daysAgo,
  observations: z.array(observation).min(1),
  question: words,
  answer: z.strictObject({ daysAgo, advice: words }).optional(),
})
const advice = z.strictObject({ kind: z.enum(adviceKinds), words })
const answer = z.strictObject({ by: id, daysAgo, text: words, advice: advice.optional() })
const thread = z.strictObject({
  author: id,
  daysAgo,
  addressee: z.enum(addressees).default('municipal'),
  topic: id,
  question: words,
  answers: z.array(answer),
})

/** As the routine asks: words, the keys of chosen options, or a day (counted back; one to come is negative). */
const recordValue = z.union([z.string().trim().min(1), z.array(id).min(1), z.strictObject({ daysAgo: z.int() })])
const step = z.strictObject({
  step: z.enum(stepKeys),
  action: z.enum(['start', 'finish', 'skip']),
  daysAgo,
  by: id,
  records: z.record(id, recordValue).optional(),
  reason: words.optional(),
})
const entry = z.strictObject({
  daysAgo,
  by: id,
  kind: z.enum(['note', 'conversation', 'phone', 'meeting', 'correction']),
  text: words,
  /** Which entry this one corrects, counted from 1. */
  corrects: z.int().min(1).optional(),
})
const task = z.strictObject({
  title: label,
  responsible: id,
  daysAgo,
  dueInDays: z.int(),
  done: z.strictObject({ daysAgo, outcome: words }).optional(),
})
/** What was reported on from a case, and what came back. */
const reporting = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('child-welfare'),
    daysAgo,
    by: id,
    grounds: z.array(id).min(1),
    facts: words,
    receiver: label,
    childView: words,
    receipt: z.strictObject({ daysAgo, words }).optional(),
  }),
  z.strictObject({
    kind: z.literal('police'),
    daysAgo,
    by: id,
    ground: groundId,
    consent: words,
    facts: words,
    danger: words,
    receiver: label,
  }),
  z.strictObject({ kind: z.literal('police-told'), daysAgo, by: id, ground: groundId, decidedBy: label, words, imposed: words.optional() }),
  z.strictObject({ kind: z.literal('mapped'), daysAgo, by: id, ground: groundId, necessity: words, family: words, network: words }),
  // hers alone, and no part of the case; told here because it happened then
  z.strictObject({
    kind: z.literal('duty'),
    daysAgo,
    by: id,
    ground: groundId,
    grounds: z.array(id).min(1),
    facts: words,
    receiver: label,
  }),
  z.strictObject({ kind: z.literal('pst'), daysAgo, by: id, passed: z.enum(['yes', 'no', 'not-told']).optional() }),
])
const agency = z.string().refine((one) => agencies.some((each) => each.id === one), 'is no agency')
const consent = z.strictObject({
  daysAgo,
  by: id,
  what: words,
  purpose: words,
  receivers: z.array(agency).min(1),
  /** The last day, counted on from the day the demo is filled. */
  untilInDays: z.int().min(1),
  answer: z
    .strictObject({ daysAgo, by: id, given: z.boolean(), how: z.enum(['paper', 'spoken']), said: words, assessment: words.optional() })
    .optional(),
  withdrawn: z.strictObject({ daysAgo, by: id, words }).optional(),
})
const ended = z.strictObject({ daysAgo, by: id, reason: words }).optional()
const agreement = z.strictObject({
  daysAgo,
  by: id,
  agency,
  contact: label,
  hows: z.array(z.enum(['meeting', 'phone', 'digital', 'letter'])).min(1),
  rhythm: words,
  place: words,
  takingPart: words,
  wish: z.enum(['person', 'guardian', 'both', 'no', 'not-asked']),
  reviewInDays: z.int(),
  ended,
})
const familyContact = z.strictObject({
  daysAgo,
  by: id,
  /** Which of the case's consents it stands on, counted from 1. */
  consent: z.int().min(1),
  phase: z.enum(['before', 'sentence', 'release', 'after']),
  family: label,
  personWish: words,
  familyWish: words,
  plan: words,
  responsible: id,
  nextInDays: z.int(),
  ended,
})
const disclosure = z
  .strictObject({
    daysAgo,
    by: id,
    to: id,
    /** Which of the case's consents, counted from 1; or a section of the law; or neither, where it shows no one. */
    consent: z.int().min(1).optional(),
    ground: groundId.optional(),
    /** Which of the journal's entries, counted from 1. */
    entries: z.array(z.int().min(1)).default([]),
    summary: words.optional(),
    question: words.optional(),
    /** The last day, counted on from the day the demo is filled. */
    untilInDays: z.int().min(1),
    personView: words,
    /** What a child said before it was shared. */
    heard: words.optional(),
    answered: z.strictObject({ daysAgo, words }).optional(),
    ended,
  })
  .refine(({ consent, ground }) => !consent || !ground, 'it is shared on one ground')
/** The answers to the guide's questions are checked by the guide itself: one that is missing stops the telling. */
const guided = z.strictObject({ daysAgo, by: id, facts: z.record(id, id), decision: words, reason: words })
const outcomes = ['foothold-found', 'moved-away', 'moved-on-to-other-service', 'person-declined'] as const
const closing = z.strictObject({
  daysAgo,
  by: id,
  outcome: z.enum(outcomes),
  words,
  personView: words,
  disposalRule: ruleId,
})
const block = z.strictObject({
  who: id,
  by: id,
  daysAgo,
  ground: z.enum(['close', 'works-with-close', 'other']),
  words,
  lifted: z.strictObject({ daysAgo, reason: words }).optional(),
})
const caseStory = z.strictObject({
  id,
  title: label,
  lang,
  daysAgo,
  service: z.enum(services),
  ground: groundId.optional(),
  person: person.required({ birthDate: true }).optional(),
  openedBy: id,
  team: z.array(z.strictObject({ person: id, role: z.enum(['lead', 'member', 'observer']), reason: words })).min(1),
  concern: concern.omit({ id: true }),
  steps: z.array(step).min(1),
  journal: z.array(entry).min(3),
  tasks: z.array(task),
  reporting: z.array(reporting).default([]),
  consents: z.array(consent).default([]),
  disclosures: z.array(disclosure).default([]),
  agreements: z.array(agreement).default([]),
  familyContacts: z.array(familyContact).default([]),
  guide: z.array(guided).default([]),
  next: z.strictObject({ what: label.optional(), by: id, dueInDays: z.int() }).optional(),
  closing: closing.optional(),
  reopening: z.strictObject({ daysAgo, by: id, reason: words }).optional(),
  /** Who is kept out by the lead, and emergency access by a coordinator, long over. */
  blocks: z.array(block).optional(),
  brokenGlass: z.strictObject({ by: id, daysAgo, reason: words }).optional(),
  handover: z.strictObject({ from: id, to: id, daysAgo, reason: words, accepted: z.strictObject({ daysAgo }).optional() }).optional(),
})

const peopleFile = z.strictObject({
  municipality: z.strictObject({ id, name: label, number: label }),
  units: z.array(unit),
  staff: z.array(staff),
})
const verifiedDaysAgo = z.int().nonnegative()
const directoryFile = z.strictObject({
  /** The real municipality whose regional services the made-up one shows. */
  standsInFor: z.string().refine((number) => municipality(number) !== undefined, 'is no municipality'),
  contacts: z.array(
    z.strictObject({
      name: label,
      purpose: label,
      needs: z.array(z.enum(needs)),
      phone: label,
      email: label.default(''),
      hours: label.default(''),
      verifiedDaysAgo,
    }),
  ),
  arenas: z.array(
    z.strictObject({
      name: label,
      kind: z.enum(arenaKinds),
      about: label,
      contact: label,
      cost: label,
      joining: label,
      inclusion: label.default(''),
      verifiedDaysAgo,
    }),
  ),
})
const casesFile = z.strictObject({ cases: z.array(caseStory) })
const concernsFile = z.strictObject({
  concerns: z.array(inboxConcern),
  drafts: z.array(draft),
  discussions: z.array(discussion),
  threads: z.array(thread),
})
const helpFile = z.strictObject({
  help: z.array(
    z.strictObject({
      id,
      daysAgo,
      kind: z.enum(senderKinds),
      name: label.optional(),
      lang,
      words,
      answer: z.strictObject({ by: id, daysAgo, words }).optional(),
      note: words.optional(),
    }),
  ),
})
const saidThen = z.strictObject({ daysAgo, words })
const adviceFile = z.strictObject({
  advice: z.array(
    z.strictObject({
      by: id,
      daysAgo,
      topic: id,
      how: z.enum(adviceWays),
      question: words,
      answer: saidThen.extend({ by: id }).optional(),
      noted: saidThen.optional(),
      outcome: saidThen.optional(),
    }),
  ),
})
export type CaseStory = z.infer<typeof caseStory>
export type Story = z.infer<typeof peopleFile> & { directory: z.infer<typeof directoryFile> } & z.infer<typeof casesFile> &
  z.infer<typeof concernsFile> &
  z.infer<typeof helpFile> &
  z.infer<typeof adviceFile>

/**
 * The demo municipality's people, directory, cases, concerns, requests for help and for advice, from the six files of a folder. Throws one error
 * that lists every fault: a wrong shape, or a reference or order that the real functions would refuse.
 */
export function readStory(dir: string): Story {
  const story = {
    ...readPart(dir, 'people.yaml', peopleFile),
    directory: readPart(dir, 'directory.yaml', directoryFile),
    ...readPart(dir, 'cases.yaml', casesFile),
    ...readPart(dir, 'concerns.yaml', concernsFile),
    ...readPart(dir, 'help.yaml', helpFile),
    ...readPart(dir, 'advice.yaml', adviceFile),
  }
  const faults = faultsOf(story)
  if (faults.length > 0) throw new Error(`The demo story does not hold together:\n${faults.join('\n')}`)
  return story
}

function readPart<T extends z.ZodType>(dir: string, file: string, schema: T): z.infer<T> {
  const parsed = schema.safeParse(parse(readFileSync(join(dir, file), 'utf8')))
  if (!parsed.success) throw new Error(`${file} is not as it should be:\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}
