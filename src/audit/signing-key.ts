import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'

/** A new Ed25519 pair: the private key belongs to the sealing process alone, the public one to whoever verifies. */
export const newSigningKey = (): { privateKey: KeyObject; publicKey: KeyObject } => generateKeyPairSync('ed25519')

/** The public half of a private key. */
export const publicKeyOf = (privateKey: KeyObject): KeyObject => createPublicKey(privateKey)

/** A private key as PEM (PKCS #8), for its file. */
export const exportPrivateKey = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' })

/** A public key as PEM (SPKI), to hand to those who verify. */
export const exportPublicKey = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' })

/** A private key from PEM. Throws TypeError unless it is an Ed25519 key. */
export const importPrivateKey = (pem: string): KeyObject => onlyEd25519(() => createPrivateKey(pem))

/** A public key from PEM. Throws TypeError unless it is an Ed25519 key. */
export const importPublicKey = (pem: string): KeyObject => onlyEd25519(() => createPublicKey(pem))

function onlyEd25519(read: () => KeyObject) {
  const key = readOrNothing(read)
  if (key?.asymmetricKeyType !== 'ed25519') throw new TypeError('This is not an Ed25519 key in PEM form')
  return key
}

// what the parser says may quote the file, so its words stay inside
function readOrNothing(read: () => KeyObject) {
  try {
    return read()
  } catch {
    return undefined
  }
}
