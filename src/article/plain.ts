import type { Lang } from '#i18n/index.ts'
import type { Block, Inline, Prose } from './markdown.ts'

/** Something in an article that makes it hard to read: which rule, and the words. */
export type Hard = { readonly rule: 'words' | 'sentence' | 'mean' | 'heading' | 'word' | 'title' | 'parts'; readonly at: string }

const longestSentence = 32
const longestMean = 17
const [fewestWords, mostWords] = [400, 1_200]

/** Words that the language councils advise against in texts for everyone; each has a plainer one (sprakradet.no, Klarspråk). */
const heavy: Record<Lang, RegExp> = {
  nb: /\b(vedrørende|hensyn\w* til at|i forhold til|foreta\w*|iverksett\w*|ivareta\w*|herunder|samt|dersom det skulle|forefinn\w*|besørge\w*|evt\.?|i henhold til|implementer\w*|såfremt|anmodning\w*)\b/giu,
  nn: /\b(vedrørande|i forhold til|iverksett\w*|ivareta\w*|dersom det skulle|samt|i samsvar med det|implementer\w*|såframt|berre for å|anbefal\w*|anmod\w*|betydning\w*|oppmerksomhet\w*|mulighet\w*|hvor|hvordan|hva|ikke|jeg|bare)\b/giu,
  en: /\b(utili[sz]e\w*|in order to|with regard to|pursuant to|herein|thereof|facilitate\w*|commence\w*|prior to|in the event that)\b/giu,
}

/** What makes an article hard to read for someone who is tired: too long a sentence, heavy words, too few or many words. An empty list is good. */
export function hardIn({ title, lead, blocks, words }: Prose, lang: Lang): Hard[] {
  const lines = [lead, ...blocks.flatMap(linesOf)]
  const sentences = lines.flatMap(sentencesIn)
  const lengths = sentences.map((sentence) => sentence.split(/\s+/).length)
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
  const headings = blocks.filter((block) => block.kind === 'heading' && block.level === 2).length
  return [
    ...(words < fewestWords || words > mostWords ? [{ rule: 'words', at: String(words) } as const] : []),
    ...(title.length > 60 ? [{ rule: 'title', at: title } as const] : []),
    ...(headings < 3 || headings > 8 ? [{ rule: 'parts', at: String(headings) } as const] : []),
    ...(mean > longestMean ? [{ rule: 'mean', at: mean.toFixed(1) } as const] : []),
    ...sentences.filter((_, at) => lengths[at]! > longestSentence).map((at) => ({ rule: 'sentence', at }) as const),
    ...lines.flatMap((line) => Array.from(line.matchAll(heavy[lang]), ([at]) => ({ rule: 'word', at }) as const)),
  ]
}

/** Every line that is read on its own. */
export function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text]
    case 'paragraph':
      return [textOf(block.parts)]
    case 'list':
      return block.items.flat().flatMap(linesOf)
    case 'quote':
      return block.blocks.flatMap(linesOf)
    default:
      return [block.head, ...block.rows].flat().map(textOf)
  }
}

export const textOf = (parts: readonly Inline[]): string =>
  parts.map((part) => (part.kind === 'text' ? part.text : textOf(part.parts))).join('')

const sentencesIn = (line: string) => line.split(/(?<=[.!?:])\s+(?=[\p{Lu}«“"])/u).filter(Boolean)
