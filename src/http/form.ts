import type { Request } from './web.ts'

/** What was typed, as it was typed: each field's values in the order sent. Names may be paths: `observations.0.seen`. */
export type FormValues = ReadonlyMap<string, readonly string[]>
export type FormErrors = Readonly<Record<string, string>>

const mostFields = 500
const deepest = 4
const longestList = 50

/** The body of a form could not be read at all: not a form, or with bytes that no form has. */
export class Unreadable extends Error {
  override name = 'Unreadable'
}

/** Reads a form from a request. Takes any bytes; throws Unreadable for what is not a form. */
export async function readForm(c: Request): Promise<FormValues> {
  const type = c.req.header('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) throw new Unreadable()
  return parseForm(await c.req.text())
}

/** Reads an urlencoded text. Throws Unreadable for NUL, which PostgreSQL cannot hold, and for more fields than any form has. */
function parseForm(body: string): FormValues {
  const values = new Map<string, string[]>()
  let count = 0
  for (const [name, value] of new URLSearchParams(body)) {
    if (++count > mostFields || name.includes('\0') || value.includes('\0')) throw new Unreadable()
    // browsers send line breaks as CRLF; everything here has them as LF
    const text = value.replaceAll('\r\n', '\n').toWellFormed()
    const known = values.get(name)
    if (known) known.push(text)
    else values.set(name, [text])
  }
  return values
}

/** The values as a tree for Zod: `a.0.b` becomes { a: [{ b }] }; a field sent several times becomes a list. */
export function nested(values: FormValues): Record<string, unknown> {
  const root = bare()
  for (const [name, sent] of values) {
    const path = name.split('.')
    if (path.length <= deepest && path.every(isStep)) put(root, path, sent.length > 1 ? [...sent] : sent[0])
  }
  return listed(root) as Record<string, unknown>
}

/** The first value of a field, or nothing. */
export const typed = (values: FormValues | undefined, name: string): string | undefined => values?.get(name)?.[0]
/** All values of a field. */
export const typedAll = (values: FormValues | undefined, name: string): readonly string[] => values?.get(name) ?? []

/**
 * One of several forms on a page, by its address: whether it is the one that was sent, and what was typed and found wrong in it. Another
 * form of the page has nothing of that.
 */
export function formAt(at: { path: string; failure?: { values: FormValues; errors: FormErrors } }, address: string) {
  const isHere = at.path === address
  const { errors, values } = (isHere && at.failure) || { errors: undefined, values: undefined }
  return { isHere, errors, value: (name: string) => typed(values, name), error: (name: string) => errors?.[name] }
}

type Tree = { [step: string]: unknown }
// no prototype: a field named __proto__ is a field like any other
const bare = (): Tree => Object.create(null) as Tree
const isStep = (step: string) => step !== '' && step.length <= 60
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

function put(at: Tree, [step = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    at[step] = value
    return
  }
  if (!isTree(at[step])) at[step] = bare()
  put(at[step] as Tree, rest, value)
}

// a branch whose steps are all numbers is a list, in the order of the numbers
function listed(value: unknown): unknown {
  if (!isTree(value)) return value
  const steps = Object.keys(value)
  if (steps.length > 0 && steps.length <= longestList && steps.every((step) => /^\d{1,3}$/.test(step)))
    return steps.toSorted((a, b) => Number(a) - Number(b)).map((step) => listed(value[step]))
  const tree: Tree = {}
  for (const step of steps)
    Object.defineProperty(tree, step, { value: listed(value[step]), enumerable: true, writable: true, configurable: true })
  return tree
}
