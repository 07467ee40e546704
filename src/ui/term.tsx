import type { ComponentChildren } from 'preact'
import { useWords } from './lang.tsx'

type TermProps = {
  /** Stands once on a page. */
  id: string
  /** What it means, in a sentence or two. */
  meaning: string
  /** Where there is more to read. */
  href?: string | undefined
  /** The sign that follows the word: it never begins a line. */
  after?: string | undefined
  children: ComponentChildren
}

/** A word that may be new to the reader: pointing at it, coming to it by keyboard or tapping it tells what it means. Needs no script to be tapped. */
export function Term({ id, meaning, href, after, children }: TermProps) {
  const { words } = useWords()
  return (
    <>
      <span class="term__word">
        <button type="button" class="term" popovertarget={id}>
          {children}
        </button>
        {after}
      </span>
      <span class="term__meaning" id={id} popover="auto">
        {meaning}
        {href && (
          <>
            {' '}
            <a class="ds-link" href={href}>
              {words.readMore}
            </a>
          </>
        )}
      </span>
    </>
  )
}
