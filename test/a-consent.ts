import type { Lang } from '../src/i18n/index.ts'
import { addDays, today } from '../src/lib/day.ts'
import type { CaseId, ConsentId } from '../src/lib/id.ts'
import { answerConsent, askConsent, forHerself, sharingActions, withdrawConsent } from '../src/sharing/index.ts'
import { inCase, type House } from '../src/work/index.ts'

type Asked = { receivers: readonly string[]; validUntil?: string; what?: string; language?: Lang }

/** A consent that someone of the case's team has asked for, and that waits for an answer. Gives its id. */
export async function askedConsent(
  house: House,
  secret: Buffer,
  caseId: CaseId,
  { receivers, validUntil, what = 'At han trenes på mandager', language = 'nb' }: Asked,
): Promise<ConsentId> {
  const asked = await inCase(house, secret, sharingActions.askConsent, caseId, (work) =>
    askConsent(work, {
      what,
      purpose: 'At hjelpen henger sammen',
      receivers: [...receivers],
      language,
      validUntil: validUntil ?? addDays(today(work.now), 60),
    }),
  )
  if (typeof asked !== 'string') throw new Error(`Not asked: ${asked?.refused}`)
  return asked
}

/** A grown-up person's yes, asked for and written down by someone of the case's team. Gives its id. */
export async function aConsent(house: House, secret: Buffer, caseId: CaseId, question: Asked): Promise<ConsentId> {
  const asked = await askedConsent(house, secret, caseId, question)
  const refused = await inCase(house, secret, sharingActions.noteConsent, caseId, (work) =>
    answerConsent(work, asked, { ...spokenYes, on: today(work.now) }),
  )
  if (refused) throw new Error(`No consent: ${refused.refused}`)
  return asked
}

/** Taken back, as it is in the case. */
export const takeBack = (house: House, secret: Buffer, caseId: CaseId, consent: ConsentId) =>
  inCase(house, secret, sharingActions.withdrawConsent, caseId, (work) =>
    withdrawConsent(work, consent, { how: 'spoken', words: 'Vil ikke mer' }),
  )

/** What a grown-up person says, spoken; the day of it is left to the one who asks. */
export const spokenYes = { ...forHerself, given: true, how: 'spoken', said: 'Det er greit', copyGiven: true } as const

/** A day from today, as YYYY-MM-DD. */
export const inDays = (days: number) => addDays(today(new Date()), days)

/** A question as its form sends it; what is given replaces what is usual. */
export const question = (other: Record<string, string | readonly string[]> = {}) => ({
  what: 'At vi snakker sammen om skoledagen',
  receivers: ['school', 'police'],
  purpose: 'At hjelpen henger sammen',
  validUntil: inDays(90),
  language: 'nb',
  ...other,
})

/** A spoken yes of the person herself, as its form sends it. */
export const yes = (other: Record<string, string> = {}) => ({
  answer: 'given',
  on: inDays(0),
  givenBy: 'person',
  how: 'spoken',
  said: 'Det er greit for meg',
  ...other,
})

/** What stands on the form when both holders of parental responsibility answer. */
export const holders = {
  holderOne: 'Mor Testesen',
  holderTwo: 'Far Testesen',
  holderSource: 'Folkeregisteret',
  holderOn: inDays(-1),
}
