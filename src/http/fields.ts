import * as z from 'zod'

/** Text that must be there. Takes the most characters it may have. */
export const words = (most = 10_000) => z.string('required').trim().min(1, 'required').max(most, 'tooLong')
/** Text that may be left out; gives '' then. */
export const maybeWords = (most = 10_000) => z.string().trim().max(most, 'tooLong').default('')
/** One of a few. */
export const oneOf = <const T extends readonly [string, ...string[]]>(options: T) => z.enum(options, 'choose')
/** Any of a few: a checkbox list sends nothing, one text or many. */
export const anyOfThese = <const T extends readonly [string, ...string[]]>(options: T) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    // one message for the whole list, under its own name: a single box has none
    z.custom<T[number][]>((value) => Array.isArray(value) && value.every((one) => options.includes(one as string)), 'choose'),
  )
/** A single checkbox. */
export const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'yes')
/** A day as YYYY-MM-DD that exists, between 1900 and 2200. */
export const day = z.string('required').trim().min(1, 'required').refine(isDay, 'date')
/** A day that may be left out; gives undefined then. */
export const maybeDay = z
  .string()
  .trim()
  .default('')
  .refine((value) => value === '' || isDay(value), 'date')
  .transform((value) => value || undefined)
/** An id of one kind. */
export const id = <T extends string>() =>
  z
    .string('choose')
    .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'choose')
    .transform((value) => value as T)
/** The revision that a form was drawn from: another one in the database means that someone else has written. */
export const revision = z.coerce.number('invalid').int('invalid').min(1, 'invalid').max(2_000_000_000, 'invalid')

function isDay(value: string) {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString() === value
  } catch {
    return false
  }
}
