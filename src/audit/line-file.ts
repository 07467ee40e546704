import { existsSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'

/** A file of JSON lines outside the database that is only ever added to. */
export type LineFile = { readonly path: string; readonly append: (lines: readonly object[]) => Promise<void> }

/** Adds lines so that they are on the disk before this returns. A line that a crash cut short is closed first, so that it spoils no other. */
export const lineFile = (path: string): LineFile => ({
  path,
  append: async (lines) => {
    if (lines.length === 0) return
    const opening = (await endsCleanly(path)) ? '' : '\n'
    const file = await open(path, 'a', 0o600)
    try {
      await file.appendFile(opening + lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
      await file.sync()
    } finally {
      await file.close()
    }
  },
})

/** Every line of such a file that can be read, and how many cannot. No file is an empty one: nothing has been written yet. */
export async function readLines(path: string): Promise<{ lines: unknown[]; unreadable: number }> {
  const text = existsSync(path) ? await readFile(path, 'utf8') : ''
  const read = text.split('\n').filter(Boolean).map(parsed)
  return { lines: read.filter((line) => line !== undefined), unreadable: read.filter((line) => line === undefined).length }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

async function endsCleanly(path: string) {
  if (!existsSync(path)) return true
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const last = Buffer.alloc(1)
    if (size > 0) await file.read(last, 0, 1, size - 1)
    return size === 0 || last.toString() === '\n'
  } finally {
    await file.close()
  }
}
