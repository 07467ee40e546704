import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/db/embedded.ts'
import { prepareCluster } from '../test/cluster.ts'

/** A database as the demo has it, safe writes and all, with a migrated template; and a folder for the rest. */
export async function benchGround() {
  const folder = mkdtempSync(join(tmpdir(), 'fotfeste-bench-'))
  chmodSync(folder, 0o711)
  const server = await startEmbedded(join(folder, 'db'), randomBytes(12).toString('hex'))
  const cluster = await prepareCluster(server.ownerUrl)
  const clear = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { folder, cluster, clear }
}
