/** Reads an article as it is written, and what it may not be; see markdown.ts. */
export { readProse, Unfit, type Block, type Inline, type Prose } from './markdown.ts'
/** The articles that come with the product, what is told of them, and their words; see shipped.ts. */
export {
  audiences,
  minutesFor,
  needs,
  shippedArticles,
  shippedProse,
  themes,
  titleOf,
  type About,
  type Audience,
  type Need,
  type Source,
  type Theme,
} from './shipped.ts'
/** What makes an article hard to read, and its lines as plain text; see plain.ts. */
export { hardIn, linesOf, textOf, type Hard } from './plain.ts'
/** What is wrong with the articles that come with the product, and the addresses that they lead to; see check.ts. */
export { faultsInArticles, linksIn } from './check.ts'
/** The articles that a municipality's public pages are drawn from, and those that come with the product alone; see published.ts. */
export { articlesFor, shippedOnly, type Articles } from './published.ts'
/** The addresses elsewhere that each municipality's articles lead to, for the job that tries them; see links.ts. */
export { articleLinks } from './links.ts'
/** What may be done with articles, by name; see access.ts. */
export * as articleActions from './access.ts'
