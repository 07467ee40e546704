import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { newRandomId, type ThreadId } from '#lib/id.ts'
import { BackLink, Button, Buttons, Card, EmptyState, Form, PageHeading, Radios, Select, TextArea } from '#ui/index.ts'
import { WhileTyping } from '#wording/pages.ts'
import type { Reading, Work } from '#work/index.ts'
import * as actions from './access.ts'
import { pointedOut, refusalOf } from './pointed-out.tsx'
import { addressees, askAnonymously, contactsFor, type Addressee } from './thread.ts'
import { text } from './thread.text.ts'
import { topicName, topics } from './topic.ts'

const longest = 5_000
const Asking = z.object({
  // the thread's own random id, and no submission: that one is noted with the clock beside the address that it led to
  thread: field.id<ThreadId>(),
  addressee: field.oneOf(addressees),
  topic: z.string('choose').refine((topic) => topics.some(({ id }) => id === topic), 'choose'),
  question: field.words(longest),
  looked: field.ticked,
  shown: field.maybeWords(2 * longest),
})

export const threadAskPages: Route[] = [
  get('/consultations/new', page(actions.askAnonymously, AskPage)),
  post('/consultations/new', form(actions.askAnonymously, Asking, ask, AskPage)),
]

async function ask(work: Work, { thread: id, addressee, topic, question, ...looked }: z.infer<typeof Asking>, at: At) {
  if (!(await contactsFor(work)).includes(addressee)) return { errors: { addressee: 'choose' } }
  const refusal = await refusalOf(work, at.lang, { fields: { question } }, looked)
  return refusal ?? `/consultations/${await askAnonymously(work, { addressee, topic, question, id })}`
}

async function AskPage(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang).ask
  const contacts = await contactsFor(work)
  return {
    title: t.title,
    current: '/consultations',
    scripts: ['anonymous'],
    main: (
      <>
        <PageHeading title={t.title} lead={t.lead} above={<BackLink href="/consultations">{text(at.lang).page.back}</BackLink>} />
        <Card title={t.rulesTitle} tinted>
          <ul class="ds-list">
            {t.rules.map((rule) => (
              <li>{rule}</li>
            ))}
          </ul>
          <p>{t.known}</p>
        </Card>
        {contacts.length === 0 ? (
          <EmptyState title={t.nobody}>
            <p>{t.nobodyHelp}</p>
          </EmptyState>
        ) : (
          <AskForm at={at} contacts={contacts} findings={await pointedOut(work, at, ['question'])} />
        )}
      </>
    ),
  }
}

const AskForm = ({
  at,
  contacts,
  findings,
}: {
  at: At
  contacts: readonly Addressee[]
  findings: Awaited<ReturnType<typeof pointedOut>>
}) => {
  const t = text(at.lang)
  const { errors, values } = at.failure ?? {}
  const options = contacts.map((value) => ({ value, label: t.contact[value], help: t.ask.help[value] }))
  const chosen = typed(values, 'addressee') ?? (contacts.length === 1 ? contacts[0] : undefined)
  return (
    <div data-anonymous="">
      {/* its own address: what a link carried behind a question mark is not sent along */}
      <Form action="/consultations/new" errors={errors}>
        <input type="hidden" name="thread" value={typed(values, 'thread') ?? newRandomId()} />
        <Radios name="addressee" label={t.ask.addressee} options={options} value={chosen} error={errors?.['addressee']} required />
        <Select
          name="topic"
          label={t.ask.topic}
          help={t.ask.topicHelp}
          options={topics.map(({ id }) => ({ value: id, label: topicName(id, at.lang) }))}
          value={typed(values, 'topic')}
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
        <WhileTyping lang={at.lang}>{text(at.lang).check.whileTyping}</WhileTyping>
        <Buttons>
          <Button>{t.ask.send}</Button>
        </Buttons>
      </Form>
    </div>
  )
}
