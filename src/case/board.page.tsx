import { get, page, type At, type Route, type Shown } from '#http/index.ts'
import { namesOf } from '#identity/index.ts'
import type { AccountId } from '#lib/id.ts'
import { EmptyState, PageHeading, Table, Tag, Time } from '#ui/index.ts'
import type { Reading } from '#work/index.ts'
import { seeBoard } from './access.ts'
import { boardOf, closedShown, type BoardItem } from './board.ts'
import { text } from './board.text.ts'
import { text as nextText } from './next.text.ts'

export const boardPages: Route[] = [get('/board', page(seeBoard, view))]

async function view(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { open, closed } = await boardOf(work)
  const people = [...open, ...closed].flatMap(({ askedBy, by }) => [askedBy, by])
  const names = await namesOf(work, people)
  const main = (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {open.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      ) : (
        <Table caption={t.open} columns={waiting(at, names)} rows={open} />
      )}
      {closed.length > 0 && <Table caption={t.closed} columns={done(at, names)} rows={closed} />}
      {closed.length === closedShown && <p>{t.closedNote(closedShown)}</p>}
    </>
  )
  return { title: t.title, current: '/board', main }
}

type Names = ReadonlyMap<AccountId, string>
const places = { case: '/cases', concern: '/concerns', discussion: '/discussions' } as const

function what({ lang }: At, names: Names) {
  const t = text(lang)
  const cell = ({ kind, id, name, askedBy }: BoardItem) => (
    <a class="ds-link" href={`${places[kind]}/${id}`}>
      {t.kinds[kind](askedBy ? (names.get(askedBy) ?? '') : name)}
    </a>
  )
  return { label: t.what, header: true, cell }
}

function waiting(at: At, names: Names) {
  const t = text(at.lang)
  const when = ({ on, isOverdue }: BoardItem) => (
    <>
      {on && <Time at={on} />} {isOverdue && <Tag color="warning">{t.overdue}</Tag>}
    </>
  )
  return [
    what(at, names),
    { label: t.next, cell: ({ next }: BoardItem) => next && nextWords(next, at) },
    { label: t.who, cell: ({ by }: BoardItem) => by && names.get(by) },
    { label: t.when, cell: when },
  ]
}

const done = (at: At, names: Names) => [
  what(at, names),
  { label: text(at.lang).closedOn, cell: ({ closedAt }: BoardItem) => closedAt && <Time at={closedAt} /> },
]

const nextWords = (next: NonNullable<BoardItem['next']>, { lang }: At): string => ({ ...nextText(lang).short, ...text(lang).nexts })[next]
