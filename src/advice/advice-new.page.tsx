import * as z from 'zod'
import { ownNumber } from '#directory/index.ts'
import { field, form, get, page, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { today } from '#lib/day.ts'
import { newRandomId, type AdviceId } from '#lib/id.ts'
import { BackLink, Button, Buttons, Card, DateField, Form, PageHeading, Radios, Select, TextArea } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import * as actions from './access.ts'
import { advisersFor, askForAdvice, ways } from './advice.ts'
import { text } from './advice.text.ts'
import { Centres } from './centres.tsx'
import { pointedOut, refusalOf, WhileTyping } from './pointed-out.tsx'
import { topic as findTopic, topicName, topics } from './topic.ts'

const longest = 5_000
const Asking = z.object({
  // the request's own random id, and no submission: that one is noted with the clock
  advice: field.id<AdviceId>(),
  topic: z.string('choose').refine((id) => findTopic(id) !== undefined, 'choose'),
  question: field.words(longest),
  how: field.oneOf(ways),
  on: field.maybeDay,
  looked: field.ticked,
  shown: field.maybeWords(2 * longest),
})

export const adviceNewPages: readonly Route[] = [
  get('/advice/new', page(actions.askForAdvice, NewPage)),
  post('/advice/new', form(actions.askForAdvice, Asking, ask, NewPage)),
]

async function ask(work: Work, { advice: id, topic, question, how, on, ...looked }: z.infer<typeof Asking>, at: At) {
  const asked = how === 'here' ? undefined : on
  if (how === 'here' && (await advisersFor(work)).length === 0) return { errors: { how: 'choose' } }
  if (how !== 'here' && !asked) return { errors: { on: 'required' } }
  if (asked && asked > today(work.now)) return { errors: { on: text(at.lang).ask.notYet } }
  const refusal = await refusalOf(work, at.lang, ['question', question], looked)
  return refusal ?? `/advice/${await askForAdvice(work, { topic, question, how, id, ...(asked && { on: asked }) })}`
}

async function NewPage(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const topic = typed(at.failure?.values, 'topic') ?? at.query['topic']
  return {
    title: t.ask.title,
    current: '/advice',
    scripts: ['anonymous'],
    main: (
      <>
        <PageHeading title={t.ask.title} lead={t.ask.lead} above={<BackLink href="/advice">{t.back}</BackLink>} />
        <Card title={t.ask.rulesTitle} tinted>
          <ul class="ds-list">
            {t.ask.rules.map((rule) => (
              <li>{rule}</li>
            ))}
          </ul>
          <p>{t.ask.known}</p>
        </Card>
        <div class="columns">
          <AskForm
            at={at}
            topic={topic}
            now={today(work.now)}
            hasAdviser={(await advisersFor(work)).length > 0}
            findings={await pointedOut(work, at, 'question')}
          />
          <Centres number={await ownNumber(work)} topic={topic} person={work.actor} lang={at.lang} />
        </div>
      </>
    ),
  }
}

type AskFormProps = {
  at: At
  topic: string | undefined
  now: string
  hasAdviser: boolean
  findings: Awaited<ReturnType<typeof pointedOut>>
}

const AskForm = ({ at, topic, now, hasAdviser, findings }: AskFormProps) => {
  const t = text(at.lang)
  const { errors, values } = at.failure ?? {}
  const offered = ways.filter((way) => way !== 'here' || hasAdviser)
  return (
    <div data-anonymous="">
      {/* its own address: what a link carried behind a question mark is not sent along */}
      <Form action="/advice/new" errors={errors}>
        <input type="hidden" name="advice" value={typed(values, 'advice') ?? newRandomId()} />
        <Select
          name="topic"
          label={t.ask.topic}
          help={t.ask.topicHelp}
          options={topics().map(({ id }) => ({ value: id, label: topicName(id, at.lang) }))}
          value={topic}
          error={errors?.['topic']}
          required
        />
        <TextArea
          name="question"
          label={t.ask.question}
          help={t.ask.questionHelp}
          rows={8}
          limit={longest}
          value={typed(values, 'question')}
          error={errors?.['question']}
          required
        />
        {findings}
        <WhileTyping lang={at.lang} />
        <Radios
          name="how"
          label={t.ask.how}
          {...(hasAdviser && { help: t.ask.howHelp })}
          options={offered.map((value) => ({ value, label: t.ways[value], help: t.ask.wayHelp[value] }))}
          value={typed(values, 'how')}
          error={errors?.['how']}
          required
        />
        <DateField
          name="on"
          label={t.ask.on}
          help={hasAdviser ? t.ask.onHelp : t.ask.onOnly}
          max={now}
          value={typed(values, 'on') ?? (hasAdviser ? undefined : now)}
          error={errors?.['on']}
          required={!hasAdviser}
        />
        <Buttons>
          <Button>{t.ask.send}</Button>
        </Buttons>
      </Form>
    </div>
  )
}
