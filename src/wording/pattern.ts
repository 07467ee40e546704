/** The forms in which identity is written. Every repetition is bounded and begins only where a word or a number does, so that no text makes them slow. */

// as bank accounts are written: they lead to a person as well
const accountNumber = /(?<!\d)\d{4}[. ]\d{2}[. ]\d{5}(?!\d)/gu
// eleven digits in one piece: a mistyped number, or one of a coming series, names a person as well, so no check digit is asked
const elevenDigits = /(?<![\d+])\d{11}(?!\d)/gu
const brokenElevenDigits = /(?<![\d+])\d(?:[ .–\u00a0-]{0,3}\d){10}(?!\d)/gu

/**
 * Identity numbers: eleven digits, D-numbers (day + 40), synthetic and help numbers (month + 40, 65 or 80) among them. Written in pieces they
 * must begin with a date, for other numbers stand beside each other too. Check digits are not asked: the rule for them is another for numbers
 * given from 2032 (folkeregisterforskriften § 2-2-1), and the person can be found by a number that is nearly right.
 */
export const identityNumbers = (text: string) => [
  ...spans(text, elevenDigits),
  ...spans(text, accountNumber),
  ...spans(text, brokenElevenDigits).filter(({ start, end }) => beginsWithDate(text.slice(start, end).replace(/\D/gu, ''))),
]

export const emails = (text: string) =>
  spans(text, /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}(?:@| ?[([]at[)\]] ?)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/giu)

export const links = (text: string) => [
  ...spans(text, /(?:https?:\/\/|(?<![\p{L}\p{N}])www\.)[^\s<>"«»]{1,2000}/giu),
  ...spans(
    text,
    /(?<![\p{L}\p{N}@.-])[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,3}\.(?:no|com|org|net|gg|tv)(?![\p{L}\p{N}])(?:\/[^\s<>"«»]{0,500})?/gu,
  ),
]

export const handles = (text: string) => [
  ...spans(text, /(?<![\p{L}\p{N}@._-])@[\p{L}\p{N}._-]{2,40}/gu),
  ...spans(
    text,
    /(?<![\p{L}\p{N}])(?:snap|snapchat|insta|instagram|discord|tiktok|telegram|steam|brukernavn|brukarnamn|username) ?: ?[^\s,;]{2,40}/giu,
  ),
]

export const dates = (text: string) => [
  ...spans(text, /(?<![\d.])(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:(?:19|20)\d\d|\d\d)(?!\d)/gu),
  ...spans(text, /(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/gu),
  ...spans(
    text,
    /(?<!\d)(?:(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d)(?!\d)/gu,
  ),
  ...spans(text, new RegExp(`(?<!\\d)\\d{1,2}(?:\\.|st|nd|rd|th)? (?:of )?(?:${months})\\.?,? (?:19|20)\\d\\d(?!\\d)`, 'giu')),
  ...spans(text, new RegExp(`(?<!\\p{L})(?:${months}) \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d\\d(?!\\d)`, 'giu')),
  ...spans(text, new RegExp(`(?<!\\p{L})(?:${birth})[^\\d\\n.]{0,25}\\d{1,4}(?!\\d)(?:\\.? (?:${months}))?(?: (?:19|20)\\d\\d)?`, 'giu')),
]

export const phones = (text: string) => [
  ...spans(text, /(?<![\d+])(?:\+|00)[1-9]\d{0,2}(?:[ .()-]{0,2}\d){5,12}(?!\d)/gu),
  ...spans(
    text,
    /(?<![\d+.-])(?=[2-9])(?:\d{8}|\d{3}[ .\u00a0-]\d{2}[ .\u00a0-]\d{3}|\d{2}(?:[ .\u00a0-]\d{2}){3}|(?!20\d\d )\d{4}[ \u00a0]\d{4})(?!\d)/gu,
  ),
]

/** The English way to write an address: "12 Hill Street". */
export const numberedStreets = (text: string) =>
  spans(text, /(?<!\d)\d{1,4}[a-z]? (?:\p{Lu}\p{L}{1,30} ){1,3}(?:Street|Road|Avenue|Lane|Drive)(?!\p{L})/gu)

export const postalPlaces = (text: string) => spans(text, /(?<![\p{L}\p{N}])(?!19\d\d|20[0-3]\d)\d{4} \p{Lu}[\p{L}]{1,40}/gu)

export const classes = (text: string) => [
  ...spans(text, /(?<![\p{L}\p{N}.,])(?:10|[1-9])(?:\.?[A-F]| [A-F]|[a-f])(?![\p{L}\p{N}-])/gu),
  ...spans(text, /(?<![\p{L}\p{N}])vg ?[1-3](?!\d)\p{L}{0,4}(?![\p{L}\p{N}])/giu),
  ...spans(text, /(?<![\p{L}\p{N}])[1-3](?:ST|ID|MD|BA|EL|FB|HO|HS|IM|NA|RM|SS|TP)[A-Z]?(?![\p{L}\p{N}])/gu),
]

const months =
  'januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|january|february|march|may|june|july|october|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|oct|nov|des|dec'
const birth = 'født|fødd|fødselsda\\p{L}{1,10}|fødselsår\\p{L}{0,5}|fødselsnummer\\p{L}{0,5}|bursdag\\p{L}{0,5}|born|birthday|date of birth'

/** Where a pattern stands, without the signs that only end a sentence. */
export const spans = (text: string, pattern: RegExp) =>
  Array.from(text.matchAll(pattern), ({ 0: words, index: start }) => ({ start, end: start + words.replace(/[.,!?:;)]+$/u, '').length }))

function beginsWithDate(digits: string) {
  const [day, month] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))]
  const isDay = (day >= 1 && day <= 31) || (day >= 41 && day <= 71)
  return isDay && [0, 40, 65, 80].some((added) => month - added >= 1 && month - added <= 12)
}
