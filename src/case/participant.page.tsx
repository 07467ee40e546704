import * as z from 'zod'
import { caseForm, casePage, field, get, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay, formatMoment } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import { today } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import type { AccountId } from '#lib/id.ts'
import { Alert, Button, ButtonLink, Buttons, DateField, Form, Radios, Select, Table, TextArea, Time, Written } from '#ui/index.ts'
import { reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { changeTeam, endPart, readTeam } from './access.ts'
import { isBlocked } from './block.ts'
import { text as blockText } from './block.text.ts'
import { text as glassText } from './break-glass.text.ts'
import { ClosedNote } from './closed.tsx'
import { caseFrame, underCase } from './frame.tsx'
import { pendingHandover } from './handover.ts'
import { addParticipant, endParticipant, mayEnd, team, teamRoles, whoCanJoin, type Participant, type ParticipantId } from './participant.ts'
import { text } from './participant.text.ts'

const Joining = z.object({
  account: field.id<AccountId>(),
  role: field.oneOf(teamRoles),
  reason: field.words(2_000),
  lastDay: field.maybeDay,
})

export const participantPages: Route[] = [
  get('/cases/:caseId/team', casePage(readTeam, teamView)),
  get('/cases/:caseId/team/add', casePage(changeTeam, addView)),
  post('/cases/:caseId/team/add', caseForm(changeTeam, Joining, add, addView)),
  get('/cases/:caseId/team/:participantId/end', casePage(endPart, endView)),
  post('/cases/:caseId/team/:participantId/end', caseForm(endPart, z.object({}), end, endView)),
]

async function add(work: CaseWork, joining: z.infer<typeof Joining>, at: At) {
  const { now } = await team(reading(work))
  if (now.some(({ account }) => account === joining.account)) return { errors: { account: text(at.lang).inAlready } }
  if (await isBlocked(reading(work), joining.account)) return { errors: { account: blockText(at.lang).blocked } }
  if (joining.lastDay && joining.lastDay < today(work.now)) return { errors: { lastDay: 'past' } }
  await addParticipant(work, joining)
  return teamOf(work)
}

async function end(work: CaseWork, _: object, at: At) {
  const id = at.params['participantId'] as ParticipantId
  const gone = (await team(reading(work))).now.find((each) => each.id === id)
  await endParticipant(work, id)
  return gone?.account === work.actor.id ? '/cases' : teamOf(work)
}

const teamOf = ({ case: { id } }: CaseReading | CaseWork) => `/cases/${id}/team`

type Names = ReadonlyMap<AccountId, string>

async function teamView(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { top, ...frame } = await caseFrame(work, at, { tab: 'team' })
  const { now, before } = await team(work)
  const names = await namesOf(
    work,
    [...now, ...before].map(({ account }) => account),
  )
  const leads = work.case.lead === work.actor.id
  const main = (
    <>
      {top}
      {work.case.state === 'closed' && <ClosedNote work={work} at={at} />}
      {await waiting(work, at, names)}
      {now
        .filter(({ isEmergency }) => isEmergency)
        .map((part) => (
          <Emergency part={part} name={names.get(part.account) ?? ''} at={at} />
        ))}
      <Table caption={t.now} columns={columnsNow(work, at, names, now)} rows={now} />
      {leads && work.case.state === 'open' && (
        <Buttons>
          <ButtonLink href={`${teamOf(work)}/add`}>{t.add}</ButtonLink>
          <ButtonLink href={`/cases/${work.case.id}/handover`} variant="secondary">
            {t.handOver}
          </ButtonLink>
        </Buttons>
      )}
      <p>
        <a class="ds-link" href={`${teamOf(work)}/blocks`}>
          {leads ? t.keepOut : t.declare}
        </a>
      </p>
      {before.length > 0 && <Table caption={t.before} columns={columnsBefore(at, names)} rows={before} />}
    </>
  )
  return { ...frame, main }
}

async function waiting(work: CaseReading, { lang }: At, names: Names) {
  const t = text(lang)
  const handover = await pendingHandover(work)
  if (!handover) return null
  const { id } = work.case
  const link =
    handover.to === work.actor.id
      ? { href: `/cases/${id}/handover/answer`, words: t.answer }
      : { href: `/cases/${id}/handover`, words: t.see }
  const mayFollow = handover.to === work.actor.id || handover.from === work.actor.id
  return (
    <Alert severity="info">
      <p>{t.pending(names.get(handover.to) ?? '')}</p>
      {mayFollow && (
        <p>
          <a class="ds-link" href={link.href}>
            {link.words}
          </a>
        </p>
      )}
    </Alert>
  )
}

const who = (at: At, names: Names) => {
  const t = text(at.lang)
  return [
    { label: t.who, cell: ({ account }: Participant) => names.get(account), header: true },
    { label: t.role, cell: (part: Participant) => <Role part={part} at={at} /> },
    { label: t.why, cell: ({ reason }: Participant) => reason },
  ]
}

function columnsNow(work: CaseReading, at: At, names: Names, now: readonly Participant[]) {
  const t = text(at.lang)
  const ending = (part: Participant) => {
    if (!mayEnd(work, part)) return null
    const own = part.account === work.actor.id
    return (
      <a class="ds-link" href={`${teamOf(work)}/${part.id}/end`} aria-label={own ? undefined : t.endThis(names.get(part.account) ?? '')}>
        {own ? t.leave : t.end}
      </a>
    )
  }
  return [
    ...who(at, names),
    { label: t.since, cell: (part: Participant) => <Since part={part} at={at} /> },
    ...(now.some((part) => mayEnd(work, part)) ? [{ label: t.what, cell: ending }] : []),
  ]
}

/** What someone is in the case, and what she may do there. */
function Role({ part: { role, isEmergency }, at }: { part: Participant; at: At }) {
  const t = text(at.lang)
  if (isEmergency) return <>{glassText(at.lang).role}</>
  return (
    <>
      {t.roles[role]}
      <div class="help">{t.may[role]}</div>
    </>
  )
}

/** From when and, where the end was set beforehand, until when: the last day, or the hour at which emergency access ends. */
function Since({ part: { startedAt, endedAt, isEmergency }, at }: { part: Participant; at: At }) {
  const t = text(at.lang)
  const until = endedAt && (isEmergency ? formatMoment(at.lang, endedAt) : formatDay(at.lang, new Date(endedAt.getTime() - 1)))
  return (
    <>
      {formatDay(at.lang, startedAt)}
      {until && <div class="help">{t.until(until)}</div>}
    </>
  )
}

function Emergency({ part: { reason, endedAt }, name, at }: { part: Participant; name: string; at: At }) {
  const t = glassText(at.lang)
  return (
    <Alert severity="warning" title={t.nowTitle(name)}>
      <Written>{reason}</Written>
      <p>
        {t.nowUntil} <Time at={endedAt!} />
      </p>
    </Alert>
  )
}

const columnsBefore = (at: At, names: Names) => [
  ...who(at, names),
  {
    label: text(at.lang).period,
    cell: ({ startedAt, endedAt }: Participant) => `${formatDay(at.lang, startedAt)} – ${formatDay(at.lang, endedAt ?? startedAt)}`,
  },
]

async function addView(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { top, ...frame } = await underCase(work, at, { tab: 'team', title: t.addTitle, lead: t.addLead })
  const people = await whoCanJoin(work)
  const { values, errors } = at.failure ?? {}
  const form = (
    <Form submission={at.submission} errors={errors}>
      <Select
        name="account"
        label={t.person}
        required
        value={typed(values, 'account')}
        options={people.map(({ id, name, title, unitName }) => ({ value: id, label: `${name}, ${title}, ${unitName}` }))}
        error={errors?.['account']}
      />
      <Radios
        name="role"
        label={t.asRole}
        required
        value={typed(values, 'role') ?? 'member'}
        options={teamRoles.map((value) => ({ value, label: t.roleChoice[value], help: t.roleHelp[value] }))}
        error={errors?.['role']}
      />
      <TextArea name="reason" label={t.reason} help={t.reasonHelp} required value={typed(values, 'reason')} error={errors?.['reason']} />
      <DateField
        name="lastDay"
        label={t.lastDay}
        help={t.lastDayHelp}
        value={typed(values, 'lastDay')}
        min={today(work.now)}
        error={errors?.['lastDay']}
      />
      <Buttons>
        <Button>{t.save}</Button>
      </Buttons>
    </Form>
  )
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

async function endView(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const part = (await team(work)).now.find(({ id }) => id === at.params['participantId'])
  if (!part || (part.role !== 'lead' && !mayEnd(work, part))) throw new NotFound()
  const name = (await namesOf(work, [part.account])).get(part.account) ?? ''
  const own = part.account === work.actor.id
  const { top, ...frame } = await underCase(work, at, {
    tab: 'team',
    title: own ? t.leaveTitle : t.endTitle(name),
    tabTitle: own ? t.leaveTitle : t.end,
    lead: own ? t.leaveLead : t.endLead,
  })
  const form = (
    <Form submission={at.submission} errors={at.failure?.errors}>
      <Buttons>
        <Button danger>{own ? t.leave : t.end}</Button>
        <ButtonLink href={teamOf(work)} variant="tertiary">
          {t.cancel}
        </ButtonLink>
      </Buttons>
    </Form>
  )
  return {
    ...frame,
    main: (
      <>
        {top}
        {part.role === 'lead' ? <Alert severity="info">{t.theLead}</Alert> : form}
      </>
    ),
  }
}
