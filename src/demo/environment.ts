import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startEmbedded } from '#db/embedded.ts'
import { readPasswords } from './database.ts'
import { demoSeal } from './ground.ts'

/** The settings of a demo's own database and keys, for the command line; `close` stops what had to be started. */
export type DemoEnvironment = { env: Record<string, string>; close: () => Promise<void> }

/**
 * Where no database is named but a demo has been filled, the command line looks after that demo: beside its running server, or alone.
 * Takes the demo's folder; gives undefined where there is none.
 */
export async function demoEnvironment(folder: string): Promise<DemoEnvironment | undefined> {
  const dataFolder = resolve(folder)
  const file = join(dataFolder, 'keys', 'database.json')
  if (!existsSync(file)) return undefined
  const passwords = readPasswords(file)
  const port = runningPort(join(dataFolder, 'postgres'))
  const started = port ? undefined : await startEmbedded(join(dataFolder, 'postgres'), passwords.owner)
  const urlFor = started?.urlFor ?? ((role: string, password: string) => `postgres://${role}:${password}@127.0.0.1:${port}/postgres`)
  const { keyFile, heads } = demoSeal(dataFolder)
  return {
    env: {
      DATABASE_URL: urlFor('postgres', passwords.owner),
      DATABASE_APP_URL: urlFor('fotfeste_app', passwords.fotfeste_app),
      DATABASE_LOGIN_URL: urlFor('fotfeste_login', passwords.fotfeste_login),
      DATABASE_JOB_URL: urlFor('fotfeste_job', passwords.fotfeste_job),
      FOTFESTE_KEY_FILE: join(dataFolder, 'keys', 'installation.key'),
      FOTFESTE_AUDIT_KEY_FILE: keyFile,
      FOTFESTE_AUDIT_HEADS: heads,
    },
    close: async () => started?.stop(),
  }
}

/** The port of a server that runs in this folder: the fourth line of its pid file. */
function runningPort(folder: string): string | undefined {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n')
  try {
    process.kill(Number(pid), 0)
    return port
  } catch {
    return undefined
  }
}
