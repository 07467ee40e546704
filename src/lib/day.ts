import { createRequire } from 'node:module'
import type Holidays from 'date-holidays'

/** Today in Norway, as YYYY-MM-DD. Takes the instant that counts as now. */
export const today = (now: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString()

/** A day some days on (or back). */
export const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()

/** The moment at which a day is over in Norway. Takes YYYY-MM-DD. */
export const endOf = (day: string): Date =>
  new Date(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime('Europe/Oslo').epochMilliseconds)

/** A day some working days on: Saturdays, Sundays and the public holidays of Norway do not count. Takes a day and how many, 0 or more. */
export function workingDays(day: string, days: number): string {
  let at = Temporal.PlainDate.from(day)
  for (let left = days; left > 0;) {
    at = at.add({ days: 1 })
    if (isWorkingDay(at)) left--
  }
  return at.toString()
}

const isWorkingDay = (day: Temporal.PlainDate) => day.dayOfWeek <= 5 && !holidays(day.year).has(day.toString())

const known = new Map<number, ReadonlySet<string>>()
/** The public holidays of a year, worked out once (lov om helligdager og helligdagsfred § 2; lov om 1 og 17 mai). */
function holidays(year: number): ReadonlySet<string> {
  const before = known.get(year)
  if (before) return before
  // the package reads the whole world's calendars, so the first who counts working days waits for it, and the start does not
  const Calendar = createRequire(import.meta.url)('date-holidays') as typeof Holidays
  const open = new Calendar('NO').getHolidays(year).filter(({ type }) => type === 'public')
  const days = new Set(open.map(({ date }) => date.slice(0, 10)))
  known.set(year, days)
  return days
}
