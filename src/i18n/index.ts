export const langs = ['nb', 'nn', 'en'] as const
/** The three languages of every page: bokmål, nynorsk, English. */
export type Lang = (typeof langs)[number]
export const isLang = (value: unknown): value is Lang => langs.some((lang) => lang === value)

type Text = string | ((...args: never[]) => string) | readonly string[] | Texts
type Texts = { readonly [key: string]: Text }
type Shape<T> = T extends string
  ? string
  : T extends (...args: never[]) => string
    ? T
    : T extends readonly string[]
      ? readonly string[]
      : { [K in keyof T]: Shape<T[K]> }

/**
 * Interface texts beside their page. Bokmål sets the shape; the other languages follow it key for key, argument for argument,
 * or the program does not compile. Takes the three languages; gives a function from language to texts.
 */
export const texts =
  <const T extends Texts>(all: { nb: T; nn: Shape<T>; en: Shape<T> }): ((lang: Lang) => Shape<T>) =>
  (lang) =>
    all[lang] as Shape<T>

/** A public page's address in a language: bokmål has none before it, the others `/nn` and `/en`. Takes the address in bokmål. */
export const addressIn = (lang: Lang, path: string) => (lang === 'nb' ? path : `/${lang}${path === '/' ? '' : path}`)
/** A public address in any language, as bokmål has it, and which language it was in. */
export function addressParts(path: string): { lang: Lang; path: string } {
  const [, prefix, rest] = /^\/(nn|en)(?=\/|$)(.*)$/.exec(path) ?? []
  return isLang(prefix) ? { lang: prefix, path: rest || '/' } : { lang: 'nb', path }
}

/** A text that stands in data (content files, routines) in all three languages. */
export type Localised = { readonly nb: string; readonly nn: string; readonly en: string }

const locale = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const
const zone = 'Europe/Oslo'

const days = perLang((lang) => new Intl.DateTimeFormat(locale[lang], { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone }))
const months = perLang((lang) => new Intl.DateTimeFormat(locale[lang], { month: 'long', year: 'numeric', timeZone: zone }))
const shortDays = perLang((lang) => new Intl.DateTimeFormat(locale[lang], { day: 'numeric', month: 'short', timeZone: zone }))
const moments = perLang(
  (lang) =>
    new Intl.DateTimeFormat(locale[lang], {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: zone,
    }),
)

/** "21. november 2026": a day, as people in Norway see it. Takes an instant, or a plain day as YYYY-MM-DD. */
export const formatDay = (lang: Lang, at: Date | string) => days(lang).format(moment(at))
/** "november 2026": where the day is nobody's business. Takes YYYY-MM. */
export const formatMonth = (lang: Lang, month: string) => months(lang).format(moment(`${month}-15`))
/** "21. nov.": for narrow places where the year is plain from what stands around it. */
export const formatShortDay = (lang: Lang, at: Date | string) => shortDays(lang).format(moment(at))
/** A day with the clock, Europe/Oslo. */
export const formatMoment = (lang: Lang, at: Date) => moments(lang).format(at)

const collator = new Intl.Collator('nb')
/** The order of names in Norwegian: Æ, Ø and Å last, Aa as Å. The database does not sort names, for they are sealed there. */
export const compareNames = (a: string, b: string) => collator.compare(a, b)

// a plain day has no zone: noon keeps it the same day in Oslo
const moment = (at: Date | string) => (typeof at === 'string' ? new Date(`${at}T12:00:00Z`) : at)

/** One for each language, made when it is first used: a formatter takes long to make, and no page uses them all. */
function perLang<T>(make: (lang: Lang) => T): (lang: Lang) => T {
  const made = new Map<Lang, T>()
  return (lang) => {
    const known = made.get(lang) ?? make(lang)
    made.set(lang, known)
    return known
  }
}
