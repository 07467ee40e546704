import { z } from 'zod'
import { caseForm, casePage, field, get, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import { addDays, today } from '#lib/day.ts'
import type { AccountId } from '#lib/id.ts'
import { stepOf, type Routine } from '#routine/index.ts'
import { Alert, Button, Buttons, ButtonLink, DateField, Form, Radios } from '#ui/index.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { planNext as planAction } from './access.ts'
import { underCase } from './frame.tsx'
import { isNextAction, planNext, workersOn } from './next.ts'
import { text } from './next.text.ts'
import { wayOf } from './step.ts'

const Planned = z.object({ on: field.day, by: field.id<AccountId>(), revision: field.revision })

export const nextPages: Route[] = [
  get('/cases/:caseId/next', casePage(planAction, view)),
  post('/cases/:caseId/next', caseForm(planAction, Planned, change, view)),
]

async function change(work: CaseWork, planned: z.infer<typeof Planned>, at: At) {
  const t = text(at.lang)
  const day = today(work.now)
  if (planned.on < day) return { errors: { on: 'past' } }
  if (planned.on > addDays(day, 366)) return { errors: { on: t.tooFar } }
  const done = await planNext(work, planned)
  return done === 'planned' ? `/cases/${work.case.id}` : { errors: { by: t.notInTeam } }
}

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { nextOn, nextBy, revision } = work.case
  const { top, ...frame } = await underCase(work, at, { tab: 'overview', title: t.title, lead: t.help })
  const people = await workerChoices(work)
  const { routine } = await wayOf(work)
  const { values, errors, why } = at.failure ?? {}
  const main =
    work.case.state === 'closed' ? (
      <Closed work={work} at={at} />
    ) : (
      <Form submission={at.submission} errors={errors}>
        {why === 'stale' && (
          <Stored on={nextOn && formatDay(at.lang, nextOn)} by={people.find(({ value }) => value === nextBy)?.label} t={t} />
        )}
        <p>
          {t.what}: <strong>{nextWords(work, routine, at)}</strong>
        </p>
        <Radios
          name="by"
          label={t.by}
          required
          value={typed(values, 'by') ?? nextBy ?? undefined}
          options={people}
          error={errors?.['by']}
        />
        <DateField name="on" label={t.on} required value={typed(values, 'on') ?? nextOn ?? ''} error={errors?.['on']} />
        <input type="hidden" name="revision" value={revision} />
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
        {main}
      </>
    ),
  }
}

/** What a case waits for, as a sentence that begins with a verb. */
export function nextWords({ case: { nextAction, step } }: CaseReading, routine: Routine, { lang }: Pick<At, 'lang'>): string {
  const t = text(lang)
  if (!isNextAction(nextAction)) return t.closed
  return t[nextAction](step ? stepOf(routine, step).title[lang] : '')
}

type Texts = ReturnType<typeof text>

const Stored = ({ on, by, t }: { on: string | null; by: string | undefined; t: Texts }) => (
  <Alert severity="info" title={t.stored}>
    <p>{t.storedHelp}</p>
    <p>
      <strong>{[by, on].filter(Boolean).join(', ')}</strong>
    </p>
  </Alert>
)

const Closed = ({ work, at }: { work: CaseReading; at: At }) => (
  <>
    <p>{text(at.lang).closed}</p>
    <ButtonLink href={`/cases/${work.case.id}`}>{work.case.number}</ButtonLink>
  </>
)

/** Those who may be given something to do in the case, the lead first, as choices of a form. */
export async function workerChoices(work: CaseReading) {
  const ids = await workersOn(work)
  const names = await namesOf(work, ids)
  return [...ids]
    .toSorted((a, b) => Number(b === work.case.lead) - Number(a === work.case.lead))
    .map((id) => ({ value: id, label: names.get(id) ?? '' }))
}
