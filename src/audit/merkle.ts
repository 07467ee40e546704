import { createHash } from 'node:crypto'

/** SHA-256 of a leaf, after RFC 6962 section 2.1: its prefix keeps a leaf from being taken for an inner node. */
export const leafHash = (data: Uint8Array): Buffer => createHash('sha256').update(leafPrefix).update(data).digest()

/** The root of the tree over leaf hashes in their order, after RFC 6962 section 2.1. No leaves give the hash of nothing. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest()
  return rootOf(leaves, 0, leaves.length)
}

const leafPrefix = Buffer.of(0)
const nodePrefix = Buffer.of(1)

function rootOf(leaves: readonly Buffer[], from: number, to: number): Buffer {
  if (to - from === 1) return leaves[from]!
  const middle = from + largestPowerOfTwoBelow(to - from)
  return createHash('sha256')
    .update(nodePrefix)
    .update(rootOf(leaves, from, middle))
    .update(rootOf(leaves, middle, to))
    .digest()
}

function largestPowerOfTwoBelow(count: number) {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}
