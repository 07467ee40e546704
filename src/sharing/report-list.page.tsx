import type { ComponentChildren } from 'preact'
import { mayWork } from '#case/index.ts'
import { ClosedNote, groundInFull, underCase } from '#case/pages.ts'
import { casePage, get, type At, type Route, type Shown } from '#http/index.ts'
import { namesOf } from '#identity/index.ts'
import type { AccountId } from '#lib/id.ts'
import { ButtonLink, Buttons, Card, Details, EmptyState, Heading, Table, Tag, Time } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { readReports } from './access.ts'
import { earlierMappings, type MappingHead } from './earlier-mapping.ts'
import { text as mappingText } from './earlier-mapping.text.ts'
import { Marks } from './police-information.page.tsx'
import { policeInformation, type Marked } from './police-information.ts'
import { childWelfareReports, type ChildWelfareLine } from './report-child-welfare.ts'
import { listOf, mayWrite } from './report-parts.tsx'
import { policeReports, type PoliceLine } from './report-police.ts'
import { pstWords } from './report-pst.page.tsx'
import { pstNotes, type PstNote } from './report-pst.ts'
import { text } from './report.text.ts'

export const reportListPages: Route[] = [get('/cases/:caseId/sharing/reports', casePage(readReports, view))]

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: t.title, lead: t.lead })
  const writes = await mayWrite(work)
  const [childWelfare, police] = [await childWelfareReports(work), await policeReports(work)]
  const [notes, told, mapped] = [await pstNotes(work), await policeInformation(work), await earlierMappings(work)]
  const names = await namesOf(
    work,
    [...childWelfare, ...police, ...notes, ...told].map(({ by }) => by),
  )
  const showing = { work, at, nameOf: (id: AccountId) => names.get(id) ?? '' }
  const isEmpty = [childWelfare, police, notes, told, mapped].every(({ length }) => length === 0)
  const main = (
    <>
      {top}
      {work.case.state === 'closed' && <ClosedNote work={work} at={at} />}
      {writes && <Ways work={work} at={at} />}
      {isEmpty && (
        <EmptyState title={t.empty}>
          <p>{t.emptyHelp}</p>
        </EmptyState>
      )}
      {childWelfare.length > 0 && <ToChildWelfare {...showing} rows={childWelfare} />}
      {police.length > 0 && <ToPolice {...showing} rows={police} />}
      {notes.length > 0 && <Pst {...showing} rows={notes} />}
      {told.length > 0 && <Told {...showing} rows={told} />}
      {mapped.length > 0 && <Mapped {...showing} rows={mapped} opens={await mayWork(work)} />}
      <Card title={t.duties} href="/duties" tinted>
        <p>{t.dutiesHelp}</p>
      </Card>
    </>
  )
  return { ...frame, main }
}

function Ways({ work, at }: { work: CaseReading; at: At }) {
  const t = text(at.lang)
  const base = listOf(work)
  return (
    <Buttons>
      <ButtonLink href={`${base}/child-welfare/new`}>{t.toChildWelfare}</ButtonLink>
      <ButtonLink href={`${base}/police/new`} variant="secondary">
        {t.toPolice}
      </ButtonLink>
      <Details summary={t.more}>
        <ul class="lines">
          {(
            [
              ['information', t.information],
              ['pst', t.pst],
              ['earlier', t.earlier],
            ] as const
          ).map(([place, label]) => (
            <li>
              <a class="ds-link" href={`${base}/${place}/new`}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </Details>
    </Buttons>
  )
}

type Showing<Row> = { work: CaseReading; at: At; nameOf: (id: AccountId) => string; rows: readonly Row[] }

const Part = ({ title, id, children }: { title: string; id?: string; children: ComponentChildren }) => (
  <section id={id}>
    <Heading level={2} size="sm">
      {title}
    </Heading>
    {children}
  </section>
)

function ToChildWelfare({ work, at, nameOf, rows }: Showing<ChildWelfareLine>) {
  const t = text(at.lang)
  return (
    <Part title={t.childWelfareTitle}>
      <Table
        caption={t.childWelfareTitle}
        captionHidden
        rows={rows}
        columns={[
          { label: t.sent, cell: ({ id, sentOn }) => <Day href={`${listOf(work)}/${id}`} on={sentOn} /> },
          { label: t.by, cell: ({ by }) => nameOf(by) },
          { label: t.waitsFor, cell: ({ waitsFor }) => (waitsFor ? t.waits[waitsFor] : t.answered) },
          { label: t.due, cell: (row) => <Due row={row} at={at} /> },
        ]}
      />
    </Part>
  )
}

const Day = ({ href, on }: { href: string; on: string }) => (
  <a class="ds-link" href={href}>
    <Time at={on} />
  </a>
)

/** By when an answer is waited for, and whether that day has passed. */
export const Due = ({ row: { dueOn, isOverdue }, at: { lang } }: { row: Pick<ChildWelfareLine, 'dueOn' | 'isOverdue'>; at: At }) =>
  dueOn ? (
    <>
      <Time at={dueOn} /> {isOverdue && <Tag color="warning">{text(lang).overdue}</Tag>}
    </>
  ) : null

function ToPolice({ work, at, nameOf, rows }: Showing<PoliceLine>) {
  const t = text(at.lang)
  return (
    <Part title={t.policeTitle}>
      <Table
        caption={t.policeTitle}
        captionHidden
        rows={rows}
        columns={[
          { label: t.sent, cell: ({ id, sentOn }) => <Day href={`${listOf(work)}/${id}`} on={sentOn} /> },
          { label: t.by, cell: ({ by }) => nameOf(by) },
          { label: t.ground, cell: ({ ground }) => groundInFull(ground, at.lang) },
        ]}
      />
    </Part>
  )
}

function Pst({ at, nameOf, rows }: Showing<PstNote>) {
  const t = text(at.lang)
  return (
    <Part title={t.pstTitle} id="pst">
      <ul class="lines">
        {rows.map((note) => (
          <li>
            {pstWords(note, at)}
            <p class="help">
              <Time at={note.onDay} />, {nameOf(note.by)}
            </p>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Told({ work, at, rows }: Showing<Marked>) {
  const t = text(at.lang)
  return (
    <Part title={t.informationTitle}>
      <InformationTable work={work} at={at} rows={rows} />
    </Part>
  )
}

/** What the police have told, by its marks. */
export function InformationTable({ work, at, rows }: Pick<Showing<Marked>, 'work' | 'at' | 'rows'>) {
  const t = text(at.lang)
  return (
    <Table
      caption={t.informationTitle}
      captionHidden
      rows={rows}
      columns={[
        { label: t.given, cell: ({ id, givenOn }) => <Day href={`${listOf(work)}/information/${id}`} on={givenOn} /> },
        { label: t.ground, cell: ({ ground }) => groundInFull(ground, at.lang) },
        {
          label: t.marks,
          cell: ({ verified, isImposed, mayPassOn }) => <Marks verified={verified} imposed={isImposed} mayPassOn={mayPassOn} at={at} />,
        },
      ]}
    />
  )
}

function Mapped({ work, at, rows, opens }: Showing<MappingHead> & { opens: boolean }) {
  const t = mappingText(at.lang)
  return (
    <Part title={text(at.lang).earlierTitle}>
      <ul class="lines">
        {rows.map(({ id, mapped, toldBy, onDay }) => (
          <li>
            {t.line(t.mappedAnswers[mapped], t.tellers[toldBy])}
            <p class="help">
              <Time at={onDay} />
            </p>
            {mapped === 'yes' && opens && (
              <p>
                <a class="ds-link" href={`${listOf(work)}/earlier/${id}`}>
                  {t.open}
                </a>{' '}
                <span class="help">{t.openHelp}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Part>
  )
}
