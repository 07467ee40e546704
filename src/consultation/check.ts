import { myDrafts } from '#case/index.ts'
import { namesIn, readForIdentity, type IdentityKind, type IdentitySign, type Together } from '#wording/index.ts'
import type { Reading, Work } from '#work/index.ts'

/** Numbers, addresses and links that point at one person are never stored; names and indirect signs are the writer's to judge. */
const neverStored: ReadonlySet<IdentityKind> = new Set(['identity-number', 'phone', 'email', 'link'])

/** What may show whom a text is about. `mustGo` is never stored; `unseen`: something has not been pointed out to the writer before. */
export type PointedOut = {
  signs: readonly IdentitySign[]
  together: readonly Together[]
  mustGo: readonly IdentitySign[]
  unseen: boolean
}
export const nothing: PointedOut = { signs: [], together: [], mustGo: [], unseen: false }

/**
 * Reads a text before it is sent into an anonymous discussion, together with what stands there already: small things in two messages may
 * tell as much as in one. The names that the writer has typed in her own drafts are looked for as well; they stay in memory, for this one
 * reading. Takes what has been pointed out already.
 */
export async function pointOut(
  work: Reading | Work,
  words: string,
  { shown = [], before = [] }: { shown?: readonly string[]; before?: readonly string[] } = {},
): Promise<PointedOut> {
  const knownNames = await namesInMyDrafts(work)
  const { signs } = readForIdentity(words, { knownNames })
  const earlier = before.map((one) => `${one}\n\n`).join('')
  const together = readForIdentity(earlier + words, { knownNames: [] }).together.filter(({ parts }) =>
    parts.some(({ start }) => start >= earlier.length),
  )
  const unseen = [...signs.map(asShown), ...together.map(asShownTogether)].some((one) => !shown.includes(one))
  return { signs, together, mustGo: signs.filter(isNeverStored), unseen }
}

/** What in a text is never stored here. */
export const mustGo = (words: string): readonly IdentitySign[] => readForIdentity(words, { knownNames: [] }).signs.filter(isNeverStored)

/** How a form remembers what it has pointed out: one line each. */
export const asShown = ({ words }: Pick<IdentitySign, 'words'>): string => words.replaceAll('\n', ' ')
export const asShownTogether = ({ parts }: Together): string => parts.map(asShown).join(' + ')

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
