import { hash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Beside the packages, and gone with them at the next `npm ci`. */
export const keptIn = fileURLToPath(new URL('../../node_modules/.cache/fotfeste', import.meta.url))

/**
 * What costs time to make and follows from its sources alone: made once, and read from then on by every process. Takes all that it is made
 * of, and how; where nothing can be kept, it is made again.
 */
export function kept(sources: readonly string[], make: () => string): string {
  const place = join(keptIn, hash('sha256', sources.join('\0')))
  const before = attempt(() => readFileSync(place, 'utf8'))
  if (before !== undefined) return before
  const made = make()
  attempt(() => {
    mkdirSync(keptIn, { recursive: true })
    // renamed into place: another process that starts now finds all of it or nothing
    writeFileSync(`${place}.${process.pid}`, made)
    renameSync(`${place}.${process.pid}`, place)
  })
  return made
}

function attempt<T>(deed: () => T): T | undefined {
  try {
    return deed()
  } catch {
    return undefined
  }
}
