import * as z from 'zod'
import type { Action } from '#access/index.ts'
import { actor } from '#directory/index.ts'
import { ActorCard } from '#directory/pages.ts'
import { field, form, formAt, get, page, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay, type Lang } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import { disposalRules } from '#law/index.ts'
import { today } from '#lib/day.ts'
import type { AccountId, HelpThreadId } from '#lib/id.ts'
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
  Select,
  SummaryList,
  Tag,
  TextArea,
  Time,
  Timeline,
  Written,
} from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import * as actions from './access.ts'
import { State } from './help-requests.page.tsx'
import { text } from './help-requests.text.ts'
import { helpDisposalRule } from './letter.ts'
import { answerHelp, closeHelp, closings, colleaguesFor, noteHelp, openHelpThread, passHelp, takeHelp, type HelpThread } from './thread.ts'

const longest = 10_000
const Answer = z.object({ words: field.words(longest), position: field.revision })
const Note = z.object({ note: field.words(longest) })
const Pass = z.object({ to: field.id<AccountId>(), passWhy: field.maybeWords(2_000) })
const Close = z.object({ outcome: field.oneOf(closings), why: field.words(2_000) })

const at = (part: string) => `/help-requests/:helpThreadId${part}`
/** A form of the thread's page, with the page itself at its address. */
const part = <S extends z.ZodType>(
  path: string,
  action: Action,
  schema: S,
  change: (work: Work, id: HelpThreadId, input: z.infer<S>) => Promise<void>,
) => [
  get(at(path), page(actions.readHelp, ThreadPage)),
  post(
    at(path),
    form(
      action,
      schema,
      async (work, input, where) => {
        await change(work, idOf(where), input)
        return `/help-requests/${idOf(where)}`
      },
      ThreadPage,
    ),
  ),
]

export const helpRequestPages: readonly Route[] = [
  ...part('', actions.answerHelp, Answer, (work, id, { words, position }) => answerHelp(work, id, words, position)),
  ...part('/note', actions.noteHelp, Note, (work, id, { note }) => noteHelp(work, id, note)),
  ...part('/take', actions.takeHelp, z.object({}), (work, id) => takeHelp(work, id)),
  ...part('/pass', actions.passHelp, Pass, (work, id, { to, passWhy }) => passHelp(work, id, to, passWhy)),
  ...part('/close', actions.closeHelp, Close, (work, id, { outcome, why }) => closeHelp(work, id, outcome, why)),
]

async function ThreadPage(work: Reading, at: At): Promise<Shown> {
  const { lang } = at
  const t = text(lang)
  const { thread, about, messages, notes } = await openHelpThread(work, idOf(at))
  const others = await colleaguesFor(work)
  const names = await namesOf(work, [
    thread.receivedBy,
    thread.holder,
    ...messages.map(({ author }) => author),
    ...notes.map(({ author }) => author),
  ])
  const name = (id: AccountId | null) => (id && names.get(id)) ?? ''
  const isOpen = !thread.closedOn && !thread.leftOn
  const rule = disposalRules.find(({ id }) => id === helpDisposalRule)
  return {
    title: t.number(thread.number),
    current: '/help-requests',
    main: (
      <>
        <PageHeading
          title={t.number(thread.number)}
          above={<BackLink href="/help-requests">{t.all}</BackLink>}
          tags={<Tag>{t.kinds[about.kind]}</Tag>}
          lead={<State thread={thread} now={today(work.now)} lang={lang} />}
        />
        {isOpen && <Taking at={at} thread={thread} isMine={thread.holder === work.actor.id && thread.takenOn !== null} />}
        <Timeline
          label={t.said}
          entries={messages.map(({ position, from, author, on, words }) => ({
            id: `message-${position}`,
            at: on,
            author: from === 'sender' ? t.sender : name(author),
            text: words,
          }))}
        />
        <SummaryList
          items={[
            ...(about.name ? [{ term: t.name, value: about.name }] : []),
            ...(about.reach ? [{ term: t.reach, value: about.reach }] : []),
            { term: t.lang, value: t.langs[about.lang] },
            { term: t.came, value: <Time at={thread.openedOn} /> },
            { term: t.received, value: name(thread.receivedBy) },
            { term: t.holder, value: name(thread.holder) },
            { term: t.firstAnswer, value: thread.answeredOn ? <Time at={thread.answeredOn} /> : t.notYet },
            ...(thread.closedOn && rule ? [{ term: t.disposal, value: rule.text[lang] }] : []),
          ]}
        />
        {isOpen && about.kind === 'self' && <Guides lang={lang} />}
        {isOpen ? <Answering at={at} id={thread.id} next={messages.length + 1} /> : <Ended at={at} thread={thread} />}
        {notes.length > 0 && (
          <section>
            <Heading level={2} size="sm">
              {t.notes}
            </Heading>
            <Timeline
              label={t.notes}
              entries={notes.map(({ id, kind, author, on, words }) => ({
                id: `note-${id}`,
                at: on,
                author: name(author),
                title: t.noteKinds[kind],
                text: words,
              }))}
            />
          </section>
        )}
        <Noting at={at} id={thread.id} />
        {isOpen && (
          <>
            <Passing at={at} id={thread.id} others={others} />
            <Card title={t.concern} tinted>
              <p>{t.concernHelp}</p>
              <Buttons>
                <ButtonLink href="/drafts/new" variant="secondary">
                  {t.concernLink}
                </ButtonLink>
              </Buttons>
            </Card>
            <Closing at={at} id={thread.id} />
          </>
        )}
      </>
    ),
  }
}

/** Who guides the helper of someone who wants out: they are asked as soon as the person is known. */
function Guides({ lang }: { lang: Lang }) {
  const guides = actor('rvts-national')
  return guides ? <ActorCard actor={guides} lang={lang} level={2} why={text(lang).guides} /> : null
}

function Taking({ at, thread, isMine }: { at: At; thread: HelpThread; isMine: boolean }) {
  const t = text(at.lang)
  if (isMine) return <p>{t.taken}</p>
  return (
    <Form action={`/help-requests/${thread.id}/take`} submission={at.submission} id="take">
      <Buttons>
        <Button variant="secondary">{t.take}</Button>
      </Buttons>
    </Form>
  )
}

function Answering({ at, id, next }: { at: At; id: HelpThreadId; next: number }) {
  const t = text(at.lang)
  const { errors, value, error } = formAt(at, `/help-requests/${id}`)
  return (
    <section>
      <Heading level={2} size="sm">
        {t.answerTitle}
      </Heading>
      <Alert title={t.dutyTitle} level={3}>
        <p>
          {t.duty}{' '}
          <a class="ds-link" href="/sharing-guide">
            {t.dutyLink}
          </a>
        </p>
      </Alert>
      {at.failure?.why === 'stale' && <p>{t.crossed}</p>}
      <Form action={`/help-requests/${id}`} submission={at.submission} errors={errors} id="answer">
        <input type="hidden" name="position" value={next} />
        <TextArea
          name="words"
          label={t.answer}
          help={t.answerHelp}
          rows={8}
          limit={longest}
          value={value('words')}
          error={error('words')}
          required
        />
        <Buttons>
          <Button>{t.send}</Button>
        </Buttons>
      </Form>
    </section>
  )
}

function Ended({ at, thread: { closedOn, leftOn, outcome } }: { at: At; thread: HelpThread }) {
  const t = text(at.lang)
  const unsent = typed(at.failure?.values, 'words') ?? typed(at.failure?.values, 'why')
  return (
    <>
      <Alert title={t.ended(formatDay(at.lang, closedOn ?? leftOn ?? ''))}>
        {outcome && <p>{t.outcomes[outcome]}</p>}
        <p>{leftOn ? t.left : t.endedHelp}</p>
      </Alert>
      {unsent && (
        <Alert severity="warning" title={t.notSent}>
          <Written>{unsent}</Written>
        </Alert>
      )}
    </>
  )
}

function Noting({ at, id }: { at: At; id: HelpThreadId }) {
  const t = text(at.lang)
  const { isHere, errors, value, error } = formAt(at, `/help-requests/${id}/note`)
  return (
    <Details summary={t.note} open={isHere}>
      <Form action={`/help-requests/${id}/note`} submission={at.submission} errors={errors} id="noting">
        <TextArea name="note" label={t.noteLabel} help={t.noteHelp} limit={longest} value={value('note')} error={error('note')} required />
        <Buttons>
          <Button variant="secondary">{t.noteSave}</Button>
        </Buttons>
      </Form>
    </Details>
  )
}

function Passing({ at, id, others }: { at: At; id: HelpThreadId; others: ReadonlyMap<AccountId, string> }) {
  const t = text(at.lang)
  const { isHere, errors, value, error } = formAt(at, `/help-requests/${id}/pass`)
  const options = [...others].map(([account, name]) => ({ value: account, label: name }))
  return (
    <Details summary={t.pass} open={isHere}>
      {options.length === 0 ? (
        <p>{t.passNobody}</p>
      ) : (
        <Form action={`/help-requests/${id}/pass`} submission={at.submission} errors={errors} id="pass">
          <Select name="to" label={t.passTo} options={options} value={value('to')} error={error('to')} required />
          <TextArea name="passWhy" label={t.passWhy} help={t.passHelp} value={value('passWhy')} error={error('passWhy')} />
          <Buttons>
            <Button variant="secondary">{t.pass}</Button>
          </Buttons>
        </Form>
      )}
    </Details>
  )
}

function Closing({ at, id }: { at: At; id: HelpThreadId }) {
  const t = text(at.lang)
  const { isHere, errors, value, error } = formAt(at, `/help-requests/${id}/close`)
  return (
    <Details summary={t.close} open={isHere}>
      <p>{t.closeHelp}</p>
      <Form action={`/help-requests/${id}/close`} submission={at.submission} errors={errors} id="close">
        <Radios
          name="outcome"
          label={t.outcome}
          options={closings.map((one) => ({ value: one, label: t.outcomes[one] }))}
          value={value('outcome')}
          error={error('outcome')}
          required
        />
        <TextArea name="why" label={t.why} help={t.noteHelp} value={value('why')} error={error('why')} required />
        <Buttons>
          <Button variant="secondary">{t.close}</Button>
        </Buttons>
      </Form>
    </Details>
  )
}

const idOf = (at: At) => at.params['helpThreadId'] as HelpThreadId
