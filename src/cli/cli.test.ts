import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openDb } from '#db/index.ts'
import { accountsOf } from '#identity/index.ts'
import { Keyring, readKeyFile } from '#vault/index.ts'
import { onServer } from '../../test/cluster.ts'
import { spareDatabase } from '../../test/spare.ts'
import { run } from './run.ts'

/** An installation of its own: a bare database, and a folder for keys, heads and backups. */
async function installation({ bare = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'fotfeste-cli-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const { ownerUrl, url } = await spareDatabase({ bare })
  const env = {
    DATABASE_URL: ownerUrl,
    DATABASE_APP_URL: url('fotfeste_app'),
    DATABASE_LOGIN_URL: url('fotfeste_login'),
    DATABASE_JOB_URL: url('fotfeste_job'),
    FOTFESTE_KEY_FILE: join(folder, 'house.key'),
    FOTFESTE_AUDIT_KEY_FILE: join(folder, 'audit.key'),
    FOTFESTE_AUDIT_HEADS: join(folder, 'heads.jsonl'),
  }
  const fotfeste = async (line: string, more: { env?: object; input?: string } = {}) => {
    const said: string[] = []
    const told = { say: (one: string) => said.push(one), complain: (one: string) => said.push(one), input: async () => more.input ?? '' }
    const words = Array.from(line.matchAll(/'([^']*)'|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? '')
    const code = await run(words, { ...env, ...more.env }, told)
    return { code, said: said.join('\n') }
  }
  return { folder, env, url, ownerUrl, fotfeste }
}

/** The same with keys, a municipality and its first administrator. */
async function settled() {
  const home = await installation()
  for (const line of [
    `key new ${home.env.FOTFESTE_KEY_FILE}`,
    `key new --audit ${home.env.FOTFESTE_AUDIT_KEY_FILE}`,
    `municipality add Fjordvik --host fjordvik.example.no`,
    administrator,
  ])
    assert.deepEqual([line, (await home.fotfeste(line)).code], [line, 0])
  return home
}
const administrator = `account add --name 'Kari Kommune' --issuer https://login.example.no --subject abc-123 --unit IT --service administration`

test('migrate makes everything in an empty database, and does nothing the second time', async () => {
  const { fotfeste, ownerUrl, env } = await installation({ bare: true })
  const first = await fotfeste('migrate')
  assert.equal(first.code, 0, first.said)
  assert.match(first.said, /Migrated 0001_gate\.sql[^]*up to date/)
  assert.equal((await fotfeste('migrate')).said, 'The database was up to date.')
  const queues = await onServer(ownerUrl, (client) => client.query('select from pgboss.queue'))
  assert.ok(queues.rowCount)
  const app = openDb(env.DATABASE_APP_URL, 1)
  assert.deepEqual(await app.selectFrom('municipality').select('id').execute(), [])
  await app.destroy()
})

test('migrate tells which address names the wrong role', async () => {
  const { fotfeste } = await installation({ bare: true })
  const { code, said } = await fotfeste('migrate', { env: { DATABASE_APP_URL: 'postgres://postgres:secret@localhost/x' } })
  assert.deepEqual(
    [code, said],
    [1, 'DATABASE_APP_URL must name the role fotfeste_app, such as postgres://fotfeste_app:password@host/database'],
  )
})

test('a municipality and its first administrator can be made, and she can sign in', async () => {
  const { env, url, fotfeste, ownerUrl } = await settled()
  const keyring = new Keyring(readKeyFile(env.FOTFESTE_KEY_FILE))
  const login = openDb(url('fotfeste_login'), 1)
  const accounts = await accountsOf(login, keyring.blindSubject('https://login.example.no', 'abc-123'))
  await login.destroy()
  assert.deepEqual(
    accounts.map(({ municipality, unit }) => [municipality, unit]),
    [['Fjordvik', 'IT']],
  )
  const { code, said } = await fotfeste(administrator)
  assert.deepEqual([code, said], [1, 'This subject has an account there already'])
  const traced = await onServer(ownerUrl, (client) =>
    client.query('set role fotfeste_keeper').then(() => client.query('select action, actor_id from audit_event')),
  )
  assert.deepEqual(traced.rows, [{ action: 'person.add', actor_id: null }])
})

test('the subject may come from the standard input, and roles and units are checked', async () => {
  const { fotfeste } = await settled()
  const add = administrator.replace('abc-123', '-')
  assert.equal(
    (await fotfeste(`${add} --role coordinator --role employee`, { input: 'def-456\n' })).said,
    'Added Kari Kommune as coordinator, employee.',
  )
  assert.match((await fotfeste(add, { input: '\n' })).said, /subject is empty/)
  assert.match((await fotfeste(`${add} --role boss`, { input: 'x' })).said, /boss is no role/)
  assert.match(
    (await fotfeste(add.replace('--unit IT', '--unit Ny').replace('administration', 'x'), { input: 'x' })).said,
    /Say with --service/,
  )
  assert.match((await fotfeste(`${add} --municipality Nabovik`, { input: 'x' })).said, /There are: Fjordvik/)
  assert.match((await fotfeste('municipality add X --host https://x.no/y')).said, /host name alone/)
  assert.match((await fotfeste('municipality add X --number 9901')).said, /one of the 357/)
})

test('audit seal and audit verify tell what they found, and verify ends with 1 when something was touched', async () => {
  const { fotfeste, env, ownerUrl } = await settled()
  while ((await fotfeste('audit seal')).said !== 'Sealed 1 rows.');
  const sound = await fotfeste('audit verify')
  assert.deepEqual([sound.code, /1 rows under 1 seals, 0 waiting for the next one\. Sound\./.test(sound.said)], [0, true])
  assert.equal((await fotfeste(`audit verify --key ${env.FOTFESTE_AUDIT_KEY_FILE}.pub`, { env: { FOTFESTE_AUDIT_KEY_FILE: '' } })).code, 0)
  await onServer(ownerUrl, (client) =>
    client.query('set role fotfeste_keeper').then(() => client.query(`update audit_event set action = 'case.read'`)),
  )
  const touched = await fotfeste('audit verify')
  assert.equal(touched.code, 1)
  assert.match(touched.said, /NOT SOUND[^]*changed-row: seal 1, row 1/)
})

test('a backup goes into another database, and the trail is sound there', async () => {
  const home = await settled()
  while (!(await home.fotfeste('audit seal')).said.startsWith('Sealed 1'));
  const copied = await home.fotfeste(`backup ${join(home.folder, 'copies')} --prune`)
  assert.equal(copied.code, 0, copied.said)
  const [name] = readdirSync(join(home.folder, 'copies'))
  const there = await spareDatabase()
  const env = { DATABASE_URL: there.ownerUrl, DATABASE_JOB_URL: there.url('fotfeste_job') }
  const restored = await home.fotfeste(`restore ${join(home.folder, 'copies', name!)}`, { env })
  assert.match(restored.said, /Restored \d+ rows; destroyed 0 keys again/)
  assert.equal((await home.fotfeste('audit verify', { env })).code, 0)
  assert.match((await home.fotfeste(`restore ${join(home.folder, 'copies', name!)}`, { env })).said, /not empty/)
  const blank = await spareDatabase({ bare: true })
  assert.match(
    (await home.fotfeste(`restore ${join(home.folder, 'copies', name!)}`, { env: { DATABASE_URL: blank.ownerUrl } })).said,
    /migrate it first/,
  )
})

test('a restore asks for the list of destroyed keys, or to be told that there is none', async () => {
  const { fotfeste, folder } = await settled()
  assert.match((await fotfeste(`restore ${folder}`, { env: { FOTFESTE_AUDIT_HEADS: '' } })).said, /--destroyed/)
  assert.match((await fotfeste(`restore ${folder}`)).said, /heads\.jsonl\.destroyed is not there/)
  assert.match((await fotfeste(`restore ${folder} --without-destroyed-list`)).said, /holds no backup/)
})

test('a new key is its owner’s alone, and writes over nothing', async () => {
  const { fotfeste, env } = await settled()
  for (const path of [env.FOTFESTE_KEY_FILE, env.FOTFESTE_AUDIT_KEY_FILE]) {
    const before = readFileSync(path)
    assert.equal(statSync(path).mode & 0o077, 0)
    assert.match((await fotfeste(`key new ${path}`)).said, /is there already/)
    assert.deepEqual(readFileSync(path), before)
  }
})

test('what is not understood is told with the right way to write it, and a missing setting by its name', async () => {
  const { fotfeste } = await installation()
  const told = async (line: string, env = {}) => fotfeste(line, { env }).then(({ code, said }) => `${code} ${said}`)
  assert.match(await told('help'), /^0 [^]*fotfeste migrate[^]*fotfeste restore/)
  assert.match(await told('backup --help'), /^0 fotfeste backup DIR/)
  assert.match(await told(''), /^0 fotfeste VERB/)
  assert.match(await told('destroy everything'), /^2 There is no verb "destroy everything"/)
  assert.match(await told('backup'), /^2 Usage: fotfeste backup DIR/)
  assert.match(await told('migrate --fast'), /^2 Unknown option '--fast'/)
  assert.match(await told('migrate', { DATABASE_URL: '' }), /^1 DATABASE_URL is not set/)
  assert.match(await told('audit verify', { FOTFESTE_AUDIT_KEY_FILE: '/nowhere' }), /^1 \/nowhere cannot be read/)
  assert.match(await told('migrate', { DATABASE_URL: 'postgres://x:y@127.0.0.1:1/z' }), /^1 .*ECONNREFUSED/)
})

const ask = (...line: string[]) =>
  spawnSync(process.execPath, ['--import', './src/tsx.ts', 'src/cli/index.ts', ...line], { encoding: 'utf8' })

test('npm run fotfeste ends with the exit code of the verb', () => {
  assert.deepEqual([ask('help').status, ask('nothing').status], [0, 2])
  assert.match(ask('help').stdout, /fotfeste audit verify/)
})
