import { get, page, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay, type Lang } from '#i18n/index.ts'
import { today } from '#lib/day.ts'
import { EmptyState, PageHeading, Table, Tag, Time } from '#ui/index.ts'
import type { Reading } from '#work/index.ts'
import { listHelp } from './access.ts'
import { text } from './help-requests.text.ts'
import { helpThreads, helpToldMe, type HelpThread } from './thread.ts'

export const helpRequestsPages: readonly Route[] = [get('/help-requests', page(listHelp, List))]

function List(work: Reading, at: At) {
  return work.actor.receives.includes('municipal') ? AnswererList(work, at) : LeaderList(work, at)
}

async function AnswererList(work: Reading, { lang }: At): Promise<Shown> {
  const t = text(lang)
  const threads = await helpThreads(work)
  const now = today(work.now)
  const main = (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {threads.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t.title}
          captionHidden
          rows={threads}
          columns={[
            {
              label: t.what,
              header: true,
              cell: ({ id, number }) => (
                <a class="ds-link" href={`/help-requests/${id}`}>
                  {t.number(number)}
                </a>
              ),
            },
            { label: t.who, cell: ({ kind }) => t.kinds[kind] },
            { label: t.came, cell: ({ openedOn }) => <Time at={openedOn} /> },
            { label: t.state, cell: (thread) => <State thread={thread} now={now} lang={lang} /> },
          ]}
        />
      )}
    </>
  )
  return { title: t.title, current: '/help-requests', main }
}

/** Where a thread stands, and how long it has waited. */
export function State({ thread, now, lang }: { thread: HelpThread; now: string; lang: Lang }) {
  const t = text(lang)
  if (thread.closedOn) return <>{t.closed(formatDay(lang, thread.closedOn))}</>
  if (thread.waitsFor === 'sender') return <>{t.answered}</>
  return (
    <>
      {waited(thread.waitsSince, now, lang)} {thread.dueOn < now && <Tag color="warning">{t.overdue}</Tag>}
    </>
  )
}

const waited = (since: string, now: string, lang: Lang) =>
  text(lang).waitsSince(formatDay(lang, since), Temporal.PlainDate.from(since).until(now, { largestUnit: 'days' }).days)

/** A leader sees that something waits: its number and since when. Neither a link nor a word leads further. */
async function LeaderList(work: Reading, { lang }: At): Promise<Shown> {
  const t = text(lang)
  const waiting = await helpToldMe(work)
  const now = today(work.now)
  const main = (
    <>
      <PageHeading title={t.title} lead={waiting.length > 0 ? t.leaderLead : undefined} />
      {waiting.length === 0 ? (
        <EmptyState title={t.leaderNone}>
          <p>{t.leaderNoneHelp}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t.title}
          captionHidden
          rows={waiting}
          columns={[
            { label: t.what, header: true, cell: ({ number }) => t.number(number) },
            { label: t.state, cell: ({ waitsSince }) => waited(waitsSince, now, lang) },
          ]}
        />
      )}
    </>
  )
  return { title: t.title, current: '/help-requests', main }
}
