import { randomBytes } from 'node:crypto'
import { after } from 'node:test'
import { openDb, type Db } from '../src/db/index.ts'
import { dropDatabase, inDatabase, onServer, type Cluster } from './cluster.ts'

/** A migrated database with nothing in it, or a bare one; gone when the test is over. Gives the owner's address, each login role's, and pools that are closed before it goes. */
export async function spareDatabase({ bare = false } = {}) {
  const cluster = JSON.parse(process.env['FOTFESTE_TEST_CLUSTER'] ?? 'null') as Cluster
  const name = `fotfeste_spare_${randomBytes(6).toString('hex')}`
  await onServer(cluster.ownerUrl, (client) => client.query(`create database ${name} template ${bare ? 'template0' : cluster.template}`))
  const pools: Db[] = []
  after(async () => {
    await Promise.all(pools.map((pool) => pool.destroy()))
    await dropDatabase(cluster.ownerUrl, name)
  })
  const ownerUrl = inDatabase(cluster.ownerUrl, name)
  const url = (role: keyof Cluster['passwords']) => {
    const address = new URL(ownerUrl)
    address.username = role
    address.password = cluster.passwords[role]
    return address.toString()
  }
  const open = (role: keyof Cluster['passwords']) => {
    const pool = openDb(url(role), 2)
    pools.push(pool)
    return pool
  }
  return { ownerUrl, url, open }
}
