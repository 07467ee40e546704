import * as z from 'zod'
import { personOf } from '#case/index.ts'
import { ClosedNote, underCase } from '#case/pages.ts'
import { caseForm, casePage, field, get, post, typedAll, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import { agencies, consentLaw } from '#law/index.ts'
import { addDays, today } from '#lib/day.ts'
import {
  Alert,
  ButtonLink,
  Buttons,
  Checkboxes,
  DateField,
  Details,
  EmptyState,
  Form,
  Heading,
  Radios,
  Select,
  SummaryList,
  Table,
  Tag,
  TextArea,
  TextField,
  Time,
  Written,
} from '#ui/index.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { readAgreements, writeAgreements } from './access.ts'
import {
  agreementOf,
  agreementsOf,
  contactHows,
  endAgreement,
  recordAgreement,
  wishes,
  type Agreement,
  type AgreementId,
} from './agreement.ts'
import { text } from './agreement.text.ts'
import { agencyName } from './consent-parts.tsx'
import { Ended, endedLines, endPage, SaveOrBack } from './contact-parts.tsx'
import { text as contactText } from './contact.text.ts'
import { nameOf } from './disclosure-new.form.ts'
import { asking, formPage, inWords, mayWrite } from './report-parts.tsx'

const New = z.object({
  agency: field.oneOf(agencies.map(({ id }) => id) as [string, ...string[]]),
  contact: field.words(500),
  hows: field.anyOfThese(contactHows),
  rhythm: field.words(1_000),
  place: field.words(1_000),
  takingPart: field.words(2_000),
  wish: field.oneOf(wishes),
  agreedOn: field.day,
  reviewOn: field.day,
})

export const agreementPages: Route[] = [
  get('/cases/:caseId/sharing/agreements', casePage(readAgreements, listView)),
  get('/cases/:caseId/sharing/agreements/new', casePage(writeAgreements, newView)),
  post('/cases/:caseId/sharing/agreements/new', caseForm(writeAgreements, New, record, newView)),
  get('/cases/:caseId/sharing/agreements/:agreementId', casePage(readAgreements, view)),
  get('/cases/:caseId/sharing/agreements/:agreementId/end', casePage(writeAgreements, endView)),
  post('/cases/:caseId/sharing/agreements/:agreementId/end', caseForm(writeAgreements, Ended, end, endView)),
]

/** Where everything that is agreed about contact in a case is listed. */
export const agreementsAt = ({ case: { id } }: { case: { id: string } }) => `/cases/${id}/sharing/agreements`
const idIn = ({ params }: At) => params['agreementId'] as AgreementId

async function record(work: CaseWork, agreed: z.infer<typeof New>, at: At) {
  const made = await recordAgreement(work, agreed)
  return typeof made === 'string' ? `${agreementsAt(work)}/${made}` : inWords(made.refused, text(at.lang).refusals)
}

async function end(work: CaseWork, { reason }: z.infer<typeof Ended>, at: At) {
  await endAgreement(work, idIn(at), reason)
  return `${agreementsAt(work)}/${idIn(at)}`
}

async function listView(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: t.title, lead: t.lead })
  const all = await agreementsOf(work)
  const [standing, before] = [all.filter(({ ended }) => !ended), all.filter(({ ended }) => ended)]
  const add = (await mayWrite(work)) && <ButtonLink href={`${agreementsAt(work)}/new`}>{t.add}</ButtonLink>
  const main = (
    <>
      {top}
      {work.case.state === 'closed' && <ClosedNote work={work} at={at} />}
      {standing.length === 0 ? (
        <EmptyState title={t.none} action={add}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      ) : (
        <>
          {add && <Buttons>{add}</Buttons>}
          <section>
            <Heading level={2} size="sm">
              {t.now}
            </Heading>
            <AgreementTable work={work} at={at} caption={t.now} rows={standing} />
          </section>
        </>
      )}
      {before.length > 0 && (
        <Details summary={contactText(at.lang).before}>
          <AgreementTable work={work} at={at} caption={contactText(at.lang).before} rows={before} />
        </Details>
      )}
      <SharesNothing work={work} at={at} />
    </>
  )
  return { ...frame, main }
}

/** That an agreement on contact is no ground for sharing. */
const SharesNothing = ({ work, at: { lang } }: { work: CaseReading; at: At }) => (
  <p class="help">
    {text(lang).sharesNothing}{' '}
    <a class="ds-link" href={`/cases/${work.case.id}/sharing/guide`}>
      {text(lang).toGuide}
    </a>
  </p>
)

type TableProps = { work: CaseReading; at: At; caption: string; rows: readonly Agreement[] }

/** Agreements, one a row: with whom, how, and when they are looked at again. */
export function AgreementTable({ work, at, caption, rows }: TableProps) {
  const t = text(at.lang)
  const columns = [
    {
      label: t.agencyShort,
      header: true,
      cell: ({ id, agency }: Agreement) => (
        <a class="ds-link" href={`${agreementsAt(work)}/${id}`}>
          {agencyName(agency, at.lang)}
        </a>
      ),
    },
    { label: t.howsShort, cell: ({ hows }: Agreement) => howWords(hows, at) },
    { label: t.reviewShort, cell: ({ reviewOn, ended }: Agreement) => (ended ? '–' : <Time at={reviewOn} />) },
    { label: contactText(at.lang).state, cell: (row: Agreement) => <State of={row} at={at} /> },
  ]
  return <Table caption={caption} captionHidden columns={columns} rows={rows} />
}

const howWords = (hows: Agreement['hows'], { lang }: At) => hows.map((how) => text(lang).howWords[how]).join(', ')

function State({ of: { ended, isDue }, at: { lang } }: { of: Agreement; at: At }) {
  const { states } = text(lang)
  if (ended) return <Tag>{contactText(lang).ended}</Tag>
  return <Tag color={isDue ? 'warning' : 'success'}>{isDue ? states.due : states.live}</Tag>
}

async function newView(work: CaseReading, at: At) {
  const { newTitle: title, newLead: lead } = text(at.lang)
  const isProtected = (await personOf(work))?.addressProtected ?? false
  return formPage(work, at, { title, lead, form: <NewForm work={work} at={at} isProtected={isProtected} /> })
}

function NewForm({ work, at, isProtected }: { work: CaseReading; at: At; isProtected: boolean }) {
  const t = text(at.lang)
  const ask = asking(at)
  const now = today(work.now)
  const choices = agencies.filter(({ id }) => id !== work.case.service).map(({ id, name }) => ({ value: id, label: name[at.lang] }))
  const placeHelp = isProtected ? t.placeProtected(nameOf(consentLaw('address'), at.lang)) : t.placeHelp
  return (
    <Form submission={at.submission} errors={at.failure?.errors}>
      <Select {...ask('agency')} label={t.agency} required options={choices} />
      <TextField {...ask('contact')} label={t.contact} help={t.contactHelp} required />
      <Checkboxes
        {...ask('hows')}
        value={typedAll(at.failure?.values, 'hows')}
        label={t.hows}
        required
        options={contactHows.map((value) => ({ value, label: t.howWords[value] }))}
      />
      <TextArea {...ask('rhythm')} label={t.rhythm} required rows={2} />
      <TextArea {...ask('place')} label={t.place} help={placeHelp} required rows={2} />
      <TextArea {...ask('takingPart')} label={t.takingPart} required rows={3} />
      <Radios
        {...ask('wish')}
        label={t.wish}
        help={t.wishHelp}
        required
        options={wishes.map((value) => ({ value, label: t.wishes[value] }))}
      />
      <DateField {...ask('agreedOn')} label={t.agreedOn} required max={now} value={ask('agreedOn').value ?? now} />
      <DateField {...ask('reviewOn')} label={t.reviewOn} required min={addDays(now, 1)} value={ask('reviewOn').value ?? addDays(now, 90)} />
      <SaveOrBack save={t.save} back={agreementsAt(work)} at={at} />
    </Form>
  )
}

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const it = await agreementOf(work, idIn(at))
  const names = await namesOf(work, [it.by, it.ended?.by ?? null])
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: t.shown, tags: <State of={it} at={at} /> })
  const main = (
    <>
      {top}
      {work.case.state === 'closed' && <ClosedNote work={work} at={at} />}
      {it.isDue && work.case.state === 'open' && (
        <Alert severity="warning" title={t.dueTitle}>
          <p>{t.dueHelp(formatDay(at.lang, it.reviewOn))}</p>
        </Alert>
      )}
      <SummaryList items={lines(it, names.get(it.by) ?? '', at)} />
      {it.ended && <SummaryList items={endedLines(it.ended, names.get(it.ended.by) ?? '', at)} />}
      {!it.ended && (await mayWrite(work)) && (
        <Buttons>
          <ButtonLink href={`${agreementsAt(work)}/${it.id}/end`} variant="secondary">
            {t.end}
          </ButtonLink>
        </Buttons>
      )}
      <SharesNothing work={work} at={at} />
      <p>
        <a class="ds-link" href={agreementsAt(work)}>
          {t.seeAll}
        </a>
      </p>
    </>
  )
  return { ...frame, main }
}

function lines(it: Agreement, by: string, at: At) {
  const t = text(at.lang)
  return [
    { term: t.agencyShort, value: <Written>{`${agencyName(it.agency, at.lang)}\n${it.contact}`}</Written> },
    { term: t.howsShort, value: howWords(it.hows, at) },
    { term: t.rhythmShort, value: <Written>{it.rhythm}</Written> },
    { term: t.placeShort, value: <Written>{it.place}</Written> },
    { term: t.takingPartShort, value: <Written>{it.takingPart}</Written> },
    { term: t.wishShort, value: t.wishes[it.wish] },
    { term: t.agreedOnShort, value: <Time at={it.agreedOn} /> },
    { term: t.reviewShort, value: <Time at={it.reviewOn} /> },
    { term: contactText(at.lang).notedBy, value: by },
  ]
}

async function endView(work: CaseReading, at: At): Promise<Shown> {
  const { endTitle: title, end: save } = text(at.lang)
  const { id, ended } = await agreementOf(work, idIn(at))
  return endPage(work, at, { title, save, back: `${agreementsAt(work)}/${id}`, ended: ended !== undefined })
}
