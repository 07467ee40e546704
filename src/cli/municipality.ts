import { municipality } from '#directory/index.ts'
import { foundMunicipality } from '#identity/index.ts'
import { isLang } from '#i18n/index.ts'
import { adoptDefaultRoutines } from '#routine/index.ts'
import { Keyring, readKeyFile } from '#vault/index.ts'
import { maybe, setting, Told, using, type Verb } from './verb.ts'

export const municipalityAdd: Verb = {
  name: 'municipality add',
  usage: 'NAME [--host HOST] [--lang nb|nn|en] [--number NNNN]',
  about: `Makes a municipality with its key and its first routines. HOST is the name that its public pages are reached by; it is needed
when there are several. NNNN is its number in the public register, from which its police district and regional services follow; its
administrator can choose it later in the browser. Needs DATABASE_URL and FOTFESTE_KEY_FILE.`,
  words: 1,
  options: { host: { type: 'string' }, lang: { type: 'string', default: 'nb' }, number: { type: 'string' } },
  run: async ({ words: [name = ''], options, env, say }) => {
    const lang = maybe(options, 'lang')
    if (!isLang(lang)) throw new Told('--lang must be nb, nn or en')
    const host = maybe(options, 'host')?.toLowerCase()
    if (host !== undefined && !isHost(host)) throw new Told('--host must be a host name alone, such as fotfeste.example.no')
    const number = maybe(options, 'number')
    if (number !== undefined && !municipality(number))
      throw new Told('--number must be the number of one of the 357 municipalities, such as 4601')
    const keyring = new Keyring(readKeyFile(setting(env, 'FOTFESTE_KEY_FILE')))
    const founding = { name, lang, ...(host !== undefined && { host }), ...(number !== undefined && { number }) }
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
