import * as z from 'zod'
import { ClosedNote, GroundChoice, groundInFull, underCase } from '#case/pages.ts'
import { caseForm, casePage, field, get, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import { addDays, today } from '#lib/day.ts'
import {
  Alert,
  Button,
  ButtonLink,
  Buttons,
  DateField,
  Form,
  Radios,
  Select,
  SummaryList,
  Tag,
  TextArea,
  TextField,
  Time,
  Written,
} from '#ui/index.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { notePoliceInformation as noteAction, readPoliceInformation } from './access.ts'
import {
  givenHows,
  informationGrounds,
  mayPassOn,
  noteLifting,
  notePoliceInformation,
  policeInformationOf,
  toldAnswers,
  type PoliceInformation,
  type PoliceInformationId,
} from './police-information.ts'
import { text } from './police-information.text.ts'
import { asking, formPage, inWords, listOf, mayWrite, SaveOrBack } from './report-parts.tsx'
import { policeReports, type PoliceReportId } from './report-police.ts'
import { text as reportText } from './report.text.ts'

const New = z.object({
  report: z.union([z.literal('').transform(() => undefined), field.id<PoliceReportId>()]).optional(),
  ground: field.words(100),
  body: field.words(),
  verified: field.oneOf(['yes', 'no']),
  imposed: field.maybeWords(),
  decidedBy: field.words(500),
  givenHow: field.oneOf(givenHows),
  told: field.oneOf(toldAnswers),
  givenOn: field.day,
  reviewOn: field.day,
})
const Lifting = z.object({ words: field.words(), on: field.day })

export const policeInformationPages: Route[] = [
  get('/cases/:caseId/sharing/reports/information/new', casePage(noteAction, newView)),
  post('/cases/:caseId/sharing/reports/information/new', caseForm(noteAction, New, note, newView)),
  get('/cases/:caseId/sharing/reports/information/:informationId', casePage(readPoliceInformation, view)),
  get('/cases/:caseId/sharing/reports/information/:informationId/lift', casePage(noteAction, liftView)),
  post('/cases/:caseId/sharing/reports/information/:informationId/lift', caseForm(noteAction, Lifting, lift, liftView)),
]

const idIn = ({ params }: At) => params['informationId'] as PoliceInformationId
const addressOf = (work: CaseReading | CaseWork, id: PoliceInformationId) => `${listOf(work)}/information/${id}`

async function note(work: CaseWork, sent: z.infer<typeof New>, at: At) {
  const made = await notePoliceInformation(work, { ...sent, verified: sent.verified === 'yes' })
  return typeof made === 'string' ? addressOf(work, made) : inWords(made.refused, text(at.lang).refusals)
}

async function lift(work: CaseWork, { on, words }: z.infer<typeof Lifting>, at: At) {
  if (on > today(work.now)) return { errors: { on: 'future' } }
  await noteLifting(work, idIn(at), { on, words })
  return addressOf(work, idIn(at))
}

async function newView(work: CaseReading, at: At) {
  const { title, lead } = text(at.lang)
  return formPage(work, at, { title, lead, form: <NewForm work={work} at={at} reports={await policeReports(work)} /> })
}

function NewForm({ work, at, reports }: { work: CaseReading; at: At; reports: readonly { id: PoliceReportId; sentOn: string }[] }) {
  const t = text(at.lang)
  const ask = asking(at)
  const now = today(work.now)
  return (
    <Form submission={at.submission} errors={at.failure?.errors}>
      {reports.length > 0 && (
        <Select
          {...ask('report')}
          value={typed(at.failure?.values, 'report') ?? at.query['report']}
          label={t.report}
          options={reports.map(({ id, sentOn }) => ({ value: id, label: t.reportOf(formatDay(at.lang, sentOn)) }))}
        />
      )}
      <GroundChoice {...ask('ground')} label={t.ground} grounds={informationGrounds(now)} lang={at.lang} />
      <TextArea {...ask('body')} label={t.body} help={t.bodyHelp} required rows={5} />
      <Radios
        {...ask('verified')}
        label={t.verified}
        required
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t.verifiedAnswers[value] }))}
      />
      <TextArea {...ask('imposed')} label={t.imposed} help={t.imposedHelp} rows={2} />
      <TextField {...ask('decidedBy')} label={t.decidedBy} required />
      <Radios {...ask('givenHow')} label={t.givenHow} required options={givenHows.map((value) => ({ value, label: t.givenHows[value] }))} />
      <Radios {...ask('told')} label={t.told} required options={toldAnswers.map((value) => ({ value, label: t.toldAnswers[value] }))} />
      <DateField {...ask('givenOn')} label={t.givenOn} required max={now} value={ask('givenOn').value ?? now} />
      <DateField {...ask('reviewOn')} label={t.reviewOn} required min={now} value={ask('reviewOn').value ?? addDays(now, 90)} />
      <SaveOrBack save={t.save} back={listOf(work)} at={at} />
    </Form>
  )
}

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const it = await policeInformationOf(work, idIn(at))
  const names = await namesOf(work, [it.by])
  const isFree = await mayPassOn(work, it.id)
  const tags = <Marks verified={it.verified} imposed={it.imposed !== ''} mayPassOn={isFree} at={at} />
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: t.shown, tags })
  const main = (
    <>
      {top}
      {!isFree && (
        <Alert severity="warning" title={t.mayNotPassOn}>
          <p>{t.mayNotPassOnHelp}</p>
        </Alert>
      )}
      <Told it={it} by={names.get(it.by) ?? ''} at={at} />
      {!isFree && (await mayWrite(work)) && (
        <ButtonLink href={`${addressOf(work, it.id)}/lift`} variant="secondary">
          {t.lift}
        </ButtonLink>
      )}
    </>
  )
  return { ...frame, main }
}

function Told({ it, by, at: { lang } }: { it: PoliceInformation; by: string; at: At }) {
  const t = text(lang)
  const items = [
    { term: t.body, value: <Written>{it.body}</Written> },
    { term: t.groundShort, value: groundInFull(it.ground, lang) },
    { term: t.verified, value: it.verified ? t.marks.verified : t.marks.unverified },
    ...(it.imposed ? [{ term: t.imposedShort, value: <Written>{it.imposed}</Written> }] : []),
    ...(it.lifted
      ? [
          {
            term: t.liftTitle,
            value: (
              <>
                <Time at={it.lifted.on} />
                <Written>{it.lifted.words}</Written>
              </>
            ),
          },
        ]
      : []),
    { term: t.decidedBy, value: it.decidedBy },
    { term: t.givenHow, value: t.givenHows[it.givenHow] },
    { term: t.told, value: t.toldAnswers[it.told] },
    { term: reportText(lang).given, value: <Time at={it.givenOn} /> },
    { term: t.reviewShort, value: <Time at={it.reviewOn} /> },
    { term: reportText(lang).notedBy, value: by },
  ]
  return <SummaryList items={items} />
}

/** The marks that go with what the police have told, wherever it is shown. */
export function Marks({
  verified,
  imposed,
  mayPassOn: isFree,
  at: { lang },
}: {
  verified: boolean
  imposed: boolean
  mayPassOn: boolean
  at: At
}) {
  const { marks } = text(lang)
  return (
    <>
      <Tag color={verified ? 'neutral' : 'warning'}>{verified ? marks.verified : marks.unverified}</Tag>{' '}
      {imposed && <Tag color={isFree ? 'neutral' : 'warning'}>{isFree ? marks.lifted : marks.imposed}</Tag>}
    </>
  )
}

async function liftView(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const it = await policeInformationOf(work, idIn(at))
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: t.liftTitle, lead: t.liftLead })
  const form = it.imposed && !it.lifted ? <LiftForm work={work} it={it} at={at} /> : <p>{t.noneToLift}</p>
  return {
    ...frame,
    main: (
      <>
        {top}
        {work.case.state === 'closed' ? <ClosedNote work={work} at={at} /> : form}
      </>
    ),
  }
}

function LiftForm({ work, it, at }: { work: CaseReading; it: PoliceInformation; at: At }) {
  const t = text(at.lang)
  const ask = asking(at)
  const now = today(work.now)
  return (
    <Form submission={at.submission} errors={at.failure?.errors}>
      <SummaryList items={[{ term: t.imposedShort, value: <Written>{it.imposed}</Written> }]} />
      <TextArea {...ask('words')} label={t.liftWords} required rows={3} />
      <DateField {...ask('on')} label={t.liftOn} required min={it.givenOn} max={now} value={ask('on').value ?? now} />
      <Buttons>
        <Button>{t.liftSave}</Button>
        <ButtonLink href={addressOf(work, it.id)} variant="tertiary">
          {reportText(at.lang).cancel}
        </ButtonLink>
      </Buttons>
    </Form>
  )
}
