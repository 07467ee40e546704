import { randomBytes } from 'node:crypto'
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { startEmbedded } from '../src/db/embedded.ts'
import { prepareCluster } from './cluster.ts'

// Runs every test, or those named, against one PostgreSQL: the embedded one, or the one that DATABASE_URL names.
const wanted = process.argv.slice(2)
const files = globSync(wanted.length ? wanted : ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts'])
const folder = mkdtempSync(join(tmpdir(), 'fotfeste-test-'))
const given = process.env['DATABASE_URL']
const server = given
  ? undefined
  : await startEmbedded(join(folder, 'db'), randomBytes(12).toString('hex'), ['-c', 'fsync=off', '-c', 'max_connections=300'])
process.env['FOTFESTE_TEST_CLUSTER'] = JSON.stringify(await prepareCluster(given ?? server!.ownerUrl))
delete process.env['DATABASE_URL']

let failed = 0
const stream = run({
  files: files.toSorted(),
  concurrency: 2,
  execArgv: ['--import', './src/tsx.ts'],
  timeout: 600_000,
})
stream.on('test:fail', () => failed++)
stream.on('end', () => void finish())
stream.compose(new spec()).pipe(process.stdout)

async function finish() {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
  process.exit(failed ? 1 : 0)
}
