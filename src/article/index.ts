/** Reads an article as it is written; see markdown.ts. */
export { readProse } from './markdown.ts'
/** The articles that come with the product, what is told of them, and their words; see shipped.ts. */
export { audiences, minutesFor, shippedArticles, shippedProse, themes, titleOf, type About, type Source } from './shipped.ts'
/** The lines of an article as plain text; see plain.ts. */
export { linesOf } from './plain.ts'
/** What is wrong with the articles that come with the product; see check.ts. */
export { faultsInArticles } from './check.ts'
/** The articles that a municipality's public pages are drawn from, and those that come with the product alone; see published.ts. */
export { articlesFor, shippedOnly, type Articles } from './published.ts'
/** The drafts that wait for whoever looks, to be read or mended; see draft.ts. */
export { draftsWaiting } from './draft.ts'
/** The addresses elsewhere that each municipality's articles lead to, for the job that tries them; see links.ts. */
export { articleLinks } from './links.ts'
/** What may be done with articles, by name; see access.ts. */
export * as articleActions from './access.ts'
