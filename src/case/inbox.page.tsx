import * as z from 'zod'
import type { VNode } from 'preact'
import { namesOf } from '#identity/index.ts'
import { field, form, get, page, post, typed, type Route, type View } from '#http/index.ts'
import type { AccountId } from '#lib/id.ts'
import { today } from '#lib/day.ts'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  DateField,
  EmptyState,
  Form,
  PageHeading,
  Pager,
  Select,
  SummaryList,
  Table,
  Tabs,
  Tag,
  Time,
} from '#ui/index.ts'
import { reading, type Reading } from '#work/index.ts'
import { listInbox, decideReport, readReport } from './access.ts'
import { receiversLeft } from './block.ts'
import { entryOf, inboxCount, inboxOf, openReport, planReport, type Line } from './inbox.ts'
import { entryIn, reportPage } from './inbox-parts.tsx'
import { Report } from './inbox-entry.tsx'
import { text } from './inbox.text.ts'

const Opening = z.object({})
const Plan = z.object({ responsible: field.id<AccountId>(), dueOn: field.day, revision: field.revision })

const listed =
  (decided: boolean): View<Reading> =>
  async (work, { lang, query }) => {
    const t = text(lang)
    const path = decided ? '/inbox/decided' : '/inbox'
    const { lines, next } = await inboxOf(work, { decided, after: query['after'] ?? '' })
    const { waiting, overdue } = await inboxCount(work)
    const further = next && `${path}?after=${next}`
    const back = query['after'] ? path : undefined
    return {
      title: t.title,
      current: '/inbox',
      emergency: true,
      main: (
        <div class="stack">
          <PageHeading title={t.title} lead={waiting > 0 && t.count(waiting, overdue)} />
          <Tabs
            label={t.tabs}
            current={path}
            tabs={[
              { href: '/inbox', label: waiting > 0 ? `${t.waiting} (${waiting})` : t.waiting },
              { href: '/inbox/decided', label: t.decided },
            ]}
          />
          {lines.length === 0 ? <Nothing {...(decided ? t.noneDecided : t.none)} /> : <Lines lines={lines} decided={decided} t={t} />}
          {decided ? <Pager newer={back} older={further} /> : <Pager newer={further} older={back} />}
        </div>
      ),
    }
  }

const Nothing = ({ title, body }: { title: string; body: string }) => (
  <EmptyState title={title}>
    <p>{body}</p>
  </EmptyState>
)

const Lines = ({ lines, decided, t }: { lines: readonly Line[]; decided: boolean; t: ReturnType<typeof text> }) => (
  <Table
    caption={decided ? t.decided : t.waiting}
    captionHidden
    rows={lines}
    columns={[
      { label: t.reference, cell: (line) => <Reference line={line} t={t} /> },
      { label: t.arrived, cell: ({ arrivedAt }) => <Time at={arrivedAt} /> },
      { label: t.from, cell: ({ reporter, unitName }) => [unitName, reporter].filter(Boolean).join(', ') },
      { label: t.responsible, cell: ({ responsible }) => responsible },
      decided
        ? { label: t.decision, cell: ({ decision, decidedAt }) => <DecidedAs what={decision && t.verdict[decision]} at={decidedAt} /> }
        : { label: t.due, cell: ({ dueOn }) => <Time at={dueOn} /> },
    ]}
  />
)

const Reference = ({ line, t }: { line: Line; t: ReturnType<typeof text> }): VNode => (
  <>
    <a class="ds-link" href={`/inbox/${line.id}`}>
      {line.reference}
    </a>{' '}
    {!line.isRead && <Tag color="info">{t.fresh}</Tag>} {line.isOverdue && <Tag color="warning">{t.overdue}</Tag>}
  </>
)

const DecidedAs = ({ what, at }: { what: string | null; at: Date | null }) => (
  <>
    {what}
    {at && (
      <>
        , <Time at={at} />
      </>
    )}
  </>
)

const shown: View<Reading> = async (work, at) => {
  const entry = await entryOf(work, entryIn(at))
  const t = text(at.lang)
  return {
    title: t.report(entry.concern.reference),
    current: '/inbox',
    main: (
      <div class="stack">
        <PageHeading
          title={t.report(entry.concern.reference)}
          above={<BackLink href={entry.decided ? '/inbox/decided' : '/inbox'}>{t.back}</BackLink>}
          tags={!entry.readAt && <Tag color="info">{t.fresh}</Tag>}
        />
        {await Report({ work, entry, at })}
      </div>
    ),
  }
}

const planned = reportPage(
  (lang) => text(lang).plan.title,
  (work) => async (entry, at) => {
    const t = text(at.lang)
    const { failure } = at
    const names = await namesOf(work, [...(await receiversLeft(work, entry.id, entry.receiver)), entry.responsible])
    const takers = new Set(await receiversLeft(work, entry.id, entry.receiver))
    const value = typed(failure?.values, 'responsible') ?? (at.query['mine'] === 'yes' ? work.actor.id : entry.responsible)
    return (
      <>
        <p>{t.plan.lead}</p>
        {failure?.why === 'stale' && (
          <Alert severity="info" title={t.plan.now}>
            <SummaryList
              items={[
                { term: t.responsible, value: names.get(entry.responsible) ?? '' },
                { term: t.due, value: <Time at={entry.dueOn} /> },
              ]}
            />
          </Alert>
        )}
        <Form submission={at.submission} errors={failure?.errors}>
          <input type="hidden" name="revision" value={entry.revision} />
          <Select
            name="responsible"
            label={t.plan.responsible}
            required
            value={value}
            error={failure?.errors['responsible']}
            options={[...names].filter(([id]) => takers.has(id)).map(([id, label]) => ({ value: id, label }))}
          />
          <DateField
            name="dueOn"
            label={t.plan.due}
            required
            value={typed(failure?.values, 'dueOn') ?? entry.dueOn}
            error={failure?.errors['dueOn']}
            min={today(work.now)}
          />
          <Buttons>
            <Button>{t.plan.save}</Button>
            <ButtonLink href={`/inbox/${entry.id}`} variant="tertiary">
              {t.plan.cancel}
            </ButtonLink>
          </Buttons>
        </Form>
      </>
    )
  },
)

export const inboxPages: Route[] = [
  get('/inbox', page(listInbox, listed(false))),
  get('/inbox/decided', page(listInbox, listed(true))),
  get('/inbox/:entryId', page(readReport, shown)),
  get('/inbox/:entryId/open', page(readReport, shown)),
  post(
    '/inbox/:entryId/open',
    form(
      readReport,
      Opening,
      async (work, _, at) => {
        const id = entryIn(at)
        await openReport(work, id)
        return `/inbox/${id}`
      },
      shown,
    ),
  ),
  get('/inbox/:entryId/plan', page(decideReport, planned)),
  post(
    '/inbox/:entryId/plan',
    form(
      decideReport,
      Plan,
      async (work, plan, at) => {
        const id = entryIn(at)
        const { receiver } = await entryOf(work, id)
        if (plan.dueOn < today(work.now)) return { errors: { dueOn: 'past' } }
        if (!(await receiversLeft(reading(work), id, receiver)).includes(plan.responsible))
          return { errors: { responsible: text(at.lang).plan.noReceiver } }
        await planReport(work, id, plan)
        return `/inbox/${id}`
      },
      planned,
    ),
  ),
]
