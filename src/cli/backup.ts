import { readDestroyed, destroyedBeside } from '#audit/index.ts'
import { backup, pruneKeys } from '#db/backup.ts'
import { restore } from '#db/restore.ts'
import { verifyingKey } from './signing-keys.ts'
import { maybe, setting, Told, type Given, type Verb } from './verb.ts'

export const backupVerb: Verb = {
  name: 'backup',
  usage: 'DIR [--prune]',
  about: `Copies the database of DATABASE_URL, as it stands at one moment, into a folder of its own under DIR: records and keys in separate
files. --prune then removes the key files of backups older than 30 days. Sessions and the job queue are in no backup.`,
  words: 1,
  options: { prune: { type: 'boolean' } },
  run: async ({ words: [dir = ''], options, env, say }) => {
    const now = new Date()
    say(`Copied to ${await backup(dir, setting(env, 'DATABASE_URL'), now)}`)
    if (options['prune']) say(`Removed ${await pruneKeys(dir, now)} key files.`)
    return 0
  },
}

export const restoreVerb: Verb = {
  name: 'restore',
  usage: 'FOLDER [--destroyed FILE | --without-destroyed-list] [--key FILE]',
  about: `Puts a backup into the empty, migrated database of DATABASE_URL: all of it or nothing. Keys that have been destroyed since are destroyed
again, after the signed list in --destroyed (else beside FOTFESTE_AUDIT_HEADS). Without the list they would come back: say so, if it must be.`,
  words: 1,
  options: { destroyed: { type: 'string' }, 'without-destroyed-list': { type: 'boolean' }, key: { type: 'string' } },
  run: async (given) => {
    const [folder = ''] = given.words
    const { rows, destroyed } = await restore(folder, setting(given.env, 'DATABASE_URL'), await destroyedSince(given))
    given.say(`Restored ${rows} rows; destroyed ${destroyed} keys again. Now run: fotfeste audit verify`)
    return 0
  },
}

async function destroyedSince({ options, env }: Given) {
  if (options['without-destroyed-list']) return []
  const heads = env['FOTFESTE_AUDIT_HEADS']
  const path = maybe(options, 'destroyed') ?? (heads && destroyedBeside(heads))
  if (!path) throw new Told('Name the list of destroyed keys with --destroyed, or set FOTFESTE_AUDIT_HEADS, beside which it stands')
  return readDestroyed(path, await verifyingKey(env, maybe(options, 'key')))
}
