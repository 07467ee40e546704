import * as z from 'zod'
import { workersOn } from '#case/index.ts'
import { ClosedNote, underCase } from '#case/pages.ts'
import { caseForm, casePage, field, get, post, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay, type Lang } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import { findGround } from '#law/index.ts'
import { addDays, today } from '#lib/day.ts'
import type { AccountId, ConsentId } from '#lib/id.ts'
import {
  Alert,
  ButtonLink,
  Buttons,
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
import { reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { readFamilyContact, writeFamilyContact } from './access.ts'
import { consentsAt, NoIsValid } from './consent-parts.tsx'
import { consentOf, type Consent } from './consent.ts'
import { Ended, endedLines, endPage, SaveOrBack } from './contact-parts.tsx'
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
import { asking, formPage, inWords, mayWrite } from './report-parts.tsx'

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

/** Where the plans for contact with the family are listed. */
export const familyAt = ({ case: { id } }: { case: { id: string } }) => `/cases/${id}/sharing/family`
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
  const t = text(at.lang)
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: t.title, lead: t.lead })
  const all = await familyContactsOf(work)
  const names = await namesOf(
    work,
    all.map(({ follower }) => follower),
  )
  const [now, before] = [all.filter(({ ended }) => !ended), all.filter(({ ended }) => ended)]
  const add = (await mayWrite(work)) && <ButtonLink href={`${familyAt(work)}/new`}>{t.add}</ButtonLink>
  const main = (
    <>
      {top}
      {work.case.state === 'closed' && <ClosedNote work={work} at={at} />}
      {now.length === 0 ? (
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
            <FamilyContactTable work={work} at={at} caption={t.now} rows={now} names={names} />
          </section>
        </>
      )}
      {before.length > 0 && (
        <Details summary={contactText(at.lang).before}>
          <FamilyContactTable work={work} at={at} caption={contactText(at.lang).before} rows={before} names={names} />
        </Details>
      )}
    </>
  )
  return { ...frame, main }
}

type Names = ReadonlyMap<AccountId, string>
type TableProps = { work: CaseReading; at: At; caption: string; rows: readonly FamilyContact[]; names: Names }

/** Plans, one a row: for which time, who follows up, the next day, and whether the plan still stands. */
export function FamilyContactTable({ work, at, caption, rows, names }: TableProps) {
  const t = text(at.lang)
  const columns = [
    {
      label: t.phaseShort,
      header: true,
      cell: ({ id, phase }: FamilyContact) => (
        <a class="ds-link" href={`${familyAt(work)}/${id}`}>
          {t.phases[phase]}
        </a>
      ),
    },
    { label: t.followerShort, cell: ({ follower }: FamilyContact) => names.get(follower) },
    { label: t.nextOn, cell: ({ nextOn, state }: FamilyContact) => (state === 'stands' ? <Time at={nextOn} /> : '–') },
    { label: contactText(at.lang).state, cell: (row: FamilyContact) => <State of={row} at={at} /> },
  ]
  return <Table caption={caption} captionHidden columns={columns} rows={rows} />
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
  const t = text(at.lang)
  const it = await familyContactOf(work, idIn(at))
  const consent = await consentOf(work, it.consent)
  const names = await namesOf(work, [it.by, it.follower, it.ended?.by ?? null])
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: t.shown, tags: <State of={it} at={at} /> })
  const main = (
    <>
      {top}
      {work.case.state === 'closed' && <ClosedNote work={work} at={at} />}
      {it.state === 'no-consent' && <NoLonger work={work} it={it} at={at} />}
      <SummaryList items={lines(work, { it, consent, names, at })} />
      {it.ended && <SummaryList items={endedLines(it.ended, names.get(it.ended.by) ?? '', at)} />}
      {!it.ended && (await mayWrite(work)) && (
        <Buttons>
          <ButtonLink href={`${familyAt(work)}/${it.id}/end`} variant="secondary">
            {t.end}
          </ButtonLink>
        </Buttons>
      )}
      <p>
        <a class="ds-link" href={familyAt(work)}>
          {t.seeAll}
        </a>
      </p>
    </>
  )
  return { ...frame, main }
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

function lines(work: CaseReading, { it, consent, names, at }: { it: FamilyContact; consent: Consent; names: Names; at: At }) {
  const t = text(at.lang)
  const stands = (
    <a class="ds-link" href={`${consentsAt(work)}/${it.consent}`}>
      {consent.what.split('\n')[0]}
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
    { term: contactText(at.lang).notedBy, value: names.get(it.by) },
  ]
}

async function endView(work: CaseReading, at: At): Promise<Shown> {
  const { endTitle: title, end: save } = text(at.lang)
  const { id, ended } = await familyContactOf(work, idIn(at))
  return endPage(work, at, { title, save, back: `${familyAt(work)}/${id}`, ended: ended !== undefined })
}
