import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'
import { inspect } from 'node:util'

/** Where a sealed value stands. It is bound to this place: moved to another row, column or table, it no longer opens. */
export type Place = { readonly table: string; readonly column: string; readonly row: string }

/** A sealed value does not open: wrong key, wrong place, or changed bytes. Which of them cannot be known, and nothing of the value is told. */
export class Tampered extends Error {
  override name = 'Tampered'
  constructor() {
    super('A sealed value does not open with this key in this place')
  }
}

class HiddenKey {
  readonly #secret: KeyObject
  constructor(bytes: Uint8Array) {
    this.#secret = createSecretKey(bytes)
  }
  static secretOf(key: HiddenKey) {
    return key.#secret
  }
  toString() {
    return '[key]'
  }
  toJSON() {
    return '[key]'
  }
  [inspect.custom]() {
    return '[key]'
  }
}

/** A key of 256 bits that can be used, but neither printed, logged nor turned into JSON. */
export type Key = HiddenKey

/** A new random key. */
export const newKey = (): Key => new HiddenKey(randomBytes(keyLength))

/** A key from the 32 bytes that are kept for it (a file, a key service). Throws RangeError for any other length. */
export function keyFrom(bytes: Uint8Array): Key {
  if (bytes.length !== keyLength) throw new RangeError('A key has 32 bytes')
  return new HiddenKey(bytes)
}

/**
 * Seals a text with AES-256-GCM, bound to its place. Gives 1 byte of version, 12 of random nonce, the ciphertext, 16 of tag.
 * The plaintext is padded to blocks of 32 bytes, so that its length is told only roughly ("yes" and "no" look alike).
 * Lone surrogates, which no encoding can carry, become U+FFFD; sealJson keeps them.
 */
export const seal = (key: Key, place: Place, text: string): Buffer =>
  sealBytes(key, bound('value', place), Buffer.from(text.toWellFormed()))

/** Opens what seal made, with the same key and place. Throws Tampered. */
export const open = (key: Key, place: Place, sealed: Buffer): string => openBytes(key, bound('value', place), sealed).toString('utf8')

/** Seals a value that JSON can carry. */
export const sealJson = (key: Key, place: Place, value: object | string | number | boolean | null): Buffer =>
  seal(key, place, JSON.stringify(value))

/** Opens what sealJson made. The caller parses the shape. Throws Tampered. */
export const openJson = (key: Key, place: Place, sealed: Buffer): unknown => JSON.parse(open(key, place, sealed))

/** Seals a key under another, bound to a name of its own (the municipality's id, the case's id). */
export const wrap = (outer: Key, name: string, inner: Key): Buffer =>
  sealBytes(outer, bound('key', { table: '', column: '', row: name }), HiddenKey.secretOf(inner).export())

/** Opens what wrap made, with the same outer key and name. Throws Tampered. */
export function unwrap(outer: Key, name: string, wrapped: Buffer): Key {
  const bytes = openBytes(outer, bound('key', { table: '', column: '', row: name }), wrapped)
  if (bytes.length !== keyLength) throw new Tampered()
  return new HiddenKey(bytes)
}

/** A key for one use alone, from another one: HKDF-SHA-256. Takes the name of the use. */
export const derive = (key: Key, use: string): Key =>
  new HiddenKey(Buffer.from(hkdfSync('sha256', HiddenKey.secretOf(key), '', `fotfeste ${use}`, keyLength)))

/** HMAC-SHA-256 over parts of which none can slide into the next. */
export const mac = (key: Key, ...parts: readonly string[]): Buffer =>
  createHmac('sha256', HiddenKey.secretOf(key)).update(joined(parts)).digest()

/** The bytes of a key, for the algorithms beside this file that take bytes. Never leaves the vault. */
export const bytesOf = (key: Key): Buffer => HiddenKey.secretOf(key).export()

/**
 * What a login subject is looked up by, so that the subject itself (for ID-porten a national identity number) need not be stored
 * in clear: HMAC-SHA-256 under a key derived for this use alone. Gives 32 bytes, always the same for the same subject.
 */
export function blindSubject(key: Key, issuer: string, subject: string): Buffer {
  const derived = hkdfSync('sha256', HiddenKey.secretOf(key), '', 'fotfeste login subject 1', keyLength)
  return createHmac('sha256', Buffer.from(derived))
    .update(joined([issuer, subject]))
    .digest()
}

const algorithm = 'aes-256-gcm'
const version = 1
const keyLength = 32
const nonceLength = 12
const tagLength = 16
const head = 1 + nonceLength
const blockLength = 32
const lengthBytes = 4

// The plaintext that is encrypted: 4 bytes of length, the bytes, zeros up to a whole block.
function sealBytes(key: Key, place: Buffer, bytes: Uint8Array) {
  const padded = Buffer.alloc(Math.ceil((lengthBytes + bytes.length) / blockLength) * blockLength)
  padded.writeUInt32BE(bytes.length)
  padded.set(bytes, lengthBytes)
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(algorithm, HiddenKey.secretOf(key), nonce, { authTagLength: tagLength }).setAAD(place)
  return Buffer.concat([Buffer.of(version), nonce, cipher.update(padded), cipher.final(), cipher.getAuthTag()])
}

function openBytes(key: Key, place: Buffer, sealed: Buffer) {
  if (sealed.length < head + blockLength + tagLength || sealed[0] !== version) throw new Tampered()
  const end = sealed.length - tagLength
  const decipher = createDecipheriv(algorithm, HiddenKey.secretOf(key), sealed.subarray(1, head), { authTagLength: tagLength })
  decipher.setAAD(place).setAuthTag(sealed.subarray(end))
  const padded = decipher.update(sealed.subarray(head, end))
  try {
    decipher.final() // in this mode it adds no bytes, it only checks the tag
  } catch {
    throw new Tampered()
  }
  const length = padded.readUInt32BE()
  if (length > padded.length - lengthBytes) throw new Tampered()
  return padded.subarray(lengthBytes, lengthBytes + length)
}

// A value is never taken for a wrapped key, nor a key for a value: the use is part of what is bound.
const bound = (use: 'value' | 'key', { table, column, row }: Place) => joined([use, table, column, row])

// Each part with its length first, so that no two lists of parts give the same bytes.
const joined = (parts: readonly string[]) => Buffer.from(parts.map((part) => `${part.length}:${part}`).join(''))
