import type { At } from '#http/index.ts'
import { Alert } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { text } from './closed.text.ts'

/** Stands where one would otherwise write. */
export function ClosedNote({ work, at }: { work: CaseReading; at: At }) {
  const t = text(at.lang)
  const { id, lead } = work.case
  return (
    <Alert severity="info" title={t.title}>
      <p>{t.body}</p>
      <p>
        <a class="ds-link" href={`/cases/${id}/closures`}>
          {t.how}
        </a>
      </p>
      {lead === work.actor.id && (
        <p>
          <a class="ds-link" href={`/cases/${id}/reopen`}>
            {t.reopen}
          </a>
        </p>
      )}
    </Alert>
  )
}
