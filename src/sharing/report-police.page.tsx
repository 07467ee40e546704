import * as z from 'zod'
import { GroundChoice, groundInFull } from '#case/pages.ts'
import { caseForm, casePage, field, get, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { findGround, findOffence, offences, services, type Ground } from '#law/index.ts'
import { today } from '#lib/day.ts'
import { Alert, ButtonLink, Form, Radios, Select, SummaryList, TextArea, TextField, Written } from '#ui/index.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { writeReports } from './access.ts'
import { policeGrounds, reportToPolice, type PoliceReport } from './report-police.ts'
import { text } from './report-police.text.ts'
import { asking, formPage, inWords, listOf, SaveOrBack, sentFields, sentHows, sentLines } from './report-parts.tsx'

const NewReport = z.object({
  ground: field.maybeWords(100),
  offence: field.maybeWords(100),
  consent: field.maybeWords(),
  facts: field.maybeWords(),
  danger: field.maybeWords(),
  namedBecause: field.maybeWords(),
  receiver: field.maybeWords(500),
  // what nobody has chosen is said together with all else that is missing
  told: z.enum(['told', 'not-told']).optional(),
  notTold: field.maybeWords(),
  sentOn: field.day,
  sentHow: z.enum(sentHows).optional(),
})

export const policeReportPages: Route[] = [
  get('/cases/:caseId/sharing/reports/police/new', casePage(writeReports, view)),
  post('/cases/:caseId/sharing/reports/police/new', caseForm(writeReports, NewReport, report, view)),
]

async function report(work: CaseWork, sent: z.infer<typeof NewReport>, at: At) {
  const made = await reportToPolice(work, sent)
  return typeof made === 'string' ? `${listOf(work)}/${made}` : inWords(made.refused, text(at.lang).refusals)
}

function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const offered = policeGrounds(work, today(work.now))
  const wanted = typed(at.failure?.values, 'ground') ?? at.query['ground']
  const chosen = offered.find(({ id }) => id === wanted)
  const form = (
    <>
      <Alert severity="danger" title={t.acuteTitle}>
        <p>{t.acute}</p>
      </Alert>
      {offered.length === 0 ? (
        <NoGround work={work} at={at} />
      ) : chosen ? (
        <ReportForm work={work} at={at} ground={chosen} />
      ) : (
        <Grounds work={work} at={at} offered={offered} />
      )}
    </>
  )
  return formPage(work, at, { title: t.title, lead: t.lead, form })
}

/** Which rule comes first, for it decides what is asked. It changes nothing, so it is a GET. */
function Grounds({ work, at, offered }: { work: CaseReading; at: At; offered: readonly Ground[] }) {
  const t = text(at.lang)
  return (
    <form class="form" method="get">
      <GroundChoice label={t.ground} grounds={offered} lang={at.lang} error={at.failure?.errors['ground']} />
      <SaveOrBack save={t.goOn} back={listOf(work)} at={at} />
    </form>
  )
}

function NoGround({ work, at: { lang } }: { work: CaseReading; at: At }) {
  const t = text(lang)
  const service = services.find(({ id }) => id === work.actor.service)?.name[lang] ?? work.actor.service
  return (
    <Alert severity="warning" title={t.noGroundTitle}>
      <p>{t.noGround(service)}</p>
      <ButtonLink href="/consultations/new" variant="secondary">
        {t.anonymous}
      </ButtonLink>
    </Alert>
  )
}

function ReportForm({ work, at, ground }: { work: CaseReading; at: At; ground: Ground }) {
  const t = text(at.lang)
  const ask = asking(at)
  return (
    <Form submission={at.submission} errors={at.failure?.errors}>
      <input type="hidden" name="ground" value={ground.id} />
      <SummaryList items={[{ term: t.groundShort, value: <Chosen ground={ground} at={at} /> }]} />
      {asked({ ground, work, at })}
      <TextArea {...ask('facts')} label={t.facts} help={t.factsHelp} required rows={6} />
      <TextArea {...ask('danger')} label={t.danger} required rows={3} />
      <Radios
        {...ask('told')}
        label={t.told}
        required
        options={(['told', 'not-told'] as const).map((value) => ({ value, label: t.toldAnswers[value] }))}
      />
      <TextArea {...ask('notTold')} label={t.notTold} help={t.notToldHelp} rows={2} />
      <TextField {...ask('receiver')} label={t.receiver} required />
      {sentFields({ work, at })}
      <p>{t.saveHelp}</p>
      <SaveOrBack save={t.save} back={listOf(work)} at={at} />
    </Form>
  )
}

const Chosen = ({ ground, at: { lang, path, failure } }: { ground: Ground; at: At }) => (
  <>
    <p id="ground">{groundInFull(ground.id, lang)}</p>
    <p class="help">{ground.text[lang]}</p>
    {failure?.errors['ground'] && <p class="ds-validation-message">{failure.errors['ground']}</p>}
    <p>
      <a class="ds-link" href={path}>
        {text(lang).change}
      </a>
    </p>
  </>
)

/** What this one ground asks for, and nothing that others do. */
function asked({ ground: { asks }, work, at }: { ground: Ground; work: CaseReading; at: At }) {
  const t = text(at.lang)
  const ask = asking(at)
  return (
    <>
      {asks.includes('offence') && offenceChoice({ at, on: today(work.now), label: t.offence, help: t.offenceHelp })}
      {asks.includes('consent') && <TextArea {...ask('consent')} label={t.consent} required rows={2} />}
      {asks.includes('anonymised-not-enough') && (
        <TextArea {...ask('namedBecause')} label={t.namedBecause} help={t.namedBecauseHelp} required rows={3} />
      )}
    </>
  )
}

/** One of the offences that the duty to avert holds for on a day. */
export const offenceChoice = ({ at, on, label, help }: { at: At; on: string; label: string; help: string }) => (
  <Select
    {...asking(at)('offence')}
    label={label}
    help={help}
    required
    options={offences(on).listed.map(({ id, section, name }) => ({ value: id, label: `${name[at.lang]} (${section})` }))}
  />
)

/** An offence as people call it, with its section. */
export function offenceName(id: string, { lang }: At): string {
  const offence = findOffence(id)
  return offence ? `${offence.name[lang]} (${offence.section})` : id
}

/** A report as it was recorded. */
export function ReportedToPolice({ report: it, by, at }: { report: PoliceReport; by: string; at: At }) {
  const { lang } = at
  const t = text(lang)
  const words = (term: string, value: string) => (value ? [{ term, value: <Written>{value}</Written> }] : [])
  const items = [
    { term: t.groundShort, value: findGround(it.ground) ? groundInFull(it.ground, lang) : it.ground },
    ...(it.offence ? [{ term: t.offenceShort, value: offenceName(it.offence, at) }] : []),
    ...words(t.consentShort, it.consent),
    ...words(t.facts, it.facts),
    ...words(t.danger, it.danger),
    ...words(t.namedBecause, it.namedBecause),
    it.told === 'told' ? { term: t.personTold, value: t.yes } : { term: t.personUntold, value: <Written>{it.notTold}</Written> },
    { term: t.receiver, value: it.receiver },
    ...sentLines(it, by, at),
  ]
  return <SummaryList items={items} />
}
