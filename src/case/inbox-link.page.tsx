import * as z from 'zod'
import { field, form, get, page, post, typed, type Route } from '#http/index.ts'
import type { Lang } from '#i18n/index.ts'
import { NotFound } from '#lib/errors.ts'
import type { CaseId } from '#lib/id.ts'
import { Button, Buttons, EmptyState, Heading, Radios, TextField } from '#ui/index.ts'
import { reading, type Work } from '#work/index.ts'
import { decideReport } from './access.ts'
import { blocksOnReport } from './block.ts'
import { text as blockText } from './block.text.ts'
import { decisionsOf, linkToCase } from './inbox-decision.ts'
import { text } from './inbox-decision.text.ts'
import { Decision } from './inbox-decision.form.tsx'
import { entryIn, reportPage } from './inbox-parts.tsx'
import { casesToLink, type Candidate } from './inbox-search.ts'
import type { EntryId } from './inbox.ts'

// the search sends the same form, so that what has been written stays: then nothing else is asked for
const Link = z.object({ revision: field.revision, search: field.ticked, reason: field.maybeWords(), caseId: field.id<CaseId>().optional() })

const linked = reportPage(
  (lang) => text(lang).link.title,
  (work) => async (entry, at) => {
    if (!decisionsOf(entry.receiver).includes('linked')) throw new NotFound()
    const t = text(at.lang).link
    const { failure } = at
    const found = await casesToLink(work, typed(failure?.values, 'find') ?? '')
    const open = found.filter(({ isOpen }) => isOpen)
    return (
      <>
        <p>{t.lead}</p>
        <Decision entry={entry} at={at} button={t.button}>
          <TextField name="find" label={t.find} help={t.findHelp} value={typed(failure?.values, 'find')} size={30} />
          <Buttons>
            <Button name="search" value="yes" variant="secondary">
              {t.search}
            </Button>
          </Buttons>
          {open.length === 0 ? (
            <EmptyState title={t.none.title}>
              <p>{t.none.body}</p>
            </EmptyState>
          ) : (
            <Radios
              name="caseId"
              label={t.pick}
              required
              value={typed(failure?.values, 'caseId')}
              error={failure?.errors['caseId']}
              options={open.map((one) => ({ value: one.id, label: labelOf(one, at.lang) }))}
            />
          )}
        </Decision>
        <Closed cases={found.filter(({ isOpen }) => !isOpen)} lang={at.lang} />
        {work.actor.roles.includes('coordinator') && (
          <p>
            <a class="ds-link" href={`/inbox/${entry.id}/open-case`}>
              {t.openNew}
            </a>
          </p>
        )}
      </>
    )
  },
)

const Closed = ({ cases, lang }: { cases: readonly Candidate[]; lang: Lang }) => {
  const t = text(lang).link
  if (cases.length === 0) return null
  return (
    <section class="stack">
      <Heading level={2} size="xs">
        {t.closed}
      </Heading>
      <p>{t.closedHelp}</p>
      <ul class="ds-list">
        {cases.map((one) => (
          <li>
            <a class="ds-link" href={`/cases/${one.id}`}>
              {labelOf(one, lang)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const labelOf = ({ number, firstName }: Candidate, lang: Lang) => `${number}, ${firstName ?? text(lang).link.noName}`

export const inboxLinkPages: Route[] = [
  get('/inbox/:entryId/link', page(decideReport, linked)),
  post(
    '/inbox/:entryId/link',
    form(
      decideReport,
      Link,
      async (work, { search, caseId, ...why }, at) => {
        // a name that is searched for is kept out of the address, where browsers and proxies would remember it
        if (search) return { errors: {} }
        if (!caseId || !why.reason) return { errors: { ...(!caseId && { caseId: 'choose' }), ...(!why.reason && { reason: 'required' }) } }
        if (await leadIsBlocked(work, entryIn(at), caseId)) return { errors: { caseId: blockText(at.lang).leadBlocked } }
        await linkToCase(work, entryIn(at), { ...why, caseId })
        return `/cases/${caseId}`
      },
      linked,
    ),
  ),
]

/** The link would keep the one who leads the case out of it: the database refuses that, and here is why. */
async function leadIsBlocked(work: Work, report: EntryId, caseId: CaseId) {
  const case_ = await work.tx
    .selectFrom('case')
    .select('lead_id')
    .where('municipality_id', '=', work.actor.municipality)
    .where('id', '=', caseId)
    .executeTakeFirst()
  return (await blocksOnReport(reading(work), report)).now.some(({ account }) => account === case_?.lead_id)
}
