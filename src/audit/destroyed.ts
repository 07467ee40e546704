import { sign, verify, type KeyObject } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import * as z from 'zod'
import type { Db } from '#db/index.ts'
import { canonicalJson } from './canonical.ts'
import { lineFile, readLines } from './line-file.ts'

const Destroyed = z.object({ municipality: z.uuid(), id: z.uuid(), purpose: z.string(), at: z.string() })
const Line = Destroyed.extend({ signature: z.string().regex(/^[0-9a-f]{128}$/) })

/** A key that has been destroyed, as it is told outside the database. */
export type DestroyedKey = z.infer<typeof Destroyed>

/** Where the destroyed keys are listed, outside the database: written by the sealing job, read by `restore`. */
export type DestroyedList = { readonly path: string; readonly export: (job: Db, key: KeyObject) => Promise<number> }

/** Opens the list for adding, and makes it if it is not there: a list that is missing later has been lost. What it holds is read once, so that each key is told once. */
export async function destroyedList(path: string): Promise<DestroyedList> {
  const known = new Set((await readLines(path)).lines.map((line) => nameOf(line as DestroyedKey)))
  const file = lineFile(path)
  await (await open(path, 'a', 0o600)).close()
  const exportNew = async (job: Db, key: KeyObject) => {
    const fresh = (await destroyedIn(job)).filter((one) => !known.has(nameOf(one)))
    await file.append(fresh.map((one) => ({ ...one, signature: sign(null, signedBytes(one), key).toString('hex') })))
    for (const one of fresh) known.add(nameOf(one))
    return fresh.length
  }
  return { path, export: exportNew }
}

/**
 * The keys that a list says are destroyed. Throws where there is no list, and for a line that cannot be read or that the key did not sign: an altered list could
 * destroy what must be kept, and a cut line could keep what is gone.
 */
export async function readDestroyed(path: string, publicKey: KeyObject): Promise<DestroyedKey[]> {
  if (!existsSync(path)) throw new Error(`${path} is not there`)
  const { lines, unreadable } = await readLines(path)
  if (unreadable) throw new Error(`${path}: ${unreadable} lines cannot be read`)
  return lines.map((line, at) => {
    const read = Line.safeParse(line)
    if (!read.success || !verify(null, signedBytes(read.data), publicKey, Buffer.from(read.data.signature, 'hex')))
      throw new Error(`${path}: line ${at + 1} is not signed by the sealing key`)
    return Destroyed.parse(read.data)
  })
}

async function destroyedIn(job: Db): Promise<DestroyedKey[]> {
  const rows = await job.selectFrom('keystore.destroyed_key').selectAll().orderBy('destroyed_at').execute()
  return rows.map(({ municipality_id, id, purpose, destroyed_at }) => ({
    municipality: municipality_id,
    id,
    purpose,
    at: destroyed_at.toISOString(),
  }))
}

const nameOf = ({ municipality, id }: DestroyedKey) => `${municipality} ${id}`
const signedBytes = ({ municipality, id, purpose, at }: DestroyedKey) =>
  Buffer.from(canonicalJson({ form: 'fotfeste destroyed key 1', municipality, id, purpose, at }))
