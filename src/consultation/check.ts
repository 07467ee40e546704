import { namesInMyDrafts } from '#case/index.ts'
import { readForIdentity, type IdentityKind, type IdentityReading, type IdentitySign } from '#wording/index.ts'
import type { Reading, Work } from '#work/index.ts'

/** Numbers, addresses and links that point at one person are never stored; names and indirect signs are the writer's to judge. */
const neverStored: ReadonlySet<IdentityKind> = new Set(['identity-number', 'phone', 'email', 'link'])

/** What in a text is never stored here. */
export const mustGo = (words: string): readonly IdentitySign[] =>
  readForIdentity(words, { knownNames: [] }).signs.filter(({ kind }) => neverStored.has(kind))

/**
 * Reads a text before it is sent into an anonymous discussion, together with what stands there already: small things in two messages may
 * tell as much as in one. The names that the writer has typed in her own drafts are looked for as well; they stay in memory, for this one
 * reading.
 */
export async function pointOut(work: Reading | Work, words: string, before: readonly string[] = []): Promise<IdentityReading> {
  const { signs } = readForIdentity(words, { knownNames: await namesInMyDrafts(work) })
  const earlier = before.map((one) => `${one}\n\n`).join('')
  const together = readForIdentity(earlier + words, { knownNames: [] }).together.filter(({ parts }) =>
    parts.some(({ start }) => start >= earlier.length),
  )
  return { signs, together }
}
