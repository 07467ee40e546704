import type { AgeRule } from '#law/index.ts'
import { today } from '#lib/day.ts'
import type { ConsentId } from '#lib/id.ts'
import { reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { answerConsent, forHerself, whoAnswers } from './consent-answer.ts'
import type { Refused } from './consent-ask.ts'
import { consentOf, type Consent } from './consent.ts'

/** Why the person cannot answer on the screen now. Where it is her age that decides, the row of the age table comes along. */
export type NotHere = { why: 'over' | 'no-birth-date' } | { why: 'by-age'; rule: AgeRule }

/**
 * Whether the person can answer alone, with nothing to be recorded beside it (content/age-rules.yaml): gives why not, or nothing. Where others
 * answer too, or an assessment must be written, a screen that is handed over is not the place.
 */
export async function notHere(work: CaseReading, { validUntil }: Consent): Promise<NotHere | undefined> {
  const day = today(work.now)
  if (work.case.state !== 'open' || validUntil <= day) return { why: 'over' }
  const who = await whoAnswers(work, day)
  if (!who) return { why: 'no-birth-date' }
  const alone = who.rule.ways?.some(({ by, needs }) => by === 'person' && needs.length === 0)
  return alone ? undefined : { why: 'by-age', rule: who.rule }
}

/**
 * The person's own answer, given today on the screen of the worker who is there and who stands as the one who noted it. Gives why not, or
 * nothing. Throws NotFound for a consent of another case.
 */
export async function answerHere(work: CaseWork, id: ConsentId, given: boolean): Promise<Refused | NotHere | undefined> {
  const asked = await consentOf(reading(work), id)
  const not = asked.answer ? undefined : await notHere(reading(work), asked)
  return not ?? answerConsent(work, id, { ...herself, given, on: today(work.now) })
}

const herself = { ...forHerself, how: 'electronic', said: '', copyGiven: false } as const
