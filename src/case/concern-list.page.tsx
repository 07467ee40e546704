import { get, page, type At, type Route, type Shown } from '#http/index.ts'
import { formatMoment } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import { today } from '#lib/day.ts'
import { ButtonLink, Card, EmptyState, Heading, PageHeading, Table, Tag, Time } from '#ui/index.ts'
import type { Reading } from '#work/index.ts'
import { listConcerns } from './access.ts'
import { myConcerns, type MyConcern } from './concern-sent.ts'
import { text } from './concern.text.ts'
import { Lines } from './discussion-list.page.tsx'
import { text as talkText } from './discussion.text.ts'
import { myDiscussions } from './discussion.ts'
import { myDrafts, seenIn, type Draft } from './draft.ts'

/** My drafts, the reports that I have sent or follow, and what I have talked over with a leader. */
async function list(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const talk = talkText(at.lang).list
  const [drafts, reports, talks] = [await myDrafts(work), await myConcerns(work), await myDiscussions(work)]
  const names = await namesOf(
    work,
    talks.map(({ leader }) => leader),
  )
  return {
    title: t.title,
    current: '/concerns',
    main: (
      <>
        <PageHeading title={t.title} lead={t.lead} actions={<ButtonLink href="/drafts/new">{t.new}</ButtonLink>} />
        <section aria-labelledby="drafts">
          <Heading level={2} size="sm" id="drafts">
            {t.drafts}
          </Heading>
          {drafts.length ? (
            drafts.map((draft) => <DraftCard draft={draft} at={at} />)
          ) : (
            <EmptyState title={t.noDrafts} level={3}>
              <p>{t.noDraftsWhy}</p>
            </EmptyState>
          )}
        </section>
        <section aria-labelledby="reports">
          <Heading level={2} size="sm" id="reports">
            {t.reports}
          </Heading>
          {reports.length ? (
            <Reports reports={reports} at={at} />
          ) : (
            <EmptyState title={t.noReports} level={3}>
              <p>{t.noReportsWhy}</p>
            </EmptyState>
          )}
        </section>
        <Lines at={at} now={today(work.now)} title={talk.title} rows={talks} who="leader" nameOf={(id) => names.get(id) ?? ''} />
        <p>
          <a class="ds-link" href="/discussions">
            {t.talks}
          </a>
        </p>
      </>
    ),
  }
}

function DraftCard({ draft, at }: { draft: Draft; at: At }) {
  const t = text(at.lang)
  const begins = seenIn(draft.content)[0]?.seen
  return (
    <Card title={begins ? shortened(begins) : t.draftUnnamed} href={`/drafts/${draft.id}`} level={3}>
      <p class="help">{t.draftSaved(formatMoment(at.lang, draft.savedAt))}</p>
    </Card>
  )
}

const shortened = (words: string) => (words.length > 70 ? `${words.slice(0, 67).trimEnd()} …` : words)

function Reports({ reports, at }: { reports: readonly MyConcern[]; at: At }) {
  const t = text(at.lang)
  return (
    <Table
      caption={t.reportsCaption}
      captionHidden
      rows={reports}
      columns={[
        { label: t.reference, cell: Reference },
        { label: t.sent, cell: ({ sentAt }) => <Time at={sentAt} /> },
        { label: t.to, cell: ({ receiver }) => t.receivers[receiver] },
        {
          label: t.state,
          cell: ({ state, isMine }) => (
            <>
              <Tag color={state === 'answered' ? 'success' : 'neutral'}>{t.states[state]}</Tag>
              {!isMine && (
                <>
                  {' '}
                  <Tag>{t.followed}</Tag>
                </>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

const Reference = ({ id, reference }: MyConcern) => (
  <a class="ds-link" href={`/concerns/${id}`}>
    {reference}
  </a>
)

export const concernListPages: Route[] = [get('/concerns', page(listConcerns, list))]
