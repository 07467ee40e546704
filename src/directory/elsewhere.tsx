import type { ComponentChildren } from 'preact'
import type { Source as From } from '#http/index.ts'
import type { Lang } from '#i18n/index.ts'
import { deadLinks } from '#jobs/index.ts'
import { text } from './directory.text.ts'
import type { Source } from './source.ts'

export type Dead = ReadonlySet<string>
/** The addresses elsewhere that no longer answer, for pages that lead to some. */
export const dead: From<Dead> = { read: ({ tx, municipality: { id } }) => deadLinks(tx, id), none: new Set() }

/** A way out of the house; where nobody answers any more, what it was called, and that it is so. */
export const Elsewhere = ({ href, lang, dead, children }: { href: string; lang: Lang; dead: Dead; children: ComponentChildren }) =>
  dead.has(href) ? (
    <>
      {children} <small>{`(${text(lang).dead})`}</small>
    </>
  ) : (
    <a class="ds-link" href={href} rel="noopener noreferrer">
      {children}
    </a>
  )

/** An address, as short as it can be read. */
export const Web = ({ href, lang, dead }: { href: string; lang: Lang; dead: Dead }) => (
  <Elsewhere href={href} lang={lang} dead={dead}>
    {href.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
  </Elsewhere>
)

/** Where something is known from, with its address when there is one. */
export const SourceLine = ({ source: { title, publisher, year, url }, lang, dead }: { source: Source; lang: Lang; dead: Dead }) => (
  <>
    {url ? (
      <Elsewhere href={url} lang={lang} dead={dead}>
        {title}
      </Elsewhere>
    ) : (
      title
    )}
    {[publisher, year].filter(Boolean).map((part) => `, ${part}`)}
  </>
)
