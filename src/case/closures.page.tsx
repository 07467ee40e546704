import { casePage, get, type At, type Route, type Shown } from '#http/index.ts'
import { namesOf } from '#identity/index.ts'
import type { AccountId } from '#lib/id.ts'
import { Card, EmptyState, Heading, SummaryList, Time, Timeline, Written } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { readCase } from './access.ts'
import { closures, reopenings, type Closure, type Reopening } from './closing.ts'
import { text } from './closing.text.ts'
import { underCase } from './frame.tsx'

export const closuresPages: Route[] = [get('/cases/:caseId/closures', casePage(readCase, view))]

type Names = ReadonlyMap<AccountId, string>

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { top, ...frame } = await underCase(work, at, { tab: 'overview', title: t.closures })
  const [closed, reopened] = [await closures(work), await reopenings(work)]
  const names = await namesOf(
    work,
    [...closed, ...reopened].map(({ by }) => by),
  )
  const main = (
    <>
      {top}
      {closed.length === 0 && <EmptyState title={t.never} />}
      {closed.map((closure) => (
        <Closed closure={closure} at={at} names={names} />
      ))}
      {reopened.length > 0 && <Reopened reopened={reopened} at={at} names={names} />}
    </>
  )
  return { ...frame, main }
}

function Closed({
  closure: { outcome, words, personView, rule, at: when, by },
  at: { lang },
  names,
}: {
  closure: Closure
  at: At
  names: Names
}) {
  const t = text(lang)
  const items = [
    { term: t.closedOn, value: <Time at={when} /> },
    { term: t.by, value: names.get(by) },
    { term: t.result, value: <Written>{words}</Written> },
    { term: t.view, value: <Written>{typeof personView === 'string' ? personView : `${t.noView}: ${personView.missing}`}</Written> },
    { term: t.after, value: rule && `${rule.text[lang]} ${t.source(rule.source)}` },
  ]
  return (
    <Card title={t.outcomes[outcome]}>
      <SummaryList items={items} />
    </Card>
  )
}

function Reopened({ reopened, at: { lang }, names }: { reopened: readonly Reopening[]; at: At; names: Names }) {
  const t = text(lang)
  const entries = reopened.map(({ reason, at, by }) => ({ id: `reopened-${at.getTime()}`, at, author: names.get(by) ?? '', text: reason }))
  return (
    <section>
      <Heading level={2} size="sm">
        {t.reopened}
      </Heading>
      <Timeline label={t.reopened} entries={entries} />
    </section>
  )
}
