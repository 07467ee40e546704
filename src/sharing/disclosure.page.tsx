import type { ComponentChildren } from 'preact'
import * as z from 'zod'
import { mayWork } from '#case/index.ts'
import { underCase } from '#case/pages.ts'
import { caseForm, casePage, field, get, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { namesOf } from '#identity/index.ts'
import type { AccountId, DisclosureId } from '#lib/id.ts'
import {
  Button,
  ButtonLink,
  Buttons,
  Card,
  EmptyState,
  Form,
  Heading,
  SummaryList,
  Table,
  Tag,
  TextArea,
  Time,
  Written,
} from '#ui/index.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { endDisclosure as endAction, readDisclosure } from './access.ts'
import { agencyName, basisName, Items, lastDay } from './disclosure-parts.tsx'
import { disclosureOf, type Disclosure, type Listed } from './disclosure-record.ts'
import { endDisclosure } from './disclosure.ts'
import { text } from './disclosure.text.ts'

const Ending = z.object({ reason: field.words(2_000) })

export const disclosurePages: Route[] = [
  get('/cases/:caseId/sharing/disclosures/:disclosureId', casePage(readDisclosure, view)),
  get('/cases/:caseId/sharing/disclosures/:disclosureId/end', casePage(endAction, endView)),
  post('/cases/:caseId/sharing/disclosures/:disclosureId/end', caseForm(endAction, Ending, end, endView)),
]

async function end(work: CaseWork, { reason }: z.infer<typeof Ending>, at: At) {
  const id = at.params['disclosureId'] as DisclosureId
  await endDisclosure(work, id, reason)
  return addressOf(work, id)
}

const addressOf = ({ case: { id } }: CaseReading | CaseWork, disclosure: DisclosureId) => `/cases/${id}/sharing/disclosures/${disclosure}`

type Names = ReadonlyMap<AccountId, string>

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang).record
  const found = await disclosureOf(work, at.params['disclosureId'] ?? '')
  const names = await namesOf(work, [
    found.decidedBy,
    found.endedBy,
    ...found.receivers,
    ...found.answered.map(({ author }) => author),
    ...found.reads.map(({ account }) => account),
  ])
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: t.title, tags: <State of={found} at={at} /> })
  const mayEnd = found.endedAt === null && (await mayWork(work))
  const main = (
    <>
      {top}
      <SummaryList items={short(found, names, at)} />
      {mayEnd && (
        <Buttons>
          <ButtonLink href={`${addressOf(work, found.id)}/end`} variant="secondary">
            {t.end}
          </ButtonLink>
        </Buttons>
      )}
      {found.question && (
        <Card title={t.question} tinted>
          <Written>{found.question}</Written>
        </Card>
      )}
      <Part title={found.isLive ? t.shown : t.wasShown}>
        <Items items={found.shown} lang={at.lang} />
      </Part>
      {found.receivers.length > 0 && <Answers found={found} names={names} at={at} />}
      {found.receivers.length > 0 && <Reads found={found} names={names} at={at} />}
      <Part title={t.why}>
        <SummaryList items={whole(found, names, at)} />
      </Part>
    </>
  )
  return { ...frame, main }
}

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section>
    <Heading level={2} size="sm">
      {title}
    </Heading>
    {children}
  </section>
)

/** What there is to say of its state: open, ended by someone, or closed by its day or its ground. */
export function State({ of, at }: { of: Listed; at: At }) {
  const t = text(at.lang).record
  if (of.endedAt) return <Tag>{t.ended}</Tag>
  if (!of.isLive) return <Tag>{t.over}</Tag>
  return <Tag color="info">{of.receivers.length > 0 ? t.live : t.outside}</Tag>
}

/** Whom it is shared with, and where they work. */
export function receiverOf({ receivers, recipientName, service }: Listed, names: Names, lang: At['lang']): string {
  const t = text(lang)
  if (recipientName) return `${recipientName} (${agencyName(service, lang)}, ${t.withoutAccount})`
  return `${receivers.map((id) => names.get(id) ?? t.someone).join(', ')} (${agencyName(service, lang)})`
}

function short(found: Disclosure, names: Names, { lang }: At) {
  const t = text(lang)
  return [
    { term: t.with, value: receiverOf(found, names, lang) },
    { term: t.since, value: <Time at={found.at} /> },
    { term: t.until, value: <Time at={lastDay(found.openUntil)} /> },
    { term: t.ground, value: basisName(found.basis, found.ground, lang) },
    ...(found.endedAt
      ? [
          { term: t.record.ended, value: <Time at={found.endedAt} /> },
          { term: t.record.endedBy, value: found.endedBy && names.get(found.endedBy) },
          { term: t.record.endReason, value: <Written>{found.words.end_reason ?? ''}</Written> },
        ]
      : []),
  ]
}

function whole({ words, ...found }: Disclosure, names: Names, { lang }: At) {
  const t = text(lang).record
  const said = (term: string, value: string | undefined) => (value ? [{ term, value: <Written>{value}</Written> }] : [])
  return [
    { term: t.decidedBy, value: names.get(found.decidedBy) },
    { term: t.for, value: agencyName(found.senderService, lang) },
    { term: t.told, value: <Written>{[t.tolds[found.told], words.not_told_because].filter(Boolean).join('. ')}</Written> },
    ...said(t.view, words.person_view),
    ...said(t.viewMissing, words.person_view_missing),
    ...said(t.heard, words.child_heard),
    ...said(t.notHeard, words.child_not_heard),
    ...said(t.harm, words.harm),
    ...said(t.anonymised, words.anonymised_not_enough),
  ]
}

function Answers({ found, names, at }: { found: Disclosure; names: Names; at: At }) {
  const t = text(at.lang).record
  return (
    <Part title={t.answers}>
      {found.answered.length === 0 && <p>{t.noAnswers}</p>}
      {found.answered.map(({ author, at: when, words }) => (
        <Card>
          <p class="timeline__meta">
            <Time at={when} />
            <span>{names.get(author)}</span>
          </p>
          <Written>{words}</Written>
        </Card>
      ))}
    </Part>
  )
}

function Reads({ found, names, at }: { found: Disclosure; names: Names; at: At }) {
  const t = text(at.lang).record
  const columns = [
    { label: t.who, header: true, cell: ({ account }: Disclosure['reads'][number]) => names.get(account) ?? text(at.lang).someone },
    { label: t.when, cell: ({ at: when }: Disclosure['reads'][number]) => <Time at={when} /> },
  ]
  return (
    <Part title={t.reads}>
      {found.reads.length > 0 ? <Table caption={t.reads} captionHidden columns={columns} rows={found.reads} /> : <p>{t.noReads}</p>}
    </Part>
  )
}

async function endView(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang).ending
  const { id, endedAt } = await disclosureOf(work, at.params['disclosureId'] ?? '')
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: t.title, ...(!endedAt && { lead: t.lead }) })
  const { values, errors } = at.failure ?? {}
  const back = addressOf(work, id)
  const form = (
    <Form submission={at.submission} errors={errors}>
      <TextArea name="reason" label={t.reason} required rows={3} value={typed(values, 'reason')} error={errors?.['reason']} />
      <Buttons>
        <Button danger>{t.end}</Button>
        <ButtonLink href={back} variant="tertiary">
          {t.cancel}
        </ButtonLink>
      </Buttons>
    </Form>
  )
  const main = (
    <>
      {top}
      {endedAt ? <EmptyState title={t.already} action={<ButtonLink href={back}>{t.back}</ButtonLink>} /> : form}
    </>
  )
  return { ...frame, main }
}
