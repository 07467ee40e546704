import { createApp } from '../../src/app.ts'
import { providerPath, startProvider } from '../../src/demo/provider.ts'
import { oidcClient } from '../../src/identity/index.ts'
import { signInPages } from '../../src/identity/pages.ts'
import type { TestHouse } from '../house.ts'

const same = (words: string) => ({ nb: words, nn: words, en: words })
/** A person on the provider's list, who is nobody's account unless the house has one under this subject. */
const card = (id: string, name: string) => ({
  id,
  name,
  title: same('Tittel'),
  unit: same('Enhet'),
  roleGroup: { nb: 'Ansatte', nn: 'Tilsette', en: 'Employees' },
})

/** The house with its sign-in pages, and the demo's provider in front of it. Takes the login subjects that may be chosen, and their names. */
export const withProvider = (people: readonly (readonly [subject: string, name: string])[]) => async (home: TestHouse, origin: string) => {
  const redirectUri = `${origin}/sign-in/callback`
  const handle = await startProvider({
    origin,
    people: () => people.map(([subject, name]) => card(subject, name)),
    clientId: 'fotfeste',
    redirectUri,
    lang: 'nb',
    stylesheet: home.edge.assets.url('app.css'),
  })
  const client = oidcClient({
    issuer: origin + providerPath,
    clientId: 'fotfeste',
    redirectUri,
    scope: 'openid',
    subjectClaim: 'sub',
    allowHttpOnLocalhost: true,
  })
  const oidc = {
    ...client,
    // the accounts of the test town are known under one issuer, whatever port the provider stands on
    finish: async (...asked: Parameters<typeof client.finish>) => {
      const answer = await client.finish(...asked)
      return answer.ok ? { ...answer, issuer: 'https://login.test' } : answer
    },
  }
  const pages = signInPages({ oidc, login: home.login, keyring: home.keyring, addressOf: () => 'here' })
  return { app: createApp(home.edge, [...home.routes, ...pages]), before: { prefix: providerPath, handle } }
}
