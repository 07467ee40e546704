import type { VNode } from 'preact'
import type { At } from '#http/index.ts'
import { ButtonLink, EmptyState, Heading } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { AgreementTable, agreementsAt } from './agreement.page.tsx'
import { agreementsOf } from './agreement.ts'
import { text } from './agreement.text.ts'
import { mayWrite } from './report-parts.tsx'

/** What has been agreed about contact with other services, as a part of the page that gathers all sharing of a case. */
export async function agreementSection(work: CaseReading, at: At): Promise<VNode> {
  const t = text(at.lang)
  const all = await agreementsOf(work)
  const standing = all.filter(({ ended }) => !ended)
  const add = (await mayWrite(work)) && (
    <ButtonLink href={`${agreementsAt(work)}/new`} variant="secondary">
      {t.add}
    </ButtonLink>
  )
  return (
    <section class="stack">
      <Heading level={2} size="sm">
        {t.title}
      </Heading>
      {standing.length === 0 ? (
        <EmptyState title={t.none} level={3} action={add}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      ) : (
        <AgreementTable work={work} at={at} caption={t.title} rows={standing} />
      )}
      {all.length > 0 && (
        <p>
          <a class="ds-link" href={agreementsAt(work)}>
            {t.seeAll}
          </a>
        </p>
      )}
    </section>
  )
}
