import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Ground } from '../serve.ts'
import { exportPrivateKey, newSigningKey } from '#audit/index.ts'
import { openDb } from '#db/index.ts'
import { startEmbedded } from '#db/embedded.ts'
import { loginRoles, migrate, type LoginRole } from '#db/migrate.ts'
import { migrateJobs } from '#jobs/index.ts'
import { oidcClient, type OidcClient } from '#identity/index.ts'
import { assets } from '#ui/index.ts'
import { ensureKeyFile, Keyring, readKeyFile } from '#vault/index.ts'
import { providerPath, startProvider } from './provider.ts'
import { demoIssuer, fillFjordvik, fjordvikStory, loginCards } from './fjordvik.ts'

/** The demo stands on a database of its own, keys of its own, and a provider that lets anyone be one of Fjordvik's people. */
export async function demoGround({ dataFolder, origin }: Config & { mode: 'demo' }): Promise<Ground> {
  const keys = join(dataFolder, 'keys')
  mkdirSync(dataFolder, { recursive: true })
  mkdirSync(keys, { recursive: true, mode: 0o700 })
  const keyFile = join(keys, 'installation.key')
  ensureKeyFile(keyFile, 'demo')
  const passwords = readPasswords(join(keys, 'database.json'))
  // the database is a process of its own, so the provider is made ready meanwhile
  const [database, provider] = await Promise.all([startDatabase(dataFolder, keyFile, passwords), startDemoProvider(origin)])
  return {
    urls: {
      app: database.urlFor('fotfeste_app', passwords.fotfeste_app),
      login: database.urlFor('fotfeste_login', passwords.fotfeste_login),
      job: database.urlFor('fotfeste_job', passwords.fotfeste_job),
    },
    keyFile,
    seal: demoSeal(dataFolder),
    signIn: demoSignIn(origin),
    before: { prefix: providerPath, handle: provider },
    stop: database.stop,
  }
}

async function startDatabase(dataFolder: string, keyFile: string, passwords: Passwords) {
  const database = await startEmbedded(join(dataFolder, 'postgres'), passwords.owner)
  await migrate(database.ownerUrl, passwords)
  await migrateJobs(database.ownerUrl)
  await fillUnlessFilled(database.ownerUrl, keyFile, (role) => database.urlFor(role, passwords[role]))
  return database
}

async function startDemoProvider(origin: string) {
  // the story is long to read, so it waits until someone asks who there is
  let cards: ReturnType<typeof loginCards> | undefined
  return startProvider({
    origin,
    people: () => (cards ??= loginCards(fjordvikStory())),
    clientId: 'fotfeste-demo',
    redirectUri: `${origin}/sign-in/callback`,
    lang: 'nb',
    stylesheet: (await assets()).url('app.css'),
  })
}

async function fillUnlessFilled(ownerUrl: string, keyFile: string, urlFor: (role: LoginRole) => string) {
  const owner = openDb(ownerUrl, 2)
  const there = await owner.selectFrom('municipality').select('id').executeTakeFirst()
  if (!there) {
    const [db, login] = [openDb(urlFor('fotfeste_app'), 2), openDb(urlFor('fotfeste_login'), 2)]
    await fillFjordvik({ owner, db, login, keyring: new Keyring(readKeyFile(keyFile)) }, fjordvikStory())
    await Promise.all([db.destroy(), login.destroy()])
  }
  await owner.destroy()
}

/** The real client against the demo's provider. Subjects are kept under one name, so that another port later finds the same people. */
function demoSignIn(origin: string): OidcClient {
  const issuer = `${origin}${providerPath}`
  const client = oidcClient({
    issuer,
    clientId: 'fotfeste-demo',
    redirectUri: `${origin}/sign-in/callback`,
    scope: 'openid',
    subjectClaim: 'sub',
    allowHttpOnLocalhost: true,
  })
  return {
    ...client,
    finish: async (callback, pending) => {
      const answer = await client.finish(callback, pending)
      return answer.ok ? { ...answer, issuer: demoIssuer } : answer
    },
  }
}

/** Where the demo's signing key and the signed heads are. The key is made at the first start. */
export function demoSeal(dataFolder: string): { keyFile: string; heads: string } {
  const keyFile = join(dataFolder, 'keys', 'audit.pem')
  if (!existsSync(keyFile)) writeFileSync(keyFile, exportPrivateKey(newSigningKey().privateKey), { mode: 0o600 })
  return { keyFile, heads: join(dataFolder, 'audit-heads') }
}

type Passwords = Record<LoginRole | 'owner', string>

export function readPasswords(file: string): Passwords {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords
  const made = Object.fromEntries([...loginRoles, 'owner'].map((role) => [role, randomBytes(18).toString('hex')])) as Passwords
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 })
  return made
}
