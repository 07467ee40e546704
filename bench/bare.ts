import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import pg from 'pg'
import { startEmbedded } from '../src/db/embedded.ts'

// The least that a server with this database could be. PORT, and FOTFESTE_DATA: where the demo's data lies.
const data = process.env['FOTFESTE_DATA']!
const { owner } = JSON.parse(readFileSync(join(data, 'keys', 'database.json'), 'utf8')) as { owner: string }
const database = await startEmbedded(join(data, 'postgres'), owner)
const pool = new pg.Pool({ connectionString: database.ownerUrl })
pool.on('error', () => undefined)

const app = new Hono().get('/', async (c) => c.json((await pool.query('select 1 as one')).rows))
const server = serve({ fetch: app.fetch, port: Number(process.env['PORT']) })
process.once('SIGTERM', () => {
  server.close()
  void pool
    .end()
    .then(database.stop)
    .then(() => process.exit(0))
})
