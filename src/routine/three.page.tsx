import * as z from 'zod'
import { field, typed, type Failure } from '#http/index.ts'
import { langs, type Lang, type Localised } from '#i18n/index.ts'
import { Fieldset, TextArea, TextField, Written } from '#ui/index.ts'
import type { Fault } from './draft.ts'

/** Short enough for a heading or a question, and for a paragraph. */
export const lengths = { short: 200, long: 2_000 } as const
/** The three languages of one text, as a form sends them. What is missing is told with the whole content, see faultsAt. */
export function three(most: number) {
  const words = field.maybeWords(most)
  return z.object({ nb: words, nn: words, en: words }).prefault({})
}
/** The same for a heading or a question, which has no line breaks. */
export const threeShort = () =>
  three(lengths.short).transform(({ nb, nn, en }): Localised => ({ nb: inOneLine(nb), nn: inOneLine(nn), en: inOneLine(en) }))
const inOneLine = (words: string) => words.replace(/\s+/g, ' ')

const names: Record<Lang, string> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' }

type InThreeProps = {
  name: string
  label: string
  help?: string
  value?: Localised | undefined
  failure?: Failure | undefined
  /** More than one: several lines can be written. */
  rows?: number
  required?: boolean
}

/** One text in the three languages, side by side where there is room. */
export const InThree = ({ name, label, help, value, failure, rows = 1, required = true }: InThreeProps) => (
  <Fieldset id={name} legend={label} {...(help && { help })} error={failure?.errors[name]}>
    <div class="in-three">
      {langs.map((lang) => {
        const one = `${name}.${lang}`
        const props = {
          name: one,
          label: names[lang],
          value: typed(failure?.values, one) ?? value?.[lang],
          error: failure?.errors[one],
          required,
        }
        return rows > 1 ? <TextArea {...props} rows={rows} /> : <TextField {...props} />
      })}
    </div>
  </Fieldset>
)

/** A text in all its languages, to read. */
export const AllThree = ({ text }: { text: Localised | undefined }) =>
  text ? (
    <div class="in-three">
      {langs.map((lang) => (
        <div lang={lang}>
          <div class="help">{names[lang]}</div>
          <Written>{text[lang]}</Written>
        </div>
      ))}
    </div>
  ) : (
    <>–</>
  )

/** Several texts, one a line in each language, as a list; a line that one language lacks is empty there. */
export function lined(sent: Localised): Localised[] {
  const [nb, nn, en] = [lines(sent.nb), lines(sent.nn), lines(sent.en)]
  const count = Math.max(nb.length, nn.length, en.length)
  return Array.from({ length: count }, (_, at) => ({ nb: nb[at] ?? '', nn: nn[at] ?? '', en: en[at] ?? '' }))
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** A list of texts as it stands in three textareas. */
export const joined = (texts: readonly Localised[] | undefined): Localised | undefined =>
  texts && { nb: inLines(texts, 'nb'), nn: inLines(texts, 'nn'), en: inLines(texts, 'en') }
const inLines = (texts: readonly Localised[], lang: Lang) => texts.map((text) => text[lang]).join('\n')

/**
 * What is wrong with the content, as messages for the fields of a form. Takes where in the content the form stands, and says of each
 * fault there which field it belongs to and what to say; a fault elsewhere is told with an empty path.
 */
export function faultsAt(
  faults: readonly Fault[],
  base: readonly PropertyKey[],
  tell: (path: readonly PropertyKey[]) => readonly [field: string, message: string],
) {
  const errors: Record<string, string> = {}
  for (const { path } of faults) {
    const isHere = base.every((part, at) => path[at] === part)
    const [field, message] = tell(isHere ? path.slice(base.length) : [])
    errors[field] ??= message
  }
  return errors
}
