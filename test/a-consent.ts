import { addDays, today } from '../src/lib/day.ts'

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
