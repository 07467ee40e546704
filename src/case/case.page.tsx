import type { VNode } from 'preact'
import { casePage, get, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay, formatShortDay, type Lang } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import { findGround, services } from '#law/index.ts'
import { today } from '#lib/day.ts'
import type { AccountId } from '#lib/id.ts'
import { ButtonLink, Card, NextAction, StepPath, SummaryList, Time, Written, type StepState } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { readCase } from './access.ts'
import { linkedConcerns, purposeOf } from './case.ts'
import { text } from './case.text.ts'
import { caseFrame } from './frame.tsx'
import { nextWords } from './next.page.tsx'
import { text as nextText } from './next.text.ts'
import { workersOn } from './next.ts'
import type { Path, Place } from './path.ts'
import { wayOf, type Way } from './step.ts'

export const casePages: Route[] = [get('/cases/:caseId', casePage(readCase, view))]

type Names = ReadonlyMap<AccountId, string>

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const way = await wayOf(work)
  const people = way.events.flatMap(({ by, responsible }) => [by, responsible])
  const names = await namesOf(work, [...people, work.case.lead, work.case.nextBy])
  const { top, ...frame } = await caseFrame(work, at, { tab: 'overview', lead: t.ledBy(names.get(work.case.lead) ?? '') })
  const mayMove = (await workersOn(work)).has(work.actor.id)
  const main = (
    <>
      {top}
      <StepPath label={t.path} steps={stepsFor(work, way, names, at.lang)} />
      {work.case.state === 'open' && <Next work={work} at={at} way={way} names={names} mayMove={mayMove} />}
      <div class="columns">
        <div class="stack" />
        <aside class="stack" aria-label={t.aboutAside}>
          <About work={work} way={way} at={at} purpose={await purposeOf(work)} />
          {await concernsCard(work, at)}
        </aside>
      </div>
    </>
  )
  return { ...frame, main }
}

function Next({ work, at, way, names, mayMove }: { work: CaseReading; at: At; way: Way; names: Names; mayMove: boolean }) {
  const { nextOn, nextBy } = work.case
  return (
    <NextAction
      what={nextWords(work, way.routine, at)}
      who={nextBy && names.get(nextBy)}
      {...(nextOn && { due: nextOn, overdue: nextOn < today(work.now) })}
      action={mayMove && <NextButton work={work} lang={at.lang} />}
    >
      {mayMove ? (
        <p>
          <a class="ds-link" href={`/cases/${work.case.id}/next`}>
            {nextText(at.lang).change}
          </a>
        </p>
      ) : (
        <p>{text(at.lang).watching}</p>
      )}
    </NextAction>
  )
}

function NextButton({ work, lang }: { work: CaseReading; lang: Lang }) {
  const t = text(lang)
  const { id, nextAction, step, lead } = work.case
  if (nextAction === 'start-step') return <ButtonLink href={`/cases/${id}/steps/${step}/start`}>{t.begin}</ButtonLink>
  if (nextAction === 'finish-step') return <ButtonLink href={`/cases/${id}/steps/${step}/finish`}>{t.finish}</ButtonLink>
  return lead === work.actor.id ? <ButtonLink href={`/cases/${id}/close`}>{t.close}</ButtonLink> : null
}

/** The path as it is drawn: where the case is now is the step that its next action is about. */
function stepsFor(work: CaseReading, { path }: { path: Path }, names: Names, lang: Lang) {
  return path.map((place) => ({
    label: place.step.title[lang],
    state: stateOf(place, work),
    href: `/cases/${work.case.id}/steps/${place.step.key}`,
    ...detailOf(place, work, names, lang),
  }))
}

function stateOf({ step, state }: Place, { case: { step: here, state: caseState } }: CaseReading): StepState {
  if (state === 'open') return caseState === 'open' ? 'current' : 'waiting'
  if (state === 'waiting') return here === step.key && caseState === 'open' ? 'current' : 'waiting'
  return state
}

function detailOf({ step, state, latest }: Place, { case: { step: here } }: CaseReading, names: Names, lang: Lang) {
  const t = text(lang)
  if (!latest) return step.key === here ? { detail: t.notBegun } : {}
  if (state !== 'open') return { detail: formatShortDay(lang, latest.at) }
  return { detail: t.heldUntil(names.get(latest.responsible ?? latest.by) ?? '', formatShortDay(lang, latest.dueOn ?? latest.at)) }
}

function About({ work, way: { routine }, at: { lang }, purpose }: { work: CaseReading; way: Way; at: At; purpose: string }) {
  const t = text(lang)
  const ground = work.case.ground ? findGround(work.case.ground) : undefined
  const items = [
    { term: t.purpose, value: <Written>{purpose}</Written> },
    { term: t.service, value: services.find(({ id }) => id === work.case.service)?.name[lang] },
    { term: t.ground, value: ground ? `${ground.title[lang]} (${ground.law[lang]} ${ground.section})` : t.noGround },
    { term: t.opened, value: <Time at={work.case.openedAt} /> },
    { term: t.routine, value: t.version(routine.content.title[lang], routine.version) },
  ]
  return (
    <Card title={t.about}>
      <SummaryList items={items} />
    </Card>
  )
}

async function concernsCard(work: CaseReading, { lang }: At): Promise<VNode | null> {
  const t = text(lang)
  const concerns = await linkedConcerns(work)
  if (concerns.length === 0) return null
  return (
    <Card title={t.concerns}>
      <ul class="ds-list">
        {concerns.map(({ reference, sentAt }) => (
          <li>{t.concern(reference, formatDay(lang, sentAt))}</li>
        ))}
      </ul>
    </Card>
  )
}
