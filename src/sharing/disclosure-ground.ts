import { personOf } from '#case/index.ts'
import { colleagues } from '#identity/index.ts'
import { ageOn, agencies, consentRule, findGround, grounds, type Asked, type Ground as Section, type Use } from '#law/index.ts'
import { addDays, today } from '#lib/day.ts'
import type { ConsentId } from '#lib/id.ts'
import type { CaseReading } from '#work/index.ts'
import { liveConsents, type Consent } from './consent.ts'
import type { Disclosing, DisclosureRefusal } from './disclosure.ts'
import type { Receiver } from './disclosure-receiver.ts'

/** What it is shared on: a consent that holds, a section of the law, or that it shows no one. */
export type Ground =
  | { basis: 'consent'; consent: ConsentId }
  | { basis: 'law'; ground: string; asks: readonly Asked[] }
  | { basis: 'anonymised' }
/** What may be chosen today, for a receiver of a service. `anonymous`: the section that lets something be shared that shows no one. */
export type Choices = { consents: readonly Consent[]; sections: readonly Section[]; anonymous: Section | undefined }

/** What can carry a sharing with a service today. The law is the sender's: the one who decides speaks for her own service. */
export async function choicesFor(work: CaseReading, service: string): Promise<Choices> {
  const consents = (await liveConsents(work)).filter(({ receivers }) => receivers.includes(service))
  const known = sectionsFor(work, service)
  return {
    consents: await withAgeRuleMet(work, consents),
    sections: known.filter(({ asks, withoutIdentity }) => !asks.includes('consent') && !withoutIdentity),
    anonymous: known.find(({ withoutIdentity }) => withoutIdentity),
  }
}

/** The sender's own section on what the person has agreed to: what a recorded consent stands on. */
export const consentSection = (work: CaseReading, service: string) =>
  sectionsFor(work, service).find(({ asks }) => asks.includes('consent'))

/** The service that a receiver works in; undefined for an account that is nobody's. */
export async function receiverServiceOf(work: CaseReading, to: Receiver): Promise<string | undefined> {
  if ('service' in to) return agencies.some(({ id }) => id === to.service) ? to.service : undefined
  return (await colleagues(work)).find(({ id }) => id === to.account)?.service
}

/** Why a ground does not carry a sharing with a service today; undefined where it does. */
export async function groundRefusal(work: CaseReading, ground: Ground, service: string): Promise<DisclosureRefusal['ground']> {
  if (ground.basis === 'anonymised') return (await choicesFor(work, service)).anonymous ? undefined : 'no-anonymous-ground'
  if (ground.basis === 'consent') return consentRefusal(work, ground.consent, service)
  const day = today(work.now)
  if (!findGround(ground.ground, day)) return 'not-in-force'
  const known = sectionsFor(work, service).find(({ id }) => id === ground.ground)
  if (known?.asks.includes('consent')) return 'needs-consent'
  return known && !known.withoutIdentity ? undefined : 'not-yours'
}

/** Why the last day is not one; a sharing is open no longer than its ground, and never longer than a year. */
export async function untilRefusal(work: CaseReading, { until, ground }: Disclosing): Promise<DisclosureRefusal['until']> {
  const day = today(work.now)
  if (until < day) return 'past'
  const last = await lastDayOf(work, ground)
  if (last && until > last) return ground.basis === 'consent' ? 'beyond-consent' : 'beyond-law'
  return until > addDays(day, longest) ? 'too-long' : undefined
}

/** The last day that a ground holds, where one is known. */
export async function lastDayOf(work: CaseReading, ground: Ground): Promise<string | undefined> {
  if (ground.basis === 'law') return findGround(ground.ground)?.validTo ?? undefined
  if (ground.basis === 'anonymised') return undefined
  return (await liveConsents(work)).find(({ id }) => id === ground.consent)?.validUntil
}

const longest = 365

async function consentRefusal(work: CaseReading, consent: ConsentId, service: string): Promise<DisclosureRefusal['ground']> {
  const live = (await liveConsents(work)).filter(({ id }) => id === consent)
  if (live.length === 0) return 'consent-not-live'
  if (!live.some(({ receivers }) => receivers.includes(service))) return 'consent-not-for-them'
  return (await withAgeRuleMet(work, live)).length > 0 ? undefined : 'consent-age'
}

/** Who may answer for the person today, by age; undefined where no day of birth is recorded. */
export async function ageRuleOf(work: CaseReading) {
  const birthDate = (await personOf(work))?.birthDate
  const on = today(work.now)
  return birthDate === undefined ? undefined : consentRule({ age: Math.max(0, ageOn(birthDate, on)), service: work.case.service, on })
}

/**
 * Of these consents, those whose giver may still answer for the person today: someone who has turned 16 or 18 since answers for herself,
 * and what others agreed to on her behalf carries no more.
 */
export async function withAgeRuleMet(work: CaseReading, consents: readonly Consent[]): Promise<Consent[]> {
  const rule = await ageRuleOf(work)
  if (!rule) return [...consents]
  return consents.filter(({ answer }) =>
    rule.ways?.some(({ by, needs }) => by === answer?.givenBy && needs.every((need) => answer.facts[need])),
  )
}

// what a section must open for, by where it goes
const usesBy: Readonly<Record<string, readonly Use[]>> = {
  police: ['report-police'],
  'child-welfare': ['report-child-welfare', 'pass-on'],
  coordination: ['report-municipal', 'pass-on'],
}

function sectionsFor({ actor, now }: CaseReading, service: string): Section[] {
  const uses = usesBy[service] ?? (service === actor.service ? ['report-municipal', 'pass-on'] : ['pass-on'])
  const on = today(now)
  const found = uses.flatMap((use) => grounds({ service: actor.service, use, on, identified: false }))
  return found.filter((section, at) => found.findIndex(({ id }) => id === section.id) === at)
}
