import { loginRoles, migrate, type LoginRole } from '#db/migrate.ts'
import { migrateJobs } from '#jobs/index.ts'
import { setting, Told, type Given, type Verb } from './verb.ts'

const urls: Record<LoginRole, string> = {
  fotfeste_app: 'DATABASE_APP_URL',
  fotfeste_login: 'DATABASE_LOGIN_URL',
  fotfeste_job: 'DATABASE_JOB_URL',
}

export const migrateVerb: Verb = {
  name: 'migrate',
  usage: '',
  about: `Brings the database of DATABASE_URL (its owner's address) up to this version: roles, tables, policies, job queue. Works on an empty
database, and does nothing the second time. Passwords in DATABASE_APP_URL, DATABASE_LOGIN_URL and DATABASE_JOB_URL are given to their roles.`,
  run: async ({ env, say }) => {
    const owner = setting(env, 'DATABASE_URL')
    const done = await migrate(owner, passwordsIn(env))
    await migrateJobs(owner)
    for (const name of done) say(`Migrated ${name}`)
    say(done.length ? 'The database is up to date.' : 'The database was up to date.')
    return 0
  },
}

function passwordsIn(env: Given['env']): Partial<Record<LoginRole, string>> {
  return Object.fromEntries(loginRoles.flatMap((role) => (env[urls[role]] ? [[role, passwordOf(role, urls[role], env[urls[role]]!)]] : [])))
}

function passwordOf(role: LoginRole, name: string, url: string) {
  if (!URL.canParse(url) || new URL(url).username !== role)
    throw new Told(`${name} must name the role ${role}, such as postgres://${role}:password@host/database`)
  return decodeURIComponent(new URL(url).password)
}
