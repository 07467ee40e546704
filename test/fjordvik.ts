import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { createApp } from '../src/app.ts'
import { openDb } from '../src/db/index.ts'
import { demoIssuer, fillFjordvik, fjordvikStory } from '../src/demo/fjordvik.ts'
import type { Story } from '../src/demo/story-schema.ts'
import { accountsOf, issueSession } from '../src/identity/index.ts'
import { edgeOf, routes } from '../src/modules.ts'
import { assets } from '../src/ui/index.ts'
import { ensureKeyFile, Keyring, readKeyFile } from '../src/vault/index.ts'
import { browser, origin } from './house.ts'
import { spareDatabase } from './spare.ts'

/** The demo's municipality, filled as the demo fills it, in a database of its own, with a key file for whoever starts a server on it. */
export async function fjordvik() {
  const folder = mkdtempSync(join(tmpdir(), 'fotfeste-fjordvik-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const keyFile = join(folder, 'house.key')
  ensureKeyFile(keyFile, 'production')
  const keyring = new Keyring(readKeyFile(keyFile))
  const database = await spareDatabase()
  const [db, login, job] = [database.open('fotfeste_app'), database.open('fotfeste_login'), database.open('fotfeste_job')]
  const story = fjordvikStory()
  const owner = openDb(`${database.ownerUrl}?options=${encodeURIComponent('-c role=fotfeste_keeper')}`, 2)
  await fillFjordvik({ owner, db, login, keyring }, story)
  await owner.destroy()
  const app = createApp(
    edgeOf({ house: { db, keyring }, assets: await assets(), origin, publicFor: 0, addressOf: () => 'somewhere', log: () => undefined }),
    routes,
  )

  /** Signs one of the story's people in. */
  const as = async (person: string, into = login) => {
    const subject = keyring.blindSubject(demoIssuer, person)
    const [account] = await accountsOf(into, subject)
    const secret = randomBytes(32)
    if (!account || !(await issueSession(into, subject, account.account_id, secret))) throw new Error(`No session for ${person}`)
    return { id: account.account_id, secret, cookie: `__Host-fotfeste=${secret.toString('base64url')}`, ...browser(app, secret) }
  }
  return { ...database, folder, keyFile, keyring, house: { db, keyring }, login, job, story, app, as }
}

/** All that the story says in confidence: who people are, how they are reached, and every run of twenty characters of what was written. */
export function confidences(story: Story) {
  const staff = story.staff.map(({ name }) => name)
  const people = [...story.cases, ...story.concerns].flatMap(({ person }) => (person ? [`${person.firstName} ${person.lastName}`] : []))
  const names = [...staff, ...people]
  const { units: _, municipality: __, directory: ___, ...told } = story
  const texts = stringsOf(told)
  const openly = new Set([...openTexts, ...story.units.map(({ name }) => name)].flatMap(windows))
  return {
    names,
    words: [...new Set(names.flatMap((name) => name.split(/[ -]/)))].filter((word) => word.length >= 4),
    phones: [...new Set(texts.flatMap((text) => text.match(/\d{4} \d{4}/g) ?? []))],
    windows: new Set(texts.flatMap(windows).filter((window) => !openly.has(window))),
  }
}
export type Confidences = ReturnType<typeof confidences>

/** What of it stands in a text. Bytes that are sealed may hold any short word by chance, so there only what is long counts. */
export function givenAway(text: string, { names, words, phones, windows: kept }: Confidences, { bytes = false } = {}): string[] {
  const short = bytes ? words.filter(({ length }) => length >= 7) : words
  const asWord = new RegExp(`(?<!\\p{L})(${[...names, ...short, ...phones].join('|')})(?!\\p{L})`, 'gu')
  return [...(text.match(asWord) ?? []), ...windows(text).filter((window) => kept.has(window))]
}

const width = 20
const windows = (text: string) => Array.from({ length: Math.max(0, text.length - width + 1) }, (_, at) => text.slice(at, at + width))

// the routine, the law and the services are for everyone, and a story may use a phrase of theirs
const openTexts = [
  'routines/stepwise-follow-up',
  'routines/information-sharing',
  'laws',
  'services',
  'disposal-rules',
  'report-grounds',
].map((name) => readFileSync(new URL(`../content/${name}.yaml`, import.meta.url), 'utf8'))

const stringsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : []
