import * as z from 'zod'
import { caseForm, casePage, field, get, post, typedAll, type At, type Route, type Shown } from '#http/index.ts'
import { findChildGround } from '#law/index.ts'
import { Alert, Checkboxes, Form, Radios, SummaryList, TextArea, TextField, Written } from '#ui/index.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { writeReports } from './access.ts'
import { groundsNow, reportToChildWelfare, type ChildWelfareReport } from './report-child-welfare.ts'
import { text } from './report-child-welfare.text.ts'
import { asking, formPage, inWords, listOf, SaveOrBack, sentFields, sentHows, sentLines } from './report-parts.tsx'

const NewReport = z.object({
  // any words: which of them are grounds on the day it was sent, the record itself says
  grounds: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string().max(100))),
  facts: field.maybeWords(),
  receiver: field.maybeWords(500),
  childView: field.maybeWords(),
  childViewMissing: field.maybeWords(),
  // what nobody has chosen is said together with all else that is missing
  parents: z.enum(['told', 'not-told']).optional(),
  parentsNotTold: field.maybeWords(),
  sentOn: field.day,
  sentHow: z.enum(sentHows).optional(),
})

export const childWelfareReportPages: Route[] = [
  get('/cases/:caseId/sharing/reports/child-welfare/new', casePage(writeReports, view)),
  post('/cases/:caseId/sharing/reports/child-welfare/new', caseForm(writeReports, NewReport, report, view)),
]

async function report(work: CaseWork, sent: z.infer<typeof NewReport>, at: At) {
  const made = await reportToChildWelfare(work, sent)
  return typeof made === 'string' ? `${listOf(work)}/${made}` : inWords(made.refused, text(at.lang).refusals)
}

function view(work: CaseReading, at: At): Promise<Shown> {
  const { title, lead } = text(at.lang)
  return formPage(work, at, { title, lead, form: <ReportForm work={work} at={at} /> })
}

function ReportForm({ work, at }: { work: CaseReading; at: At }) {
  const t = text(at.lang)
  const ask = asking(at)
  return (
    <>
      <Alert title={t.calmTitle}>
        <p>{t.calm}</p>
      </Alert>
      <Form submission={at.submission} errors={at.failure?.errors}>
        <Checkboxes
          {...ask('grounds')}
          value={typedAll(at.failure?.values, 'grounds')}
          label={t.grounds}
          help={t.groundsHelp}
          required
          options={groundsNow(work).map(({ id, letter, text: words }) => ({ value: id, label: `${letter}) ${words[at.lang]}` }))}
        />
        <TextArea {...ask('facts')} label={t.facts} help={t.factsHelp} required rows={6} />
        <TextArea {...ask('childView')} label={t.childView} help={t.childViewHelp} required rows={3} />
        <TextArea {...ask('childViewMissing')} label={t.childViewMissing} help={t.childViewMissingHelp} rows={2} />
        <Radios
          {...ask('parents')}
          label={t.parents}
          required
          options={(['told', 'not-told'] as const).map((value) => ({ value, label: t.parentsAnswers[value] }))}
        />
        <TextArea {...ask('parentsNotTold')} label={t.parentsNotTold} help={t.parentsNotToldHelp} rows={2} />
        <TextField {...ask('receiver')} label={t.receiver} help={t.receiverHelp} required />
        {sentFields({ work, at })}
        <p>{t.saveHelp}</p>
        <SaveOrBack save={t.save} back={listOf(work)} at={at} />
      </Form>
    </>
  )
}

/** A report as it was recorded. */
export function ReportedToChildWelfare({ report: it, by, at }: { report: ChildWelfareReport; by: string; at: At }) {
  const { lang } = at
  const t = text(lang)
  const grounds = (
    <ul class="ds-list">
      {it.grounds.map((id) => {
        const ground = findChildGround(id)
        return <li>{ground ? `${ground.letter}) ${ground.text[lang]}` : id}</li>
      })}
    </ul>
  )
  const items = [
    { term: t.grounds, value: grounds },
    { term: t.facts, value: <Written>{it.facts}</Written> },
    it.childView
      ? { term: t.childHeard, value: <Written>{it.childView}</Written> }
      : { term: t.childNotHeard, value: <Written>{it.childViewMissing}</Written> },
    it.parents === 'told'
      ? { term: t.parentsTold, value: t.yes }
      : { term: t.parentsUntold, value: <Written>{it.parentsNotTold}</Written> },
    { term: t.receiver, value: it.receiver },
    ...sentLines(it, by, at),
  ]
  return <SummaryList items={items} />
}
