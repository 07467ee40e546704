import { getCookie, setCookie, deleteCookie } from 'hono/cookie'
import { HTTPException } from 'hono/http-exception'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { whileThere, type Db } from '#db/index.ts'
import { clearSession, framed, get, newSecret, open, post, readForm, typed, writeSession, type Request, type Route } from '#http/index.ts'
import { isLang } from '#i18n/index.ts'
import { isId, type AccountId } from '#lib/id.ts'
import { Button, ButtonLink, Buttons, Form, PageHeading } from '#ui/index.ts'
import type { Keyring } from '#vault/index.ts'
import { PendingSignIn, type OidcClient } from './oidc.ts'
import { accountsOf, endSession, issueSession, type OpenAccount } from './session.ts'
import { text } from './sign-in.text.ts'

export type SignInDeps = {
  oidc: OidcClient
  /** The login pool: the only one that may issue sessions. */
  login: Db
  keyring: Keyring
  /** Who asks, for the rate limit: the address as the edge believes it. */
  addressOf: (c: Request) => string
  attemptsPerMinute?: number
}

/** Signing in through the municipality's OpenID provider, signing out, and choosing the language. */
export function signInPages({ oidc, login, keyring, addressOf, attemptsPerMinute = 60 }: SignInDeps): Route[] {
  const limiter = new RateLimiterMemory({ points: attemptsPerMinute, duration: 60 })
  const limited = async (c: Request) => {
    try {
      await limiter.consume(addressOf(c))
    } catch {
      throw new HTTPException(429)
    }
  }

  const start = async (c: Request) => {
    await limited(c)
    const { url, pending } = await oidc.start(c.var.lang)
    keep(c, keyring, 'pending', JSON.stringify({ pending, to: ownPath(c.req.query('to')) }))
    return c.redirect(url, 302)
  }

  const callback = async (c: Request) => {
    await limited(c)
    const kept = taken(c, keyring, 'pending')
    if (!kept) return c.redirect('/sign-in', 302)
    const { pending, to } = JSON.parse(kept) as { pending: unknown; to: string }
    const answer = await oidc.finish(c.req.url, PendingSignIn.parse(pending))
    if (!answer.ok) return said(c, 'failed')
    const subject = keyring.blindSubject(answer.issuer, answer.subject)
    const accounts = await whileThere(() => accountsOf(login, subject))
    const [only, ...more] = accounts
    if (!only) return said(c, 'unknown')
    if (more.length === 0) return enter(c, subject, only.account_id, to)
    keep(c, keyring, 'choice', JSON.stringify({ subject: subject.toString('base64'), to }))
    return choose(c, accounts)
  }

  const chosen = async (c: Request) => {
    await limited(c)
    const kept = taken(c, keyring, 'choice')
    const account = typed(await readForm(c), 'account')
    if (!kept || !account || !isId(account)) return c.redirect('/sign-in', 303)
    const { subject, to } = JSON.parse(kept) as { subject: string; to: string }
    return enter(c, Buffer.from(subject, 'base64'), account as AccountId, to)
  }

  const enter = async (c: Request, subject: Buffer, account: AccountId, to: string) => {
    const secret = newSecret()
    if (!(await issueSession(login, subject, account, secret))) return said(c, 'unknown')
    // a login always gets a new secret; the one that the browser had before is of no more use
    if (c.var.secret) await endSession(c.var.edge.house.db, c.var.secret)
    writeSession(c, secret)
    return c.redirect(to, 303)
  }

  return [
    get('/sign-in', open(start)),
    get('/sign-in/callback', open(callback)),
    get(
      '/sign-in/choose',
      open((c) => c.redirect('/sign-in', 302)),
    ),
    post('/sign-in/choose', open(chosen)),
    get(
      '/sign-out',
      open((c) => c.redirect('/home', 302)),
    ),
    post('/sign-out', open(signOut)),
    get(
      '/signed-out',
      open((c) => said(c, 'signedOut')),
    ),
    get(
      '/language',
      open((c) => c.redirect('/', 302)),
    ),
    post('/language', open(changeLanguage)),
  ]
}

async function signOut(c: Request) {
  const { secret, edge } = c.var
  if (secret) await whileThere(() => endSession(edge.house.db, secret))
  clearSession(c)
  c.header('Clear-Site-Data', '"cache"')
  return c.redirect('/signed-out', 303)
}

async function changeLanguage(c: Request) {
  const values = await readForm(c)
  const lang = typed(values, 'language')
  if (isLang(lang)) setCookie(c, 'lang', lang, { path: '/', maxAge: 31_536_000, sameSite: 'Lax', httpOnly: true, secure: isSecure(c) })
  const back = ownAddress(typed(values, 'back') ?? '')
  return c.redirect(back, 303)
}

const longestQuery = 2_000

/** A path of our own with what was asked there, written anew. */
function ownAddress(address: string) {
  const [, path, asked = ''] = /^([^?]*)(?:\?([^]*))?$/.exec(address)!
  const place = ownPath(path)
  if (place !== path || asked.length > longestQuery) return place
  const query = new URLSearchParams(asked)
  return query.size ? `${place}?${query.toString()}` : place
}

/** Only a path of our own: a link from outside must not lead a newly signed-in person away. */
const ownPath = (path: string | undefined) => (path && /^\/(?![/\\])[\w\-./~%]*$/.test(path) ? path : '/home')

const isSecure = (c: Request) => c.var.edge.origin.startsWith('https://')
const cookieName = (c: Request, purpose: string) => (isSecure(c) ? `__Host-fotfeste-${purpose}` : `fotfeste-${purpose}`)
const cookieSafety = (c: Request) => ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(c) }) as const

const keep = (c: Request, keyring: Keyring, purpose: string, value: string) =>
  setCookie(c, cookieName(c, purpose), keyring.sealCookie(purpose, value), { ...cookieSafety(c), maxAge: 600 })

function taken(c: Request, keyring: Keyring, purpose: string) {
  const sealed = getCookie(c, cookieName(c, purpose))
  deleteCookie(c, cookieName(c, purpose), cookieSafety(c))
  return sealed ? keyring.openCookie(purpose, sealed) : undefined
}

function said(c: Request, what: 'failed' | 'unknown' | 'signedOut') {
  const t = text(c.var.lang)
  const main = (
    <>
      <PageHeading title={t[what].title} lead={t[what].body} />
      <Buttons>
        <ButtonLink href="/sign-in">{t.signIn}</ButtonLink>
        <ButtonLink href="/" variant="secondary">
          {t.home}
        </ButtonLink>
      </Buttons>
    </>
  )
  return c.html(framed(c, undefined, c.var.lang, { title: t[what].title, main }), what === 'signedOut' ? 200 : 403)
}

function choose(c: Request, accounts: readonly OpenAccount[]) {
  const t = text(c.var.lang)
  const main = (
    <>
      <PageHeading title={t.choose.title} lead={t.choose.body} />
      <Form action="/sign-in/choose">
        <Buttons>
          {accounts.map(({ account_id, municipality, unit }) => (
            <Button name="account" value={account_id} variant="secondary">
              {`${municipality}, ${unit}`}
            </Button>
          ))}
        </Buttons>
      </Form>
    </>
  )
  return c.html(framed(c, undefined, c.var.lang, { title: t.choose.title, main }))
}
