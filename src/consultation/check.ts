import { myDrafts } from '#case/index.ts'
import { findIdentity, namesIn, type IdentityKind, type IdentitySign } from '#wording/index.ts'
import type { Reading, Work } from '#work/index.ts'

/** Numbers and addresses that point at one person are never stored; names and indirect signs are the writer's to judge. */
const neverStored: ReadonlySet<IdentityKind> = new Set(['identity-number', 'phone', 'email'])

/** What may show whom a text is about. `mustGo` is never stored; what is `unseen` has not been pointed out to the writer before. */
export type PointedOut = { signs: readonly IdentitySign[]; mustGo: readonly IdentitySign[]; unseen: readonly IdentitySign[] }

/**
 * Reads a text before it is sent into an anonymous discussion. The names that the writer has typed in her own drafts are looked for as
 * well; they stay in memory, for this one reading. Takes what has been pointed out already.
 */
export async function pointOut(work: Reading | Work, words: string, shown: readonly string[] = []): Promise<PointedOut> {
  const signs = findIdentity(words, { knownNames: await namesInMyDrafts(work) })
  return { signs, mustGo: signs.filter(isNeverStored), unseen: signs.filter(({ words }) => !shown.includes(words.replaceAll('\n', ' '))) }
}

/** What in a text is never stored here. */
export const mustGo = (words: string): IdentitySign[] => findIdentity(words, { knownNames: [] }).filter(isNeverStored)

const isNeverStored = ({ kind }: IdentitySign) => neverStored.has(kind)

async function namesInMyDrafts(work: Reading | Work): Promise<string[]> {
  const drafts = await myDrafts(work)
  return drafts.flatMap(({ content: { about, observations, sides, protective } }) => [
    about.name,
    ...[
      ...observations.flatMap(({ seen, where, toldBy, interpretation }) => [seen, where, toldBy, interpretation]),
      ...Object.values(sides).map(({ words }) => words),
      protective,
    ].flatMap(namesIn),
  ])
}
