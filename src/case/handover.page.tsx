import * as z from 'zod'
import { caseForm, casePage, field, get, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { namesOf } from '#identity/index.ts'
import type { AccountId } from '#lib/id.ts'
import {
  Alert,
  Button,
  ButtonLink,
  Buttons,
  EmptyState,
  Form,
  Heading,
  Radios,
  Select,
  Tag,
  TextArea,
  Time,
  Timeline,
  Written,
} from '#ui/index.ts'
import { reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { answerHandover as answerAction, handOver } from './access.ts'
import { isBlocked } from './block.ts'
import { text as blockText } from './block.text.ts'
import { ClosedNote } from './closed.tsx'
import { underCase } from './frame.tsx'
import { answerHandover, handovers, pendingHandover, proposeHandover, whoCanLead, withdrawHandover, type Handover } from './handover.ts'
import { text } from './handover.text.ts'

const Proposal = z.object({ to: field.id<AccountId>(), reason: field.words(2_000) })
const Answer = z.object({ answer: field.oneOf(['yes', 'no']), words: field.maybeWords(2_000) })

export const handoverPages: Route[] = [
  get('/cases/:caseId/handover', casePage(handOver, view)),
  post('/cases/:caseId/handover', caseForm(handOver, Proposal, propose, view)),
  get('/cases/:caseId/handover/withdraw', casePage(handOver, view)),
  post('/cases/:caseId/handover/withdraw', caseForm(handOver, z.object({}), withdraw, view)),
  get('/cases/:caseId/handover/answer', casePage(answerAction, answerView)),
  post('/cases/:caseId/handover/answer', caseForm(answerAction, Answer, answer, answerView)),
]

async function propose(work: CaseWork, proposal: z.infer<typeof Proposal>, at: At) {
  if (!(await whoCanLead(reading(work))).some(({ id }) => id === proposal.to)) return { errors: { to: 'choose' } }
  if (await isBlocked(reading(work), proposal.to)) return { errors: { to: blockText(at.lang).blocked } }
  await proposeHandover(work, proposal)
  return `/cases/${work.case.id}/handover`
}

async function withdraw(work: CaseWork) {
  await withdrawHandover(work)
  return `/cases/${work.case.id}/handover`
}

async function answer(work: CaseWork, { answer: said, words }: z.infer<typeof Answer>, at: At) {
  if (said === 'no' && !words) return { errors: { words: text(at.lang).wordsNeeded } }
  await answerHandover(work, { accept: said === 'yes', words })
  return `/cases/${work.case.id}`
}

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { top, ...frame } = await underCase(work, at, { tab: 'team', title: t.title, lead: t.lead })
  const all = await handovers(work)
  const pending = all.find(({ outcome }) => outcome === 'pending')
  const names = await namesOf(
    work,
    all.flatMap(({ from, to }) => [from, to]),
  )
  const main = (
    <>
      {top}
      {work.case.state === 'closed' && <ClosedNote work={work} at={at} />}
      {pending && <Waiting handover={pending} name={names.get(pending.to) ?? ''} work={work} at={at} />}
      {!pending && work.case.state === 'open' && (await proposing(work, at))}
      <Earlier handovers={all.filter((each) => each !== pending)} names={names} at={at} />
    </>
  )
  return { ...frame, main }
}

function Waiting({ handover, name, work, at }: { handover: Handover; name: string; work: CaseReading; at: At }) {
  const t = text(at.lang)
  return (
    <>
      <Alert severity="info" title={t.waiting(name)}>
        <p>
          <Time at={handover.proposedAt} />
        </p>
        <Written>{handover.reason}</Written>
        <p>{t.waitingHelp}</p>
      </Alert>
      <Form action={`/cases/${work.case.id}/handover/withdraw`} submission={at.submission}>
        <Button variant="secondary">{t.withdraw}</Button>
      </Form>
    </>
  )
}

async function proposing(work: CaseReading, at: At) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  const people = await whoCanLead(work)
  return (
    <Form action={`/cases/${work.case.id}/handover`} submission={at.submission} errors={errors}>
      <Select
        name="to"
        label={t.to}
        required
        value={typed(values, 'to')}
        options={people.map(({ id, name, title, unitName }) => ({ value: id, label: `${name}, ${title}, ${unitName}` }))}
        error={errors?.['to']}
      />
      <TextArea name="reason" label={t.reason} required value={typed(values, 'reason')} error={errors?.['reason']} />
      <Buttons>
        <Button>{t.save}</Button>
      </Buttons>
    </Form>
  )
}

function Earlier({ handovers, names, at }: { handovers: readonly Handover[]; names: ReadonlyMap<AccountId, string>; at: At }) {
  const t = text(at.lang)
  if (handovers.length === 0) return null
  const entries = handovers.map(({ id, from, to, reason, proposedAt, outcome, answer: said }) => ({
    id: `handover-${id}`,
    at: proposedAt,
    title: t.pair(names.get(from) ?? '', names.get(to) ?? ''),
    author: names.get(from) ?? '',
    text: reason,
    children: (
      <>
        <Tag>{t.outcomes[outcome]}</Tag>
        {said && <Written>{t.answered(said)}</Written>}
      </>
    ),
  }))
  return (
    <section>
      <Heading level={2} size="sm">
        {t.earlier}
      </Heading>
      <Timeline label={t.earlier} entries={entries} />
    </section>
  )
}

async function answerView(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { top, ...frame } = await underCase(work, at, { tab: 'team', title: t.answerTitle, lead: t.answerLead })
  const pending = await pendingHandover(work)
  return {
    ...frame,
    main: (
      <>
        {top}
        {pending?.to === work.actor.id ? await answering(work, pending, at) : <Nothing work={work} at={at} />}
      </>
    ),
  }
}

async function answering(work: CaseReading, { from, reason, proposedAt }: Handover, at: At) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  const name = (await namesOf(work, [from])).get(from) ?? ''
  return (
    <>
      <Alert severity="info" title={t.asks(name)}>
        <p>
          <Time at={proposedAt} />
        </p>
        <Written>{reason}</Written>
      </Alert>
      <Form submission={at.submission} errors={errors}>
        <Radios
          name="answer"
          label={t.accept}
          required
          value={typed(values, 'answer')}
          options={[
            { value: 'yes', label: t.yes },
            { value: 'no', label: t.no },
          ]}
          error={errors?.['answer']}
        />
        <TextArea name="words" label={t.words} help={t.wordsHelp} value={typed(values, 'words')} error={errors?.['words']} />
        <Buttons>
          <Button>{t.send}</Button>
        </Buttons>
      </Form>
    </>
  )
}

function Nothing({ work, at: { lang } }: { work: CaseReading; at: At }) {
  const t = text(lang)
  return (
    <EmptyState
      title={t.nothing}
      action={
        <ButtonLink href={`/cases/${work.case.id}/team`} variant="secondary">
          {t.toTeam}
        </ButtonLink>
      }
    >
      <p>{t.nothingHelp}</p>
    </EmptyState>
  )
}
