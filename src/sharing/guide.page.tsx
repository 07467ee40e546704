import * as z from 'zod'
import { team } from '#case/index.ts'
import { underCase } from '#case/pages.ts'
import { caseForm, casePage, field, get, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import { findGround } from '#law/index.ts'
import { today } from '#lib/day.ts'
import type { AccountId } from '#lib/id.ts'
import { Alert, Button, ButtonLink, Buttons, Details, Form, Heading, SummaryList, TextArea, Timeline, Written } from '#ui/index.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { readGuide, recordGuide } from './access.ts'
import { guideAnswers, recordGuideAnswer, type GuideAnswer } from './guide-answer.ts'
import { text as caseText } from './guide-case.text.ts'
import { Answered, askedIn, Asking, Carried, cited, RoutineLink, said, Told } from './guide-parts.tsx'
import { factsIn, questions, type Facts, type Question } from './guide-questions.ts'
import { answerOf } from './guide.ts'
import { text } from './guide.text.ts'

const Decision = z.object({
  ...(Object.fromEntries(questions.map((question) => [question, z.unknown().optional()])) as Record<Question, z.ZodOptional<z.ZodUnknown>>),
  decision: field.words(2_000),
  reason: field.words(4_000),
})

export const guidePages: Route[] = [
  get('/cases/:caseId/sharing/guide', casePage(readGuide, guideView)),
  post('/cases/:caseId/sharing/guide', caseForm(recordGuide, Decision, record, guideView)),
]

async function record(work: CaseWork, { decision, reason, ...asked }: z.infer<typeof Decision>, { path, lang }: At) {
  const facts = factsIn((question) => (typeof asked[question] === 'string' ? asked[question] : undefined))
  const outcome = await recordGuideAnswer(work, { facts, decision, reason })
  return outcome === 'recorded' ? `${path}#earlier` : { errors: { decision: caseText(lang).unanswered } }
}

async function guideView(work: CaseReading, at: At): Promise<Shown> {
  const t = caseText(at.lang)
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: t.title, lead: t.lead })
  const earlier = await guideAnswers(work)
  const names = await namesOf(
    work,
    earlier.map(({ by }) => by),
  )
  const main = (
    <>
      {top}
      <RoutineLink lang={at.lang} />
      {work.case.state === 'open' ? <Now work={work} at={at} records={await mayRecord(work)} /> : <Alert>{t.closed}</Alert>}
      <Heading level={2} size="sm" id="earlier">
        {t.earlier}
      </Heading>
      {earlier.length === 0 && <p>{t.none}</p>}
      {earlier.length > 0 && <Timeline label={t.earlier} entries={earlier.map((each) => drawn(each, at, names))} />}
    </>
  )
  return { ...frame, main }
}

// the sender's own service, and a case is about someone: both can be changed
const preset = ({ actor }: CaseReading, { failure, query }: At): Facts => {
  const first: Record<string, string> = { sender: actor.service, identified: 'yes' }
  return factsIn((question) => (failure ? typed(failure.values, question) : (query[question] ?? first[question])))
}

function Now({ work, at, records }: { work: CaseReading; at: At; records: boolean }) {
  const facts = preset(work, at)
  const answer = answerOf(facts, today(work.now))
  const question = askedIn(at, answer)
  return (
    <>
      {question ? <Asking at={at} facts={facts} question={question} /> : <Told at={at} answer={answer} />}
      {!question && records && <Decide work={work} at={at} facts={facts} isDuty={answer.answer === 'must'} />}
      <Answered at={at} facts={facts} />
    </>
  )
}

function Decide({ work, at, facts, isDuty }: { work: CaseReading; at: At; facts: Facts; isDuty: boolean }) {
  const [t, guide] = [caseText(at.lang), text(at.lang)]
  const { values, errors } = at.failure ?? {}
  return (
    <section class="stack">
      <Heading level={2} size="sm">
        {guide.yours}
      </Heading>
      <p>{isDuty ? guide.yoursMust : guide.yoursBody}</p>
      <Form action={at.path} submission={at.submission} errors={errors}>
        <Carried facts={facts} />
        <TextArea
          name="decision"
          label={t.decision}
          help={t.decisionHelp}
          required
          value={typed(values, 'decision')}
          error={errors?.['decision']}
        />
        <TextArea name="reason" label={t.reason} help={t.reasonHelp} required value={typed(values, 'reason')} error={errors?.['reason']} />
        <Buttons>
          <Button>{t.save}</Button>
          <ButtonLink href={`/cases/${work.case.id}/sharing/disclosures/new`} variant="secondary">
            {t.share}
          </ButtonLink>
        </Buttons>
      </Form>
    </section>
  )
}

function drawn(
  { id, facts, answer, sections, decision, reason, lawReadOn, by, at: when }: GuideAnswer,
  at: At,
  names: ReadonlyMap<AccountId, string>,
) {
  const t = caseText(at.lang)
  const grounds = sections.map((section) => findGround(section)).filter((ground) => ground !== undefined)
  const answered = questions.filter((question) => facts[question] !== undefined)
  return {
    id: `answer-${id}`,
    at: when,
    author: names.get(by) ?? '',
    title: t.guideSaid(text(at.lang).answers[answer]),
    text: decision,
    children: (
      <>
        <Written>{reason}</Written>
        <p class="timeline__meta">
          <span>{cited(grounds, at.lang) || text(at.lang).noLaw}</span>
          <span>{t.lawRead(formatDay(at.lang, lawReadOn))}</span>
        </p>
        <Details summary={t.questions}>
          <SummaryList
            items={answered.map((question) => ({ term: text(at.lang).short[question], value: said(at.lang, question, facts[question]!) }))}
          />
        </Details>
      </>
    ),
  }
}

async function mayRecord(work: CaseReading) {
  const mine = (await team(work)).now.find(({ account }) => account === work.actor.id)
  return mine !== undefined && mine.role !== 'observer'
}
