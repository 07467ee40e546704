import type { VNode } from 'preact'
import * as z from 'zod'
import { workersOn } from '#case/index.ts'
import { caseForm, casePage, field, get, post, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay, type Lang } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import { findGround } from '#law/index.ts'
import { addDays, today } from '#lib/day.ts'
import type { AccountId, ConsentId } from '#lib/id.ts'
import { Alert, ButtonLink, DateField, EmptyState, Form, Radios, Select, Tag, TextArea, TextField, Time, Written } from '#ui/index.ts'
import { reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { readFamilyContact, writeFamilyContact } from './access.ts'
import { consentsAt, NoIsValid } from './consent-parts.tsx'
import { consentOf, type Consent } from './consent.ts'
import { contactSection, Ended, endPage, listPage, onePage, type Contacts } from './contact-parts.tsx'
import { text as contactText } from './contact.text.ts'
import { consentSection } from './disclosure-ground.ts'
import { nameOf } from './disclosure-new.form.ts'
import {
  consentsForFamily,
  endFamilyContact,
  familyContactOf,
  familyContactsOf,
  familyPhases,
  planFamilyContact,
  type FamilyContact,
  type FamilyContactId,
} from './family-contact.ts'
import { text } from './family-contact.text.ts'
import { asking, formPage, inWords, SaveOrBack } from './report-parts.tsx'

const New = z.object({
  consent: field.id<ConsentId>(),
  phase: field.oneOf(familyPhases),
  family: field.words(500),
  personWish: field.words(2_000),
  familyWish: field.words(2_000),
  plan: field.words(4_000),
  follower: field.id<AccountId>(),
  nextOn: field.day,
})

export const familyContactPages: Route[] = [
  get('/cases/:caseId/sharing/family', casePage(readFamilyContact, listView)),
  get('/cases/:caseId/sharing/family/new', casePage(writeFamilyContact, newView)),
  post('/cases/:caseId/sharing/family/new', caseForm(writeFamilyContact, New, plan, newView)),
  get('/cases/:caseId/sharing/family/:familyContactId', casePage(readFamilyContact, view)),
  get('/cases/:caseId/sharing/family/:familyContactId/end', casePage(writeFamilyContact, endView)),
  post('/cases/:caseId/sharing/family/:familyContactId/end', caseForm(writeFamilyContact, Ended, end, endView)),
]

const familyAt = ({ case: { id } }: { case: { id: string } }) => `/cases/${id}/sharing/family`
const idIn = ({ params }: At) => params['familyContactId'] as FamilyContactId

async function plan(work: CaseWork, planned: z.infer<typeof New>, at: At) {
  const made = await planFamilyContact(work, planned)
  if (typeof made === 'string') return `${familyAt(work)}/${made}`
  const { refusals } = text(at.lang)
  return inWords(made.refused, { ...refusals, 'no-consent': refusals['no-consent'](lawOf(reading(work), at.lang)) })
}

async function end(work: CaseWork, { reason }: z.infer<typeof Ended>, at: At) {
  await endFamilyContact(work, idIn(at), reason)
  return `${familyAt(work)}/${idIn(at)}`
}

/** What a yes stands on: the ground for keeping it, and the reader's own section on what the person has agreed to. */
const lawOf = (work: CaseReading, lang: Lang) =>
  [findGround('consent'), consentSection(work, work.case.service)]
    .map((section) => nameOf(section, lang))
    .filter(Boolean)
    .join(', ')

async function listView(work: CaseReading, at: At): Promise<Shown> {
  return listPage(work, at, await plansIn(work, at))
}

/** Contact with the family, as a part of the page that gathers all sharing of a case. */
export const familyContactSection = async (work: CaseReading, at: At): Promise<VNode> => contactSection(work, await plansIn(work, at))

/** Plans, one a row: for which time, who follows up, the next day, and whether the plan still stands. */
async function plansIn(work: CaseReading, at: At): Promise<Contacts<FamilyContact>> {
  const t = text(at.lang)
  const home = familyAt(work)
  const all = await familyContactsOf(work)
  const names = await namesOf(
    work,
    all.map(({ follower }) => follower),
  )
  const columns: Contacts<FamilyContact>['columns'] = [
    {
      label: t.phaseShort,
      header: true,
      cell: ({ id, phase }) => (
        <a class="ds-link" href={`${home}/${id}`}>
          {t.phases[phase]}
        </a>
      ),
    },
    { label: t.followerShort, cell: ({ follower }) => names.get(follower) },
    { label: t.nextOn, cell: ({ nextOn, state }) => (state === 'stands' ? <Time at={nextOn} /> : '–') },
    { label: contactText(at.lang).state, cell: (it) => <State of={it} at={at} /> },
  ]
  return { words: t, home, all, columns }
}

function State({ of: { state }, at: { lang } }: { of: FamilyContact; at: At }) {
  if (state === 'ended') return <Tag>{contactText(lang).ended}</Tag>
  return <Tag color={state === 'stands' ? 'success' : 'warning'}>{text(lang).states[state]}</Tag>
}

async function newView(work: CaseReading, at: At) {
  const { newTitle: title, newLead: lead } = text(at.lang)
  const consents = await consentsForFamily(work)
  const ids = [...(await workersOn(work))]
  const names = await namesOf(work, ids)
  const team = ids.map((value) => ({ value, label: names.get(value) ?? '' }))
  // what has been typed is kept, also when the yes was taken back meanwhile
  const form =
    consents.length > 0 || at.failure ? <NewForm work={work} at={at} consents={consents} team={team} /> : <FirstYes work={work} at={at} />
  return formPage(work, at, { title, lead, form })
}

/** Nothing is planned before the person has agreed; and the person can say no. */
function FirstYes({ work, at: { lang } }: { work: CaseReading; at: At }) {
  const t = text(lang)
  return (
    <EmptyState title={t.firstYes} action={<ButtonLink href={`${consentsAt(work)}/new`}>{t.ask}</ButtonLink>}>
      <p>{t.firstYesHelp(lawOf(work, lang))}</p>
      <NoIsValid lang={lang} />
    </EmptyState>
  )
}

type FormProps = { work: CaseReading; at: At; consents: readonly Consent[]; team: readonly { value: AccountId; label: string }[] }

function NewForm({ work, at, consents, team }: FormProps) {
  const t = text(at.lang)
  const ask = asking(at)
  const now = today(work.now)
  return (
    <Form submission={at.submission} errors={at.failure?.errors}>
      {whichYes({ at, consents })}
      <Radios {...ask('phase')} label={t.phase} required options={familyPhases.map((value) => ({ value, label: t.phases[value] }))} />
      <TextField {...ask('family')} label={t.family} required />
      <TextArea {...ask('personWish')} label={t.personWish} required rows={3} />
      <TextArea {...ask('familyWish')} label={t.familyWish} help={t.familyWishHelp} required rows={3} />
      <TextArea {...ask('plan')} label={t.plan} required rows={4} />
      <Select {...ask('follower')} value={ask('follower').value ?? work.actor.id} label={t.follower} required options={team} />
      <DateField {...ask('nextOn')} label={t.nextOn} help={t.nextHelp} required min={now} value={ask('nextOn').value ?? addDays(now, 14)} />
      <SaveOrBack save={t.save} back={familyAt(work)} at={at} />
    </Form>
  )
}

/** The yes to stand on. Called, not drawn: a form knows what the fields among its children are called. Where none is left, it says so here. */
function whichYes({ at, consents }: Pick<FormProps, 'at' | 'consents'>) {
  const t = text(at.lang)
  const field = { ...asking(at)('consent'), label: t.consent, help: t.consentHelp, required: true }
  if (consents.length === 0) return <Select {...field} options={[]} />
  const options = consents.map(({ id, what, validUntil }) => ({
    value: id,
    label: what.split('\n')[0]!,
    help: t.consentUntil(formatDay(at.lang, validUntil)),
  }))
  return <Radios {...field} value={field.value ?? (options.length === 1 ? options[0]?.value : undefined)} options={options} />
}

async function view(work: CaseReading, at: At): Promise<Shown> {
  const it = await familyContactOf(work, idIn(at))
  const [words, state] = [text(at.lang), <State of={it} at={at} />]
  const note = it.state === 'no-consent' && <NoLonger work={work} it={it} at={at} />
  return onePage(work, at, { words, home: familyAt(work), it, state, note, lines: await lines(work, it, at) })
}

/** The yes is gone, and the plan with it. Said calmly: nobody has done anything wrong. */
function NoLonger({ work, it, at: { lang } }: { work: CaseReading; it: FamilyContact; at: At }) {
  const t = text(lang)
  return (
    <Alert severity="warning" title={t.goneTitle}>
      <p>{t.goneHelp(lawOf(work, lang))}</p>
      <p>
        <a class="ds-link" href={`${consentsAt(work)}/${it.consent}`}>
          {t.seeConsent}
        </a>
      </p>
    </Alert>
  )
}

async function lines(work: CaseReading, it: FamilyContact, at: At) {
  const t = text(at.lang)
  const { what } = await consentOf(work, it.consent)
  const names = await namesOf(work, [it.follower])
  const stands = (
    <a class="ds-link" href={`${consentsAt(work)}/${it.consent}`}>
      {what.split('\n')[0]}
    </a>
  )
  return [
    { term: t.phaseShort, value: t.phases[it.phase] },
    { term: t.familyShort, value: <Written>{it.family}</Written> },
    { term: t.personWishShort, value: <Written>{it.personWish}</Written> },
    { term: t.familyWishShort, value: <Written>{it.familyWish}</Written> },
    { term: t.planShort, value: <Written>{it.plan}</Written> },
    { term: t.followerShort, value: names.get(it.follower) },
    ...(it.state === 'stands' ? [{ term: t.nextOn, value: <Time at={it.nextOn} /> }] : []),
    { term: t.consentShort, value: stands },
  ]
}

async function endView(work: CaseReading, at: At): Promise<Shown> {
  return endPage(work, at, { words: text(at.lang), home: familyAt(work), it: await familyContactOf(work, idIn(at)) })
}
