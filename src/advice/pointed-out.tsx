import { typed, type At, type Refusal } from '#http/index.ts'
import type { Lang } from '#i18n/index.ts'
import { hasLooked, PointedOut, quoted, type Looked } from '#wording/pages.ts'
import type { Reading, Work } from '#work/index.ts'
import { text } from './advice.text.ts'
import { mustGo, pointOut } from './check.ts'

/** Stops words with what is never stored, or whose signs the writer has not looked at. Gives nothing when they may be kept. */
export async function refusalOf(
  work: Work,
  lang: Lang,
  [field, words]: readonly [field: string, words: string],
  looked: Looked,
): Promise<Refusal | undefined> {
  const t = text(lang).check
  const never = mustGo(words)
  if (never.length > 0) return { errors: { [field]: t.mustGo(quoted(never, lang)) } }
  return hasLooked(await pointOut(work, words), looked) ? undefined : { errors: { looked: t.lookFirst } }
}

/** What in the words that were sent may show who it is about: drawn below their field (the first of these that was sent), with the tick that she has looked. */
export async function pointedOut(work: Reading, { lang, failure }: At, ...fields: readonly string[]) {
  const words = fields.map((field) => typed(failure?.values, field)).find((one) => one)
  if (!words) return null
  const t = text(lang).check
  const never = mustGo(words)
  const mayStay = never.length === 0
  return (
    <PointedOut
      lang={lang}
      found={await pointOut(work, words)}
      says={t}
      decision={mayStay ? t.youDecide : t.mustGo(quoted(never, lang))}
      mayStay={mayStay}
      error={failure?.errors['looked']}
    />
  )
}
