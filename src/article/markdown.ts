import { createRequire } from 'node:module'
import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import type * as FromMarkdown from 'mdast-util-from-markdown'
import type * as TableFromMarkdown from 'mdast-util-gfm-table'
import { toString } from 'mdast-util-to-string'
import type * as Table from 'micromark-extension-gfm-table'

/** A piece of a line. Nothing else can stand in an article, so nothing else can be drawn from one. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'emphasis'; parts: readonly Inline[] }
  | { kind: 'link'; href: string; parts: readonly Inline[] }
/** A piece of a page. */
export type Block =
  | { kind: 'heading'; level: 2 | 3; id: string; text: string }
  | { kind: 'paragraph'; parts: readonly Inline[] }
  | { kind: 'list'; ordered: boolean; items: readonly (readonly Block[])[] }
  | { kind: 'quote'; blocks: readonly Block[] }
  | { kind: 'table'; head: readonly (readonly Inline[])[]; rows: readonly (readonly (readonly Inline[])[])[] }

/** An article as it is written: its title, the lines that tell what it is for, and the rest. */
export type Prose = { readonly title: string; readonly lead: string; readonly blocks: readonly Block[]; readonly words: number }

/** What an article may not be: which rule, and the words that it stands at. */
export class Unfit extends Error {
  readonly rule: 'title' | 'lead' | 'only' | 'link' | 'depth'
  readonly at: string
  constructor(rule: Unfit['rule'], at: string) {
    super(`${rule}: ${at}`)
    this.rule = rule
    this.at = at
  }
}

/**
 * Reads an article. Takes Markdown: one `#` title, one paragraph of lead, then headings of the second and third level, paragraphs, lists,
 * quotes, tables, bold, italics and links. Throws Unfit for everything else: no markup of a page is ever made from what someone wrote.
 */
export function readProse(markdown: string): Prose {
  const { children } = parsed(markdown)
  const [title, lead, ...rest] = children
  if (title?.type !== 'heading' || title.depth !== 1) throw new Unfit('title', toString(title).slice(0, 40))
  if (lead?.type !== 'paragraph') throw new Unfit('lead', toString(lead).slice(0, 40))
  const ids = new Map<string, number>()
  return {
    title: toString(title),
    lead: toString(lead),
    blocks: rest.map((node) => block(node, ids)),
    words: wordsIn([lead, ...rest].map((node) => toString(node, { includeImageAlt: false })).join(' ')),
  }
}

const require = createRequire(import.meta.url)
/** Loads what reads Markdown when something is to be read: articles that come with the product are read once and kept, and the start is quicker. */
function parsed(markdown: string): Root {
  const { fromMarkdown } = require('mdast-util-from-markdown') as typeof FromMarkdown
  const { gfmTableFromMarkdown } = require('mdast-util-gfm-table') as typeof TableFromMarkdown
  const { gfmTable } = require('micromark-extension-gfm-table') as typeof Table
  return fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })
}

function block(node: RootContent, ids: Map<string, number>): Block {
  switch (node.type) {
    case 'heading':
      if (node.depth !== 2 && node.depth !== 3) throw new Unfit('depth', toString(node))
      return { kind: 'heading', level: node.depth, id: idOf(toString(node), ids), text: toString(node) }
    case 'paragraph':
      return { kind: 'paragraph', parts: node.children.map(inline) }
    case 'list':
      return {
        kind: 'list',
        ordered: Boolean(node.ordered),
        items: node.children.map(({ children }) => children.map((child) => block(child, ids))),
      }
    case 'blockquote':
      return { kind: 'quote', blocks: node.children.map((child) => block(child, ids)) }
    case 'table': {
      const [head, ...rows] = node.children.map(({ children }) => children.map((cell) => cell.children.map(inline)))
      return { kind: 'table', head: head ?? [], rows }
    }
    default:
      throw unfit(node)
  }
}

function inline(node: PhrasingContent): Inline {
  switch (node.type) {
    case 'text':
      // a line that was broken where it was written is one line on the page
      return { kind: 'text', text: node.value.replaceAll('\n', ' ') }
    case 'strong':
    case 'emphasis':
      return { kind: node.type, parts: node.children.map(inline) }
    case 'link':
      if (!isSafe(node.url)) throw new Unfit('link', node.url.slice(0, 40))
      return { kind: 'link', href: node.url, parts: node.children.map(inline) }
    default:
      throw unfit(node)
  }
}

const unfit = (node: Nodes) => new Unfit('only', `${node.type} ${toString(node).slice(0, 40)}`)

/** Our own pages, other sites over TLS, and numbers to call. */
const isSafe = (url: string) => /^(\/(?![/\\])|https:\/\/|tel:\+?\d+$|#)/.test(url)

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /\p{L}|\d/u.test(word)).length

const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a' }
function idOf(text: string, ids: Map<string, number>): string {
  const id = plainOf(text) || 'part'
  const before = ids.get(id) ?? 0
  ids.set(id, before + 1)
  return before ? `${id}-${before + 1}` : id
}

/** The name that an article goes by in addresses, from its title. Gives '' for a title without a letter. */
export const nameFrom = (title: string) =>
  plainOf(title)
    .replace(/^[^a-z]+/, '')
    .slice(0, 60)
    .replace(/-+$/, '')

const plainOf = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[æøå]/g, (letter) => letters[letter]!)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
