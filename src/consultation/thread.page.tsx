import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay, type Lang } from '#i18n/index.ts'
import { services } from '#law/index.ts'
import type { ThreadId } from '#lib/id.ts'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  Card,
  Details,
  Form,
  Heading,
  PageHeading,
  Radios,
  SummaryList,
  Tag,
  TextArea,
  Timeline,
  Written,
} from '#ui/index.ts'
import { WhileTyping } from '#wording/pages.ts'
import type { Reading, Work } from '#work/index.ts'
import * as actions from './access.ts'
import { pointedOut, refusalOf } from './pointed-out.tsx'
import { adviceKinds, answerThread, closeThread, messagesOf, readThread, type Message, type Thread } from './thread.ts'
import { text } from './thread.text.ts'
import { topicName } from './topic.ts'

const longest = 5_000
const longestAdvice = 300
/** What the contact's words are: a question back, or advice of one kind. */
const steps = ['ask', ...adviceKinds] as const
const Writing = z.object({
  // the place it is written for stands instead of a submission, which is noted with the clock
  position: field.revision,
  words: field.words(longest),
  // the contact's alone
  step: field.oneOf(steps).optional(),
  advice: field.maybeWords(longestAdvice),
  looked: field.ticked,
  shown: field.maybeWords(2 * longest),
})

export const threadPages: Route[] = [
  get('/consultations/:threadId', page(actions.readThread, ThreadPage)),
  post('/consultations/:threadId', form(actions.writeInThread, Writing, write, ThreadPage)),
  get('/consultations/:threadId/close', page(actions.readThread, ThreadPage)),
  post('/consultations/:threadId/close', form(actions.closeThread, z.object({}), close, ThreadPage)),
]

async function write(work: Work, { words, position, step, advice: short, ...looked }: z.infer<typeof Writing>, at: At) {
  const { id, isMine } = await readThread(work, idOf(at))
  const t = text(at.lang).page
  if (!isMine && !step) return { errors: { step: 'choose' } }
  const kind = isMine || step === 'ask' ? undefined : step
  if (kind && !short) return { errors: { advice: 'required' } }
  if (!kind && short) return { errors: { advice: t.noAdviceHere } }
  const before = (await messagesOf(work, id)).flatMap(wordsOf)
  const refusal = await refusalOf(work, at.lang, { fields: { words, advice: short }, before }, looked)
  if (refusal) return refusal
  await answerThread(work, id, words, { position, advice: kind ? { kind, words: short } : null })
  return `/consultations/${id}`
}

const wordsOf = ({ words, advice }: Message) => (advice ? [words, advice.words] : [words])

async function close(work: Work, _: object, at: At) {
  const id = idOf(at)
  return (await closeThread(work, id)) ? `/consultations/${id}` : { errors: { close: text(at.lang).page.answerFirst } }
}

async function ThreadPage(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const thread = await readThread(work, idOf(at))
  const messages = await messagesOf(work, thread.id)
  const lead = thread.isMine ? t.page.to[thread.addressee] : t.page.from(serviceName(thread.service, at.lang))
  return {
    title: t.title,
    current: '/consultations',
    scripts: ['anonymous'],
    main: (
      <>
        <PageHeading
          title={t.title}
          lead={`${lead} ${t.page.noIdentity}`}
          above={<BackLink href="/consultations">{t.page.back}</BackLink>}
          tags={<Tag>{stateOf(thread, at.lang)}</Tag>}
        />
        <SummaryList
          items={[
            { term: t.record.topic, value: topicName(thread.topic, at.lang) },
            { term: t.record.advised, value: advisedIn(messages, at.lang) },
            { term: t.record.identity, value: t.record.noIdentity },
          ]}
        />
        <Timeline label={t.page.said} entries={messages.map((message) => entryOf(message, thread, at.lang))} />
        {thread.isMine && messages.some(({ fromAuthor }) => !fromAuthor) && (
          <p>
            <ButtonLink variant="secondary" href={`/consultations/${thread.id}/carry`}>
              {t.page.carry}
            </ButtonLink>
          </p>
        )}
        {thread.closedOn ? (
          <Closed on={thread.closedOn} at={at} />
        ) : (
          <WriteForm
            at={at}
            thread={thread}
            next={messages.length + 1}
            findings={await pointedOut(work, at, ['words', 'advice'], messages.flatMap(wordsOf))}
          />
        )}
        {!thread.closedOn && (thread.isMine || thread.waitsFor === 'author' || at.path.endsWith('/close')) && (
          <CloseForm at={at} id={thread.id} />
        )}
      </>
    ),
  }
}

const advisedIn = (messages: readonly Message[], lang: Lang) =>
  [...new Set(messages.flatMap(({ advice }) => (advice ? [text(lang).advised[advice.kind]] : [])))].join(', ') || text(lang).record.notYet

/** Where a thread stands, in words. */
export function stateOf({ closedOn, waitsFor, dueOn, lastOn }: Thread, lang: Lang): string {
  const t = text(lang).state
  if (closedOn) return t.closed(formatDay(lang, closedOn))
  return waitsFor === 'contact' ? t.waits(formatDay(lang, dueOn)) : t.answered(formatDay(lang, lastOn))
}

/** What a service is called. One that the municipality has made up itself goes by the name it was given. */
export const serviceName = (service: string, lang: Lang) => services.find(({ id }) => id === service)?.name[lang] ?? service

function entryOf({ position, on, words, fromAuthor, advice }: Message, { isMine, addressee, service }: Thread, lang: Lang) {
  const t = text(lang)
  const author = isMine ? t.page.you : t.page.author(serviceName(service, lang))
  const children = advice && (
    <Card title={t.advised[advice.kind]} tinted>
      <Written>{advice.words}</Written>
    </Card>
  )
  return { id: `message-${position}`, at: on, author: fromAuthor ? author : t.contact[addressee], text: words, children }
}

type WriteProps = { at: At; thread: Thread; next: number; findings: Awaited<ReturnType<typeof pointedOut>> }

const WriteForm = ({ at, thread, next, findings }: WriteProps) => {
  const t = text(at.lang).page
  const side = thread.isMine ? 'author' : 'contact'
  const { errors, values } = at.path.endsWith('/close') ? {} : (at.failure ?? {})
  return (
    <section data-anonymous="">
      <Heading level={2} size="sm">
        {t.writeTitle[side]}
      </Heading>
      <Form action={`/consultations/${thread.id}`} errors={errors}>
        <input type="hidden" name="position" value={next} />
        <TextArea
          name="words"
          label={t.words[side]}
          help={t.wordsHelp}
          rows={6}
          limit={longest}
          value={typed(values, 'words')}
          error={errors?.['words']}
          required
        />
        {!thread.isMine && <AdviceFields at={at} errors={errors} />}
        {findings}
        <WhileTyping lang={at.lang}>{text(at.lang).check.whileTyping}</WhileTyping>
        <Buttons>
          <Button>{t.send}</Button>
        </Buttons>
      </Form>
    </section>
  )
}

const AdviceFields = ({ at, errors }: { at: At; errors: Readonly<Record<string, string>> | undefined }) => {
  const t = text(at.lang)
  const values = at.path.endsWith('/close') ? undefined : at.failure?.values
  return (
    <>
      <Radios
        name="step"
        label={t.page.step}
        options={steps.map((value) => ({
          value,
          label: value === 'ask' ? t.page.askBack : t.advised[value],
          help: t.page.stepHelp[value],
        }))}
        value={typed(values, 'step')}
        error={errors?.['step']}
        required
      />
      <TextArea
        name="advice"
        label={t.page.short}
        help={t.page.shortHelp}
        rows={3}
        limit={longestAdvice}
        value={typed(values, 'advice')}
        error={errors?.['advice']}
      />
    </>
  )
}

const CloseForm = ({ at, id }: { at: At; id: ThreadId }) => {
  const t = text(at.lang).page
  const isAsked = at.path.endsWith('/close')
  return (
    <Details summary={t.close} open={isAsked}>
      <p>{t.closeHelp}</p>
      <Form action={`/consultations/${id}/close`} id="close" errors={isAsked ? at.failure?.errors : undefined}>
        <Buttons>
          <Button variant="secondary">{t.close}</Button>
        </Buttons>
      </Form>
    </Details>
  )
}

const Closed = ({ on, at }: { on: string; at: At }) => {
  const t = text(at.lang).page
  const unsent = typed(at.failure?.values, 'words')
  return (
    <>
      <Alert title={t.closedTitle}>
        <p>{t.closed(formatDay(at.lang, on))}</p>
      </Alert>
      {unsent && (
        <Alert severity="warning" title={t.notSent}>
          <Written>{unsent}</Written>
        </Alert>
      )}
    </>
  )
}

const idOf = (at: At) => at.params['threadId'] as ThreadId
