import * as z from 'zod'
import { appendDiscussed, myDrafts } from '#case/index.ts'
import { field, form, get, page, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay, type Lang } from '#i18n/index.ts'
import { today } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import type { DraftId, ThreadId } from '#lib/id.ts'
import { BackLink, Button, ButtonLink, Buttons, DateField, EmptyState, Form, PageHeading, Select, TextArea } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import * as actions from './access.ts'
import { messagesOf, readThread, type Thread } from './thread.ts'
import { text } from './thread.text.ts'

const Carrying = z.object({ draft: field.id<DraftId>(), on: field.day, advice: field.words() })

export const carryPages: Route[] = [
  get('/consultations/:threadId/carry', page(actions.readThread, CarryPage)),
  post('/consultations/:threadId/carry', form(actions.carryAdvice, Carrying, carry, CarryPage)),
]

/** The day, the words she gives and which contact it was, and nothing else, go into her own draft: it never learns which thread they came from. */
async function carry(work: Work, { draft, on, advice }: z.infer<typeof Carrying>, at: At) {
  const { addressee } = await myThread(work, at)
  if (on > today(work.now)) return { errors: { on: 'future' } }
  await appendDiscussed(work, draft, 'discussedAnonymously', { on, advice, with: addressee })
  return `/drafts/${draft}`
}

async function CarryPage(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang).carry
  const thread = await myThread(work, at)
  const drafts = await myDrafts(work)
  return {
    title: t.title,
    current: '/consultations',
    main: (
      <>
        <PageHeading title={t.title} lead={t.lead} above={<BackLink href={`/consultations/${thread.id}`}>{t.back}</BackLink>} />
        {drafts.length === 0 ? (
          <EmptyState title={t.none} action={<ButtonLink href="/drafts/new">{t.begin}</ButtonLink>}>
            <p>{t.noneHelp}</p>
          </EmptyState>
        ) : (
          <CarryForm at={at} thread={thread} latest={today(work.now)} drafts={drafts} advice={await adviceIn(work, thread, at.lang)} />
        )}
      </>
    ),
  }
}

type CarryFormProps = { at: At; thread: Thread; latest: string; drafts: Awaited<ReturnType<typeof myDrafts>>; advice: string }

const CarryForm = ({ at, thread, latest, drafts, advice }: CarryFormProps) => {
  const t = text(at.lang).carry
  const { errors, values } = at.failure ?? {}
  const options = drafts.map(({ id, begunAt, content }) => ({
    value: id,
    label: t.draftLabel(formatDay(at.lang, begunAt), beginning(content.observations[0]?.seen ?? '')),
  }))
  const chosen = typed(values, 'draft') ?? (drafts.length === 1 ? drafts[0]?.id : undefined)
  return (
    <Form submission={at.submission} errors={errors}>
      <Select name="draft" label={t.draft} options={options} value={chosen} error={errors?.['draft']} required />
      <DateField name="on" label={t.on} max={latest} value={typed(values, 'on') ?? thread.openedOn} error={errors?.['on']} required />
      <TextArea
        name="advice"
        label={t.advice}
        help={t.adviceHelp}
        rows={8}
        value={typed(values, 'advice') ?? advice}
        error={errors?.['advice']}
        required
      />
      <Buttons>
        <Button>{t.save}</Button>
      </Buttons>
    </Form>
  )
}

async function myThread(work: Reading | Work, at: At): Promise<Thread> {
  const thread = await readThread(work, at.params['threadId'] as ThreadId)
  if (!thread.isMine) throw new NotFound()
  return thread
}

/** The short words of each advice with its kind; a contact who has only asked back has given none. */
const adviceIn = async (work: Reading, { id }: Thread, lang: Lang) =>
  (await messagesOf(work, id)).flatMap(({ advice }) => (advice ? [`${text(lang).advised[advice.kind]}: ${advice.words}`] : [])).join('\n\n')

const beginning = (words: string) => (words.length > 60 ? `${words.slice(0, 60).trimEnd()} …` : words)
