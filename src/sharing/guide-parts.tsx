import type { At } from '#http/index.ts'
import { addressIn, formatDay, type Lang, type Localised } from '#i18n/index.ts'
import { services, type Ground } from '#law/index.ts'
import { Alert, Button, ButtonLink, Buttons, Card, Heading, Radios, SummaryList } from '#ui/index.ts'
import { answersTo, questions, type Facts, type Question } from './guide-questions.ts'
import type { Rule } from './guide-rules.ts'
import { checkedOn, type Answer } from './guide.ts'
import { text } from './guide.text.ts'

/** The question that is asked now, alone on the page; what has been answered goes along in the address. */
export function Asking({ at, facts, question }: { at: At; facts: Facts; question: Question }) {
  const t = text(at.lang)
  return (
    <form class="form" method="get" action={at.path} novalidate>
      <Carried at={at} facts={facts} but={question} />
      <input type="hidden" name="asked" value={question} />
      <Radios
        name={question}
        id={`ask-${question}`}
        label={t.ask[question]}
        help={t.help[question]}
        required
        value={facts[question]}
        options={answersTo[question].map((value) => ({ value, label: said(at.lang, question, value) }))}
        error={at.query['asked'] === question && facts[question] === undefined ? t.choose : undefined}
      />
      <Buttons>
        <Button>{t.next}</Button>
      </Buttons>
    </form>
  )
}

/** The facts as hidden fields, so that a form carries them on. */
export const Carried = ({ at, facts, but }: { at: At; facts: Facts; but?: Question }) => (
  <>{questions.map((question) => question !== but && facts[question] && <input type="hidden" name={question} value={facts[question]} />)}</>
)

/** What has been answered, each with a way to change it. */
export function Answered({ at, facts }: { at: At; facts: Facts }) {
  const t = text(at.lang)
  const known = questions.filter((question) => facts[question] !== undefined)
  if (known.length === 0) return null
  const change = (question: Question) =>
    `${at.path}?${new URLSearchParams({ ...(facts as Record<string, string>), change: question }).toString()}`
  const items = known.map((question) => ({
    term: t.short[question],
    value: (
      <>
        {said(at.lang, question, facts[question]!)}{' '}
        <a class="ds-link" href={change(question)}>
          {t.change}
          <span class="ds-sr-only">{` ${t.short[question].toLowerCase()}`}</span>
        </a>
      </>
    ),
  }))
  return (
    <Card title={t.soFar} tinted>
      <SummaryList items={items} />
    </Card>
  )
}

/** The way to how the municipality itself shares information, for whoever is signed in. */
export const RoutineLink = ({ lang }: { lang: Lang }) => (
  <p>
    <a class="ds-link" href="/routines/information-sharing">
      {text(lang).routine}
    </a>
  </p>
)

const colours = { must: 'warning', may: 'success', 'may-not': 'danger', ask: 'info' } as const

/** What the guide says: the answer in a word, why, on which law, within which limits, and what to write down. */
export function Told({ at, answer }: { at: At; answer: Answer }) {
  const t = text(at.lang)
  const { rule, duties } = answer
  return (
    <>
      <Alert severity={colours[answer.answer]} title={t.answers[answer.answer]}>
        <p>
          <strong>{rule.says[at.lang]}</strong>
        </p>
        <p>{rule.why[at.lang]}</p>
        {answer.answer === 'may' && <p>{t.mayIsNotMust}</p>}
        {rule.duty && <Path lang={at.lang} duty={rule.duty} />}
      </Alert>
      {duties.map((duty) => (
        <Alert severity="warning" title={t.duties}>
          <p>
            <strong>{duty.rule.says[at.lang]}</strong> {t.dutyOwn}
          </p>
          <p>{cited(duty.sections, at.lang)}</p>
          <Path lang={at.lang} duty={duty.rule.duty!} />
        </Alert>
      ))}
      <div class="columns">
        <div class="stack">
          <Card title={t.law}>
            <Sections at={at} answer={answer} />
          </Card>
          <Listed title={t.limits} items={rule.limits} lang={at.lang} />
        </div>
        <div class="stack">
          <Listed title={t.whom} items={rule.ask} lang={at.lang} />
          <Listed title={t.writeDown} items={rule.writeDown} lang={at.lang} />
        </div>
      </div>
    </>
  )
}

function Sections({ at, answer }: { at: At; answer: Answer }) {
  const t = text(at.lang)
  return (
    <>
      {answer.sections.length === 0 && <p>{t.noLaw}</p>}
      {answer.sections.map((ground) => (
        <section>
          <Heading level={3} size="2xs">
            <a class="ds-link" href={`${addressIn(at.lang, `/laws/${ground.lawId}`)}#${ground.id}`}>
              {`${ground.law[at.lang]} ${ground.section}`}
            </a>
          </Heading>
          <p>
            <strong>{`${ground.title[at.lang]}.`}</strong> {ground.text[at.lang]}
          </p>
        </section>
      ))}
      <p class="help">{`${t.checked(formatDay(at.lang, checkedOn(answer)))} ${t.notAdvice}`}</p>
    </>
  )
}

function Listed({ title, items, lang }: { title: string; items: readonly Localised[]; lang: Lang }) {
  if (items.length === 0) return null
  return (
    <Card title={title}>
      <ul class="ds-list">
        {items.map((item) => (
          <li>{item[lang]}</li>
        ))}
      </ul>
    </Card>
  )
}

const paths = { avert: '/duties/avert/new', inform: '/duties/inform/new', alert: 'tel:112' } as const

const Path = ({ lang, duty }: { lang: Lang; duty: NonNullable<Rule['duty']> }) => (
  <p>
    <ButtonLink href={paths[duty]} variant="secondary" small>
      {text(lang).paths[duty]}
    </ButtonLink>
  </p>
)

/** The answer to a question in words. */
export function said(lang: Lang, question: Question, answer: string): string {
  if (question === 'sender') return services.find(({ id }) => id === answer)?.name[lang] ?? ''
  return (text(lang).options[question] as Readonly<Record<string, string>>)[answer] ?? ''
}

/** Sections by law and number: "forvaltningsloven § 13 b nr. 7". */
export const cited = (sections: readonly Ground[], lang: Lang) => sections.map(({ law, section }) => `${law[lang]} ${section}`).join('; ')

/** What an address asks for: the question to show, or none when the guide can answer. A question that one wants to change comes first. */
export const askedIn = (at: At, answer: Answer): Question | undefined =>
  questions.find((one) => one === at.query['change']) ?? answer.missing
