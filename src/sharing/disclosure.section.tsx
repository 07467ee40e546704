import { mayWork } from '#case/index.ts'
import type { At } from '#http/index.ts'
import { namesOf } from '#identity/index.ts'
import type { AccountId } from '#lib/id.ts'
import { ButtonLink, Buttons, Details, EmptyState, Heading, Table, Time } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { basisName, lastDay } from './disclosure-parts.tsx'
import { disclosuresOf, type Listed } from './disclosure-record.ts'
import { receiverOf, State } from './disclosure.page.tsx'
import { text } from './disclosure.text.ts'

/** What is shared now, with whom and until when; and below it what no longer is. */
export async function disclosureSection(work: CaseReading, at: At) {
  const t = text(at.lang)
  const all = await disclosuresOf(work)
  const names = await namesOf(
    work,
    all.flatMap(({ receivers }) => receivers),
  )
  const [now, before] = [all.filter(({ isLive }) => isLive), all.filter(({ isLive }) => !isLive)]
  const share = work.case.state === 'open' && (await mayWork(work)) && (
    <ButtonLink href={`/cases/${work.case.id}/sharing/disclosures/new`}>{t.share}</ButtonLink>
  )
  return (
    <section>
      <Heading level={2} size="sm">
        {t.title}
      </Heading>
      {now.length === 0 ? (
        <EmptyState title={t.none} level={3} action={share}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      ) : (
        <>
          <p>{t.lead}</p>
          <Table caption={t.now} captionHidden columns={columns(work, at, names)} rows={now} />
          {share && <Buttons>{share}</Buttons>}
        </>
      )}
      {before.length > 0 && (
        <Details summary={t.before}>
          <Table caption={t.before} captionHidden columns={columns(work, at, names)} rows={before} />
        </Details>
      )}
    </section>
  )
}

function columns(work: CaseReading, at: At, names: ReadonlyMap<AccountId, string>) {
  const t = text(at.lang)
  return [
    {
      label: t.with,
      header: true,
      cell: (each: Listed) => (
        <a class="ds-link" href={`/cases/${work.case.id}/sharing/disclosures/${each.id}`}>
          {receiverOf(each, names, at.lang)}
        </a>
      ),
    },
    {
      label: t.what,
      cell: ({ items, answers }: Listed) => [t.items(items), ...(answers > 0 ? [t.answers(answers)] : [])].join(', '),
    },
    { label: t.ground, cell: ({ basis, ground }: Listed) => basisName(basis, ground, at.lang) },
    { label: t.until, cell: ({ openUntil, endedAt }: Listed) => <Time at={endedAt ?? lastDay(openUntil)} /> },
    { label: t.state, cell: (each: Listed) => <State of={each} at={at} /> },
  ]
}
