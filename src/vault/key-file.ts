import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { keyFrom, type Key } from './cipher.ts'

/**
 * The installation's key file: a line of 64 hex digits; a demo's file says so on a line of its own, and is refused in production.
 * Throws Error, naming the file and not its content, if it is not such a file.
 */
export function readKeyFile(path: string): Key {
  const digits = readFileSync(path, 'utf8')
    .split('\n')
    .find((line) => /^[0-9a-f]{64}$/.test(line))
  if (!digits) throw new Error(`${path} holds no key of 64 hex digits`)
  return keyFrom(Buffer.from(digits, 'hex'))
}

/** Makes a key file unless there is one. Readable by its owner alone. */
export function ensureKeyFile(path: string, mark: 'demo' | 'production'): void {
  if (existsSync(path)) return
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFileSync(path, `${mark === 'demo' ? 'demo\n' : ''}${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
}
