import type { ComponentChildren } from 'preact'
import type { Lang } from '#i18n/index.ts'
import { Alert, Checkbox } from '#ui/index.ts'
import type { IdentityReading, IdentitySign } from './identity.ts'
import type { Together } from './together.ts'
import { text } from './wording.text.ts'

type Props = {
  lang: Lang
  found: IdentityReading
  /** The room's own words. Where it has words for it, what to write instead is told as well. */
  says: { found: string; looked: string; rather?: (words: string, instead: string) => string }
  /** The last word: that the writer decides, or what she must take away. */
  decision: string
  /** Without it there is no tick: something must go first. */
  mayStay: boolean
  error: string | undefined
}

export function PointedOut({ lang, found, says, decision, mayStay, error }: Props) {
  const { signs, together } = found
  if (signs.length + together.length === 0) return null
  return (
    <>
      <div data-anonymous-before="">
        <Alert severity="warning" title={text(lang).anonymityTitle}>
          <div class="stack">
            {signs.length > 0 && <p>{says.found}</p>}
            {signs.length > 0 && <Signs lang={lang} signs={signs} />}
            {together.map((one) => (
              <TellsTogether lang={lang} one={one} rather={says.rather} />
            ))}
            <p>{decision}</p>
          </div>
        </Alert>
      </div>
      <input type="hidden" name="shown" value={linesOf(found).join('\n')} />
      {mayStay && <Checkbox name="looked" label={says.looked} error={error} required />}
    </>
  )
}

const Signs = ({ lang, signs }: { lang: Lang; signs: readonly IdentitySign[] }) => {
  const words = text(lang).identity
  return (
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
  )
}

type TogetherProps = { lang: Lang; one: Together; rather: Props['says']['rather'] }

/** Why these things together may tell who it is, and what to write instead of each. */
const TellsTogether = ({ lang, one: { kind, parts }, rather }: TogetherProps) => {
  const t = text(lang).together
  return (
    <>
      <p>
        <strong>{t.title}</strong>: {quoted(parts, lang)}. {t.lead} {t.why[kind]}
      </p>
      {rather && <p>{t.instead}</p>}
      {rather && (
        <ul class="ds-list">
          {Map.groupBy(parts, (part) => part.kind)
            .entries()
            .map(([kind, same]) => <li>{rather(quoted(same, lang), t.insteadOf[kind])}</li>)
            .toArray()}
        </ul>
      )}
    </>
  )
}

/** Where the browser points out the same while she types; it stands still for a reader without script. */
export const WhileTyping = ({ lang, children }: { lang: Lang; children: ComponentChildren }) => (
  <div role="status">
    <div hidden data-anonymous-found="">
      <Alert severity="warning" title={text(lang).anonymityTitle}>
        <p>{children}</p>
        <ul class="ds-list" />
      </Alert>
    </div>
  </div>
)

/** What a form remembers of the check: that she has looked, and at what. */
export type Looked = { looked: boolean; shown: string }

export function hasLooked(found: IdentityReading, { looked, shown }: Looked): boolean {
  const [lines, seen] = [linesOf(found), new Set(shown.split('\n'))]
  return lines.length === 0 || (looked && lines.every((one) => seen.has(one)))
}

/** How a form remembers what it has pointed out: one line each. */
const linesOf = ({ signs, together }: IdentityReading): string[] => [
  ...signs.map(asShown),
  ...together.map(({ parts }) => parts.map(asShown).join(' + ')),
]
const asShown = ({ words }: Pick<IdentitySign, 'words'>) => words.replaceAll('\n', ' ')

export const quoted = (signs: readonly Pick<IdentitySign, 'words'>[], lang: Lang): string =>
  [...new Set(signs.map(({ words }) => text(lang).quoted(words)))].join(', ')
