import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { kept } from './kept.ts'

const folder = fileURLToPath(new URL('../../content', import.meta.url))

/** The whole path of what lies under content/. */
export const contentPath = (file: string) => resolve(folder, file)

/**
 * Reads one content file and checks it. Takes a path under content/ (or a whole path); gives what the schema gives.
 * Throws with the file and each place that is wrong: the program shall not start on half-read content.
 */
export function readContent<T>(file: string, schema: z.ZodType<T>): T {
  const checked = schema.safeParse(parseFile(file))
  if (checked.success) return checked.data
  throw new Error(checked.error.issues.map(({ path, message }) => `${file}: ${place(path)}: ${message}`).join('\n'))
}

const words = z.string().trim().min(1, 'is empty')
/** A text in all three languages, each of them written. */
export const localised = z.strictObject({ nb: words, nn: words, en: words })

/** A short name that code, forms and stored answers hold on to: small letters, digits and hyphens. */
export const slug = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is not a name of small letters, digits and hyphens')

/** A list, not empty, where no two items share a name. */
export const distinct = <T>(item: z.ZodType<T>, name: (item: T) => string) => z.array(item).min(1).superRefine(noTwo(name))

/** The check of `distinct` alone, for a list that is made from a file of another shape. */
export const noTwo =
  <T>(name: (item: T) => string) =>
  (items: readonly T[], context: z.RefinementCtx) => {
    const seen = new Set<string>()
    for (const [at, item] of items.entries()) {
      if (seen.has(name(item))) context.addIssue({ code: 'custom', path: [at], message: `${name(item)} is there twice` })
      seen.add(name(item))
    }
  }

function parseFile(file: string): unknown {
  const text = readFileSync(contentPath(file), 'utf8')
  try {
    return JSON.parse(kept(['yaml', text], () => JSON.stringify(parse(text))))
  } catch (cause) {
    throw new Error(`${file}: ${cause instanceof Error ? cause.message : 'not YAML'}`, { cause })
  }
}

const place = (path: readonly PropertyKey[]) =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '') || 'the whole file'
