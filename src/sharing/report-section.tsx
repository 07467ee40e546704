import type { VNode } from 'preact'
import type { At } from '#http/index.ts'
import { Heading, Table } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { Due } from './report-list.page.tsx'
import { childWelfareReports } from './report-child-welfare.ts'
import { listOf } from './report-parts.tsx'
import { policeReports } from './report-police.ts'
import { text } from './report.text.ts'

/** What has been reported on, as a part of the page that gathers all sharing of a case: how much, and what is waited for. No words are opened. */
export async function reportSection(work: CaseReading, at: At): Promise<VNode> {
  const t = text(at.lang)
  const [childWelfare, police] = [await childWelfareReports(work), await policeReports(work)]
  const waiting = childWelfare.filter(({ waitsFor }) => waitsFor)
  const count = childWelfare.length + police.length
  return (
    <section class="stack">
      <Heading level={2} size="sm">
        {t.title}
      </Heading>
      <p>{count === 0 ? t.sectionEmpty : t.sectionCount(count)}</p>
      {waiting.length > 0 && (
        <Table
          caption={t.waitsFor}
          captionHidden
          rows={waiting}
          columns={[
            {
              label: t.waitsFor,
              cell: ({ id, waitsFor }) => (
                <a class="ds-link" href={`${listOf(work)}/${id}`}>
                  {waitsFor && t.waits[waitsFor]}
                </a>
              ),
            },
            { label: t.due, cell: (row) => <Due row={row} at={at} /> },
          ]}
        />
      )}
      <p>
        <a class="ds-link" href={listOf(work)}>
          {t.seeAll}
        </a>
      </p>
    </section>
  )
}
