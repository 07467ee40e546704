import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrate, type LoginRole } from '../src/db/migrate.ts'
import { migrateJobs } from '../src/jobs/index.ts'

/** What a test file needs to clone a database of its own. */
export type Cluster = { ownerUrl: string; template: string; passwords: Record<LoginRole, string> }

/** Makes the roles and one migrated template database on a server. Takes the owner's address. */
export async function prepareCluster(ownerUrl: string): Promise<Cluster> {
  const template = `fotfeste_template_${randomBytes(6).toString('hex')}`
  const passwords = { fotfeste_app: secret(), fotfeste_login: secret(), fotfeste_job: secret() }
  await onServer(ownerUrl, (client) => client.query(`create database ${template}`))
  await migrate(inDatabase(ownerUrl, template), passwords)
  await migrateJobs(inDatabase(ownerUrl, template))
  return { ownerUrl, template, passwords }
}

/** Runs something as the owner, outside of any test's database. */
export async function onServer<T>(ownerUrl: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** Takes a test's database away. A connection that was closed a moment ago may live a little longer on the server, which an owner who is no superuser may not end. */
export async function dropDatabase(ownerUrl: string, name: string, tries = 50): Promise<void> {
  try {
    await onServer(ownerUrl, (client) => client.query(`drop database ${name} with (force)`))
  } catch (fault) {
    const isHeld = ['42501', '55006'].includes(String((fault as { code?: unknown }).code))
    if (!isHeld || tries === 0) throw fault
    await new Promise((done) => setTimeout(done, 100))
    await dropDatabase(ownerUrl, name, tries - 1)
  }
}

export function inDatabase(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.toString()
}

const secret = () => randomBytes(12).toString('hex')
