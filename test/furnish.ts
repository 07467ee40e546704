import { randomBytes } from 'node:crypto'
import { createApp } from '../src/app.ts'
import { openDb, type Db, type Receives, type Role } from '../src/db/index.ts'
import { foundMunicipality, issueSession } from '../src/identity/index.ts'
import type { AccountId } from '../src/lib/id.ts'
import { edgeOf, routes } from '../src/modules.ts'
import { adoptDefaultRoutines } from '../src/routine/index.ts'
import { assets } from '../src/ui/index.ts'
import { keyFrom, Keyring } from '../src/vault/index.ts'
import { dropDatabase, inDatabase, onServer, type Cluster } from './cluster.ts'

export const origin = 'https://fotfeste.test'
const issuer = 'https://login.test'

/** Everyone in the test municipality: who, where, what work. Names are nobody's. */
const staff = [
  ['teacher', 'Solbakken skole', 'school', ['employee'], []],
  ['colleague', 'Solbakken skole', 'school', ['employee'], []],
  ['principal', 'Solbakken skole', 'school', ['employee', 'unit_leader'], []],
  ['outreach', 'Utekontakten', 'outreach', ['employee'], []],
  ['nav', 'NAV Fjordvik', 'nav-social', ['employee'], []],
  ['nurse', 'Helsestasjonen', 'health-station', ['employee'], []],
  ['childWelfare', 'Barneverntjenesten', 'child-welfare', ['employee'], ['child-welfare']],
  ['coordinator', 'Forebyggende enhet', 'coordination', ['employee', 'coordinator'], ['municipal']],
  ['deputy', 'Forebyggende enhet', 'coordination', ['employee', 'coordinator'], ['municipal']],
  ['mentor', 'Forebyggende enhet', 'coordination', ['mentor'], []],
  ['police', 'Politiet', 'police', ['partner'], ['police']],
  ['adviser', 'RVTS', 'guidance', ['adviser'], []],
  ['executive', 'Kommunedirektøren', 'administration', ['executive'], []],
  ['privacyOfficer', 'Kommunedirektøren', 'administration', ['privacy_officer'], []],
  ['archivist', 'Arkivet', 'archive', ['archivist'], []],
  ['administrator', 'Kommunedirektøren', 'administration', ['administrator'], []],
] as const satisfies readonly (readonly [string, string, string, readonly Role[], readonly Receives[]])[]

export type Someone = (typeof staff)[number][0]
export const everyone = staff.map(([who]) => who)

export type Founded = { name: string; /** Its four digits in the public register. */ number?: string }

/** A database of its own on a prepared server, in it a municipality with people, and a way to act as each of them. Close it in the end. */
export async function furnish(cluster: Cluster, founding: Founded = { name: 'Fjordvik' }, address = origin) {
  const database = `fotfeste_test_${randomBytes(6).toString('hex')}`
  await onServer(cluster.ownerUrl, (client) => client.query(`create database ${database} template ${cluster.template}`))
  const url = (role: keyof Cluster['passwords']) => {
    const address = new URL(inDatabase(cluster.ownerUrl, database))
    address.username = role
    address.password = cluster.passwords[role]
    return address.toString()
  }
  // forced row-level security binds the owner too, who may be no superuser: rows are looked at as the keeper of backups
  const owner = openDb(`${inDatabase(cluster.ownerUrl, database)}?options=${encodeURIComponent('-c role=fotfeste_keeper')}`, 2)
  const [db, login, job] = [openDb(url('fotfeste_app')), openDb(url('fotfeste_login'), 2), openDb(url('fotfeste_job'), 2)]
  const keyring = new Keyring(keyFrom(randomBytes(32)))
  const faults: unknown[] = []
  const edge = edgeOf({
    house: { db, keyring },
    assets: await assets(),
    origin: address,
    publicFor: 0,
    addressOf: (c) => c.req.header('x-forwarded-for') ?? 'somewhere',
    log: (fault) => faults.push(fault),
  })
  const app = createApp(edge, routes)
  const close = async () => {
    await Promise.all([db, login, job, owner].map((pool) => pool.destroy()))
    await dropDatabase(cluster.ownerUrl, database)
  }

  const settle = (place: Founded) =>
    foundMunicipality(owner, keyring, { ...place, lang: 'nb' }, async (founder, tx) => {
      const units = new Map<string, Awaited<ReturnType<typeof founder.addUnit>>>()
      const ids = new Map<Someone, AccountId>()
      for (const [who, unit, service, roles, receives] of staff) {
        if (!units.has(unit)) units.set(unit, await founder.addUnit({ name: unit, service }))
        const account = {
          unit: units.get(unit)!,
          name: `Navn ${who}`,
          title: `Tittel ${who}`,
          lang: 'nb' as const,
          issuer,
          subject: `${place.name} ${who}`,
          roles,
          receives,
        }
        ids.set(who, await founder.addAccount(account))
      }
      await adoptDefaultRoutines(tx, founder.municipality, new Date())
      return { municipality: founder.municipality, ids, name: place.name }
    })
  const here = await settle(founding)

  /** Signs someone in and gives what a browser would do for them. */
  const as = async (who: Someone, place = here) => {
    const secret = randomBytes(32)
    const account = place.ids.get(who)!
    if (!(await issueSession(login, keyring.blindSubject(issuer, `${place.name} ${who}`), account, secret)))
      throw new Error(`No session for ${who}`)
    return { id: account, secret, ...browser(app, secret) }
  }
  return {
    app,
    edge,
    routes,
    db,
    login,
    job,
    owner,
    keyring,
    faults,
    municipality: here.municipality,
    here,
    as,
    settle,
    id: (who: Someone) => here.ids.get(who)!,
    url,
    ownerUrl: inDatabase(cluster.ownerUrl, database),
    guest: browser(app),
    close,
  }
}
export type TestHouse = Awaited<ReturnType<typeof furnish>>
export type Place = TestHouse['here']

/** What a browser sends: a cookie if it has one, and where a form comes from. */
export function browser(app: ReturnType<typeof createApp>, secret?: Buffer) {
  const cookie = secret ? { cookie: `__Host-fotfeste=${secret.toString('base64url')}` } : {}
  return {
    get: (path: string, headers: Record<string, string> = {}) => app.request(path, { headers: { ...cookie, ...headers } }),
    post: (path: string, form: Record<string, string | readonly string[]>, headers: Record<string, string> = {}) =>
      app.request(path, {
        method: 'POST',
        body: encoded(form),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin, 'sec-fetch-site': 'same-origin', ...cookie, ...headers },
      }),
  }
}

const encoded = (form: Record<string, string | readonly string[]>) =>
  new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one]))),
  )

/** All rows of a table, as the owner of the database sees them. */
export const rowsOf = (owner: Db, table: Parameters<Db['selectFrom']>[0] & string) =>
  owner
    .selectFrom(table as 'case')
    .selectAll()
    .execute()
