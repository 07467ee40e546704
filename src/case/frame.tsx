import type { ComponentChildren, VNode } from 'preact'
import type { At } from '#http/index.ts'
import type { Lang } from '#i18n/index.ts'
import { BackLink, PageHeading, Tabs, Tag } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { firstName } from './case.ts'
import { text } from './frame.text.ts'

/**
 * What stands beside a step of a case, handed in by the rooms that know more of the world: what to read, who can help, who stands by the
 * reader. Takes the step's key; `whole` asks for all of it, where the step itself is the page.
 */
export type Beside = (work: CaseReading, step: string, how: { lang: Lang; whole?: true }) => Promise<VNode>

/** The parts of a case, each a page of its own. */
const tabs = ['overview', 'journal', 'tasks', 'sharing', 'team', 'person'] as const
type CaseTab = (typeof tabs)[number]

/** What a page of a case puts into its answer: the number alone stands in the title, the first name in the heading only. */
export type CaseFrame = { title: string; current: '/cases'; top: VNode }

type Tabbed = { tab: CaseTab; lead?: ComponentChildren }

/** The top of a page that is one of the case's tabs: number and first name as h1, then the tabs. What follows begins at h2. */
export const caseFrame = async (work: CaseReading, at: At, tabbed: Tabbed): Promise<CaseFrame> =>
  frameOf(work, at, tabbed, await firstName(work))

/** The same, from what has been read. */
export function frameOf(work: CaseReading, at: At, { tab, lead }: Tabbed, person: string | undefined): CaseFrame {
  const t = text(at.lang)
  const name = t.case(work.case.number)
  const top = (
    <>
      <PageHeading
        above={<BackLink href={work.case.state === 'closed' ? '/cases/closed' : '/cases'}>{t.allCases}</BackLink>}
        title={[name, person].filter(Boolean).join(' · ')}
        lead={lead}
        tags={work.case.state === 'closed' && <Tag>{t.closed}</Tag>}
      />
      <Tabs label={t.parts} current={address(work, tab)} tabs={tabs.map((each) => ({ href: address(work, each), label: t.tabs[each] }))} />
    </>
  )
  return { title: tab === 'overview' ? name : `${t.tabs[tab]} – ${name}`, current: '/cases', top }
}

type Under = {
  tab: CaseTab
  title: string
  /** What the browser shows in its tab and history, where the title itself would tell too much to whoever stands behind. */
  tabTitle?: string
  lead?: ComponentChildren
  tags?: ComponentChildren
}

/** The top of a page below a tab (a form, one entry): a way back to the tab, and an h1 of its own, which says nothing of the person. */
export async function underCase(work: CaseReading, at: At, { tab, title, tabTitle = title, lead, tags }: Under): Promise<CaseFrame> {
  const t = text(at.lang)
  const name = t.case(work.case.number)
  const back = [name, await firstName(work)].filter(Boolean).join(' · ')
  const top = <PageHeading above={<BackLink href={address(work, tab)}>{back}</BackLink>} title={title} lead={lead} tags={tags} />
  return { title: `${tabTitle} – ${name}`, current: '/cases', top }
}

/** The address of one of a case's parts. */
const address = (work: CaseReading, tab: CaseTab) => `/cases/${work.case.id}${tab === 'overview' ? '' : `/${tab}`}`
