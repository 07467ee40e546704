import { ClosedNote, underCase } from '#case/pages.ts'
import { casePage, get, type At, type Route, type Shown } from '#http/index.ts'
import { namesOf } from '#identity/index.ts'
import { today } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import { formatDay } from '#i18n/index.ts'
import { ButtonLink, Heading, NextAction, Timeline } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { readReports } from './access.ts'
import { policeInformation } from './police-information.ts'
import { answersTo, type Answer } from './report-answer.ts'
import { text as answerText } from './report-answer.text.ts'
import { ReportedToChildWelfare } from './report-child-welfare.page.tsx'
import { childWelfareReportOf, childWelfareReports, type ChildWelfareReport, type ChildWelfareReportId } from './report-child-welfare.ts'
import { text as childWelfareText } from './report-child-welfare.text.ts'
import { InformationTable } from './report-list.page.tsx'
import { listOf, mayWrite } from './report-parts.tsx'
import { ReportedToPolice } from './report-police.page.tsx'
import { policeReportOf, policeReports, type PoliceReportId } from './report-police.ts'
import { text as policeText } from './report-police.text.ts'
import { text } from './report.text.ts'

export const reportPages: Route[] = [get('/cases/:caseId/sharing/reports/:reportedId', casePage(readReports, view))]

/** One report, to whichever receiver it went. Throws NotFound where this case has no such report. */
async function view(work: CaseReading, at: At): Promise<Shown> {
  const isWanted = ({ id }: { id: string }) => id === at.params['reportedId']
  const toChildWelfare = (await childWelfareReports(work)).find(isWanted)
  if (toChildWelfare) return childWelfareView(work, at, toChildWelfare.id)
  const toPolice = (await policeReports(work)).find(isWanted)
  if (toPolice) return policeView(work, at, toPolice.id)
  throw new NotFound()
}

const backToList = (work: CaseReading, { lang }: At) => (
  <p>
    <a class="ds-link" href={listOf(work)}>
      {text(lang).seeAll}
    </a>
  </p>
)

async function childWelfareView(work: CaseReading, at: At, id: ChildWelfareReportId): Promise<Shown> {
  const t = answerText(at.lang)
  const report = await childWelfareReportOf(work, id)
  const answers = await answersTo(work, id)
  const names = await namesOf(work, [report.by, ...answers.map(({ by }) => by)])
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: childWelfareText(at.lang).shown })
  const main = (
    <>
      {top}
      {work.case.state === 'closed' ? (
        <ClosedNote work={work} at={at} />
      ) : (
        <Waiting work={work} report={report} at={at} writes={await mayWrite(work)} />
      )}
      <section>
        <Heading level={2} size="sm">
          {t.answers}
        </Heading>
        {answers.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <Timeline label={t.answers} entries={answers.map((answer) => drawn(answer, at, names.get(answer.by) ?? ''))} />
        )}
      </section>
      <ReportedToChildWelfare report={report} by={names.get(report.by) ?? ''} at={at} />
      {backToList(work, at)}
    </>
  )
  return { ...frame, main }
}

function Waiting({ work, report, at, writes }: { work: CaseReading; report: ChildWelfareReport; at: At; writes: boolean }) {
  const t = answerText(at.lang)
  if (!report.waitsFor || !report.dueOn) return <p>{t.done}</p>
  return (
    <NextAction
      what={t.next[report.waitsFor]}
      due={report.dueOn}
      overdue={report.dueOn < today(work.now)}
      action={writes && <ButtonLink href={`${at.path}/answer`}>{t.note}</ButtonLink>}
    >
      <p>{t.lead}</p>
    </NextAction>
  )
}

function drawn({ id, kind, onDay, outcome, endsBy, words }: Answer, { lang }: At, author: string) {
  const t = answerText(lang)
  const more = [outcome && t.outcomes[outcome], endsBy && `${t.endsBy} ${formatDay(lang, endsBy)}`].filter(Boolean)
  return {
    id: `answer-${id}`,
    at: onDay,
    author,
    title: t.kinds[kind],
    ...(words && { text: words }),
    children: more.map((line) => <p>{line}</p>),
  }
}

async function policeView(work: CaseReading, at: At, id: PoliceReportId): Promise<Shown> {
  const t = policeText(at.lang)
  const report = await policeReportOf(work, id)
  const told = await policeInformation(work, id)
  const names = await namesOf(work, [report.by])
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: t.shown })
  const main = (
    <>
      {top}
      {work.case.state === 'closed' && <ClosedNote work={work} at={at} />}
      <ReportedToPolice report={report} by={names.get(report.by) ?? ''} at={at} />
      {told.length > 0 && (
        <section>
          <Heading level={2} size="sm">
            {t.answers}
          </Heading>
          <InformationTable work={work} at={at} rows={told} />
        </section>
      )}
      {(await mayWrite(work)) && (
        <p>
          <ButtonLink href={`${listOf(work)}/information/new?report=${id}`} variant="secondary">
            {t.noteAnswer}
          </ButtonLink>
        </p>
      )}
      {backToList(work, at)}
    </>
  )
  return { ...frame, main }
}
