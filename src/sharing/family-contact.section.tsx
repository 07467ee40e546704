import type { VNode } from 'preact'
import type { At } from '#http/index.ts'
import { namesOf } from '#identity/index.ts'
import { ButtonLink, EmptyState, Heading } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { familyAt, FamilyContactTable } from './family-contact.page.tsx'
import { familyContactsOf } from './family-contact.ts'
import { text } from './family-contact.text.ts'
import { mayWrite } from './report-parts.tsx'

/** Contact with the family, as a part of the page that gathers all sharing of a case. */
export async function familyContactSection(work: CaseReading, at: At): Promise<VNode> {
  const t = text(at.lang)
  const all = await familyContactsOf(work)
  const now = all.filter(({ ended }) => !ended)
  const names = await namesOf(
    work,
    now.map(({ follower }) => follower),
  )
  const add = (await mayWrite(work)) && (
    <ButtonLink href={`${familyAt(work)}/new`} variant="secondary">
      {t.add}
    </ButtonLink>
  )
  return (
    <section class="stack">
      <Heading level={2} size="sm">
        {t.title}
      </Heading>
      {now.length === 0 ? (
        <EmptyState title={t.none} level={3} action={add}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      ) : (
        <FamilyContactTable work={work} at={at} caption={t.title} rows={now} names={names} />
      )}
      {all.length > 0 && (
        <p>
          <a class="ds-link" href={familyAt(work)}>
            {t.seeAll}
          </a>
        </p>
      )}
    </section>
  )
}
