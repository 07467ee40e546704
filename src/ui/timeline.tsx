import type { ComponentChildren } from 'preact'
import { formatDay, formatMoment } from '#i18n/index.ts'
import { Heading } from './card.tsx'
import { useWords } from './lang.tsx'

type Entry = {
  id: string
  /** An instant, or a plain day as YYYY-MM-DD. */
  at: Date | string
  author: string
  /** What someone wrote. Line breaks are kept; it is never read as HTML. */
  text?: string
  title?: string
  /** More about it, drawn below the text: tags, links, a correction. */
  children?: ComponentChildren
}

type TimelineProps = { label: string; entries: readonly Entry[]; level?: 2 | 3 | 4 }

/** What has happened, in the order given, each with who and when. */
export const Timeline = ({ label, entries, level = 3 }: TimelineProps) => (
  <ol class="timeline" aria-label={label}>
    {entries.map((entry) => (
      <li id={entry.id}>
        {entry.title && (
          <Heading level={level} size="2xs">
            {entry.title}
          </Heading>
        )}
        <p class="timeline__meta">
          <Time at={entry.at} />
          <span>{entry.author}</span>
        </p>
        {entry.text && <Written>{entry.text}</Written>}
        {entry.children}
      </li>
    ))}
  </ol>
)

/** Text that a person wrote: line breaks kept, everything else plain. */
export const Written = ({ children }: { children: string }) => <p class="written">{children}</p>

/** A day or an instant, in the language of the page. */
export function Time({ at }: { at: Date | string }) {
  const { lang } = useWords()
  if (typeof at === 'string') return <time dateTime={at}>{formatDay(lang, at)}</time>
  return <time dateTime={at.toISOString()}>{formatMoment(lang, at)}</time>
}
