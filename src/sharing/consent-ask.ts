import { personOf } from '#case/index.ts'
import type { Lang } from '#i18n/index.ts'
import { agencies, consentLaw, type AgeRule, type ConsentRule } from '#law/index.ts'
import { today } from '#lib/day.ts'
import { Conflict } from '#lib/errors.ts'
import { newId, type ConsentId } from '#lib/id.ts'
import { boxFor, reading, type CaseWork } from '#work/index.ts'

/** Why a consent or an answer to one is not recorded. Each has words beside its field. */
export type Why =
  | 'no-person'
  | 'no-receiver'
  | 'no-end'
  | 'end-past'
  | 'end-far'
  | 'end-longer'
  | 'future'
  | 'before-asked'
  | 'no-birth-date'
  | 'not-by-age'
  | 'no-holders'
  | 'no-assessment'
  | 'no-mandate'
  | 'no-view'
  | 'answered'
  | 'withdrawn'
  | 'not-given'
/** An expected no: at which field, why, and the rule that says so. */
export type Refused = { refused: Why; field: string; rule?: AgeRule | ConsentRule }

export type Question = {
  what: string
  purpose: string
  receivers: readonly string[]
  language: Lang
  /** The last day; left out only by whoever forgot it. */
  validUntil: string | undefined
}

/**
 * Notes that the person is asked. Gives the id, or why not: nobody is recorded in the case, no receiver, or an end that is missing, past or
 * more than a year ahead (personvernforordningen art. 5 (1) e). Throws Conflict in a closed case.
 */
export async function askConsent(work: CaseWork, question: Question): Promise<ConsentId | Refused> {
  if (work.case.state !== 'open') throw new Conflict('The case is closed')
  const { validUntil, receivers } = question
  if (!(await personOf(reading(work)))) return { refused: 'no-person', field: 'what' }
  if (receivers.length === 0 || !receivers.every(isAgency)) return { refused: 'no-receiver', field: 'receivers' }
  const day = today(work.now)
  const wrongEnd = endFault(validUntil, day, day)
  return wrongEnd ?? insert(work, { ...question, validUntil: validUntil! })
}

/** What is wrong with a last day, if anything. Takes the day, today, and the day that a year is counted from. */
export function endFault(validUntil: string | undefined, day: string, from: string): Refused | undefined {
  const rule = consentLaw('end')
  const refuse = (refused: Why): Refused => ({ refused, field: 'validUntil', rule })
  if (!validUntil) return refuse('no-end')
  if (validUntil <= day) return refuse('end-past')
  if (validUntil > latestEnd(from)) return refuse('end-far')
  return undefined
}

/** The last day that a consent of this day can have. */
export const latestEnd = (from: string): string =>
  Temporal.PlainDate.from(from)
    .add({ months: consentLaw('end').months ?? 0 })
    .toString()

const isAgency = (wanted: string) => agencies.some(({ id }) => id === wanted)

async function insert(work: CaseWork, { what, purpose, receivers, language, validUntil }: Question & { validUntil: string }) {
  const id = newId<'consent'>(work.now.getTime())
  const box = await boxFor(work, 'case', work.case.id)
  await work.tx
    .insertInto('consent')
    .values({
      municipality_id: work.actor.municipality,
      id,
      case_id: work.case.id,
      asked_on: today(work.now),
      asked_by: work.actor.id,
      what: box.seal('consent', 'what', id, what),
      purpose: box.seal('consent', 'purpose', id, purpose),
      receivers: [...new Set(receivers)],
      language,
      valid_until: validUntil,
    })
    .execute()
  return id
}
