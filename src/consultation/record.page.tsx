import { get, page, type At, type Route, type Shown } from '#http/index.ts'
import { formatMonth } from '#i18n/index.ts'
import { BackLink, EmptyState, PageHeading, Table } from '#ui/index.ts'
import type { Reading } from '#work/index.ts'
import * as actions from './access.ts'
import { recordOf } from './record.ts'
import { text } from './thread.text.ts'
import { topicName } from './topic.ts'

export const recordPages: Route[] = [get('/consultations/record', page(actions.readRecord, RecordPage))]

async function RecordPage(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const rows = await recordOf(work)
  return {
    title: t.record.title,
    current: '/consultations',
    main: (
      <>
        <PageHeading title={t.record.title} lead={t.record.lead} above={<BackLink href="/consultations">{t.page.back}</BackLink>} />
        {rows.length === 0 ? (
          <EmptyState title={t.record.empty} />
        ) : (
          <Table
            caption={t.record.title}
            captionHidden
            rows={rows}
            columns={[
              { label: t.record.topic, header: true, cell: ({ topic }) => topicName(topic, at.lang) },
              { label: t.record.month, cell: ({ month }) => formatMonth(at.lang, month) },
              { label: t.record.asked, cell: ({ addressee }) => t.contact[addressee] },
              { label: t.record.advised, cell: ({ advised }) => advised.map((kind) => t.advised[kind]).join(', ') || t.record.notYet },
              { label: t.record.identity, cell: () => t.record.noIdentity },
            ]}
          />
        )}
      </>
    ),
  }
}
