import { mayWork } from '#case/index.ts'
import type { Tables } from '#db/index.ts'
import type { Lang } from '#i18n/index.ts'
import { consentLaw, type GivenBy } from '#law/index.ts'
import { addDays, today } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import type { AccountId, ConsentId } from '#lib/id.ts'
import { boxFor, type CaseReading } from '#work/index.ts'

/** Where a consent stands today. What has expired was given and not withdrawn, and its last day has passed. */
export type ConsentState = 'asked' | 'live' | 'refused' | 'withdrawn' | 'expired'
/** How an answer came: on a signed paper, spoken, or by the person herself on a screen. */
export type How = 'paper' | 'spoken' | 'electronic'

/** What gives others than the person the right to answer, and what was weighed: sealed as a whole. */
export type Facts = {
  holders?: { one: string; two?: string; source: string; on: string }
  mandate?: { guardian: string; source: string; on: string }
  assessment?: string
  ownView?: string
}
export type Answer = {
  given: boolean
  on: string
  givenBy: GivenBy
  how: How
  notedBy: AccountId
  said: string | undefined
  ageRule: string | undefined
  facts: Facts
}
type Withdrawal = { at: Date; notedBy: AccountId; how: How; words: string }
export type Consent = {
  id: ConsentId
  askedOn: string
  askedBy: AccountId
  what: string
  purpose: string
  /** Services and agencies by their id in content/services.yaml. */
  receivers: readonly string[]
  language: Lang
  validUntil: string
  state: ConsentState
  /** It is live, and ends within the days that are told beforehand. */
  endsSoon: boolean
  answer: Answer | undefined
  withdrawal: Withdrawal | undefined
  copyGiven: boolean
}

/** Every consent that has been asked for in a case, the newest question first. */
export async function consentsOf(work: CaseReading): Promise<Consent[]> {
  const rows = await ofCase(work).orderBy('asked_on', 'desc').orderBy('id', 'desc').execute()
  return Promise.all(rows.map((row) => opening(work, row)))
}

/** One of them. Throws NotFound for one of another case. */
export async function consentOf(work: CaseReading, id: ConsentId): Promise<Consent> {
  const row = await ofCase(work).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return opening(work, row)
}

/** Those that hold today, the first to end first: what something can be disclosed on. The database asks again by `gate.consent_is_live`. */
export const liveConsents = async (work: CaseReading): Promise<Consent[]> =>
  (await consentsOf(work)).filter(({ state }) => state === 'live').toSorted((a, b) => a.validUntil.localeCompare(b.validUntil))

/** Whether the actor can ask and write down answers here: nothing is written in a closed case. */
export const mayNote = async (work: CaseReading): Promise<boolean> => work.case.state === 'open' && (await mayWork(work))

const ofCase = ({ tx, actor, case: { id } }: CaseReading) =>
  tx.selectFrom('consent').selectAll().where('municipality_id', '=', actor.municipality).where('case_id', '=', id)

type Row = {
  [Column in keyof Tables['consent']]: Tables['consent'][Column] extends { __select__: infer Read } ? Read : Tables['consent'][Column]
}

async function opening(work: CaseReading, row: Row): Promise<Consent> {
  const box = await boxFor(work, 'case', work.case.id)
  const open = (column: string, value: Buffer) => box.open('consent', column, row.id, value)
  const state = stateOf(row, today(work.now))
  return {
    id: row.id,
    askedOn: row.asked_on,
    askedBy: row.asked_by,
    what: open('what', row.what),
    purpose: open('purpose', row.purpose),
    receivers: row.receivers,
    language: row.language,
    validUntil: row.valid_until,
    state,
    endsSoon: state === 'live' && row.valid_until <= addDays(today(work.now), consentLaw('end').days ?? 0),
    answer: row.answer
      ? {
          given: row.answer === 'given',
          on: row.answered_on!,
          givenBy: row.given_by!,
          how: row.how!,
          notedBy: row.noted_by!,
          said: row.said ? open('said', row.said) : undefined,
          ageRule: row.age_rule ?? undefined,
          facts: row.facts ? (box.openJson('consent', 'facts', row.id, row.facts) as Facts) : {},
        }
      : undefined,
    withdrawal: row.withdrawn_at
      ? {
          at: row.withdrawn_at,
          notedBy: row.withdrawn_noted_by!,
          ...(box.openJson('consent', 'withdrawal', row.id, row.withdrawal!) as Pick<Withdrawal, 'how' | 'words'>),
        }
      : undefined,
    copyGiven: row.copy_given,
  }
}

function stateOf({ answer, withdrawn_at, valid_until }: Row, day: string): ConsentState {
  if (!answer) return 'asked'
  if (answer === 'refused') return 'refused'
  if (withdrawn_at) return 'withdrawn'
  return valid_until < day ? 'expired' : 'live'
}
