import type { ComponentChildren } from 'preact'
import { Heading } from './card.tsx'
import { Icon } from './icon.tsx'
import { useWords } from './lang.tsx'

type PageHeadingProps = {
  title: string
  /** A line or two on what the page is for. */
  lead?: ComponentChildren
  /** What stands above the title: a BackLink, the number of the case. */
  above?: ComponentChildren
  /** Tags beside the title. */
  tags?: ComponentChildren
  /** What one may do here. */
  actions?: ComponentChildren
}

/** The top of a page, with its only h1. */
export const PageHeading = ({ title, lead, above, tags, actions }: PageHeadingProps) => (
  <div class="heading">
    {above}
    <div class="heading__line">
      <Heading level={1} size="md">
        {unbroken(title)}
      </Heading>
      {tags && <div class="heading__tags">{tags}</div>}
    </div>
    {lead && <div class="heading__lead">{lead}</div>}
    {actions && <div class="buttons">{actions}</div>}
  </div>
)

// the number of a case or a report has hyphens, and a narrow screen would break it there
const unbroken = (title: string) =>
  title.split(/(\S*\d-\S*(?: ·)?)/).map((part, place) => (place % 2 ? <span class="whole">{part}</span> : part))

/** One step up. Says where it leads. */
export function BackLink({ href, children }: { href: string; children?: ComponentChildren }) {
  const { words } = useWords()
  return (
    <a class="ds-link back" href={href}>
      <Icon name="back" />
      <span>{children ?? words.back}</span>
    </a>
  )
}

type TabsProps = {
  /** What the tabs have in common, for screen readers. */
  label: string
  /** The address of the one that is open. */
  current: string
  tabs: readonly { href: string; label: string }[]
}

/** The parts of one thing, each a page of its own. */
export const Tabs = ({ label, current, tabs }: TabsProps) => (
  <nav class="tabs" aria-label={label}>
    <ul>
      {tabs.map((tab) => (
        <li>
          <a href={tab.href} aria-current={tab.href === current ? 'page' : undefined}>
            {tab.label}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

/** Leads to newer and older parts of a long list. Draws nothing when all is shown. */
export function Pager({ newer, older }: { newer?: string | undefined; older?: string | undefined }) {
  const { words } = useWords()
  if (!newer && !older) return null
  return (
    <nav class="pager" aria-label={words.pager}>
      {newer && (
        <a class="ds-button" data-variant="secondary" href={newer} rel="prev">
          <Icon name="newer" />
          {words.newer}
        </a>
      )}
      {older && (
        <a class="ds-button" data-variant="secondary" href={older} rel="next">
          {words.older}
          <Icon name="older" />
        </a>
      )}
    </nav>
  )
}
