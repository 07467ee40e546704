import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../src/db/embedded.ts'
import { routes } from '../src/modules.ts'
import { patternOf } from '../test/access-table.ts'
import { dropDatabase, inDatabase, onServer, prepareCluster } from '../test/cluster.ts'

// Takes one wall away at a time, in a copy, and looks whether a test notices: every policy of the app opened to all, every function that
// policies ask made to say yes, every action open to anyone. Writes what noticed below docs/run/access-matrix.md as it goes. It takes half
// an hour, so it is no part of npm test; stopped, it goes on where it was. Words on the command line choose what is tried again.
type Mutation = { name: string; sql?: string; edit?: { file: string; from: string; to: string }; tests: readonly string[]; only?: string }

const opened: Readonly<Record<string, string>> = {
  SELECT: 'using (true)',
  DELETE: 'using (true)',
  INSERT: 'with check (true)',
  ALL: 'using (true) with check (true)',
}

const folder = mkdtempSync(join(tmpdir(), 'fotfeste-mutate-'))
const copy = join(folder, 'copy')
for (const part of ['src', 'test', 'content', 'docs', 'package.json', 'tsconfig.json']) cpSync(part, join(copy, part), { recursive: true })
symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
const server = await startEmbedded(join(folder, 'db'), randomBytes(12).toString('hex'), ['-c', 'fsync=off', '-c', 'max_connections=200'])

const cluster = await prepareCluster(server.ownerUrl)

const file = 'docs/run/access-matrix.md'
const marker = '<!-- what follows is written by scripts/mutate-access.ts -->\n'
const [page = '', shown = ''] = readFileSync(file, 'utf8').split(marker)
const known = new Map(
  [...shown.matchAll(/^\| ((?:policy|gate|trigger|action)[^|]*?) +\| (.*?) +\|$/gm)].map(([, name, by]) => [name!, by!]),
)
const wanted = process.argv.slice(2)
const mutations = [...(await policies()), ...functions(), ...actions()]
const all = new Set(mutations.map(({ name }) => name))
for (const mutation of mutations) {
  if (wanted.length ? !wanted.some((word) => mutation.name.includes(word)) : known.has(mutation.name)) continue
  const noticed = (await tried(mutation)) ?? '**nothing**'
  known.set(mutation.name, noticed)
  process.stdout.write(`${mutation.name}: ${noticed}\n`)
  write()
}
await server.stop()
rmSync(folder, { recursive: true, force: true })

async function policies(): Promise<Mutation[]> {
  const client = new pg.Client({ connectionString: inDatabase(server.ownerUrl, cluster.template) })
  await client.connect()
  const { rows } = await client.query<Record<'place' | 'name' | 'kind' | 'cmd', string>>(`
    select format('%I.%I', schemaname, tablename) as place, format('%I', policyname) as name, permissive as kind, cmd
    from pg_policies where 'fotfeste_app' = any (roles) and schemaname in ('public', 'keystore')
      and coalesce(qual, with_check) <> 'true' order by 1, 2`)
  await client.end()
  return rows.map(({ place, name, kind, cmd }) => ({
    name: `policy ${name} on ${place.replace('public.', '')}`,
    sql: kind === 'RESTRICTIVE' ? `drop policy ${name} on ${place}` : `alter policy ${name} on ${place} ${opened[cmd] ?? opened['ALL']}`,
    tests: cmd === 'SELECT' ? ['test/rows.test.ts', 'test/access-matrix.test.ts'] : ['test/rows.test.ts'],
  }))
}
function yes(signature: string, returns: string, body: string): Mutation {
  return {
    name: `gate.${signature.split('(')[0]} says yes`,
    sql: `set local role fotfeste_guard;
    create or replace function gate.${signature} returns ${returns} language sql stable security definer set search_path = pg_catalog as $$ select ${body} $$;
    reset role`,
    tests: ['test/rows.test.ts', 'test/access-matrix.test.ts'],
  }
}
function gone(trigger: string, place: string): Mutation {
  return {
    name: `trigger ${trigger} is gone`,
    sql: `drop trigger ${trigger} on ${place}`,
    tests: ['test/rows.test.ts'],
  }
}
function functions(): Mutation[] {
  return [
    yes('has_role(wanted text)', 'boolean', 'true'),
    yes('receives()', 'text[]', `array['municipal', 'child-welfare', 'police']`),
    yes('wrote_concern(concern uuid)', 'boolean', 'true'),
    yes('holds_concern(concern uuid)', 'boolean', 'true'),
    yes('takes_part(of_case uuid, as_role text[])', 'boolean', 'true'),
    yes('opens(of_case uuid)', 'boolean', 'true'),
    yes('is_open(of_case uuid)', 'boolean', 'true'),
    gone('only_the_lead_turns', '"case"'),
    gone('own_language_only', 'account'),
  ]
}

function actions(): Mutation[] {
  const pattern = /^(?:export )?const \w+: (Case)?Action = \{\s*name: '([\w.-]+)',\s*(who: [^\n]*?(?=, trace)|rules: \[[^\n]*\])/gm
  return globSync('src/**/*.{ts,tsx}', { exclude: (path) => path.includes('.test.') }).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(pattern)].flatMap(([whole, inCase, name, rule]) => {
      if (!rule || rule === 'who: anyone') return []
      const to = whole.replace(rule, inCase ? `rules: [() => sql<SqlBool>\`true\`]` : 'who: () => true')
      return [
        { name: `action ${name} in ${file}`, edit: { file, from: whole, to }, tests: ['test/access-matrix.test.ts'], only: asking(name) },
      ]
    }),
  )
}

/** The tests of the routes that ask for this action; all of them for one that no route asks for by itself. */
function asking(action: string | undefined) {
  const found = routes.filter((route) => route.action === action).map(({ method, path }) => `${method} ${patternOf(path)}`)
  return found.length ? `^(${found.join('|')})$` : '.'
}

/** Which test noticed first; undefined where none did. */
async function tried({ sql, edit, tests, only }: Mutation): Promise<string | undefined> {
  const template = sql ? await mutated(sql) : cluster.template
  if (edit) {
    const before = readFileSync(edit.file, 'utf8')
    writeFileSync(join(copy, edit.file), `import { sql, type SqlBool } from 'kysely'\n${before.replace(edit.from, edit.to)}`)
  }
  try {
    for (const file of tests) {
      const failing = await firstFailing(file, template, only)
      if (failing) return `${file.replace('test/', '')}: ${failing}`
    }
    return undefined
  } finally {
    if (sql) await dropDatabase(server.ownerUrl, template)
    if (edit) cpSync(edit.file, join(copy, edit.file))
  }
}

/** The database that tests are cloned from, with this wall gone. */
async function mutated(sql: string): Promise<string> {
  const name = `fotfeste_mutant_${randomBytes(6).toString('hex')}`
  await onServer(server.ownerUrl, (owner) => owner.query(`create database ${name} template ${cluster.template}`))
  await onServer(inDatabase(server.ownerUrl, name), (owner) => owner.query(`begin; ${sql}; commit`))
  return name
}

/** Runs one file in the copy until something fails. */
function firstFailing(file: string, template: string, only = '.'): Promise<string | undefined> {
  const running = spawn(process.execPath, ['--import', './src/tsx.ts', '--test-reporter=spec', `--test-name-pattern=${only}`, file], {
    cwd: copy,
    env: { ...process.env, FOTFESTE_TEST_CLUSTER: JSON.stringify({ ...cluster, template }) },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  return new Promise((done) => {
    const look = (chunk: Buffer) => {
      said += chunk.toString()
      const failing = /✖ (.*?) \([\d.]+ms\)/.exec(said)?.[1]
      if (!failing) return
      done(failing)
      process.kill(-running.pid!, 'SIGKILL')
    }
    running.stdout.on('data', look)
    running.stderr.on('data', look)
    running.on('close', (code) => done(code ? 'it did not run' : undefined))
  })
}

function write() {
  const lines = [...known].filter(([name]) => all.has(name)).map(([name, by]) => `| ${name} | ${by} |`)
  writeFileSync(
    file,
    `${page}${marker}
## What notices when a wall is gone
Each wall was taken away alone, in a copy; the test on the right was the first to fail. A policy was opened to everyone (a restrictive one
was dropped), a function made to say yes, an action opened to anyone. *Nothing* means that another wall gives the same answer.

| Taken away | Noticed by |
| --- | --- |
${lines.join('\n')}
`,
  )
}
