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

export function inDatabase(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.toString()
}

const secret = () => randomBytes(12).toString('hex')
