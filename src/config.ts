import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

/** What the program is told from outside, checked and whole. The demo knows nothing of real providers, databases or keys. */
export type Config = DemoConfig | ProductionConfig
export type DemoConfig = z.infer<typeof Demo>
export type ProductionConfig = z.infer<typeof Production>

/** Every setting that cannot stand, by name, all at once; never a value, for the message ends in a log. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Reads the settings from the environment. Without a database, an issuer and an origin of its own the program is a demo;
 * outside the demo nothing of the demo is accepted. Throws ConfigError with every problem found.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  // an empty value is how compose files say "not set"
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => isOurs(name) && value))
  const read = (isDemo(given) ? Demo : Production).safeParse(given)
  const problems = [...issuesOf(read), ...unknown(given), ...(isDemo(given) ? besideDemo(given) : clashes(given))]
  if (read.success && !problems.length) return read.data
  throw new ConfigError(`Fotfeste cannot start. Settings to mend:\n${problems.map((problem) => `- ${problem}`).join('\n')}`)
}

type Given = Record<string, string | undefined>

const isDemo = (given: Given) =>
  given.FOTFESTE_DEMO === '1' || (given.FOTFESTE_DEMO !== '0' && !given.DATABASE_URL && !given.OIDC_ISSUER && !given.FOTFESTE_ORIGIN)

const text = z.string({ error: 'is missing' })
const number = (least: number, most: number) => {
  const message = `must be a whole number from ${least} to ${most}`
  return text
    .regex(/^\d{1,5}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message)
}

const origin = text.refine((value) => URL.canParse(value) && new URL(value).origin === value, {
  error: 'must be an origin alone, such as https://fotfeste.example.no, without a path or a slash at the end',
})

const httpsUrl = text
  .refine((value) => URL.canParse(value), { error: 'must be a web address' })
  .refine((value) => value.startsWith('https://'), { error: 'must begin with https:// outside the demo' })

const realIssuer = httpsUrl
  .refine((value) => !isLocal(value), { error: 'must not be on this machine outside the demo' })
  .refine((value) => !/\/demo-idp\/?$/.test(value), { error: 'must not be the provider that comes with the demo' })

const databaseUrl = text.refine((value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value) && new URL(value).username !== '', {
  error: 'must be a PostgreSQL address that names its role, such as postgres://role@host/database',
})

const smtpUrl = text.refine((value) => /^smtps?:\/\//.test(value) && URL.canParse(value) && new URL(value).hostname !== '', {
  error: 'must be the address of a mail server, such as smtps://user:password@mail.example.no',
})
const mailAddress = text.refine((value) => /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(value), {
  error: 'must be one e-mail address alone, such as fotfeste@example.no',
})

const keyFile = text.superRefine((path, context) => {
  const problem = keyProblem(path)
  if (problem) context.addIssue(problem)
})

const clientKeyFile = text.transform((path, context) => {
  const key = readText(path)
  if (key !== undefined && isPrivateKey(key)) return key
  context.addIssue('must be a file with a private key, as PEM or JWK')
  return z.NEVER
})

const common = {
  PORT: number(1, 65_535).default(3000),
  FOTFESTE_DATA: text.default('.data').transform((path) => resolve(path)),
  FOTFESTE_DEMO: z.enum(['0', '1'], { error: 'must be 0 or 1' }).optional(),
  FOTFESTE_LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], {
      error: 'must be silent, fatal, error, warn, info, debug or trace',
    })
    .default('info'),
  TRUST_PROXY: number(0, 10).default(0),
  FOTFESTE_CHECK_LINKS: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
}

/** What stands only outside the demo. */
const real = {
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_APP_URL: databaseUrl,
  DATABASE_LOGIN_URL: databaseUrl,
  DATABASE_JOB_URL: databaseUrl,
  OIDC_ISSUER: realIssuer,
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text.optional(),
  OIDC_CLIENT_KEY: clientKeyFile.optional(),
  OIDC_SCOPE: text.refine((value) => value.split(' ').includes('openid'), { error: 'must hold the word openid' }).default('openid'),
  OIDC_ACR_VALUES: text.optional(),
  OIDC_SUBJECT_CLAIM: text.default('sub'),
  FOTFESTE_KEY_FILE: keyFile,
  FOTFESTE_AUDIT_KEY_FILE: keyFile.optional(),
  FOTFESTE_AUDIT_HEADS: text.optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: mailAddress.optional(),
}

const Demo = z.object({ ...common, HOST: text.default('localhost'), FOTFESTE_ORIGIN: origin.optional() }).transform((env) => ({
  mode: 'demo' as const,
  ...served(env),
  /** Where people find it. */
  origin: env.FOTFESTE_ORIGIN ?? `http://localhost:${env.PORT}`,
}))

const Production = z
  .object({ ...common, HOST: text.default('0.0.0.0'), FOTFESTE_ORIGIN: origin.pipe(httpsUrl), ...real })
  .transform((env) => ({
    mode: 'production' as const,
    ...served(env),
    origin: env.FOTFESTE_ORIGIN,
    /** One role each. Only migration needs the owner's address; the server is better off without it. */
    database: { owner: env.DATABASE_URL, app: env.DATABASE_APP_URL, login: env.DATABASE_LOGIN_URL, job: env.DATABASE_JOB_URL },
    signIn: {
      issuer: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      clientSecret: env.OIDC_CLIENT_SECRET,
      /** The key itself (PEM or JWK), not its path. */
      clientKey: env.OIDC_CLIENT_KEY,
      scope: env.OIDC_SCOPE,
      acrValues: env.OIDC_ACR_VALUES,
      subjectClaim: env.OIDC_SUBJECT_CLAIM,
    },
    keyFile: env.FOTFESTE_KEY_FILE,
    /** Given to the process that seals the audit, and to no other. */
    auditKeyFile: env.FOTFESTE_AUDIT_KEY_FILE,
    /** The file outside the database that each signed head is appended to. */
    auditHeads: env.FOTFESTE_AUDIT_HEADS,
    /** Without it nobody is told by mail; the notices stand in the house all the same. */
    mail: env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM } : undefined,
  }))

type Common = { [Name in Exclude<keyof typeof common, 'FOTFESTE_DEMO'>]: z.infer<(typeof common)[Name]> } & { HOST: string }
const served = (env: Common) => ({
  host: env.HOST,
  port: env.PORT,
  dataFolder: env.FOTFESTE_DATA,
  logLevel: env.FOTFESTE_LOG_LEVEL,
  /** How many proxies stand in front, and may be believed about who asks. */
  trustProxy: env.TRUST_PROXY,
  /** Whether the house asks elsewhere if the links of its public pages answer. Else it asks nobody anything. */
  checksLinks: env.FOTFESTE_CHECK_LINKS === '1',
})

const known = new Set([...Object.keys(common), ...Object.keys(real), 'HOST', 'FOTFESTE_ORIGIN'])
const isOurs = (name: string) => known.has(name) || /^(FOTFESTE|OIDC)_/.test(name)
// a misspelt name would else be a safeguard that silently is not there
const unknown = (given: Given) =>
  Object.keys(given)
    .filter((name) => !known.has(name))
    .map((name) => `${name}: is not a setting of Fotfeste`)

const issuesOf = (read: z.ZodSafeParseResult<Config>) => [
  ...new Set(read.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)),
]

/** Invented people poured into a real database, or a real provider opening the demo: a mistake, and not started. */
const besideDemo = (given: Given) =>
  Object.keys(real)
    .filter((name) => given[name])
    .map((name) => `${name}: must not be set in the demo (FOTFESTE_DEMO), which uses only what it brings along`)

function clashes(given: Given): string[] {
  const problems = sharedRoles(given)
  if (given.OIDC_CLIENT_SECRET && given.OIDC_CLIENT_KEY)
    problems.push('OIDC_CLIENT_KEY: must not stand beside OIDC_CLIENT_SECRET; choose one')
  if (given.FOTFESTE_AUDIT_KEY_FILE && !given.FOTFESTE_AUDIT_HEADS)
    problems.push('FOTFESTE_AUDIT_HEADS: is missing; who seals the audit also writes its heads outside the database')
  if (given.FOTFESTE_AUDIT_KEY_FILE && given.FOTFESTE_AUDIT_KEY_FILE === given.FOTFESTE_KEY_FILE)
    problems.push('FOTFESTE_AUDIT_KEY_FILE: must not be the same file as FOTFESTE_KEY_FILE')
  if (given.SMTP_URL && !given.MAIL_FROM) problems.push('MAIL_FROM: is missing; SMTP_URL says where mail is sent, this who it is from')
  if (given.MAIL_FROM && !given.SMTP_URL) problems.push('SMTP_URL: is missing; MAIL_FROM says who mail is from, this where it is sent')
  return problems
}

/** Row-level security rests on the roles being different: an app that is owner walks past it. */
function sharedRoles(given: Given): string[] {
  const roles = ['DATABASE_URL', 'DATABASE_APP_URL', 'DATABASE_LOGIN_URL', 'DATABASE_JOB_URL'].flatMap((name) => {
    const url = given[name]
    return url && URL.canParse(url) ? [{ name, role: new URL(url).username }] : []
  })
  return roles.flatMap(({ name, role }, at) => {
    const earlier = roles.slice(0, at).find((other) => role && other.role === role)
    return earlier ? [`${name}: must not use the same role as ${earlier.name}`] : []
  })
}

function isLocal(url: string) {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return host === 'localhost' || host.endsWith('.localhost') || host.startsWith('127.') || host === '[::1]' || host === '0.0.0.0'
}

function keyProblem(path: string): string | undefined {
  const key = readText(path)
  if (key === undefined) return 'is not a file that can be read'
  if (/^demo\s*$/m.test(key)) return 'holds the key of a demo'
  if (key.trim().length < 32) return 'is too short to hold a key'
  // zeros in hexadecimal, in base64 and as bytes: no drawn key has such a run
  if (/0{32}|A{32}|\0{16}/.test(key)) return 'holds a key of zeros'
  return undefined
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return undefined
  }
}

function isPrivateKey(text: string) {
  try {
    return createPrivateKey(text.trimStart().startsWith('{') ? { key: JSON.parse(text), format: 'jwk' } : text).type === 'private'
  } catch {
    return false
  }
}
