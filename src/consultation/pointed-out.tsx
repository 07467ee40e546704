import { typed, type At, type Refusal } from '#http/index.ts'
import type { Lang } from '#i18n/index.ts'
import { Alert, Checkbox } from '#ui/index.ts'
import { wordingText, type IdentitySign } from '#wording/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { pointOut } from './check.ts'
import { text } from './thread.text.ts'

/** Stops a text whose signs the writer has not looked at, or that holds what is never stored. Gives nothing when it may be sent. */
export async function refusalOf(
  work: Work,
  lang: Lang,
  field: string,
  words: string,
  { looked, shown }: { looked: boolean; shown: string },
): Promise<Refusal | undefined> {
  const t = text(lang).check
  const { signs, mustGo, unseen } = await pointOut(work, words, shown.split('\n'))
  if (mustGo.length > 0) return { errors: { [field]: t.mustGo(quoted(mustGo, lang)) } }
  if (signs.length > 0 && (!looked || unseen.length > 0)) return { errors: { looked: t.lookFirst } }
  return undefined
}

/** What in the words that were sent may show who it is about: drawn below their field, with the tick that she has looked. */
export async function pointedOut(work: Reading, at: At, field: string) {
  const words = typed(at.failure?.values, field)
  const { signs, mustGo } = words ? await pointOut(work, words) : { signs: [], mustGo: [] }
  return <PointedOut lang={at.lang} signs={signs} hasToGo={mustGo.length > 0} error={at.failure?.errors['looked']} />
}

type Props = { lang: Lang; signs: readonly IdentitySign[]; hasToGo: boolean; error: string | undefined }

const PointedOut = ({ lang, signs, hasToGo, error }: Props) => {
  const t = text(lang).check
  const words = wordingText(lang)
  if (signs.length === 0) return null
  return (
    <>
      <Alert severity="warning" title={words.anonymityTitle}>
        <p>{t.found}</p>
        <ul class="ds-list">
          {Map.groupBy(signs, ({ kind }) => kind)
            .entries()
            .map(([kind, same]) => (
              <li>
                <strong>{words.identity[kind].what}</strong>: {quoted(same, lang)}. {words.identity[kind].why}
              </li>
            ))
            .toArray()}
        </ul>
      </Alert>
      <input type="hidden" name="shown" value={signs.map((sign) => sign.words.replaceAll('\n', ' ')).join('\n')} />
      {!hasToGo && <Checkbox name="looked" label={t.looked} error={error} required />}
    </>
  )
}

const quoted = (signs: readonly IdentitySign[], lang: Lang) =>
  [...new Set(signs.map(({ words }) => text(lang).check.quoted(words)))].join(', ')
