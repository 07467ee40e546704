import { generateKeyPairSync, randomBytes } from 'node:crypto'
import terminal from 'node:console'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { text as bodyOf } from 'node:stream/consumers'
import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider'
import { isLang, type Lang } from '#i18n/index.ts'
import { memory } from './memory.ts'
import { choicePage, expiredPage, type Person } from './choice.tsx'

export type { Person } from './choice.tsx'

export type ProviderSettings = {
  /** The app's own origin; the provider lives under it, on the same port. */
  origin: string
  /** Who may be chosen; asked each time, so that people may come and go. */
  people: () => readonly Person[] | Promise<readonly Person[]>
  clientId: string
  redirectUri: string
  /** The language when the app asks for none we know. */
  lang: Lang
  /** Where the app's stylesheet is found. */
  stylesheet: string
}

/** Requests whose path begins here belong to the provider; its issuer is the origin with this after it. */
export const providerPath = '/demo-idp'

/**
 * The demo's own OpenID provider: a real one (certified code, PKCE demanded), except that instead of proving who you are, you choose.
 * Takes where it stands and who may be chosen; gives a request handler for everything under providerPath.
 */
export async function startProvider(settings: ProviderSettings): Promise<RequestListener> {
  const { Provider, interactionPolicy } = await importQuietly()
  const policy = interactionPolicy.base()
  policy.remove('consent')
  const provider = new Provider(settings.origin + providerPath, {
    ...configuration(settings),
    interactions: { url: interactionPath, policy },
  })
  provider.proxy = true
  const answer = provider.callback()
  return (req, res) => {
    mount(req, settings.origin)
    if (!req.url?.startsWith('/interaction/')) return void answer(req, res)
    return void interact(provider, settings, req, res).catch((error: unknown) => {
      // told where the library tells its own faults
      provider.emit('error', error)
      if (!res.headersSent) send(res, 500, expiredPage(settings))
    })
  }
}

/** The library warns of every Node that is not yet named long-term; that one line is for its authors, not for who tries the demo. */
async function importQuietly() {
  const warn = terminal.warn.bind(terminal)
  terminal.warn = (...line: unknown[]) => void (String(line[0]).includes('Unsupported runtime') || warn(...line))
  try {
    return await import('oidc-provider')
  } finally {
    terminal.warn = warn
  }
}

const interactionPath = (_: unknown, { uid }: { uid: string }) => `${providerPath}/interaction/${uid}`

const configuration = (settings: ProviderSettings): Configuration => ({
  adapter: memory(),
  clients: [
    {
      client_id: settings.clientId,
      token_endpoint_auth_method: 'none',
      redirect_uris: [settings.redirectUri],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      id_token_signed_response_alg: 'ES256',
    },
  ],
  jwks: {
    keys: [{ ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' }],
  },
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  cookies: {
    keys: [randomBytes(32).toString('base64url')],
    // the browser never sends the session back: every sign-in asks who you are
    long: { httpOnly: true, sameSite: 'lax', path: `${providerPath}/not-kept` },
    short: { httpOnly: true, sameSite: 'lax' },
  },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false }, userinfo: { enabled: false } },
  pkce: { required: () => true },
  scopes: ['openid'],
  responseTypes: ['code'],
  ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 3600, Session: 600 },
  clientBasedCORS: () => false,
  discovery: { ui_locales_supported: ['nb', 'nn', 'en'] },
  findAccount: async (_, id) => ((await find(settings, id)) ? { accountId: id, claims: () => ({ sub: id }) } : undefined),
  loadExistingGrant: grantAll,
  renderError: (ctx) => {
    ctx.set(headers)
    ctx.body = expiredPage({ lang: langOf(ctx.oidc?.params?.ui_locales, settings.lang), stylesheet: settings.stylesheet })
  },
})

/** Nobody is asked to consent: the app asks only who it is, and the demo holds no more. */
async function grantAll({ oidc }: KoaContextWithOIDC) {
  if (!oidc.session?.accountId || !oidc.client) return undefined
  const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId })
  grant.addOIDCScope('openid')
  await grant.save()
  return grant
}

/** The library finds its own place from the difference of these two, and its own name from these headers; both come from us alone. */
function mount(req: IncomingMessage & { originalUrl?: string }, origin: string) {
  const { host, protocol } = new URL(origin)
  req.originalUrl = req.url ?? providerPath
  req.url = req.originalUrl.slice(providerPath.length) || '/'
  req.headers['x-forwarded-host'] = host
  req.headers['x-forwarded-proto'] = protocol.slice(0, -1)
}

async function interact(provider: Provider, settings: ProviderSettings, req: IncomingMessage, res: ServerResponse) {
  const details = await provider.interactionDetails(req, res).catch(() => undefined)
  const page = { lang: langOf(details?.params.ui_locales, settings.lang), stylesheet: settings.stylesheet }
  if (!details) return send(res, 400, expiredPage(page))
  const people = await settings.people()
  if (req.method !== 'POST') return send(res, 200, choicePage({ ...page, people, isUnknown: false }))
  const person = await find(settings, await chosen(req))
  if (!person) return send(res, 422, choicePage({ ...page, people, isUnknown: true }))
  return provider.interactionFinished(req, res, { login: { accountId: person.id, remember: false } })
}

/** The form holds one id; a body that is longer than any, or does not say how long it is, is not read. */
const chosen = async (req: IncomingMessage) =>
  Number(req.headers['content-length'] ?? Infinity) > 1000 ? null : new URLSearchParams(await bodyOf(req)).get('person')

const find = async ({ people }: ProviderSettings, id: string | null) => (await people()).find((person) => person.id === id)

const langOf = (locales: unknown, otherwise: Lang): Lang =>
  (typeof locales === 'string' ? locales.split(' ').find(isLang) : undefined) ?? otherwise

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
}

function send(res: ServerResponse, status: number, html: string) {
  res.writeHead(status, headers).end(html)
}
