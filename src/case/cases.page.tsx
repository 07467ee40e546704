import type { CaseId } from '#lib/id.ts'
import { field, get, page, type At, type Route, type Shown } from '#http/index.ts'
import type { Lang } from '#i18n/index.ts'
import { ButtonLink, EmptyState, PageHeading, Pager, Table, Tabs, Tag, Time } from '#ui/index.ts'
import type { Reading } from '#work/index.ts'
import { breakGlass, listCases, openNewCase } from './access.ts'
import { text as glassText } from './break-glass.text.ts'
import { myCases, type Mark, type MyCase } from './cases.ts'
import { text } from './cases.text.ts'
import { isNextAction } from './next.ts'
import { text as nextText } from './next.text.ts'
import { text as openingText } from './opening.text.ts'

export const casesPages: Route[] = [
  get(
    '/cases',
    page(listCases, (work, at) => list(work, at, 'open')),
  ),
  get(
    '/cases/closed',
    page(listCases, (work, at) => list(work, at, 'closed')),
  ),
]

async function list(work: Reading, at: At, state: 'open' | 'closed'): Promise<Shown> {
  const t = text(at.lang)
  const { cases, more } = await myCases(work, { state, after: markFrom(at, state) })
  const tabs = [
    { href: '/cases', label: t.open },
    { href: '/cases/closed', label: t.closed },
  ]
  const title = state === 'open' ? t.title : t.closedTitle
  return {
    title,
    current: '/cases',
    main: (
      <>
        <PageHeading
          title={title}
          lead={state === 'open' ? t.lead : t.closedLead}
          actions={openNewCase.who(work.actor) && <OpenNew lang={at.lang} />}
        />
        <Tabs label={t.tabs} current={at.path} tabs={tabs} />
        {cases.length === 0 ? <Nothing t={t} state={state} /> : <Cases cases={cases} state={state} lang={at.lang} />}
        {state === 'open' && breakGlass.who(work.actor) && (
          <p>
            <a class="ds-link" href="/break-glass">
              {glassText(at.lang).link}
            </a>
          </p>
        )}
        <Pager older={more && `${at.path}?after=${markAs(more)}`} />
      </>
    ),
  }
}

type Texts = ReturnType<typeof text>

const OpenNew = ({ lang }: { lang: Lang }) => (
  <ButtonLink href="/cases/new" variant="secondary">
    {openingText(lang).title}
  </ButtonLink>
)

const Nothing = ({ t, state }: { t: Texts; state: 'open' | 'closed' }) => (
  <EmptyState title={state === 'open' ? t.none : t.noneClosed}>
    <p>{state === 'open' ? t.noneHelp : t.noneClosedHelp}</p>
  </EmptyState>
)

function Cases({ cases, state, lang }: { cases: readonly MyCase[]; state: 'open' | 'closed'; lang: Lang }) {
  const t = text(lang)
  const number = { label: t.case, header: true, cell: (row: MyCase) => <CaseLink row={row} /> }
  const leader = { label: t.leader, cell: (row: MyCase) => row.lead }
  if (state === 'closed') return <Table caption={t.closedCaption} captionHidden columns={[number, leader]} rows={cases} />
  const columns = [
    number,
    { label: t.step, cell: ({ step }: MyCase) => step?.title[lang] ?? t.allDone },
    { label: t.next, cell: (row: MyCase) => <Next row={row} lang={lang} /> },
    { label: t.due, cell: (row: MyCase) => <Due row={row} t={t} /> },
    leader,
  ]
  return <Table caption={t.caption} captionHidden columns={columns} rows={cases} />
}

const CaseLink = ({ row }: { row: MyCase }) => (
  <a class="ds-link whole" href={`/cases/${row.id}`}>
    {row.number}
    {row.firstName && ` · ${row.firstName}`}
  </a>
)

function Next({ row: { nextAction, nextBy }, lang }: { row: MyCase; lang: Lang }) {
  if (!isNextAction(nextAction)) return null
  return (
    <>
      {nextText(lang).short[nextAction]}
      <div class="help">{nextBy}</div>
    </>
  )
}

function Due({ row: { nextOn, isOverdue }, t }: { row: MyCase; t: Texts }) {
  if (!nextOn) return null
  return (
    <>
      <Time at={nextOn} /> {isOverdue && <Tag color="warning">{t.overdue}</Tag>}
    </>
  )
}

/** Where the page before ended. An address that someone has made up begins from the start. */
function markFrom({ query }: At, state: 'open' | 'closed'): Mark | undefined {
  const [first, second] = (query['after'] ?? '').split('_')
  const id = field.id<CaseId>().safeParse(first).data
  const on = field.day.safeParse(second).data
  if (!id || (state === 'open' && !on)) return undefined
  return { id, on: on ?? null }
}

const markAs = ({ id, on }: Mark) => (on ? `${id}_${on}` : id)
