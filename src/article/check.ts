import { langs } from '#i18n/index.ts'
import type { Block, Inline } from './markdown.ts'
import { hardIn } from './plain.ts'
import { shippedArticles, shippedProse } from './shipped.ts'

/**
 * What is wrong with the articles that come with the product, each with its file: not readable, hard to read, a link that leads nowhere, or
 * three languages that are not the same article. Takes the addresses of our own pages that are no articles. An empty list is good.
 */
export function faultsInArticles(places: ReadonlySet<string>): string[] {
  const names = new Set(shippedArticles().map(({ slug }) => slug))
  return shippedArticles().flatMap((about) => {
    const unknown = about.related.filter((name) => !names.has(name) || name === about.slug)
    return [...unknown.map((name) => `${about.slug}: there is no related article ${name}`), ...faultsIn(about.slug, names, places)]
  })
}

function faultsIn(name: string, names: ReadonlySet<string>, places: ReadonlySet<string>): string[] {
  const faults: string[] = []
  const shapes = langs.map((lang) => {
    try {
      const prose = shippedProse(name, lang)
      faults.push(...hardIn(prose, lang).map(({ rule, at }) => `${name}/${lang}.md: ${rule}: ${at}`))
      const links = prose.blocks.flatMap(linksIn)
      const dead = links.filter((href) => href.startsWith('/') && !leadsSomewhere(href, names, places))
      faults.push(...dead.map((href) => `${name}/${lang}.md: link leads nowhere: ${href}`))
      return { headings: prose.blocks.filter(({ kind }) => kind === 'heading').length, links: links.toSorted().join(' ') }
    } catch (fault) {
      faults.push(`${name}/${lang}.md: ${fault instanceof Error ? fault.message : 'cannot be read'}`)
      return undefined
    }
  })
  const [first] = shapes
  if (shapes.some((shape) => shape?.headings !== first?.headings)) faults.push(`${name}: the languages have not the same headings`)
  if (shapes.some((shape) => shape?.links !== first?.links)) faults.push(`${name}: the languages have not the same links`)
  return faults
}

const leadsSomewhere = (href: string, names: ReadonlySet<string>, places: ReadonlySet<string>) => {
  const path = href.replace(/#.*$/, '')
  const [, article] = /^\/guidance\/([^/]+)$/.exec(path) ?? []
  return article ? names.has(article) : places.has(path)
}

/** Every address that a piece of an article leads to. */
export function linksIn(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return []
    case 'paragraph':
      return block.parts.flatMap(hrefs)
    case 'list':
      return block.items.flat().flatMap(linksIn)
    case 'quote':
      return block.blocks.flatMap(linksIn)
    default:
      return [block.head, ...block.rows].flat(2).flatMap(hrefs)
  }
}
const hrefs = (part: Inline): string[] =>
  part.kind === 'text' ? [] : part.kind === 'link' ? [part.href, ...part.parts.flatMap(hrefs)] : part.parts.flatMap(hrefs)
