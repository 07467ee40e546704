import { get, page, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { today } from '#lib/day.ts'
import { ButtonLink, EmptyState, Heading, PageHeading, Table, Tag, Time } from '#ui/index.ts'
import type { Reading } from '#work/index.ts'
import * as actions from './access.ts'
import { serviceName, stateOf } from './thread.page.tsx'
import { myThreads, threadsAnswered, threadsWaitingForContact, type Thread } from './thread.ts'
import { text } from './thread.text.ts'

export const threadListPages: Route[] = [get('/consultations', page(actions.listThreads, ListPage))]

async function ListPage(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const mayAsk = actions.askAnonymously.who(work.actor)
  const [waiting, mine, answered] = [await threadsWaitingForContact(work), await myThreads(work), await threadsAnswered(work)]
  const part = { at, now: today(work.now) }
  return {
    title: t.title,
    current: '/consultations',
    main: (
      <>
        <PageHeading
          title={t.title}
          lead={t.list.lead}
          actions={mayAsk && <ButtonLink href="/consultations/new">{t.list.ask}</ButtonLink>}
        />
        {waiting.length + mine.length + answered.length === 0 && (
          <EmptyState title={t.list.emptyTitle}>
            <p>{mayAsk ? t.list.empty : t.list.emptyForContact}</p>
          </EmptyState>
        )}
        <Threads {...part} title={t.list.waiting} rows={waiting} />
        <Threads {...part} title={t.list.mine} rows={mine} />
        <Threads {...part} title={t.list.answered} rows={answered} />
        {actions.readRecord.who(work.actor) && (
          <p>
            <a class="ds-link" href="/consultations/record">
              {t.list.record}
            </a>
          </p>
        )}
      </>
    ),
  }
}

const Threads = ({ at, now, title, rows }: { at: At; now: string; title: string; rows: readonly Thread[] }) => {
  const t = text(at.lang)
  if (rows.length === 0) return null
  const other = ({ isMine, addressee, service }: Thread) => (isMine ? t.contact[addressee] : serviceName(service, at.lang))
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
            label: rows[0]?.isMine ? t.list.who : t.list.from,
            cell: (row) => (
              <a class="ds-link" href={`/consultations/${row.id}`} aria-label={t.list.open(other(row), formatDay(at.lang, row.openedOn))}>
                {other(row)}
              </a>
            ),
          },
          { label: t.list.opened, cell: ({ openedOn }) => <Time at={openedOn} /> },
          { label: t.list.state, cell: (row) => <State at={at} now={now} row={row} /> },
        ]}
      />
    </section>
  )
}

const State = ({ at, now, row }: { at: At; now: string; row: Thread }) => (
  <>
    {stateOf(row, at.lang)}{' '}
    {!row.closedOn && row.waitsFor === 'contact' && row.dueOn < now && <Tag color="warning">{text(at.lang).list.overdue}</Tag>}
  </>
)
