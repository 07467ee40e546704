import { openPages, type At, type Route, type Shown } from '#http/index.ts'
import { addressIn } from '#i18n/index.ts'
import { avertingGround } from '#law/index.ts'
import { today } from '#lib/day.ts'
import { ButtonLink, Buttons, Card, PageHeading } from '#ui/index.ts'
import { Answered, askedIn, Asking, Told } from './guide-parts.tsx'
import { factsIn } from './guide-questions.ts'
import { answerOf } from './guide.ts'
import { text } from './guide.text.ts'

/** The guide for everyone, to learn from. The choices stand in the address and nowhere else. */
export const publicGuidePages: Route[] = openPages('/sharing-guide', guideView)

function guideView(at: At): Shown {
  const t = text(at.lang)
  const facts = factsIn((question) => at.query[question])
  const answer = answerOf(facts, today(new Date()))
  const question = askedIn(at, answer)
  const isFirst = Object.keys(facts).length === 0
  const main = (
    <>
      <PageHeading title={t.title} lead={isFirst ? t.lead : undefined} />
      {question ? <Asking at={at} facts={facts} question={question} /> : <Told at={at} answer={answer} />}
      {!question && (
        <Card title={t.yours} tinted>
          <p>{answer.answer === 'must' ? t.yoursMust : t.yoursBody}</p>
        </Card>
      )}
      <Answered at={at} facts={facts} />
      {!isFirst && (
        <Buttons>
          <ButtonLink href={at.path} variant="secondary">
            {t.startOver}
          </ButtonLink>
        </Buttons>
      )}
      {isFirst && <About at={at} />}
    </>
  )
  return { title: t.title, main }
}

function About({ at }: { at: At }) {
  const t = text(at.lang)
  return (
    <div class="columns">
      <Card title={t.about}>
        <List items={t.aboutBody} />
        <p>
          <a class="ds-link" href={addressIn(at.lang, '/laws')}>
            {t.readLaws}
          </a>
        </p>
      </Card>
      <Card title={t.twoDuties}>
        <List items={t.twoDutiesBody} />
        <p>
          <a class="ds-link" href={`${addressIn(at.lang, `/laws/${avertingGround.lawId}`)}#${avertingGround.id}`}>
            {t.list}
          </a>
        </p>
      </Card>
    </div>
  )
}

const List = ({ items }: { items: readonly string[] }) => (
  <ul class="ds-list">
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
)
