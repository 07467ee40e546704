import * as z from 'zod'
import { caseForm, casePage, field, get, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { today } from '#lib/day.ts'
import {
  Alert,
  Button,
  ButtonLink,
  Buttons,
  DateField,
  Details,
  Form,
  Heading,
  SummaryList,
  TextArea,
  TextField,
  Written,
} from '#ui/index.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { describePerson as describeAction, readCase } from './access.ts'
import { ClosedNote } from './closed.tsx'
import { caseFrame } from './frame.tsx'
import { groundName, purposeOf, serviceName } from './ground.ts'
import { mayWork } from './next.ts'
import { describePerson, personOf, type Person } from './person.ts'
import { text } from './person.text.ts'
import { ProtectionPart } from './protection.page.tsx'
import { text as protectionText } from './protection.text.ts'

const Description = z.object({
  name: field.words(200),
  birthDate: field.maybeDay,
  contact: field.maybeWords(500),
  revision: field.revision.optional(),
})

export const personPages: Route[] = [
  get('/cases/:caseId/person', casePage(readCase, view)),
  post('/cases/:caseId/person', caseForm(describeAction, Description, describe, view)),
]

async function describe(work: CaseWork, person: z.infer<typeof Description>, at: At) {
  if (!work.case.ground) return { errors: { name: text(at.lang).noGround } }
  if (person.birthDate && person.birthDate > today(work.now)) return { errors: { birthDate: 'future' } }
  await describePerson(work, { ...person, contact: person.contact || undefined })
  return `/cases/${work.case.id}/person`
}

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { top, ...frame } = await caseFrame(work, at, { tab: 'person' })
  const person = await personOf(work)
  const writes = work.case.state === 'open' && (await mayWork(work))
  const main = (
    <>
      {top}
      {work.case.state === 'closed' && <ClosedNote work={work} at={at} />}
      <section>
        <Heading level={2} size="sm">
          {t.title}
        </Heading>
        {at.failure?.why === 'stale' && <p>{t.storedNow}:</p>}
        {person ? <Stored person={person} at={at} /> : <p>{t.none}</p>}
        {!work.case.ground && (
          <Alert severity="warning" title={t.noGroundTitle} level={3}>
            <p>{t.noGround}</p>
          </Alert>
        )}
        {writes && work.case.ground && <DescribeForm person={person} at={at} />}
        {person && <ProtectionPart work={work} person={person} writes={writes} at={at} />}
      </section>
      <Grounds work={work} at={at} purpose={await purposeOf(work)} writes={writes} />
    </>
  )
  return { ...frame, main }
}

function Stored({ person: { name, birthDate, contact, addressProtected }, at: { lang } }: { person: Person; at: At }) {
  const t = text(lang)
  const items = [
    { term: t.name, value: name },
    { term: t.birthDate, value: birthDate ? formatDay(lang, birthDate) : t.notGiven },
    { term: t.contact, value: addressProtected ? protectionText(lang).hidden : (contact ?? t.notGiven) },
  ]
  return <SummaryList items={items} />
}

function DescribeForm({ person, at }: { person: Person | undefined; at: At }) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  return (
    <Details summary={person ? t.edit : t.record} open={!person || at.failure !== undefined}>
      <Form submission={at.submission} errors={errors}>
        {person && <input type="hidden" name="revision" value={person.revision} />}
        <TextField name="name" label={t.name} required value={typed(values, 'name') ?? person?.name} error={errors?.['name']} />
        <DateField
          name="birthDate"
          label={t.birthDate}
          value={typed(values, 'birthDate') ?? person?.birthDate}
          error={errors?.['birthDate']}
        />
        <TextArea
          name="contact"
          label={t.contact}
          help={person?.addressProtected ? protectionText(at.lang).contactHelp : t.contactHelp}
          rows={2}
          value={typed(values, 'contact') ?? person?.contact}
          error={errors?.['contact']}
        />
        {person && <p>{t.kept}</p>}
        <Buttons>
          <Button>{t.save}</Button>
        </Buttons>
      </Form>
    </Details>
  )
}

function Grounds({ work, at: { lang }, purpose, writes }: { work: CaseReading; at: At; purpose: string; writes: boolean }) {
  const t = text(lang)
  const { id, service, ground } = work.case
  const items = [
    { term: t.purpose, value: <Written>{purpose}</Written> },
    { term: t.service, value: serviceName(service, lang) },
    { term: t.ground, value: groundName(ground, lang) },
  ]
  return (
    <section>
      <Heading level={2} size="sm">
        {t.groundTitle}
      </Heading>
      <SummaryList items={items} />
      {writes && (
        <ButtonLink href={`/cases/${id}/ground`} variant="secondary">
          {t.change}
        </ButtonLink>
      )}
    </section>
  )
}
