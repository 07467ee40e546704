import { Asking, ClosedNote, underCase } from '#case/pages.ts'
import { caseForm, casePage, get, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { agencies } from '#law/index.ts'
import { ButtonLink, Buttons, EmptyState, Radios, Select } from '#ui/index.ts'
import { reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { shareFromCase } from './access.ts'
import { checkPage } from './disclosure-check.tsx'
import {
  digestOf,
  disclosingFrom,
  groundFrom,
  groundValue,
  nameOf,
  outsideOf,
  receiverFrom,
  Sharing,
  wordsFor,
} from './disclosure-new.form.ts'
import { formPage } from './disclosure-new.tsx'
import { text } from './disclosure-new.text.ts'
import { choicesFor, receiverServiceOf, type Choices } from './disclosure-ground.ts'
import { gather } from './disclosure-item.ts'
import { agencyName } from './disclosure-parts.tsx'
import { whoCanReceive } from './disclosure-receiver.ts'
import { refusalOf, share } from './disclosure.ts'

export const disclosureNewPages: Route[] = [
  get('/cases/:caseId/sharing/disclosures/new', casePage(shareFromCase, view)),
  post('/cases/:caseId/sharing/disclosures/new', caseForm(shareFromCase, Sharing, change, view)),
]

/** Nothing is shared that has not been looked at: the first time, and after each change, the form comes back as the receiver will see it. */
async function change(work: CaseWork, input: Sharing, at: At) {
  const reads = reading(work)
  if (input.do === 'back') return { errors: {} }
  const given = await disclosingFrom(reads, input, at)
  if ('errors' in given) return given
  const gathered = await gather(reads, given.items)
  const isSeen = input.seen === digestOf(input, gathered)
  const answer = isSeen ? await share(work, given) : { refused: await refusalOf(work, given, gathered) }
  if ('id' in answer) return `/cases/${work.case.id}/sharing/disclosures/${answer.id}`
  const errors = await wordsFor(reads, answer.refused, given, at)
  return { errors: Object.keys(errors).length > 0 ? errors : { ready: text(at.lang).check.ready } }
}

/** Three steps: whom, on which ground, and the rest, which depends on the two. What they are is a question in the address, never a word. */
async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  const asked = { to: typed(values, 'to') ?? at.query['to'] ?? '', ground: typed(values, 'ground') ?? at.query['ground'] ?? '' }
  const service = await serviceOf(work, asked.to)
  const choices = service === undefined ? undefined : await choicesFor(work, service)
  const isReady = errors?.['ready'] !== undefined
  const title = isReady ? t.check.title : t.title
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title, ...(isReady && { lead: t.check.lead }) })
  return {
    ...frame,
    main: (
      <>
        {top}
        {work.case.state === 'closed' ? <ClosedNote work={work} at={at} /> : await step(work, at, asked, service, choices, isReady)}
      </>
    ),
  }
}

type Asked = { to: string; ground: string }
async function step(work: CaseReading, at: At, asked: Asked, service: string | undefined, choices: Choices | undefined, isReady: boolean) {
  if (service === undefined || choices === undefined) return <Who work={work} at={at} people={await whoCanReceive(work)} />
  const name = await receiverName(work, asked.to, at)
  const ground = groundFrom(asked.ground)
  if (!ground || (at.failure === undefined && !isOffered(choices, asked.ground)))
    return <On at={at} to={asked.to} name={name} choices={choices} service={service} />
  const chosen = { ...asked, groundOf: ground, name, service, choices }
  return isReady ? checkPage(work, at, chosen) : formPage(work, at, chosen)
}

const serviceOf = async (work: CaseReading, to: string) => {
  const receiver = receiverFrom(to)
  return receiver && receiverServiceOf(work, receiver)
}

async function receiverName(work: CaseReading, to: string, { lang }: At): Promise<string> {
  const receiver = receiverFrom(to)
  if (receiver && 'service' in receiver) return text(lang).who.outside(agencyName(receiver.service, lang))
  const person = (await whoCanReceive(work)).find(({ id }) => id === to)
  return person ? `${person.name}, ${person.title}, ${person.unitName}` : ''
}

const isOffered = ({ consents, sections, anonymous }: Choices, value: string) =>
  [
    ...consents.map(({ id }) => groundValue({ basis: 'consent', consent: id })),
    ...sections.map(({ id, asks }) => groundValue({ basis: 'law', ground: id, asks })),
    ...(anonymous ? ['anonymised'] : []),
  ].includes(value)

function Who({ at, people }: { work: CaseReading; at: At; people: Awaited<ReturnType<typeof whoCanReceive>> }) {
  const t = text(at.lang).who
  const sorted = people.toSorted((a, b) => a.unitName.localeCompare(b.unitName, 'nb'))
  return (
    <Asking lead={t.lead} go={t.go}>
      <Select
        name="to"
        label={t.label}
        help={t.help}
        required
        value={at.query['to']}
        options={[
          ...sorted.map(({ id, name, title, unitName }) => ({ value: id, label: `${unitName}: ${name}, ${title}` })),
          ...agencies.map(({ id, name }) => ({ value: outsideOf(id), label: t.outside(name[at.lang]) })),
        ]}
      />
    </Asking>
  )
}

type OnProps = { at: At; to: string; name: string; choices: Choices; service: string }
function On({ at, to, name, choices, service }: OnProps) {
  const t = text(at.lang).on
  const other = (
    <ButtonLink href={at.path} variant="tertiary">
      {t.other}
    </ButtonLink>
  )
  const options = groundOptions(choices, at)
  if (options.length === 0)
    return (
      <EmptyState title={t.nothing} action={other}>
        <p>{t.nothingHelp}</p>
      </EmptyState>
    )
  return (
    <>
      <Asking lead={t.lead(name || agencyName(service, at.lang))} go={t.go}>
        <input type="hidden" name="to" value={to} />
        <Radios name="ground" label={t.label} required options={options} />
      </Asking>
      <Buttons>{other}</Buttons>
    </>
  )
}

function groundOptions({ consents, sections, anonymous }: Choices, { lang }: At) {
  const t = text(lang).on
  return [
    ...consents.map(({ id, answer, validUntil, receivers, what }) => ({
      value: `consent:${id}`,
      label: t.consent(formatDay(lang, answer?.on ?? ''), formatDay(lang, validUntil)),
      help: t.consentHelp(what, receivers.map((each) => agencyName(each, lang)).join(', ')),
    })),
    ...(anonymous ? [{ value: 'anonymised', label: `${t.anonymised} (${nameOf(anonymous, lang)})`, help: anonymous.text[lang] }] : []),
    ...sections.map((section) => ({
      value: `law:${section.id}`,
      label: `${section.title[lang]} (${nameOf(section, lang)})`,
      help: section.text[lang],
    })),
  ]
}
