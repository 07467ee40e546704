import type { ComponentChildren } from 'preact'
import { explained } from '#glossary/index.ts'
import { addressIn, type Lang } from '#i18n/index.ts'
import { Heading, Term } from '#ui/index.ts'
import type { Block, Inline } from './markdown.ts'
import { textOf } from './plain.ts'
import { text } from './prose.text.ts'

type ProseProps = {
  blocks: readonly Block[]
  lang: Lang
  /** Addresses outside that no longer answer. */
  dead?: ReadonlySet<string>
}
type Drawing = { lang: Lang; dead: ReadonlySet<string>; shown: Set<string>; tables: number }

/** The body of an article. Words of the field are explained where they first stand, and links out say that they lead out. */
export function ProseBody({ blocks, lang, dead = new Set() }: ProseProps) {
  const drawing = { lang, dead, shown: new Set<string>(), tables: 0 }
  return <div class="prose">{blocks.map((block) => drawBlock(block, drawing))}</div>
}

/** The ways down the page: folded on a phone, beside the words where there is room. Draws nothing for a page that is short. */
export function InPage({ blocks, lang }: Omit<ProseProps, 'dead'>) {
  const headings = blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block] : []))
  if (headings.length < 3) return null
  return (
    <details class="ds-details contents">
      <summary>{text(lang).contents}</summary>
      <nav aria-labelledby="contents">
        <Heading level={2} size="2xs" id="contents">
          {text(lang).contents}
        </Heading>
        <ol>
          {headings.map(({ id, text: words }) => (
            <li>
              <a href={`#${id}`}>{words}</a>
            </li>
          ))}
        </ol>
      </nav>
    </details>
  )
}

function drawBlock(block: Block, drawing: Drawing) {
  switch (block.kind) {
    case 'heading':
      return (
        <Heading level={block.level} size={block.level === 2 ? 'sm' : 'xs'} id={block.id}>
          {block.text}
        </Heading>
      )
    case 'paragraph':
      return <p>{drawLine(block.parts, drawing)}</p>
    case 'quote':
      return <blockquote>{block.blocks.map((each) => drawBlock(each, drawing))}</blockquote>
    case 'list':
      return drawList(block, drawing)
    default:
      return drawTable(block, drawing)
  }
}

function drawList({ ordered, items }: Extract<Block, { kind: 'list' }>, drawing: Drawing) {
  const List = ordered ? 'ol' : 'ul'
  return (
    <List class="ds-list">
      {items.map((blocks) => (
        <li>{blocks.map((block) => (block.kind === 'paragraph' ? drawLine(block.parts, drawing) : drawBlock(block, drawing)))}</li>
      ))}
    </List>
  )
}

const drawTable = ({ head, rows }: Extract<Block, { kind: 'table' }>, drawing: Drawing) => (
  <section class="wide" aria-label={`${text(drawing.lang).table} ${(drawing.tables += 1)}: ${head.map(textOf).join(', ')}`} tabIndex={0}>
    <table class="ds-table stacking">
      <thead>
        <tr>
          {head.map((cell) => (
            <th scope="col">{drawLine(cell, drawing)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map((cell, place) =>
              place === 0 ? <th scope="row">{drawLine(cell, drawing)}</th> : drawCell(cell, head[place], drawing),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

const drawCell = (cell: readonly Inline[], label: readonly Inline[] | undefined, drawing: Drawing) => (
  <td data-label={label && textOf(label)}>
    <div>{drawLine(cell, drawing)}</div>
  </td>
)

const drawLine = (parts: readonly Inline[], drawing: Drawing, explains = true): ComponentChildren =>
  parts.map((part) => {
    if (part.kind === 'text') return explains ? drawText(part.text, drawing) : part.text
    if (part.kind === 'link') return <Link href={part.href} drawing={drawing} words={drawLine(part.parts, drawing, false)} />
    const Mark = part.kind === 'strong' ? 'strong' : 'em'
    return <Mark>{drawLine(part.parts, drawing, false)}</Mark>
  })

const drawText = (words: string, { lang, shown }: Drawing): ComponentChildren =>
  explained(words, lang, shown).map((piece, place, pieces) =>
    typeof piece === 'string' ? (
      piece.slice(place === 0 ? 0 : signIn(piece).length)
    ) : (
      <Term
        id={`term-${piece.term.key}`}
        meaning={piece.term.meaning[lang]}
        href={piece.term.article && addressIn(lang, `/guidance/${piece.term.article}`)}
        after={signIn(pieces[place + 1])}
      >
        {piece.written}
      </Term>
    ),
  )

// what may not begin a line
const signIn = (next: ReturnType<typeof explained>[number] | undefined) =>
  (typeof next === 'string' && /^[.,;:!?)»”]+/.exec(next)?.[0]) || ''

function Link({ href, words, drawing: { lang, dead } }: { href: string; words: ComponentChildren; drawing: Drawing }) {
  const t = text(lang)
  if (href.startsWith('/'))
    return (
      <a class="ds-link" href={addressIn(lang, href)}>
        {words}
      </a>
    )
  if (dead.has(href))
    return (
      <>
        <s>{words}</s> <small>({t.dead})</small>
      </>
    )
  return (
    <a class="ds-link" href={href} rel="noopener noreferrer">
      {words}
    </a>
  )
}
