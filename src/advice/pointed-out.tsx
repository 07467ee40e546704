import { typed, type At, type Refusal } from '#http/index.ts'
import type { Lang } from '#i18n/index.ts'
import { Alert, Checkbox } from '#ui/index.ts'
import { wordingText, type IdentityReading, type IdentitySign, type Together } from '#wording/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { text } from './advice.text.ts'
import { mustGo, pointOut } from './check.ts'

/** What a form remembers of the check: that she has looked, and at what. */
export type Looked = { looked: boolean; shown: string }

/** Stops words with what is never stored, or whose signs the writer has not looked at. Gives nothing when they may be kept. */
export async function refusalOf(
  work: Work,
  lang: Lang,
  [field, words]: readonly [field: string, words: string],
  { looked, shown }: Looked,
): Promise<Refusal | undefined> {
  const t = text(lang).check
  const never = mustGo(words)
  if (never.length > 0) return { errors: { [field]: t.mustGo(quoted(never, lang)) } }
  const found = linesOf(await pointOut(work, words))
  const seen = new Set(shown.split('\n'))
  return found.length > 0 && (!looked || found.some((one) => !seen.has(one))) ? { errors: { looked: t.lookFirst } } : undefined
}

/** What in the words that were sent may show who it is about: drawn below their field (the first of these that was sent), with the tick that she has looked. */
export async function pointedOut(work: Reading, at: At, ...fields: readonly string[]) {
  const words = fields.map((field) => typed(at.failure?.values, field)).find((one) => one) ?? ''
  return words ? <PointedOut lang={at.lang} found={await pointOut(work, words)} error={at.failure?.errors['looked']} words={words} /> : null
}

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

type Props = { lang: Lang; found: IdentityReading; error: string | undefined; words: string }

function PointedOut({ lang, found, error, words }: Props) {
  const t = text(lang).check
  const { signs, together } = found
  const never = mustGo(words)
  if (signs.length + together.length === 0) return null
  return (
    <>
      <div data-anonymous-before="">
        <Alert severity="warning" title={wordingText(lang).anonymityTitle}>
          <div class="stack">
            {signs.length > 0 && <Signs lang={lang} signs={signs} />}
            {together.map((one) => (
              <TellsTogether lang={lang} one={one} />
            ))}
            <p>{never.length > 0 ? t.mustGo(quoted(never, lang)) : t.youDecide}</p>
          </div>
        </Alert>
      </div>
      <input type="hidden" name="shown" value={linesOf(found).join('\n')} />
      {never.length === 0 && <Checkbox name="looked" label={t.looked} error={error} required />}
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

const TellsTogether = ({ lang, one: { kind, parts } }: { lang: Lang; one: Together }) => {
  const t = wordingText(lang).together
  return (
    <p>
      <strong>{t.title}</strong>: {quoted(parts, lang)}. {t.lead} {t.why[kind]}
    </p>
  )
}

/** How a form remembers what it has pointed out: one line each. */
const linesOf = ({ signs, together }: IdentityReading): string[] => [
  ...signs.map(asShown),
  ...together.map(({ parts }) => parts.map(asShown).join(' + ')),
]
const asShown = ({ words }: Pick<IdentitySign, 'words'>) => words.replaceAll('\n', ' ')

const quoted = (signs: readonly Pick<IdentitySign, 'words'>[], lang: Lang) =>
  [...new Set(signs.map(({ words }) => text(lang).check.quoted(words)))].join(', ')
