import { articlesFor, shippedOnly, type Articles } from '#article/index.ts'
import type { Source } from '#http/index.ts'

/** The articles of a municipality, its own before those that come with the product: read once a municipality and mark. */
export const library: Source<Articles> = { read: articlesFor, none: shippedOnly }
