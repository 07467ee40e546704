import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { exportPrivateKey, exportPublicKey, newSigningKey } from '#audit/index.ts'
import { ensureKeyFile } from '#vault/index.ts'
import { Told, type Verb } from './verb.ts'

export const keyNew: Verb = {
  name: 'key new',
  usage: 'FILE [--audit]',
  about: `Makes the installation's key (FOTFESTE_KEY_FILE), which opens everything; with --audit the key that seals the trail
(FOTFESTE_AUDIT_KEY_FILE), with its public half in FILE.pub for those who verify. An existing file is never written over.`,
  words: 1,
  options: { audit: { type: 'boolean' } },
  run: async ({ words: [path = ''], options, say }) => {
    if (existsSync(path)) throw new Told(`${path} is there already; a key that is written over cannot be had back`)
    await (options['audit'] ? newAuditKey(path) : ensureKeyFile(path, 'production'))
    say(`Made ${path}. Keep a copy apart from the backups: without it nothing of them can be opened.`)
    return 0
  },
}

async function newAuditKey(path: string) {
  const { privateKey, publicKey } = newSigningKey()
  await writeFile(path, exportPrivateKey(privateKey), { mode: 0o600, flag: 'wx' })
  await writeFile(`${path}.pub`, exportPublicKey(publicKey), { flag: 'wx' })
}
