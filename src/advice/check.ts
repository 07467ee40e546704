import { namesInMyDrafts } from '#case/index.ts'
import { readForIdentity, type IdentityKind, type IdentityReading, type IdentitySign } from '#wording/index.ts'
import type { Reading, Work } from '#work/index.ts'

/** What leads to one person however it is meant. Names are the writer's to judge, for many are words as well. */
const neverStored: ReadonlySet<IdentityKind> = new Set(['identity-number', 'phone', 'email', 'link', 'address'])

/** What in a text is never stored here. */
export const mustGo = (words: string): readonly IdentitySign[] =>
  readForIdentity(words, { knownNames: [] }).signs.filter(({ kind }) => neverStored.has(kind))

/** Throws RangeError for words with what is never stored. */
export function refuseIdentity(words: string): void {
  if (mustGo(words).length > 0) throw new RangeError('A number or an address that leads to a person is never stored')
}

/**
 * What in a text may tell who it is about. The names that the writer has put into her own drafts are looked for as well; they stay in
 * memory, for this one reading.
 */
export async function pointOut(work: Reading | Work, words: string): Promise<IdentityReading> {
  return readForIdentity(words, { knownNames: await namesInMyDrafts(work) })
}
