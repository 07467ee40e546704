import { shippedArticles, shippedProse, type About, type Prose } from '#article/index.ts'
import type { Source } from '#http/index.ts'
import type { Lang } from '#i18n/index.ts'

/** The articles of a municipality: what is told of each, and its words in a language. */
export type Library = {
  readonly all: () => readonly About[]
  readonly prose: (slug: string, lang: Lang) => Prose
}

const shippedLibrary: Library = { all: shippedArticles, prose: shippedProse }

/** Read once a municipality and mark: its own articles before those that come with the product. */
export const library: Source<Library> = { read: async () => shippedLibrary, none: shippedLibrary }
