import { typed, type At, type Refusal } from '#http/index.ts'
import type { Lang } from '#i18n/index.ts'
import { Alert, Checkbox } from '#ui/index.ts'
import { wordingText, type IdentitySign, type Together } from '#wording/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { asShown, asShownTogether, mustGo, nothing, pointOut, type PointedOut as Found } from './check.ts'
import { text } from './thread.text.ts'

/** The fields that are read: names to words. What stands in the discussion already is read along with them. */
type Texts = { fields: Readonly<Record<string, string>>; before?: readonly string[] }

/** Stops a text whose signs the writer has not looked at, or that holds what is never stored. Gives nothing when it may be sent. */
export async function refusalOf(
  work: Work,
  lang: Lang,
  { fields, before = [] }: Texts,
  { looked, shown }: { looked: boolean; shown: string },
): Promise<Refusal | undefined> {
  const t = text(lang).check
  const wrong = Object.entries(fields).flatMap(([field, words]) => {
    const found = mustGo(words)
    return found.length > 0 ? [[field, t.mustGo(quoted(found, lang))]] : []
  })
  if (wrong.length > 0) return { errors: Object.fromEntries(wrong) }
  const { signs, together, unseen } = await pointOut(work, joined(fields), { shown: shown.split('\n'), before })
  return signs.length + together.length > 0 && (!looked || unseen) ? { errors: { looked: t.lookFirst } } : undefined
}

/** What in the words that were sent may show who it is about: drawn below their fields, with the tick that she has looked. */
export async function pointedOut(work: Reading, at: At, names: readonly string[], before: readonly string[] = []) {
  const words = joined(Object.fromEntries(names.map((name) => [name, typed(at.failure?.values, name) ?? ''])))
  const found = words ? await pointOut(work, words, { before }) : nothing
  return <PointedOut lang={at.lang} found={found} error={at.failure?.errors['looked']} />
}

const joined = (fields: Readonly<Record<string, string>>) =>
  Object.values(fields)
    .filter((words) => words !== '')
    .join('\n\n')

/** Where the browser points out the same while she types; it stands still for a reader without script. */
export const WhileTyping = ({ lang }: { lang: Lang }) => (
  <div role="status">
    <div hidden data-anonymous-found="">
      <Alert severity="warning" title={wordingText(lang).anonymityTitle}>
        <p>{text(lang).check.whileTyping}</p>
        <ul class="ds-list" />
      </Alert>
    </div>
  </div>
)

type Props = { lang: Lang; found: Found; error: string | undefined }

const PointedOut = ({ lang, found: { signs, together, mustGo }, error }: Props) => {
  const t = text(lang).check
  const words = wordingText(lang)
  if (signs.length + together.length === 0) return null
  return (
    <>
      <div data-anonymous-before="">
        <Alert severity="warning" title={words.anonymityTitle}>
          <div class="stack">
            {signs.length > 0 && <Signs lang={lang} signs={signs} />}
            {together.map((one) => (
              <TellsTogether lang={lang} one={one} />
            ))}
            <p>{t.youDecide}</p>
          </div>
        </Alert>
      </div>
      <input type="hidden" name="shown" value={[...signs.map(asShown), ...together.map(asShownTogether)].join('\n')} />
      {mustGo.length === 0 && <Checkbox name="looked" label={t.looked} error={error} required />}
    </>
  )
}

const Signs = ({ lang, signs }: { lang: Lang; signs: readonly IdentitySign[] }) => {
  const words = wordingText(lang).identity
  return (
    <>
      <p>{text(lang).check.found}</p>
      <ul class="ds-list">
        {Map.groupBy(signs, ({ kind }) => kind)
          .entries()
          .map(([kind, same]) => (
            <li>
              <strong>{words[kind].what}</strong>: {quoted(same, lang)}. {words[kind].why}
            </li>
          ))
          .toArray()}
      </ul>
    </>
  )
}

/** Why these things together may tell who it is, and what to write instead of each. */
const TellsTogether = ({ lang, one: { kind, parts } }: { lang: Lang; one: Together }) => {
  const t = wordingText(lang).together
  return (
    <>
      <p>
        <strong>{t.title}</strong>: {quoted(parts, lang)}. {t.lead} {t.why[kind]}
      </p>
      <p>{t.instead}</p>
      <ul class="ds-list">
        {[...new Map(parts.map((part) => [part.kind, part])).values()].map((part) => (
          <li>
            {text(lang).check.rather(
              quoted(
                parts.filter((other) => other.kind === part.kind),
                lang,
              ),
              t.insteadOf[part.kind],
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

const quoted = (signs: readonly Pick<IdentitySign, 'words'>[], lang: Lang) =>
  [...new Set(signs.map(({ words }) => text(lang).check.quoted(words)))].join(', ')
