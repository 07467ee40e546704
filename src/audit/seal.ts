import { createHash, sign, type KeyObject } from 'node:crypto'
import { canonicalJson, type Json } from './canonical.ts'
import { leafHash, merkleRoot } from './merkle.ts'

/** A line of the audit as it is sealed. Times are ISO texts and ids texts, exactly as the reader of the database gives them each time. */
export type Row = {
  readonly id: string
  readonly at: string
  readonly municipality: string
  readonly actor: string | null
  readonly action: string
  readonly outcome: string
  readonly caseId: string | null
  readonly subject: string | null
  readonly detail: Json
}

/** A signed seal over a batch of rows, chained to the one before it. Hashes and signature are lower-case hex, so that it can be kept anywhere as JSON. */
export type Head = {
  readonly municipality: string
  readonly sequence: number
  readonly firstId: string
  readonly lastId: string
  readonly count: number
  readonly idsDigest: string
  readonly root: string
  readonly previousHash: string | null
  readonly at: string
  readonly signature: string
}

/** What is kept of each sealed row beside its head, so that a verification can say which row was touched. Its leaf is the hash of the row. */
export type Member = { readonly id: string; readonly leaf: string }

/** The bytes of a row that are hashed. Columns that the seal does not know are left out. */
const canonical = (row: Row): Buffer =>
  Buffer.from(
    canonicalJson({
      form: 'fotfeste audit row 1',
      id: row.id,
      at: row.at,
      municipality: row.municipality,
      actor: row.actor,
      action: row.action,
      outcome: row.outcome,
      caseId: row.caseId,
      subject: row.subject,
      detail: row.detail,
    }),
  )

/** The members of a batch, in its order. */
export const membersOf = (rows: readonly Row[]): Member[] =>
  rows.map((row) => ({ id: row.id, leaf: leafHash(canonical(row)).toString('hex') }))

/**
 * Seals a batch of one municipality's rows after the head before it (null for its first). Throws RangeError when the batch is empty, when
 * ids do not rise (the order of a batch is the order of its ids, so that it is read back in only one way), or when a row or head is another municipality's.
 */
export function sealBatch(batch: { previous: Head | null; municipality: string; rows: readonly Row[]; key: KeyObject; at: string }): Head {
  const { previous, municipality, rows, key, at } = batch
  refuseUnlessSealable(previous, municipality, rows)
  const members = membersOf(rows)
  const head = {
    municipality,
    sequence: (previous?.sequence ?? 0) + 1,
    firstId: rows[0]!.id,
    lastId: rows.at(-1)!.id,
    count: rows.length,
    idsDigest: idsDigest(members),
    root: rootOf(members),
    previousHash: previous && headHash(previous),
    at,
  }
  return { ...head, signature: sign(null, signedBytes(head), key).toString('hex') }
}

/** The hash of a whole head, its signature included: what the next head is chained to. */
export const headHash = (head: Head): string => sha256(canonicalJson({ head: knownFields(head), signature: head.signature }))

/** The bytes of a head that its signature stands for: everything but the signature. */
export const signedBytes = (head: Omit<Head, 'signature'>): Buffer =>
  Buffer.from(canonicalJson({ form: 'fotfeste audit head 1', ...knownFields(head) }))

/** The hash of a batch's ids in their order. */
export const idsDigest = (of: readonly { readonly id: string }[]): string => sha256(canonicalJson(of.map(({ id }) => id)))

/** The Merkle root over a batch's members. */
export const rootOf = (members: readonly Member[]): string =>
  merkleRoot(members.map(({ leaf }) => Buffer.from(leaf, 'hex'))).toString('hex')

function refuseUnlessSealable(previous: Head | null, municipality: string, rows: readonly Row[]) {
  if (rows.length === 0) throw new RangeError('A batch to seal has at least one row')
  if (previous && previous.municipality !== municipality) throw new RangeError('A chain belongs to one municipality')
  if (rows.some((row) => row.municipality !== municipality)) throw new RangeError('A batch belongs to one municipality')
  if (rows.some((row, at) => at > 0 && BigInt(row.id) <= BigInt(rows[at - 1]!.id))) throw new RangeError('The ids of a batch rise')
}

// named one by one: a column that the database adds later must not change what was signed
const knownFields = (head: Omit<Head, 'signature'>) => ({
  municipality: head.municipality,
  sequence: head.sequence,
  firstId: head.firstId,
  lastId: head.lastId,
  count: head.count,
  idsDigest: head.idsDigest,
  root: head.root,
  previousHash: head.previousHash,
  at: head.at,
})

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
