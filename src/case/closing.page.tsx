import * as z from 'zod'
import { caseForm, casePage, field, get, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { addDays, today } from '#lib/day.ts'
import { Alert, Button, ButtonLink, Buttons, Checkbox, DateField, EmptyState, Fieldset, Form, Radios, TextArea, Time } from '#ui/index.ts'
import { reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { closeCase as closeAction, reopenCase as reopenAction } from './access.ts'
import { ClosedNote } from './closed.tsx'
import { closeCase, inTheWay, outcomes, reopenCase, rulesFor } from './closing.ts'
import { text } from './closing.text.ts'
import { underCase } from './frame.tsx'
import { langOf } from './person.ts'
import type { Task } from './task.ts'

const Closing = z.object({
  outcome: field.oneOf(outcomes),
  words: field.words(),
  view: field.maybeWords(),
  missing: field.maybeWords(),
  rule: field.words(100),
  fallAway: field.ticked,
})
const Reopening = z.object({ reason: field.words(), nextOn: field.day })

export const closingPages: Route[] = [
  get('/cases/:caseId/close', casePage(closeAction, closeView)),
  post('/cases/:caseId/close', caseForm(closeAction, Closing, close, closeView)),
  get('/cases/:caseId/reopen', casePage(reopenAction, reopenView)),
  post('/cases/:caseId/reopen', caseForm(reopenAction, Reopening, reopen, reopenView)),
]

const longestWait = 366

async function close(work: CaseWork, { outcome, words, view, missing, rule, fallAway }: z.infer<typeof Closing>, at: At) {
  const t = text(at.lang)
  const { tasks } = await inTheWay(reading(work))
  if (!view && !missing) return { errors: { view: t.viewNeeded } }
  if (view && missing) return { errors: { missing: t.notBoth } }
  if (!rulesFor(work, outcome).some(({ id }) => id === rule)) return { errors: { rule: t.ruleMisfits } }
  if (tasks.length > 0 && !fallAway) return { errors: { fallAway: t.fallAwayNeeded } }
  const tasksFallAway = fallAway ? text(langOf(work)).fellAway : undefined
  await closeCase(work, { outcome, words, personView: view || { missing }, disposalRule: rule, tasksFallAway })
  return `/cases/${work.case.id}`
}

async function reopen(work: CaseWork, reopening: z.infer<typeof Reopening>, at: At) {
  const day = today(work.now)
  if (reopening.nextOn < day) return { errors: { nextOn: 'past' } }
  if (reopening.nextOn > addDays(day, longestWait)) return { errors: { nextOn: text(at.lang).tooFar } }
  await reopenCase(work, reopening)
  return `/cases/${work.case.id}`
}

async function closeView(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { top, ...frame } = await underCase(work, at, { tab: 'overview', title: t.title, lead: t.lead })
  const { handover, tasks } = await inTheWay(work)
  const waits = (
    <Alert severity="warning" title={t.handover}>
      <p>{t.handoverHelp}</p>
      <p>
        <a class="ds-link" href={`/cases/${work.case.id}/handover`}>
          {t.seeHandover}
        </a>
      </p>
    </Alert>
  )
  const form = handover ? waits : <CloseForm work={work} at={at} tasks={tasks} />
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

function CloseForm({ work, at, tasks }: { work: CaseReading; at: At; tasks: readonly Task[] }) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  const ask = (name: string) => ({ name, value: typed(values, name), error: errors?.[name] })
  const offered = rulesFor(work)
  return (
    <Form submission={at.submission} errors={errors}>
      <Radios {...ask('outcome')} label={t.outcome} required options={outcomes.map((value) => ({ value, label: t.outcomes[value] }))} />
      <TextArea {...ask('words')} label={t.words} required rows={6} />
      <TextArea {...ask('view')} label={t.view} help={t.viewHelp} required />
      <TextArea {...ask('missing')} label={t.missing} help={t.missingHelp} rows={2} />
      <Radios
        {...ask('rule')}
        label={t.rule}
        help={t.ruleHelp}
        required
        options={offered.map(({ id, title, text: meaning, source }) => ({
          value: id,
          label: title[at.lang],
          help: `${meaning[at.lang]} ${t.source(source)}`,
        }))}
      />
      {tasks.length > 0 && <Remaining tasks={tasks} at={at} />}
      <Buttons>
        <Button>{t.save}</Button>
        <ButtonLink href={`/cases/${work.case.id}`} variant="tertiary">
          {t.toCase}
        </ButtonLink>
      </Buttons>
    </Form>
  )
}

function Remaining({ tasks, at }: { tasks: readonly Task[]; at: At }) {
  const t = text(at.lang)
  return (
    <Fieldset id="tasks" legend={t.tasks} help={t.tasksHelp}>
      <ul class="ds-list">
        {tasks.map(({ title, dueOn }) => (
          <li>
            {title}, <Time at={dueOn} />
          </li>
        ))}
      </ul>
      <Checkbox
        name="fallAway"
        label={t.fallAway}
        required
        checked={typed(at.failure?.values, 'fallAway') === 'yes'}
        error={at.failure?.errors['fallAway']}
      />
    </Fieldset>
  )
}

async function reopenView(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { top, ...frame } = await underCase(work, at, { tab: 'overview', title: t.reopenTitle, lead: t.reopenLead })
  const { values, errors } = at.failure ?? {}
  const form = (
    <Form submission={at.submission} errors={errors}>
      <TextArea name="reason" label={t.reason} required value={typed(values, 'reason')} error={errors?.['reason']} />
      <DateField
        name="nextOn"
        label={t.nextOn}
        help={t.nextHelp}
        required
        min={today(work.now)}
        value={typed(values, 'nextOn')}
        error={errors?.['nextOn']}
      />
      <Buttons>
        <Button>{t.reopen}</Button>
      </Buttons>
    </Form>
  )
  return {
    ...frame,
    main: (
      <>
        {top}
        {work.case.state === 'closed' ? form : <IsOpen work={work} at={at} />}
      </>
    ),
  }
}

function IsOpen({ work, at: { lang } }: { work: CaseReading; at: At }) {
  const t = text(lang)
  return <EmptyState title={t.isOpen} action={<ButtonLink href={`/cases/${work.case.id}`}>{t.toCase}</ButtonLink>} />
}
