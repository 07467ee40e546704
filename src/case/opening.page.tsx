import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Refusal, type Route } from '#http/index.ts'
import type { Lang } from '#i18n/index.ts'
import { grounds, services } from '#law/index.ts'
import { addDays, today } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import {
  Alert,
  Button,
  ButtonLink,
  Buttons,
  DateField,
  Fieldset,
  Form,
  PageHeading,
  Radios,
  SummaryList,
  TextArea,
  TextField,
} from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { openNewCase } from './access.ts'
import { Asking } from './asking.tsx'
import { groundInFull } from './ground-choice.tsx'
import { serviceName } from './ground.ts'
import { decisionsOf, openCaseFrom } from './inbox-decision.ts'
import { entryIn, reportPage } from './inbox-parts.tsx'
import type { Entry } from './inbox.ts'
import { wordsOf } from './inbox-report.ts'
import { openCase, type Opening } from './opening.ts'
import { text } from './opening.text.ts'

const opening = {
  service: field.words(100),
  ground: field.words(100),
  purpose: field.words(),
  name: field.maybeWords(200),
  birthDate: field.maybeDay,
  contact: field.maybeWords(500),
  nextOn: field.day,
}
const NewCase = z.object(opening)
const FromReport = z.object({ reason: field.words(), ...opening, revision: field.revision })

/** What is sent when a case has no ground: a choice of its own, for silence is none. */
const none = 'none'

/** The services under which a case can live today: those that some ground carries. */
const caseServices = (work: Reading) => services.filter(({ id }) => caseGrounds(work, id).length > 0)
const caseGrounds = (work: Reading | Work, service: string) => grounds({ service, use: 'case', on: today(work.now) })

/** The report that a case is opened from, and the name that it gave: once there is a ground, it need not be written again. */
type From = { entry?: Entry | undefined; reported?: string | undefined }

/**
 * Opening a case asks in three steps: which service, which ground, and only then what is to be written; without a ground there is
 * no field for who it is about. The first two stand in the address, for they tell nothing about anyone.
 */
function InSteps({ work, at, ...from }: { work: Reading; at: At } & From) {
  const service = chosen(at, 'service')
  const ground = chosen(at, 'ground')
  const isKnown = caseServices(work).some(({ id }) => id === service)
  if (!service || !isKnown) return <AskService work={work} lang={at.lang} />
  const isOpen = ground === none || caseGrounds(work, service).some(({ id }) => id === ground)
  if (!ground || !isOpen) return <AskGround work={work} service={service} lang={at.lang} />
  return <AskRest work={work} at={at} service={service} ground={ground} {...from} />
}

const chosen = ({ failure, query }: At, name: string) => typed(failure?.values, name) ?? query[name]

const AskService = ({ work, lang }: { work: Reading; lang: Lang }) => {
  const t = text(lang)
  return (
    <Asking lead={t.serviceLead} go={t.go}>
      <Radios
        name="service"
        label={t.service}
        required
        options={caseServices(work).map(({ id, name }) => ({ value: id, label: name[lang] }))}
      />
    </Asking>
  )
}

const AskGround = ({ work, service, lang }: { work: Reading; service: string; lang: Lang }) => {
  const t = text(lang)
  const offered = caseGrounds(work, service).map((ground) => ({
    value: ground.id,
    label: groundInFull(ground.id, lang),
    help: ground.text[lang],
  }))
  return (
    <Asking lead={t.groundLead} go={t.go}>
      <input type="hidden" name="service" value={service} />
      <Radios name="ground" label={t.ground} required options={[...offered, { value: none, label: t.noGround, help: t.noGroundHelp }]} />
    </Asking>
  )
}

type Rest = { work: Reading; at: At; service: string; ground: string } & From
const AskRest = ({ work, at, service, ground, entry, reported }: Rest) => {
  const t = text(at.lang)
  const values = at.failure?.values
  const errors = at.failure?.errors
  const day = today(work.now)
  return (
    <>
      <Chosen at={at} service={service} ground={ground} />
      <Form action={at.path} submission={at.submission} errors={errors}>
        <input type="hidden" name="service" value={service} />
        <input type="hidden" name="ground" value={ground} />
        {entry && <input type="hidden" name="revision" value={entry.revision} />}
        {entry && (
          <TextArea
            name="reason"
            label={t.reason}
            help={t.reasonHelp}
            required
            value={typed(values, 'reason')}
            error={errors?.['reason']}
          />
        )}
        <TextArea
          name="purpose"
          label={t.purpose}
          help={t.purposeHelp}
          required
          value={typed(values, 'purpose')}
          error={errors?.['purpose']}
        />
        {ground === none ? <Anonymous at={at} /> : <Person at={at} reported={reported} />}
        <DateField
          name="nextOn"
          label={t.nextOn}
          required
          value={typed(values, 'nextOn') ?? addDays(day, 3)}
          error={errors?.['nextOn']}
          min={day}
        />
        <Buttons>
          <Button>{t.open}</Button>
          <ButtonLink href={entry ? `/inbox/${entry.id}` : '/cases'} variant="tertiary">
            {t.cancel}
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  )
}

const Chosen = ({ at, service, ground }: { at: At; service: string; ground: string }) => {
  const t = text(at.lang)
  return (
    <>
      <SummaryList
        items={[
          { term: t.serviceTerm, value: serviceName(service, at.lang) },
          { term: t.groundTerm, value: ground === none ? t.noGround : groundInFull(ground, at.lang) },
        ]}
      />
      <p>
        <a class="ds-link" href={at.path}>
          {t.change}
        </a>
      </p>
    </>
  )
}

const Anonymous = ({ at: { lang, failure } }: { at: At }) => {
  const t = text(lang)
  const wrong = failure?.errors['name']
  return (
    <div id="name">
      <Alert severity={wrong ? 'danger' : 'info'} title={t.anonymous.title}>
        <p>{wrong ?? t.anonymous.body}</p>
      </Alert>
    </div>
  )
}

const Person = ({ at: { lang, failure }, reported }: { at: At; reported: string | undefined }) => {
  const t = text(lang)
  const values = failure?.values
  const errors = failure?.errors
  return (
    <Fieldset id="person" legend={t.person}>
      <TextField name="name" label={t.name} value={typed(values, 'name') ?? reported} error={errors?.['name']} size={30} />
      <DateField name="birthDate" label={t.birthDate} value={typed(values, 'birthDate')} error={errors?.['birthDate']} />
      <TextField name="contact" label={t.contact} value={typed(values, 'contact')} error={errors?.['contact']} size={30} />
    </Fieldset>
  )
}

/** What was typed as an opening whose ground has been checked, or what is wrong with it. */
function openingOf(work: Work, typed: z.infer<typeof NewCase>, lang: Lang): Opening | Refusal {
  const { service, purpose, name, birthDate, contact, nextOn } = typed
  const t = text(lang)
  const ground = typed.ground === none ? null : typed.ground
  const offered = caseGrounds(work, service)
  if (offered.length === 0) return { errors: { service: 'choose' } }
  if (ground !== null && !offered.some(({ id }) => id === ground)) return { errors: { ground: t.wrongGround } }
  const isPersonTyped = Boolean(name || birthDate || contact)
  if (ground === null && isPersonTyped) return { errors: { name: t.noIdentity } }
  if (isPersonTyped && !name) return { errors: { name: t.nameFirst } }
  if (birthDate && birthDate > today(work.now)) return { errors: { birthDate: 'future' } }
  if (nextOn < today(work.now)) return { errors: { nextOn: 'past' } }
  return { service, ground, purpose, nextOn, ...(name && { person: { name, birthDate, contact: contact || undefined } }) }
}

const isRefusal = (answer: Opening | Refusal): answer is Refusal => 'errors' in answer

const newCase = (work: Reading, at: At) => {
  const t = text(at.lang)
  return {
    title: t.title,
    current: '/cases',
    main: (
      <div class="stack">
        <PageHeading title={t.title} />
        <InSteps work={work} at={at} />
      </div>
    ),
  }
}

const nameIn = async (work: Reading, entry: Entry) => (await wordsOf(work, entry)).body.about?.name

const fromReport = reportPage(
  (lang) => text(lang).title,
  (work) => async (entry, at) => {
    if (!decisionsOf(entry.receiver).includes('linked')) throw new NotFound()
    return <InSteps work={work} at={at} entry={entry} reported={await nameIn(work, entry)} />
  },
)

export const openingPages: Route[] = [
  get('/cases/new', page(openNewCase, newCase)),
  post(
    '/cases/new',
    form(
      openNewCase,
      NewCase,
      async (work, typed, { lang }) => {
        const opening = openingOf(work, typed, lang)
        return isRefusal(opening) ? opening : `/cases/${(await openCase(work, opening)).id}`
      },
      newCase,
    ),
  ),
  get('/inbox/:entryId/open-case', page(openNewCase, fromReport)),
  post(
    '/inbox/:entryId/open-case',
    form(
      openNewCase,
      FromReport,
      async (work, { reason, revision, ...typed }, at) => {
        const id = entryIn(at)
        const opening = openingOf(work, typed, at.lang)
        return isRefusal(opening) ? opening : `/cases/${(await openCaseFrom(work, id, { opening, reason, revision })).id}`
      },
      fromReport,
    ),
  ),
]
