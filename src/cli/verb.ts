import type { ParseArgsConfig } from 'node:util'
import { openDb, type Db } from '#db/index.ts'

/** Something that an operator asks for on the command line. */
export type Verb = {
  /** As it is written: "audit verify". */
  readonly name: string
  /** What comes after the name. */
  readonly usage: string
  /** What it does, in a line or a few. */
  readonly about: string
  readonly options?: NonNullable<ParseArgsConfig['options']>
  /** How many words it takes beside its options. */
  readonly words?: number
  /** Gives the exit code: 0 is well, 1 is that what was asked about is not as it should be. */
  readonly run: (given: Given) => Promise<number>
}

export type Given = {
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
  readonly env: Readonly<Record<string, string | undefined>>
  readonly say: (line: string) => void
  /** What stands on the standard input, for what should not stand on the command line. */
  readonly input: () => Promise<string>
}

/** Something that the operator can mend, in words. */
export class Told extends Error {
  override name = 'Told'
}

/** A setting that this verb cannot do without. */
export function setting(env: Given['env'], name: string): string {
  const value = env[name]
  if (!value) throw new Told(`${name} is not set. See docs/run/install.md`)
  return value
}

/** An option that must be given. */
export function option(options: Given['options'], name: string): string {
  const value = options[name]
  if (typeof value === 'string' && value.trim()) return value.trim()
  throw new Told(`--${name} is missing`)
}

/** An option that may be left out. */
export const maybe = (options: Given['options'], name: string): string | undefined => {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

/** Opens a pool for as long as something runs. */
export async function using<T>(url: string, run: (db: Db) => Promise<T>): Promise<T> {
  const db = openDb(url, 2)
  try {
    return await run(db)
  } finally {
    await db.destroy()
  }
}
