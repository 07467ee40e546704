import type { ComponentChildren } from 'preact'
import type { At } from '#http/index.ts'
import { Alert, BackLink, PageHeading, SummaryList } from '#ui/index.ts'
import type { Draft, DraftPart } from './draft.ts'
import { text } from './draft.text.ts'

/** The parts of a draft in the order they are walked. */
const steps = ['observations', 'sides', 'check'] as const

type DraftHeadingProps = { draft: Draft; at: At; step: (typeof steps)[number]; title: string; lead: string }

/** The top of each part: how far one has come, and that it is hers alone. */
export function DraftHeading({ draft, at, step, title, lead }: DraftHeadingProps) {
  const t = text(at.lang)
  const back = <BackLink href={`/drafts/${draft.id}`}>{t.leaveForNow}</BackLink>
  const above = (
    <>
      {back}
      <p class="help">{t.step(steps.indexOf(step) + 1, steps.length)}</p>
    </>
  )
  return <PageHeading title={title} lead={lead} above={above} />
}

/**
 * What the browser script works on: it saves the form inside as she types, and keeps it in the browser, sealed with the draft's own key,
 * while it cannot. A form that is shown beside another version waits for her to choose, so there the script does nothing.
 */
export function Autosaved({ draft, part, at, children }: { draft: Draft; part: DraftPart; at: At; children: ComponentChildren }) {
  const t = text(at.lang)
  const script = { 'data-draft': draft.id, 'data-part': part, 'data-revision': draft.revision, 'data-key': draft.content.localKey }
  return (
    <div class="stack" {...script} data-mode={isWaiting(draft, at) ? 'wait' : 'save'} data-words={JSON.stringify(t.autosave)}>
      <div data-draft-other hidden>
        <Alert severity="info" title={t.otherTitle}>
          <p>{t.otherLead}</p>
          <dl data-draft-other-words></dl>
          <button class="ds-button" data-variant="secondary" data-size="sm" type="button" data-draft-other-forget>
            {t.otherForget}
          </button>
        </Alert>
      </div>
      {children}
      <p class="help" role="status" data-draft-status></p>
    </div>
  )
}

type Version = { term: string; typed: string; stored: string }

/** Where what she sent meets something else that has been stored since: that, beside the fields that hold what she wrote. */
export function StoredVersion({ draft, at, fields }: { draft: Draft; at: At; fields: readonly Version[] }) {
  const t = text(at.lang)
  const differing = fields.filter(({ typed, stored }) => typed.trim() !== stored)
  if (!isWaiting(draft, at) || differing.length === 0) return null
  return (
    <Alert severity="warning" title={t.storedTitle}>
      <p>{t.storedLead}</p>
      <SummaryList
        items={differing.map(({ term, stored }) => ({ term, value: <span class="written">{stored || t.nothingStored}</span> }))}
      />
    </Alert>
  )
}

/** The revision that the form says it saw. Once both versions are on the page, saving again is her choice between them. */
export const shownRevision = (draft: Draft, at: At) =>
  at.failure?.why === 'invalid' ? Number(at.failure.values.get('revision')?.[0] ?? draft.revision) : draft.revision

const isWaiting = (draft: Draft, { failure }: At) =>
  failure?.why === 'stale' || (failure?.why === 'kept' && failure.values.get('revision')?.[0] !== String(draft.revision))
