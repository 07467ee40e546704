import type { ComponentChildren } from 'preact'
import { casePage, get, type At, type Route, type Shown } from '#http/index.ts'
import { formatShortDay } from '#i18n/index.ts'
import { today } from '#lib/day.ts'
import { ButtonLink, NextAction, StepPath, type StepState } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { readCase } from './access.ts'
import { firstName } from './case.ts'
import { text } from './case.text.ts'
import { frameOf, type Beside } from './frame.tsx'
import { nextWords } from './next.page.tsx'
import { text as nextText } from './next.text.ts'
import { AboutPart, ClosedBanner, ConcernsPart, HandoverBanner, JournalPart, TasksPart, TeamPart, type Drawn } from './overview.tsx'
import type { Place } from './path.ts'
import { nameIn, see, works } from './seen.ts'

export const casePages = (beside: Beside): Route[] => [get('/cases/:caseId', casePage(readCase, view(beside)))]

const view =
  (beside: Beside) =>
  async (work: CaseReading, at: At): Promise<Shown> => {
    const { state, step } = work.case
    const seen = await see(work)
    return draw({ ...seen, at }, await firstName(work), state === 'open' && step && (await beside(work, step, { lang: at.lang })))
  }

/** The page of a case, from what has been read, with what is handed in beside it. */
export function draw(seen: Drawn, person: string | undefined, beside: ComponentChildren): Shown {
  const { work, at } = seen
  const t = text(at.lang)
  const { top, ...frame } = frameOf(work, at, { tab: 'overview', lead: t.ledBy(nameIn(seen, work.case.lead)) }, person)
  const main = (
    <>
      {top}
      <ClosedBanner {...seen} />
      <HandoverBanner {...seen} />
      {work.case.state === 'open' && <Next {...seen} />}
      <StepPath label={t.path} steps={stepsFor(seen)} />
      <div class="columns">
        <JournalPart {...seen} />
        <aside class="stack" aria-label={t.aboutAside}>
          <TasksPart {...seen} />
          <TeamPart {...seen} />
          <AboutPart {...seen} />
          <ConcernsPart {...seen} />
        </aside>
        {beside}
      </div>
    </>
  )
  return { ...frame, main }
}

function Next(seen: Drawn) {
  const { work, at, way } = seen
  const { nextOn, nextBy } = work.case
  return (
    <NextAction
      what={isAsked(seen) ? nextText(at.lang)['answer-handover'] : nextWords(work, way.routine, at)}
      who={nameIn(seen, nextBy)}
      {...(nextOn && { due: nextOn, overdue: nextOn < today(work.now) })}
      action={works(seen) && <NextButtons {...seen} />}
    >
      {!works(seen) && <p>{text(at.lang).watching}</p>}
    </NextAction>
  )
}

/** Who is asked to take over a case answers before anything else. */
const isAsked = ({ work: { actor }, handover }: Drawn) => handover?.to === actor.id

const NextButtons = (seen: Drawn) => (
  <div class="buttons">
    <NextButton {...seen} />
    <ButtonLink href={`/cases/${seen.work.case.id}/next`} variant="tertiary">
      {nextText(seen.at.lang).change}
    </ButtonLink>
  </div>
)

function NextButton(seen: Drawn) {
  const { work, at } = seen
  const t = text(at.lang)
  const { id, nextAction, step, lead } = work.case
  if (isAsked(seen)) return <ButtonLink href={`/cases/${id}/handover/answer`}>{t.answer}</ButtonLink>
  if (nextAction === 'start-step') return <ButtonLink href={`/cases/${id}/steps/${step}/start`}>{t.begin}</ButtonLink>
  if (nextAction === 'finish-step') return <ButtonLink href={`/cases/${id}/steps/${step}/finish`}>{t.finish}</ButtonLink>
  return lead === work.actor.id ? <ButtonLink href={`/cases/${id}/close`}>{t.close}</ButtonLink> : null
}

/** The path as it is drawn: where the case is now is the step that its next action is about. */
function stepsFor(seen: Drawn) {
  const { work, at, way } = seen
  return way.path.map((place) => ({
    label: place.step.title[at.lang],
    state: stateOf(place, work),
    href: `/cases/${work.case.id}/steps/${place.step.key}`,
    ...detailOf(place, seen),
  }))
}

function stateOf({ step, state }: Place, { case: { step: here, state: caseState } }: CaseReading): StepState {
  if (state === 'done' || state === 'skipped') return state
  if (caseState === 'closed') return state === 'open' ? 'unfinished' : 'waiting'
  return state === 'open' || here === step.key ? 'current' : 'waiting'
}

function detailOf({ step, state, latest }: Place, seen: Drawn) {
  const { step: here, state: caseState } = seen.work.case
  const { lang } = seen.at
  const t = text(lang)
  if (!latest) return step.key === here && caseState === 'open' ? { detail: t.notBegun } : {}
  if (state !== 'open') return { detail: formatShortDay(lang, latest.at) }
  if (caseState === 'closed') return {}
  // the next action above tells the day that counts: the step's own may have been moved since
  if (step.key === here) return { detail: nameIn(seen, latest.responsible) }
  return { detail: t.heldUntil(nameIn(seen, latest.responsible), formatShortDay(lang, latest.dueOn ?? latest.at)) }
}
