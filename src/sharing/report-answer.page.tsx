import * as z from 'zod'
import { caseForm, casePage, field, get, post, type At, type Route } from '#http/index.ts'
import { today } from '#lib/day.ts'
import { DateField, Form, Radios, TextArea } from '#ui/index.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { writeReports } from './access.ts'
import { answerKinds, noteAnswer, outcomes, type AnswerKind } from './report-answer.ts'
import { text } from './report-answer.text.ts'
import { childWelfareReportOf, type ChildWelfareReport, type ChildWelfareReportId } from './report-child-welfare.ts'
import { asking, formPage, inWords, listOf, SaveOrBack } from './report-parts.tsx'

const NewAnswer = z.object({
  kind: field.oneOf(answerKinds),
  onDay: field.day,
  endsBy: field.maybeDay,
  // a radio that nobody has chosen is not sent at all
  outcome: z.enum(outcomes).optional(),
  words: field.maybeWords(),
})

export const answerPages: Route[] = [
  get('/cases/:caseId/sharing/reports/:reportedId/answer', casePage(writeReports, view)),
  post('/cases/:caseId/sharing/reports/:reportedId/answer', caseForm(writeReports, NewAnswer, answer, view)),
]

const reportIn = ({ params }: At) => params['reportedId'] as ChildWelfareReportId

async function answer(work: CaseWork, sent: z.infer<typeof NewAnswer>, at: At) {
  const refused = await noteAnswer(work, reportIn(at), sent)
  return refused ? inWords(refused, text(at.lang).refusals) : `${listOf(work)}/${reportIn(at)}`
}

async function view(work: CaseReading, at: At) {
  const { title, lead, done } = text(at.lang)
  const report = await childWelfareReportOf(work, reportIn(at))
  const form = report.waitsFor ? <AnswerForm work={work} report={report} at={at} /> : <p>{done}</p>
  return formPage(work, at, { title, lead, form })
}

function AnswerForm({ work, report, at }: { work: CaseReading; report: ChildWelfareReport; at: At }) {
  const t = text(at.lang)
  const ask = asking(at)
  const now = today(work.now)
  const onDay = ask('onDay')
  const isInvestigated = report.waitsFor === 'outcome'
  return (
    <Form submission={at.submission} errors={at.failure?.errors}>
      <Radios {...ask('kind')} label={t.kind} required options={offered(isInvestigated).map((value) => optionOf(value, t))} />
      <DateField {...onDay} label={t.onDay} required min={report.sentOn} max={now} value={onDay.value ?? now} />
      {!isInvestigated && <DateField {...ask('endsBy')} label={t.endsBy} help={t.endsByHelp} />}
      <Radios
        {...ask('outcome')}
        label={t.outcome}
        help={t.outcomeHelp}
        options={outcomes.map((value) => ({ value, label: t.outcomes[value] }))}
      />
      <TextArea {...ask('words')} label={t.words} help={t.wordsHelp} rows={3} />
      <SaveOrBack save={t.save} back={listOf(work)} at={at} />
    </Form>
  )
}

const offered = (isInvestigated: boolean) => answerKinds.filter((kind) => !isInvestigated || kind === 'outcome' || kind === 'asked-again')

function optionOf(value: AnswerKind, t: ReturnType<typeof text>) {
  const help = value === 'receipt' || value === 'investigation' ? t.kindHelp[value] : undefined
  return { value, label: t.kinds[value], ...(help && { help }) }
}
