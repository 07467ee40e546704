import { typed, type At, type Refusal } from '#http/index.ts'
import type { Lang } from '#i18n/index.ts'
import { hasLooked, PointedOut, quoted, type Looked } from '#wording/pages.ts'
import type { Reading, Work } from '#work/index.ts'
import { mustGo, pointOut } from './check.ts'
import { text } from './thread.text.ts'

/** The fields that are read: names to words. What stands in the discussion already is read along with them. */
type Texts = { fields: Readonly<Record<string, string>>; before?: readonly string[] }

/** Stops a text whose signs the writer has not looked at, or that holds what is never stored. Gives nothing when it may be sent. */
export async function refusalOf(work: Work, lang: Lang, { fields, before = [] }: Texts, looked: Looked): Promise<Refusal | undefined> {
  const t = text(lang).check
  const wrong = Object.entries(fields).flatMap(([field, words]) => {
    const found = mustGo(words)
    return found.length > 0 ? [[field, t.mustGo(quoted(found, lang))]] : []
  })
  if (wrong.length > 0) return { errors: Object.fromEntries(wrong) }
  return hasLooked(await pointOut(work, joined(fields), before), looked) ? undefined : { errors: { looked: t.lookFirst } }
}

/** What in the words that were sent may show who it is about: drawn below their fields, with the tick that she has looked. */
export async function pointedOut(work: Reading, { lang, failure }: At, names: readonly string[], before: readonly string[] = []) {
  const words = joined(Object.fromEntries(names.map((name) => [name, typed(failure?.values, name) ?? ''])))
  if (!words) return null
  const t = text(lang).check
  return (
    <PointedOut
      lang={lang}
      found={await pointOut(work, words, before)}
      says={t}
      decision={t.youDecide}
      mayStay={mustGo(words).length === 0}
      error={failure?.errors['looked']}
    />
  )
}

const joined = (fields: Readonly<Record<string, string>>) =>
  Object.values(fields)
    .filter((words) => words !== '')
    .join('\n\n')
