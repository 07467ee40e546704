import type { At } from '#http/index.ts'
import { Alert } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { text } from './consent-hint.text.ts'
import { mayWork } from './next.ts'

/** Suggests calmly to ask the person, in an open case that is about someone who has never been asked; else nothing. */
export async function ConsentHint(work: CaseReading, at: At) {
  if (work.case.state !== 'open' || !(await mayWork(work)) || !(await isUnasked(work))) return null
  const t = text(at.lang)
  return (
    <Alert title={t.title}>
      <p>{t.body}</p>
      <p>
        <a class="ds-link" href={`/cases/${work.case.id}/sharing/consents/new`}>
          {t.ask}
        </a>
      </p>
    </Alert>
  )
}

/** Somebody is recorded in the case, and no consent was ever asked for. */
async function isUnasked({ tx, actor, case: { id } }: CaseReading): Promise<boolean> {
  const here = (table: 'case_person' | 'consent') =>
    tx.selectFrom(table).select('case_id').where('municipality_id', '=', actor.municipality).where('case_id', '=', id).limit(1)
  return (await here('case_person').executeTakeFirst()) !== undefined && (await here('consent').executeTakeFirst()) === undefined
}
