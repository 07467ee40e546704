/** Today in Norway, as YYYY-MM-DD. Takes the instant that counts as now. */
export const today = (now: Date): string => Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString()

/** A day some days on (or back). */
export const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()
