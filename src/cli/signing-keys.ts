import { readFile } from 'node:fs/promises'
import type { KeyObject } from 'node:crypto'
import { importPrivateKey, importPublicKey, publicKeyOf } from '#audit/index.ts'
import { setting, Told, type Given } from './verb.ts'

/** The key that seals, from FOTFESTE_AUDIT_KEY_FILE. */
export const signingKey = async (env: Given['env']): Promise<KeyObject> => keyIn(setting(env, 'FOTFESTE_AUDIT_KEY_FILE'), importPrivateKey)

/** The key that verifies: from a file with the public half, or made from the key that seals. */
export const verifyingKey = async (env: Given['env'], path: string | undefined): Promise<KeyObject> =>
  path ? keyIn(path, importPublicKey) : publicKeyOf(await signingKey(env))

async function keyIn(path: string, read: (pem: string) => KeyObject): Promise<KeyObject> {
  const pem = await readFile(path, 'utf8').catch(() => {
    throw new Told(`${path} cannot be read`)
  })
  try {
    return read(pem)
  } catch {
    throw new Told(`${path} is not an Ed25519 key in PEM form. Make one with: fotfeste key new --audit FILE`)
  }
}
