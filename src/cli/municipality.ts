import { foundMunicipality } from '#identity/index.ts'
import { isLang } from '#i18n/index.ts'
import { adoptDefaultRoutines } from '#routine/index.ts'
import { Keyring, readKeyFile } from '#vault/index.ts'
import { maybe, setting, Told, using, type Verb } from './verb.ts'

export const municipalityAdd: Verb = {
  name: 'municipality add',
  usage: 'NAME [--host HOST] [--lang nb|nn|en]',
  about: `Makes a municipality with its key and its first routines. HOST is the name that its public pages are reached by; it is needed
when there are several. Needs DATABASE_URL and FOTFESTE_KEY_FILE.`,
  words: 1,
  options: { host: { type: 'string' }, lang: { type: 'string', default: 'nb' } },
  run: async ({ words: [name = ''], options, env, say }) => {
    const lang = maybe(options, 'lang')
    if (!isLang(lang)) throw new Told('--lang must be nb, nn or en')
    const host = maybe(options, 'host')?.toLowerCase()
    if (host !== undefined && !isHost(host)) throw new Told('--host must be a host name alone, such as fotfeste.example.no')
    const keyring = new Keyring(readKeyFile(setting(env, 'FOTFESTE_KEY_FILE')))
    const founding = { name, lang, ...(host !== undefined && { host }) }
    const id = await using(setting(env, 'DATABASE_URL'), (owner) =>
      foundMunicipality(owner, keyring, founding, async ({ municipality }, tx) => {
        await adoptDefaultRoutines(tx, municipality, new Date())
        return municipality
      }),
    )
    say(`Made ${name} (${id}). Now add its first administrator: fotfeste account add`)
    return 0
  },
}

const isHost = (host: string) => URL.canParse(`https://${host}`) && new URL(`https://${host}`).host === host
