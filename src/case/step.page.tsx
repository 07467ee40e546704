import type { ComponentChildren, VNode } from 'preact'
import { casePage, get, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay, type Lang } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import type { AccountId } from '#lib/id.ts'
import { stepOf, type RoutineStep } from '#routine/index.ts'
import { ButtonLink, Card, Heading, Tag, Timeline, Written } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { readCase } from './access.ts'
import { ConsentHint } from './consent-hint.tsx'
import { underCase, type Beside } from './frame.tsx'
import { mayWork } from './next.ts'
import { movesOf, placeOf, type Path, type Place, type StepEvent } from './path.ts'
import { Answers } from './record.tsx'
import { openEvent, wayOf } from './step.ts'
import { text } from './step.text.ts'

export const stepPages = (beside: Beside): Route[] => [
  get(
    '/cases/:caseId/steps/:step',
    casePage(readCase, (work, at) => view(work, at, beside)),
  ),
]

async function view(work: CaseReading, at: At, beside: Beside): Promise<Shown> {
  const t = text(at.lang)
  const { routine, events, path } = await wayOf(work)
  const step = stepOf(routine, at.params['step'] ?? '')
  const place = placeOf(path, step.key)
  const history = await Promise.all(events.filter((event) => event.step === step.key).map(opening(work, step, at.lang)))
  const names = await namesOf(
    work,
    events.flatMap(({ by, responsible }) => [by, responsible]),
  )
  const mayMove = work.case.state === 'open' && (await mayWork(work))
  const title = step.title[at.lang]
  const { top, ...frame } = await underCase(work, at, {
    tab: 'overview',
    title,
    tabTitle: t.step,
    lead: step.purpose[at.lang],
    tags: <StateTag place={place} lang={at.lang} />,
  })
  const main = (
    <>
      {top}
      {mayMove && <Moves path={path} place={place} address={at.path} lang={at.lang} />}
      {await ConsentHint(work, at)}
      <div class="columns">
        <div class="stack">
          <section class="stack">
            <Heading level={2} size="sm">
              {t.history}
            </Heading>
            {history.length ? <History events={history.toReversed()} names={names} lang={at.lang} /> : <p>{t.nothingYet}</p>}
          </section>
          {await beside(work, step.key, { lang: at.lang, whole: true })}
        </div>
        <StepGuide step={step} lang={at.lang} />
      </div>
    </>
  )
  return { ...frame, main }
}

/** What the routine says of a step: how to go about it and whose it is. What else stands beside it comes below. */
export function StepGuide({ step, lang, children }: { step: RoutineStep; lang: Lang; children?: ComponentChildren }) {
  const t = text(lang)
  return (
    <aside class="stack" aria-label={t.advice}>
      <Card tinted title={t.advice}>
        <Lines lines={step.guidance.map((line) => line[lang])} />
      </Card>
      <Card title={t.responsibleParties}>
        <Lines lines={step.responsible.map((line) => line[lang])} />
      </Card>
      {children}
    </aside>
  )
}

type Opened = { event: StepEvent; words: VNode }

/** Opens what was written in a move, and draws it. */
export const opening =
  (work: CaseReading, step: RoutineStep, lang: Lang) =>
  async (event: StepEvent): Promise<Opened> => {
    const { record, reason } = await openEvent(work, event)
    return {
      event,
      words: (
        <>
          {reason && <Written>{reason}</Written>}
          {record && <Answers step={step} record={record} lang={lang} />}
        </>
      ),
    }
  }

/** Moves in a step, each with who, when and what was written. */
export function History({ events, names, lang }: { events: readonly Opened[]; names: ReadonlyMap<AccountId, string>; lang: Lang }) {
  const t = text(lang)
  const entries = events.map(({ event, words }) => ({
    id: `event-${event.id}`,
    at: event.at,
    author: names.get(event.by) ?? '',
    title: t.events[event.kind],
    children: (
      <>
        {event.responsible && event.dueOn && <p>{t.heldBy(names.get(event.responsible) ?? '', formatDay(lang, event.dueOn))}</p>}
        {words}
      </>
    ),
  }))
  return <Timeline label={t.history} entries={entries} />
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul class="ds-list">
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
)

const colours = { waiting: 'neutral', open: 'accent', done: 'success', skipped: 'neutral' } as const
const StateTag = ({ place: { state }, lang }: { place: Place; lang: Lang }) => <Tag color={colours[state]}>{text(lang).state[state]}</Tag>

function Moves({ path, place, address, lang }: { path: Path; place: Place; address: string; lang: Lang }) {
  const t = text(lang)
  const words = { start: place.state === 'waiting' ? t.start : t.again, finish: t.finish, skip: t.skip }
  return (
    <div class="buttons">
      {movesOf(path, place.step.key).map((move) => (
        <ButtonLink href={`${address}/${move}`} variant={move === 'skip' || place.state === 'done' ? 'secondary' : 'primary'}>
          {words[move]}
        </ButtonLink>
      ))}
    </div>
  )
}
