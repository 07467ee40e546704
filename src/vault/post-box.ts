import { randomBytes, timingSafeEqual } from 'node:crypto'
import { bytesOf, keyFrom, mac, Tampered, type Key } from './cipher.ts'

/** What a letter to a municipality is sealed to, the salt of the senders' words, and the proof that this house has made both. */
export type PublicHalf = { readonly publicKey: Buffer; readonly salt: Buffer; readonly vouched: Buffer }

type Unvouched = Omit<PublicHalf, 'vouched'>
// of the library's buffers, which WebCrypto wants apart from Node's pool
const bytes = (of: Uint8Array) => new Uint8Array(of).buffer

/** A new pair for HPKE (RFC 9180): X25519, HKDF-SHA-256, AES-256-GCM. */
export async function newPair(): Promise<{ publicHalf: Unvouched; privateHalf: Key }> {
  const { kem } = await suite()
  const pair = await kem.generateKeyPair()
  const [publicKey, privateKey] = await Promise.all([kem.serializePublicKey(pair.publicKey), kem.serializePrivateKey(pair.privateKey)])
  return { publicHalf: { publicKey: Buffer.from(publicKey), salt: randomBytes(16) }, privateHalf: keyFrom(new Uint8Array(privateKey)) }
}

/** Whoever can write in the database cannot make this proof, and so cannot put a key of her own in the municipality's place. */
export const vouchFor = (key: Key, municipality: string, half: Unvouched): PublicHalf => ({
  ...half,
  vouched: proof(key, municipality, half),
})

/** Throws Tampered for a half that is not vouched for. */
export function vouches(key: Key, municipality: string, half: PublicHalf): void {
  const wanted = proof(key, municipality, half)
  if (half.vouched.length !== wanted.length || !timingSafeEqual(half.vouched, wanted)) throw new Tampered()
}

const proof = (key: Key, municipality: string, { publicKey, salt }: Unvouched) =>
  mac(key, municipality, publicKey.toString('hex'), salt.toString('hex'))

/** Seals a key so that only the private half opens it, bound to a name. Gives the encapsulated key and the ciphertext in one. */
export async function sealTo(publicKey: Buffer, name: string, key: Key): Promise<Buffer> {
  const hpke = await suite()
  const sender = await hpke.createSenderContext({ recipientPublicKey: await hpke.kem.deserializePublicKey(bytes(publicKey)), info })
  const sealed = await sender.seal(bytes(bytesOf(key)), bytes(Buffer.from(name)))
  return Buffer.concat([Buffer.from(sender.enc), Buffer.from(sealed)])
}

/** Opens what sealTo made, with the private half and the same name. Throws Tampered. */
export async function openWith(privateHalf: Key, name: string, sealed: Buffer): Promise<Key> {
  const hpke = await suite()
  try {
    const recipientKey = await hpke.kem.deserializePrivateKey(bytes(bytesOf(privateHalf)))
    const enc = bytes(sealed.subarray(0, hpke.kem.encSize))
    const recipient = await hpke.createRecipientContext({ recipientKey, enc, info })
    return keyFrom(new Uint8Array(await recipient.open(bytes(sealed.subarray(hpke.kem.encSize)), bytes(Buffer.from(name)))))
  } catch {
    throw new Tampered()
  }
}

const info = bytes(Buffer.from('fotfeste help 1'))

// read when the first letter comes, for the start does not need it
let made: ReturnType<typeof make> | undefined
const suite = () => (made ??= make())
async function make() {
  const { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } = await import('@hpke/core')
  return new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
}
