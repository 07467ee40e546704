import * as openid from 'openid-client'
import { z } from 'zod'
import type { Lang } from '#i18n/index.ts'
import { Unavailable } from '#lib/errors.ts'
import { clientKey } from './client-key.ts'

export type OidcSettings = {
  issuer: string
  clientId: string
  clientSecret?: string | undefined
  /** A private key (PEM or JWK) instead of a secret. */
  clientKey?: string | undefined
  redirectUri: string
  scope: string
  /** The levels of assurance that are asked for and accepted, with a space between. */
  acrValues?: string | undefined
  /** The claim that names the person: `sub`, with Entra ID `oid`, with ID-porten `pid`. */
  subjectClaim: string
  allowHttpOnLocalhost?: boolean
}

/** What must be remembered between leaving for the provider and coming back. Kept sealed in a short-lived cookie, used once. */
export type PendingSignIn = z.infer<typeof PendingSignIn>
export const PendingSignIn = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })

/** Whom the provider vouches for. Issuer and subject together name a person; neither does alone. */
type SignedIn = { ok: true; issuer: string; subject: string; idToken: string; acr?: string; authTime?: Date }

/**
 * Why a sign-in came to nothing: `state` the answer belongs to no sign-in begun here; `cancelled` the person turned back;
 * `refused` the provider said no; `code` the code is used or too old; `answer` what came back does not hold;
 * `subject` the claim that names the person is missing; `level` signed in with too low a level of assurance.
 */
type NotSignedIn = { ok: false; reason: 'state' | 'cancelled' | 'refused' | 'code' | 'answer' | 'subject' | 'level' }

export type OidcClient = {
  /** The provider's address to send the person to, and what to remember meanwhile. Throws Unavailable when the provider is away. */
  start(lang: Lang): Promise<{ url: string; pending: PendingSignIn }>
  /** Takes the address the person came back to. What is expected to fail is a return value; throws Unavailable as start does. */
  finish(callbackUrl: string | URL, pending: PendingSignIn): Promise<SignedIn | NotSignedIn>
  /** Where to send the person to be signed out at the provider too; undefined when it has no such place. Throws Unavailable. */
  endSessionUrl(idToken: string | undefined, returnTo: string): Promise<string | undefined>
}

/**
 * Sign-in by OpenID Connect: authorization code flow with PKCE (RFC 7636), state and nonce. Asks the provider for nothing
 * until somebody signs in; what it then learns of the provider is kept, a failure is not.
 */
export function oidcClient(settings: OidcSettings): OidcClient {
  const provider = discovered(settings)
  return {
    start: async (lang) => begin(await provider(), settings, lang),
    finish: async (callbackUrl, pending) => complete(await provider(), settings, new URL(callbackUrl), pending),
    endSessionUrl: async (idToken, returnTo) => leave(await provider(), idToken, returnTo),
  }
}

function discovered(settings: OidcSettings): () => Promise<openid.Configuration> {
  let known: Promise<openid.Configuration> | undefined
  const forget = (error: unknown) => {
    known = undefined
    throw error
  }
  return () => (known ??= discover(settings).catch(forget))
}

async function discover(settings: OidcSettings) {
  const issuer = new URL(settings.issuer)
  const isPlain = settings.allowHttpOnLocalhost && ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname)
  // the code flow may trust the connection alone; we check the token's signature as well
  const execute = [openid.enableNonRepudiationChecks, ...(isPlain ? [openid.allowInsecureRequests] : [])]
  const proof = await proofOf(settings)
  try {
    return await openid.discovery(issuer, settings.clientId, undefined, proof, { timeout: 10, execute })
  } catch (cause) {
    throw new Unavailable('The sign-in provider cannot be reached', { cause })
  }
}

async function proofOf(settings: OidcSettings): Promise<openid.ClientAuth> {
  if (settings.clientKey) return openid.PrivateKeyJwt(await clientKey(settings.clientKey))
  return settings.clientSecret ? openid.ClientSecretBasic(settings.clientSecret) : openid.None()
}

async function begin(provider: openid.Configuration, settings: OidcSettings, lang: Lang) {
  const pending = { state: openid.randomState(), nonce: openid.randomNonce(), verifier: openid.randomPKCECodeVerifier() }
  const url = openid.buildAuthorizationUrl(provider, {
    redirect_uri: settings.redirectUri,
    scope: settings.scope,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
    ui_locales: lang,
    ...(settings.acrValues && { acr_values: settings.acrValues }),
  })
  return { url: url.href, pending }
}

async function complete(
  provider: openid.Configuration,
  settings: OidcSettings,
  callbackUrl: URL,
  pending: PendingSignIn,
): Promise<SignedIn | NotSignedIn> {
  if (callbackUrl.searchParams.get('state') !== pending.state) return { ok: false, reason: 'state' }
  // behind a proxy the server sees another address than the one the provider was given
  const answer = new URL(settings.redirectUri)
  answer.search = callbackUrl.search
  try {
    const tokens = await openid.authorizationCodeGrant(provider, answer, {
      expectedState: pending.state,
      expectedNonce: pending.nonce,
      pkceCodeVerifier: pending.verifier,
      idTokenExpected: true,
    })
    return identityOf(tokens.id_token ?? '', tokens.claims() ?? {}, settings)
  } catch (error) {
    return { ok: false, reason: reasonOf(error) }
  }
}

function identityOf(idToken: string, claims: Record<string, unknown>, settings: OidcSettings): SignedIn | NotSignedIn {
  const { iss, acr, auth_time: authTime, [settings.subjectClaim]: subject } = claims
  if (typeof subject !== 'string' || !subject || typeof iss !== 'string') return { ok: false, reason: 'subject' }
  if (settings.acrValues && !isHighEnough(acr, settings.acrValues.split(' '))) return { ok: false, reason: 'level' }
  return {
    ok: true,
    issuer: iss,
    subject,
    idToken,
    ...(typeof acr === 'string' && { acr }),
    ...(typeof authTime === 'number' && { authTime: new Date(authTime * 1000) }),
  }
}

const idPortenLevels = ['idporten-loa-low', 'idporten-loa-substantial', 'idporten-loa-high']

/** ID-porten asks its clients to check that the level is high enough (docs.digdir.no, id_token); a higher one than asked for will do. */
const isHighEnough = (acr: unknown, accepted: string[]) =>
  typeof acr === 'string' &&
  accepted.some((level) => level === acr || (idPortenLevels.includes(level) && idPortenLevels.indexOf(acr) > idPortenLevels.indexOf(level)))

/** Sorts what the provider, or whoever sent the person here, may do wrong from what is wrong with us: that is thrown on. */
function reasonOf(error: unknown): NotSignedIn['reason'] {
  if (error instanceof openid.AuthorizationResponseError) return error.error === 'access_denied' ? 'cancelled' : 'refused'
  if (error instanceof openid.ResponseBodyError && error.error === 'invalid_grant') return 'code'
  if (isAway(error)) throw new Unavailable('The sign-in provider does not answer', { cause: error })
  if (error instanceof openid.ClientError && error.code && doesNotHold.has(error.code)) return 'answer'
  throw error
}

const doesNotHold = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
  'OAUTH_PARSE_ERROR',
])

const isAway = (error: unknown) =>
  (error instanceof TypeError && error.message === 'fetch failed') ||
  (error instanceof openid.ResponseBodyError && error.status >= 500) ||
  (error instanceof openid.ClientError && ['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM'].includes(error.code ?? ''))

function leave(provider: openid.Configuration, idToken: string | undefined, returnTo: string) {
  if (!provider.serverMetadata().end_session_endpoint) return undefined
  return openid.buildEndSessionUrl(provider, { post_logout_redirect_uri: returnTo, ...(idToken && { id_token_hint: idToken }) }).href
}
