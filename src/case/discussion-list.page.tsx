import { get, page, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import { today } from '#lib/day.ts'
import type { AccountId } from '#lib/id.ts'
import { BackLink, ButtonLink, EmptyState, Heading, PageHeading, Table, Tag, Time } from '#ui/index.ts'
import type { Reading } from '#work/index.ts'
import * as actions from './access.ts'
import { text as concernText } from './concern.text.ts'
import { discussionsAnsweredBy, discussionsWaitingFor, myDiscussions, type DiscussionLine } from './discussion.ts'
import { text } from './discussion.text.ts'

export const discussionListPages: Route[] = [get('/discussions', page(actions.listDiscussions, ListPage))]

async function ListPage(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang).list
  const [waiting, mine, answered] = [await discussionsWaitingFor(work), await myDiscussions(work), await discussionsAnsweredBy(work)]
  const all = [...waiting, ...mine, ...answered]
  const names = await namesOf(
    work,
    all.flatMap(({ author, leader }) => [author, leader]),
  )
  const part = { at, now: today(work.now), nameOf: (id: AccountId) => names.get(id) ?? '' }
  return {
    title: t.title,
    current: '/concerns',
    main: (
      <>
        <PageHeading
          title={t.title}
          lead={t.lead}
          above={<BackLink href="/concerns">{concernText(at.lang).title}</BackLink>}
          actions={<Begin at={at} />}
        />
        {all.length === 0 && (
          <EmptyState title={t.emptyTitle}>
            <p>{t.empty}</p>
          </EmptyState>
        )}
        <Lines {...part} title={t.waiting} rows={waiting} who="author" />
        <Lines {...part} title={t.mine} rows={mine} who="leader" />
        <Lines {...part} title={t.answered} rows={answered} who="author" />
      </>
    ),
  }
}

const Begin = ({ at }: { at: At }) => {
  const t = text(at.lang).list
  return (
    <>
      <ButtonLink href="/discussions/new">{t.ask}</ButtonLink>
      <ButtonLink variant="secondary" href="/discussions/talked">
        {t.talked}
      </ButtonLink>
    </>
  )
}

type LinesProps = {
  at: At
  now: string
  title: string
  rows: readonly DiscussionLine[]
  /** Whose name the line bears: the other one's. */
  who: 'author' | 'leader'
  nameOf: (id: AccountId) => string
}

/** Discussions as a table, each with the other one's name; nothing where there are none. */
export const Lines = ({ at, now, title, rows, who, nameOf }: LinesProps) => {
  const t = text(at.lang).list
  if (rows.length === 0) return null
  return (
    <section>
      <Heading level={2} size="sm">
        {title}
      </Heading>
      <Table
        caption={title}
        captionHidden
        rows={rows}
        columns={[
          {
            label: who === 'author' ? t.from : t.leader,
            cell: (row) => (
              <a class="ds-link" href={`/discussions/${row.id}`} aria-label={t.open(nameOf(row[who]))}>
                {nameOf(row[who])}
              </a>
            ),
          },
          { label: t.when, cell: ({ talkedOn, askedAt }) => <Time at={talkedOn ?? today(askedAt)} /> },
          { label: t.state, cell: (row) => <State at={at} now={now} row={row} /> },
        ]}
      />
    </section>
  )
}

const State = ({ at, now, row }: { at: At; now: string; row: DiscussionLine }) => {
  const t = text(at.lang)
  if (row.decision)
    return (
      <>
        {row.talkedOn && `${t.list.noted}: `}
        {t.decision[row.decision]}
      </>
    )
  return (
    <>
      {t.list.waits(formatDay(at.lang, row.dueOn))} {row.dueOn < now && <Tag color="warning">{t.list.overdue}</Tag>}
    </>
  )
}
