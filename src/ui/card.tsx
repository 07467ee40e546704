import type { ComponentChildren } from 'preact'
import { useWords } from './lang.tsx'

type Level = 2 | 3 | 4

type CardProps = {
  title?: string
  /** Makes the title a link. */
  href?: string
  level?: Level
  /** Quiet cards carry what belongs beside the main thing. */
  tinted?: boolean
  children?: ComponentChildren
}

/** A sheet that holds one thing. */
export const Card = ({ title, href, level = 2, tinted = false, children }: CardProps) => (
  <div class="ds-card" data-variant={tinted ? 'tinted' : 'default'}>
    {title && (
      <Heading level={level} size="xs">
        {href ? (
          <a class="ds-link" href={href}>
            {title}
          </a>
        ) : (
          title
        )}
      </Heading>
    )}
    {children}
  </div>
)

type HeadingProps = { level: 1 | Level; size: 'lg' | 'md' | 'sm' | 'xs' | '2xs'; id?: string; children?: ComponentChildren }

/** A heading: its level for the outline of the page, its size for the eye. */
export function Heading({ level, size, id, children }: HeadingProps) {
  const Tag = `h${level}` as const
  return (
    <Tag class="ds-heading" data-size={size} id={id}>
      {children}
    </Tag>
  )
}

/** How grave a message is. */
type Severity = 'info' | 'success' | 'warning' | 'danger'
type AlertProps = {
  severity?: Severity
  title?: string
  level?: Level
  /** It has come up because of what the reader just did: read aloud at once. */
  live?: boolean
  children?: ComponentChildren
}

/** A message that should be seen. The kind is told in words for those who do not see colour and sign. */
export function Alert({ severity = 'info', title, level = 2, live = false, children }: AlertProps) {
  const { words } = useWords()
  const role = severity === 'danger' ? 'alert' : 'status'
  const kind = <span class="ds-sr-only">{words.severity[severity]}: </span>
  return (
    <div class="ds-alert" data-color={severity} role={live ? role : undefined}>
      {title ? (
        <Heading level={level} size="2xs">
          {kind}
          {title}
        </Heading>
      ) : (
        kind
      )}
      {children}
    </div>
  )
}

type TagProps = { color?: 'neutral' | 'accent' | Severity; children?: ComponentChildren }

/** A word about the state of something. Never about a person. */
export const Tag = ({ color = 'neutral', children }: TagProps) => (
  <span class="ds-tag" data-color={color} data-variant="outline">
    {children}
  </span>
)

type DetailsProps = { summary: string; open?: boolean; children?: ComponentChildren }

/** What some need and most do not: folded until asked for. */
export const Details = ({ summary, open = false, children }: DetailsProps) => (
  <details class="ds-details" open={open}>
    <summary>{summary}</summary>
    <div>{children}</div>
  </details>
)

type EmptyStateProps = { title: string; level?: Level; action?: ComponentChildren; children?: ComponentChildren }

/** Nothing here yet: says so, why, and what one may do. */
export const EmptyState = ({ title, level = 2, action, children }: EmptyStateProps) => (
  <div class="empty">
    <Heading level={level} size="xs">
      {title}
    </Heading>
    {children}
    {action}
  </div>
)
