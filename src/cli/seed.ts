import { readKeyFile, Keyring } from '#vault/index.ts'
import { setting, Told, using, type Verb } from './verb.ts'

export const seedVerb: Verb = {
  name: 'seed',
  usage: '',
  about: `Fills an empty, migrated database with the fictional municipality Fjordvik, for trying out and for tests. Its people sign in through
the demo's own provider only. Needs DATABASE_URL, DATABASE_APP_URL, DATABASE_LOGIN_URL and FOTFESTE_KEY_FILE.`,
  run: async ({ env, say }) => {
    const keyring = new Keyring(readKeyFile(setting(env, 'FOTFESTE_KEY_FILE')))
    const { fillFjordvik, fjordvikStory } = await import('../demo/fjordvik.ts')
    await using(setting(env, 'DATABASE_URL'), (owner) =>
      using(setting(env, 'DATABASE_APP_URL'), async (db) => {
        if (await db.selectFrom('municipality').select('id').executeTakeFirst())
          throw new Told('There is a municipality already; seed fills only an empty database')
        await using(setting(env, 'DATABASE_LOGIN_URL'), (login) => fillFjordvik({ owner, db, login, keyring }, fjordvikStory()))
      }),
    )
    say('Fjordvik is filled.')
    return 0
  },
}
