import { verify, type KeyObject } from 'node:crypto'
import { headHash, idsDigest, membersOf, rootOf, signedBytes, type Head, type Member, type Row } from './seal.ts'

/** One thing that is not as it was sealed. The row's id is named when the members of its batch are at hand and untouched. */
export type Finding = {
  readonly kind:
    | 'changed-row'
    | 'missing-row'
    | 'extra-row'
    | 'reordered'
    | 'changed-member'
    | 'bad-signature'
    | 'broken-chain'
    | 'gap'
    | 'cut-tail'
  readonly sequence: number
  readonly id: string | null
}

/** What is verified: one municipality's chain. Rows and members are read batch by batch, so that a long chain needs little memory. */
export type Chain = {
  /** the heads in the database, in their order */
  readonly heads: readonly Head[]
  /** the rows of a batch, ordered by id */
  readonly rowsOf: (sequence: number) => readonly Row[] | Promise<readonly Row[]>
  /** what was kept of each row at sealing, ordered by id */
  readonly membersOf?: (sequence: number) => readonly Member[] | Promise<readonly Member[]>
  readonly publicKey: KeyObject
  /** the heads that were written outside the database */
  readonly witness?: readonly Head[]
}

/**
 * Holds a chain against its signatures, its rows and its witness. Gives what does not fit; nothing means that it is sound.
 * A cut tail is a head that the witness holds and the chain does not, or holds otherwise; without a witness it cannot be seen.
 * Rows are not judged by a head whose signature is bad: such a head says nothing.
 */
export async function verifyChain(chain: Chain): Promise<Finding[]> {
  const findings = [...linkFindings(chain.heads), ...witnessFindings(chain)]
  for (const head of chain.heads) {
    const about = isSigned(head, chain.publicKey) ? await rowFindings(chain, head) : [badSignature(head)]
    for (const finding of about) findings.push(finding)
  }
  return findings
}

function linkFindings(heads: readonly Head[]): Finding[] {
  return heads.flatMap((head, at) => {
    const before = heads[at - 1]
    const about = { sequence: head.sequence, id: null }
    const follows = head.sequence === (before?.sequence ?? 0) + 1
    const isChained = head.previousHash === (before ? headHash(before) : null) && head.municipality === (before ?? head).municipality
    return [...(follows ? [] : [{ kind: 'gap', ...about } as const]), ...(isChained ? [] : [{ kind: 'broken-chain', ...about } as const])]
  })
}

function witnessFindings({ heads, witness = [] }: Chain): Finding[] {
  const held = new Set(heads.map(headHash))
  return witness.filter((head) => !held.has(headHash(head))).map(({ sequence }) => ({ kind: 'cut-tail', sequence, id: null }))
}

const badSignature = ({ sequence }: Head): Finding => ({ kind: 'bad-signature', sequence, id: null })

// Hex has one form here: a signature written in capitals is a changed signature.
const isSigned = (head: Head, publicKey: KeyObject) =>
  /^[0-9a-f]{128}$/.test(head.signature) && verify(null, signedBytes(head), publicKey, Buffer.from(head.signature, 'hex'))

async function rowFindings(chain: Chain, head: Head): Promise<Finding[]> {
  const found = membersOf(await chain.rowsOf(head.sequence))
  const kept = await chain.membersOf?.(head.sequence)
  const isKept = kept !== undefined && fits(head, kept)
  const touched: Finding[] = kept && !isKept ? [{ kind: 'changed-member', sequence: head.sequence, id: null }] : []
  if (fits(head, found)) return touched
  return [
    ...touched,
    ...(isKept ? differences(kept, found) : guess(head, found)).map((finding) => ({ sequence: head.sequence, ...finding })),
  ]
}

const fits = (head: Head, members: readonly Member[]) =>
  members.every(({ leaf }) => isHash.test(leaf)) && idsDigest(members) === head.idsDigest && rootOf(members) === head.root
const isHash = /^[0-9a-f]{64}$/

type Difference = Pick<Finding, 'kind' | 'id'>

function differences(kept: readonly Member[], found: readonly Member[]): Difference[] {
  const rows = new Map(found.map((row) => [row.id, row]))
  const known = new Map(kept.map((member) => [member.id, member]))
  const lost = kept.flatMap(({ id, leaf }): Difference[] => {
    const row = rows.get(id)
    if (!row) return [{ kind: 'missing-row', id }]
    return row.leaf === leaf ? [] : [{ kind: 'changed-row', id }]
  })
  const added = found
    .filter((row) => !known.has(row.id) || rows.get(row.id) !== row)
    .map(({ id }): Difference => ({ kind: 'extra-row', id }))
  if (lost.length + added.length > 0) return [...lost, ...added]
  return [{ kind: 'reordered', id: found.find(({ id }, at) => id !== kept[at]?.id)?.id ?? null }]
}

// Without the members only the head speaks: it can say what kind of change it was, but not which row.
function guess(head: Head, found: readonly Member[]): Difference[] {
  if (found.length < head.count) return [{ kind: 'missing-row', id: null }]
  if (found.length > head.count) return [{ kind: 'extra-row', id: null }]
  const ordered = found.toSorted((a, b) => compareIds(a.id, b.id))
  return [{ kind: fits(head, ordered) ? 'reordered' : 'changed-row', id: null }]
}

// by number without parsing: a row that was tampered with may hold an id that is none
const compareIds = (a: string, b: string) => a.length - b.length || (a < b ? -1 : Number(a > b))
