import type { VNode } from 'preact'
import * as z from 'zod'
import { personOf } from '#case/index.ts'
import { caseForm, casePage, field, get, post, typedAll, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { agencies, consentLaw } from '#law/index.ts'
import { addDays, today } from '#lib/day.ts'
import { Alert, Checkboxes, DateField, Form, Radios, Select, Tag, TextArea, TextField, Time, Written } from '#ui/index.ts'
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
import { contactSection, Ended, endPage, listPage, onePage, type Contacts } from './contact-parts.tsx'
import { text as contactText } from './contact.text.ts'
import { nameOf } from './disclosure-new.form.ts'
import { asking, formPage, inWords, SaveOrBack } from './report-parts.tsx'

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

const agreementsAt = ({ case: { id } }: { case: { id: string } }) => `/cases/${id}/sharing/agreements`
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
  return listPage(work, at, await agreementsIn(work, at), <SharesNothing work={work} at={at} />)
}

/** What has been agreed about contact with other services, as a part of the page that gathers all sharing of a case. */
export const agreementSection = async (work: CaseReading, at: At): Promise<VNode> => contactSection(work, await agreementsIn(work, at))

/** Agreements, one a row: with whom, how, and when they are looked at again. */
async function agreementsIn(work: CaseReading, at: At): Promise<Contacts<Agreement>> {
  const t = text(at.lang)
  const home = agreementsAt(work)
  const columns: Contacts<Agreement>['columns'] = [
    {
      label: t.agencyShort,
      header: true,
      cell: ({ id, agency }) => (
        <a class="ds-link" href={`${home}/${id}`}>
          {agencyName(agency, at.lang)}
        </a>
      ),
    },
    { label: t.howsShort, cell: ({ hows }) => howWords(hows, at) },
    { label: t.reviewShort, cell: ({ reviewOn, ended }) => (ended ? '–' : <Time at={reviewOn} />) },
    { label: contactText(at.lang).state, cell: (it) => <State of={it} at={at} /> },
  ]
  return { words: t, home, all: await agreementsOf(work), columns }
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
  const note = it.isDue && work.case.state === 'open' && (
    <Alert severity="warning" title={t.dueTitle}>
      <p>{t.dueHelp(formatDay(at.lang, it.reviewOn))}</p>
    </Alert>
  )
  const [state, foot] = [<State of={it} at={at} />, <SharesNothing work={work} at={at} />]
  return onePage(work, at, { words: t, home: agreementsAt(work), it, state, note, lines: lines(it, at), foot })
}

function lines(it: Agreement, at: At) {
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
  ]
}

async function endView(work: CaseReading, at: At): Promise<Shown> {
  return endPage(work, at, { words: text(at.lang), home: agreementsAt(work), it: await agreementOf(work, idIn(at)) })
}
