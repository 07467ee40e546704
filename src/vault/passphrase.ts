import { argon2 } from 'node:crypto'
import { bytesOf, derive, keyFrom, mac, type Key } from './cipher.ts'

/** Too many wait for their words to be worked through. Ask again in a moment. */
export class Busy extends Error {
  override name = 'Busy'
}

/** What words lead to: where to look, and what opens what is found there. */
export type Way = { readonly locator: Buffer; readonly key: Key }

/**
 * From the words to the way back: Argon2id (RFC 9106: 64 MiB, 3 passes), then one key for the place and another for the lock. The pepper is
 * the municipality's: who holds the database alone cannot even begin to guess. Throws Busy.
 */
export async function wayOf(words: string, { salt, pepper }: { salt: Buffer; pepper: Key }): Promise<Way> {
  const root = keyFrom(await inLine(() => stretch(normalised(words), salt, bytesOf(pepper))))
  return { locator: bytesOf(derive(root, 'help locator 1')), key: derive(root, 'help way 1') }
}

/** The same words however they were typed: small letters, and nothing but letters. */
export const normalised = (words: string): string =>
  words
    .normalize('NFC')
    .toLocaleLowerCase('nb')
    .replaceAll(/[^\p{L}]+/gu, '')

/** Draws words from a list, each as likely as the next. */
export function drawWords(key: Key, nonce: string, list: readonly string[], count: number): string[] {
  const words: string[] = []
  // numbers above the last whole multiple of the list would make its first words likelier
  const end = Math.floor(2 ** 32 / list.length) * list.length
  for (let at = 0; words.length < count; at++) {
    const drawn = mac(key, nonce, String(at)).readUInt32BE()
    if (drawn < end) words.push(list[drawn % list.length]!)
  }
  return words
}

const stretch = (message: string, nonce: Buffer, secret: Buffer) =>
  new Promise<Buffer>((done, fail) => {
    const work = { message, nonce, secret, parallelism: 1, tagLength: 32, memory: 64 * 1024, passes: 3 }
    argon2('argon2id', work, (fault, bytes) => (fault ? fail(fault) : done(Buffer.from(bytes))))
  })

// each takes 64 MiB and a core for a fifth of a second: two at once, and a line that nobody stands in for long
const atOnce = 2
const longestLine = 20
let running = 0
const waiting: (() => void)[] = []

async function inLine<T>(run: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= longestLine) throw new Busy('Too many wait in line')
    await new Promise<void>((go) => waiting.push(go))
  } else running++
  try {
    return await run()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
