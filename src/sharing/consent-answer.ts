import { personOf } from '#case/index.ts'
import { ageOn, ageRules, consentRule, type AgeRule, type GivenBy } from '#law/index.ts'
import { today } from '#lib/day.ts'
import { Conflict } from '#lib/errors.ts'
import type { ConsentId } from '#lib/id.ts'
import { boxFor, reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { consentOf, type Consent, type Facts, type How } from './consent.ts'
import { endFault, type Refused, type Why } from './consent-ask.ts'

/** An answer as it came. What others than the person must show stands in the facts; all of them may be half filled in. */
export type Answering = {
  given: boolean
  on: string
  givenBy: GivenBy
  how: How
  said: string
  copyGiven: boolean
  /** A nearer day than was asked for; a yes may be shorter, never longer. */
  validUntil: string | undefined
  holders: { one: string; two: string; alone: boolean; source: string; on: string | undefined }
  mandate: { guardian: string; source: string; on: string | undefined }
  assessment: string
  ownView: string
}

/** Someone who answers for herself and needs to show nothing: what the answer has beside whether it is a yes, and how it came. */
export const forHerself = {
  givenBy: 'person',
  validUntil: undefined,
  holders: { one: '', two: '', alone: false, source: '', on: undefined },
  mandate: { guardian: '', source: '', on: undefined },
  assessment: '',
  ownView: '',
} as const satisfies Partial<Answering>

/** Who may answer in this case on a day, and why: the row of the age table, and whether the person's own view must stand beside it. */
export type WhoAnswers = { rule: AgeRule; heard: AgeRule | undefined; age: number }

/** Picks the row by the person's age and the case's service; undefined while the day of birth is not recorded. */
export async function whoAnswers(work: CaseReading, on: string): Promise<WhoAnswers | undefined> {
  const person = await personOf(work)
  if (!person?.birthDate) return undefined
  const asked = { age: ageOn(person.birthDate, on), service: work.case.service, on }
  const rule = consentRule(asked)
  return rule && { rule, heard: ageRules('heard', asked)[0], age: asked.age }
}

/**
 * Records an answer, once. A no is taken down as it is. A yes must be given by whoever may give it at that age in that service, with what
 * the age table asks for (content/age-rules.yaml). Gives why not, or nothing. Throws NotFound for a consent of another case and Conflict
 * in a closed case.
 */
export async function answerConsent(work: CaseWork, id: ConsentId, answer: Answering): Promise<Refused | undefined> {
  if (work.case.state !== 'open') throw new Conflict('The case is closed')
  const asked = await consentOf(reading(work), id)
  if (asked.answer) return { refused: 'answered', field: 'answer' }
  if (answer.on > today(work.now)) return { refused: 'future', field: 'on' }
  if (answer.on < asked.askedOn) return { refused: 'before-asked', field: 'on' }
  if (!answer.given) return store(work, asked, answer, {})
  const validUntil = answer.validUntil ?? asked.validUntil
  const who = await whoAnswers(reading(work), answer.on)
  if (validUntil > asked.validUntil) return { refused: 'end-longer', field: 'validUntil' }
  const refused = endFault(validUntil, today(work.now), answer.on) ?? answererFault(answer, who, today(work.now))
  if (refused) return refused
  return store(work, asked, { ...answer, validUntil }, { rule: who!.rule.id, facts: factsOf(answer) })
}

function answererFault(answer: Answering, who: WhoAnswers | undefined, day: string): Refused | undefined {
  if (!who) return { refused: 'no-birth-date', field: 'givenBy' }
  const { rule, heard } = who
  const way = rule.ways?.find(({ by }) => by === answer.givenBy)
  if (!way) return { refused: 'not-by-age', field: 'givenBy', rule }
  for (const need of way.needs) {
    const missing = missingIn[need](answer, day)
    if (missing) return { ...missing, rule }
  }
  if (heard && answer.givenBy !== 'person' && !answer.ownView) return { refused: 'no-view', field: 'ownView', rule: heard }
  return undefined
}

type Missing = { refused: Why; field: string } | undefined
const first = (refused: Why, fields: readonly (readonly [string, unknown])[]): Missing => {
  const empty = fields.find(([, value]) => !value)
  return empty && { refused, field: empty[0] }
}
const isPast = (on: string | undefined, day: string) => on !== undefined && on <= day

const missingIn: Record<'holders' | 'assessment' | 'mandate', (answer: Answering, day: string) => Missing> = {
  holders: ({ holders: { one, two, alone, source, on } }, day) =>
    first('no-holders', [
      ['holderOne', one],
      ['holderTwo', two || alone],
      ['holderSource', source],
      ['holderOn', isPast(on, day)],
    ]),
  assessment: ({ assessment }) => first('no-assessment', [['assessment', assessment]]),
  mandate: ({ mandate: { guardian, source, on } }, day) =>
    first('no-mandate', [
      ['guardian', guardian],
      ['mandateSource', source],
      ['mandateOn', isPast(on, day)],
    ]),
}

const factsOf = ({ givenBy, holders, mandate, assessment, ownView }: Answering): Facts => ({
  ...(givenBy !== 'person' &&
    holders.one && { holders: { one: holders.one, ...(holders.two && { two: holders.two }), source: holders.source, on: holders.on! } }),
  ...(givenBy !== 'person' && mandate.guardian && { mandate: { ...mandate, on: mandate.on! } }),
  ...(assessment && { assessment }),
  ...(ownView && { ownView }),
})

type Ground = { rule?: string; facts?: Facts }

async function store(work: CaseWork, asked: Consent, answer: Answering, { rule, facts = {} }: Ground): Promise<Refused | undefined> {
  const { id } = asked
  const box = await boxFor(work, 'case', work.case.id)
  const { numUpdatedRows } = await work.tx
    .updateTable('consent')
    .set({
      answer: answer.given ? 'given' : 'refused',
      answered_on: answer.on,
      given_by: answer.givenBy,
      how: answer.how,
      noted_by: work.actor.id,
      said: answer.said ? box.seal('consent', 'said', id, answer.said) : null,
      age_rule: rule ?? null,
      facts: Object.keys(facts).length ? box.sealJson('consent', 'facts', id, facts) : null,
      copy_given: answer.copyGiven,
      ...(answer.given && { valid_until: answer.validUntil }),
    })
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', '=', id)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows ? undefined : { refused: 'answered', field: 'answer' }
}
