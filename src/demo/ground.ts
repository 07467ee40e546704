import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DemoConfig } from '../config.ts'
import type { Ground } from '../serve.ts'
import { exportPrivateKey, newSigningKey } from '#audit/index.ts'
import { openDb } from '#db/index.ts'
import type { LoginRole } from '#db/migrate.ts'
import { oidcClient, type OidcClient } from '#identity/index.ts'
import { assets } from '#ui/index.ts'
import { ensureKeyFile, Keyring, readKeyFile } from '#vault/index.ts'
import type { DemoDatabase } from './database.ts'
import { providerPath, startProvider } from './provider.ts'
import { demoIssuer, fillFjordvik, fjordvikStory, loginCards } from './fjordvik.ts'

/** The demo stands on a database of its own, keys of its own, and a provider that lets anyone be one of Fjordvik's people. */
export async function demoGround({ dataFolder, origin }: DemoConfig, { database, passwords }: DemoDatabase): Promise<Ground> {
  const keyFile = join(dataFolder, 'keys', 'installation.key')
  ensureKeyFile(keyFile, 'demo')
  await fillUnlessFilled(database.ownerUrl, keyFile, (role) => database.urlFor(role, passwords[role]))
  // long to load, and nobody signs in before the first page is there
  let provider: ReturnType<typeof startDemoProvider> | undefined
  const signIn = () => (provider ??= startDemoProvider(origin))
  return {
    urls: {
      app: database.urlFor('fotfeste_app', passwords.fotfeste_app),
      login: database.urlFor('fotfeste_login', passwords.fotfeste_login),
      job: database.urlFor('fotfeste_job', passwords.fotfeste_job),
    },
    keyFile,
    seal: demoSeal(dataFolder),
    signIn: demoSignIn(origin),
    before: {
      prefix: providerPath,
      handle: (request, response) => void signIn().then((handle) => handle(request, response)),
      prepare: () => void signIn(),
    },
    stop: database.stop,
  }
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
