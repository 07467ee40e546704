/** What JSON can carry. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * One text for one value: JSON without blanks, keys in the order of their UTF-16 units, numbers as ECMAScript writes them
 * (the form of RFC 8785). A null, a number and a text of the same letters differ, so the bytes are unambiguous.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (value === null || typeof value !== 'object') return String(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  return `{${Object.keys(value).toSorted(byUnits).map(member(value)).join(',')}}`
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value)
const byUnits = (a: string, b: string) => (a < b ? -1 : Number(a > b))
const member = (value: { readonly [key: string]: Json }) => (key: string) => `${JSON.stringify(key)}:${canonicalJson(value[key]!)}`
