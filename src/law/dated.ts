import { z } from 'zod'

/** Law is dated data: `validFrom` is the first day it holds and `validTo` the last, null while no end is known. */
export const dated = { validFrom: z.iso.date(), validTo: z.iso.date().nullable(), source: z.string().min(1), lastChecked: z.iso.date() }

export type Day = Temporal.PlainDate | string

/** A law that is passed and waits for its first day: null holds on no day. */
export const awaited = { ...dated, validFrom: dated.validFrom.nullable() }

/** Whether a rule holds on a day. Throws RangeError when the day is no date. */
export function isInForce({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }, on: Day): boolean {
  const day = Temporal.PlainDate.from(on).toString()
  return validFrom !== null && validFrom <= day && (validTo === null || day <= validTo)
}
