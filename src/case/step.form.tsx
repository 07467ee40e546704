import type { VNode } from 'preact'
import { z } from 'zod'
import { caseForm, casePage, field, get, post, typed, typedAll, type At, type Route, type Shown } from '#http/index.ts'
import { namesOf } from '#identity/index.ts'
import { addDays, today } from '#lib/day.ts'
import type { AccountId } from '#lib/id.ts'
import { recordSchema, stepOf, type RecordError, type RoutineStep } from '#routine/index.ts'
import { Alert, Button, Buttons, ButtonLink, DateField, Form, Radios, TextArea, Written } from '#ui/index.ts'
import { reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { moveStep } from './access.ts'
import { underCase, type Beside } from './frame.tsx'
import { workerChoices } from './next.page.tsx'
import { isTakenUpAgain, movesOf, startNeedsReason, stepsBetween, type Path } from './path.ts'
import { Answers, fieldOf, RecordFields } from './record.tsx'
import { History, opening, StepGuide } from './step.page.tsx'
import { finishStep, skipStep, startStep, wayOf, type Way } from './step.ts'
import { text } from './step.text.ts'

const Started = z.object({ responsible: field.id<AccountId>(), dueOn: field.day, reason: field.maybeWords(2000), revision: field.revision })
// which answers there are, the case's routine says
const Finished = z.looseObject({ revision: field.revision })
const Skipped = z.object({ reason: field.words(2000), revision: field.revision })

export const stepForms = (beside: Beside): Route[] => [
  get('/cases/:caseId/steps/:step/finish', casePage(moveStep, viewOf('finish', beside))),
  post('/cases/:caseId/steps/:step/finish', caseForm(moveStep, Finished, finish, viewOf('finish', beside))),
  get('/cases/:caseId/steps/:step/skip', casePage(moveStep, viewOf('skip', beside))),
  post('/cases/:caseId/steps/:step/skip', caseForm(moveStep, Skipped, skip, viewOf('skip', beside))),
  get('/cases/:caseId/steps/:step/start', casePage(moveStep, viewOf('start', beside))),
  post('/cases/:caseId/steps/:step/start', caseForm(moveStep, Started, start, viewOf('start', beside))),
]

async function start(work: CaseWork, { responsible, dueOn, reason, revision }: z.infer<typeof Started>, at: At) {
  const t = text(at.lang)
  const day = today(work.now)
  if (dueOn < day) return { errors: { dueOn: 'past' } }
  if (dueOn > addDays(day, 5 * 365)) return { errors: { dueOn: t.tooFarAhead } }
  const done = await startStep(work, { step: stepIn(at), responsible, dueOn, reason, revision })
  if (done === 'reason') return { errors: { reason: 'required' } }
  if (done === 'not-in-team') return { errors: { responsible: 'choose' } }
  return `/cases/${work.case.id}`
}

async function finish(work: CaseWork, { revision, ...sent }: z.infer<typeof Finished>, at: At) {
  const { routine } = await wayOf(reading(work))
  const step = stepOf(routine, stepIn(at))
  const record = Object.fromEntries(step.records.map(({ key }) => [key, sent[fieldOf(key)]]))
  const checked = recordSchema(step, Temporal.PlainDate.from(today(work.now))).safeParse(record)
  if (!checked.success) return { errors: errorsOf(step, checked.error, at) }
  await finishStep(work, { step: step.key, record: checked.data, revision })
  return `/cases/${work.case.id}`
}

async function skip(work: CaseWork, { reason, revision }: z.infer<typeof Skipped>, at: At) {
  await skipStep(work, { step: stepIn(at), reason, revision })
  return `/cases/${work.case.id}`
}

/** What is wrong, in the order of the form. */
function errorsOf({ records }: RoutineStep, { issues }: z.ZodError, { lang }: At) {
  const reasons: Record<string, string> = {
    'too-long': 'tooLong',
    'not-a-date': 'date',
    'too-far-ahead': text(lang).tooFarAhead,
    'not-an-option': 'choose',
  } satisfies Partial<Record<RecordError, string>>
  const wrong = new Map(issues.map(({ path, message }) => [path[0], reasons[message] ?? message]))
  return Object.fromEntries(records.flatMap(({ key }) => (wrong.has(key) ? [[fieldOf(key), wrong.get(key)!]] : [])))
}

const stepIn = ({ params }: At) => params['step'] ?? ''

type Move = 'start' | 'finish' | 'skip'

function viewOf(move: Move, beside: Beside) {
  return async (work: CaseReading, at: At): Promise<Shown> => {
    const t = text(at.lang)
    const way = await wayOf(work)
    const step = stepOf(way.routine, stepIn(at))
    const isPossible = work.case.state === 'open' && movesOf(way.path, step.key).includes(move)
    const again = move === 'start' && isTakenUpAgain(way.path, step.key)
    const title = (again ? t.takingUp : titles(t)[move])(step.title[at.lang])
    const tabTitle = again ? t.again : t[move]
    const { top, ...frame } = await underCase(work, at, { tab: 'overview', title, tabTitle, lead: step.purpose[at.lang] })
    const stale = at.failure?.why === 'stale' && (
      <Overtaken isPossible={isPossible} t={t}>
        {await stored(work, way, at)}
      </Overtaken>
    )
    const body = isPossible ? await formOf[move](work, at, way, step) : <NotNow work={work} at={at} step={step} />
    const main = (
      <>
        {top}
        <div class="columns">
          <div class="stack">
            {stale}
            {body}
          </div>
          <StepGuide step={step} lang={at.lang}>
            {await beside(work, step.key, { lang: at.lang })}
          </StepGuide>
        </div>
      </>
    )
    return { ...frame, main }
  }
}

type Texts = ReturnType<typeof text>
type FormOf = (work: CaseReading, at: At, way: Way, step: RoutineStep) => Promise<VNode> | VNode

const formOf: Readonly<Record<Move, FormOf>> = {
  start: async (work, at, { path }, step) => {
    const t = text(at.lang)
    const { values, errors } = at.failure ?? {}
    const people = await workerChoices(work)
    const days = step.deadlineDays!
    const due = typed(values, 'dueOn') ?? addDays(today(work.now), days)
    return (
      <Form submission={at.submission} errors={errors}>
        <Between path={path} step={step} at={at} />
        {startNeedsReason(path, step.key) && (
          <TextArea
            name="reason"
            label={isTakenUpAgain(path, step.key) ? t.reasonAgain : t.reasonBetween}
            help={t.reasonHelp}
            required
            value={typed(values, 'reason')}
            error={errors?.['reason']}
          />
        )}
        <Radios
          name="responsible"
          label={t.responsible}
          required
          value={typed(values, 'responsible') ?? work.case.lead}
          options={people}
          error={errors?.['responsible']}
        />
        <DateField name="dueOn" label={t.dueOn} help={t.dueHelp(days)} required value={due} error={errors?.['dueOn']} />
        <Send work={work} t={t}>
          {isTakenUpAgain(path, step.key) ? t.again : t.start}
        </Send>
      </Form>
    )
  },
  finish: (work, at, _, step) => {
    const t = text(at.lang)
    return (
      <Form submission={at.submission} errors={at.failure?.errors}>
        {RecordFields({ step, lang: at.lang, values: at.failure?.values, errors: at.failure?.errors })}
        <p class="help">{t.finishHelp}</p>
        <Send work={work} t={t}>
          {t.finish}
        </Send>
      </Form>
    )
  },
  skip: (work, at, _, step) => {
    const t = text(at.lang)
    const { values, errors } = at.failure ?? {}
    const suggested = step.skipReason?.[at.lang]
    return (
      <Form submission={at.submission} errors={errors}>
        <TextArea
          name="reason"
          label={t.reasonSkip}
          help={suggested ? `${t.suggestion} ${t.reasonHelp}` : t.reasonHelp}
          required
          value={typed(values, 'reason') ?? suggested}
          error={errors?.['reason']}
        />
        <Send work={work} t={t}>
          {t.skip}
        </Send>
      </Form>
    )
  },
}

const titles = (t: Texts) => ({ start: t.starting, finish: t.finishing, skip: t.skipping })

function Between({ path, step, at }: { path: Path; step: RoutineStep; at: At }) {
  const between = stepsBetween(path, step.key)
  if (between.length === 0) return null
  return (
    <Alert severity="warning" title={text(at.lang).between}>
      <ul class="ds-list">
        {between.map((place) => (
          <li>{place.step.title[at.lang]}</li>
        ))}
      </ul>
    </Alert>
  )
}

const Send = ({ work, t, children }: { work: CaseReading; t: Texts; children: string }) => (
  <>
    <input type="hidden" name="revision" value={work.case.revision} />
    <Buttons>
      <Button>{children}</Button>
      <ButtonLink href={`/cases/${work.case.id}`} variant="tertiary">
        {t.cancel}
      </ButtonLink>
    </Buttons>
  </>
)

/** What stands in the step now, for one who has been overtaken. */
async function stored(work: CaseReading, { routine, events }: Way, at: At) {
  const t = text(at.lang)
  const last = events.findLast(({ step }) => step === stepIn(at)) ?? events.at(-1)
  if (!last) return <p>{t.nothingYet}</p>
  const step = stepOf(routine, last.step)
  const names = await namesOf(work, [last.by, last.responsible])
  return (
    <>
      <p>
        <strong>{step.title[at.lang]}</strong>
      </p>
      <History events={[await opening(work, step, at.lang)(last)]} names={names} lang={at.lang} />
    </>
  )
}

const Overtaken = ({ isPossible, t, children }: { isPossible: boolean; t: Texts; children: VNode }) => (
  <Alert severity="info" title={isPossible ? t.stored : t.moved}>
    <p>{isPossible ? t.storedHelp : t.movedHelp}</p>
    {children}
  </Alert>
)

/** The step has moved on, so there is no form; what was typed is shown, so that it can be kept. */
function NotNow({ work, at, step }: { work: CaseReading; at: At; step: RoutineStep }) {
  const t = text(at.lang)
  const { values } = at.failure ?? {}
  const typedRecord = Object.fromEntries(step.records.map(({ key }) => [key, typedAll(values, fieldOf(key))]))
  const reason = typed(values, 'reason')
  return (
    <>
      {!values && <p>{t.notNow}</p>}
      {reason && <Written>{reason}</Written>}
      {Object.values(typedRecord).some((given) => given.length > 0) && <Answers step={step} record={typedRecord} lang={at.lang} />}
      <ButtonLink href={`/cases/${work.case.id}/steps/${step.key}`}>{t.toStep}</ButtonLink>
    </>
  )
}
