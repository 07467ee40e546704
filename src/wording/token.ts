/** A word of a text: as it stands there, and its key (small letters, composed) by which lists are asked. */
export type Token = {
  readonly words: string
  readonly key: string
  readonly start: number
  readonly end: number
  /** whether a sentence, a quotation or a line begins here, where any word has a capital */
  readonly opens: boolean
}

/** The words of a text in their order. A hyphen or an apostrophe inside a word belongs to it. */
export function tokensOf(text: string): Token[] {
  let before = 0
  return Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu), ({ 0: words, index: start }) => {
    const opens = before === 0 || /[.!?…:;\n«»"“”•*]/.test(text.slice(before, start))
    before = start + words.length
    return { words, key: keyOf(words), start, end: before, opens }
  })
}

/** The key of a word: how lists hold it. */
export const keyOf = (words: string) => words.normalize('NFC').toLowerCase()

/** Whether a word is written with a capital, and is not an abbreviation such as NAV. */
export const isCapitalised = ({ words }: Token) => /^\p{Lu}/u.test(words) && !isShouted(words)

/** Whether one word follows the other with nothing but a blank between. */
export const isNext = (text: string, before: Token | undefined, after: Token | undefined) =>
  before !== undefined && after !== undefined && after.start - before.end === 1 && /\s/.test(text.charAt(before.end)) && !after.opens

const isShouted = (words: string) => words.length > 1 && words === words.toUpperCase()
