import * as z from 'zod'
import { form, get, page, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import { today } from '#lib/day.ts'
import { Conflict, NotFound } from '#lib/errors.ts'
import type { AccountId, DraftId } from '#lib/id.ts'
import { markRead } from '#notify/index.ts'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  Card,
  Form,
  Heading,
  PageHeading,
  SummaryList,
  TextArea,
  Time,
  Written,
} from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import * as actions from './access.ts'
import { Advised, DecisionFields } from './discussion-ask.page.tsx'
import { followersFor, answerDiscussion, readDiscussion, type Discussion, type DiscussionId } from './discussion.ts'
import { text } from './discussion.text.ts'
import { appendDiscussed, myDrafts, type Draft } from './draft.ts'

export const discussionPages: Route[] = [
  get('/discussions/:discussionId', page(actions.readDiscussion, DiscussionPage)),
  post('/discussions/:discussionId', form(actions.answerDiscussion, Advised, answer, DiscussionPage)),
  get('/discussions/:discussionId/carry', page(actions.readDiscussion, DiscussionPage)),
  // it writes in a draft, which leaves no trace
  post('/discussions/:discussionId/carry', form(actions.writeDraft, z.object({}), carry, DiscussionPage)),
]

async function answer(work: Work, input: z.infer<typeof Advised>, at: At) {
  const id = idOf(at)
  const { author } = await readDiscussion(work, id)
  if (input.follower && !(await followersFor(work, author)).some((one) => one.id === input.follower))
    return { errors: { follower: 'choose' } }
  await answerDiscussion(work, id, input)
  return `/discussions/${id}`
}

/** The author takes the advice into the draft that she asked about, once. */
async function carry(work: Work, _: object, at: At) {
  const it = await readDiscussion(work, idOf(at))
  const draft = it.author === work.actor.id ? await draftOf(work, it.draft) : undefined
  if (!draft) throw new NotFound()
  if (!it.advice) throw new Conflict()
  if (!holds(draft, it)) await appendDiscussed(work, draft.id, 'discussedWithLeader', { on: dayOf(it), advice: it.advice })
  await markRead(work, it.id)
  return `/drafts/${draft.id}`
}

async function DiscussionPage(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang).page
  const it = await readDiscussion(work, idOf(at))
  const names = await namesOf(work, [it.author, it.leader, it.follower])
  const nameOf = (id: AccountId) => names.get(id) ?? ''
  const isMine = it.author === work.actor.id
  return {
    title: t.title,
    current: '/concerns',
    main: (
      <>
        <PageHeading title={t.title} lead={t.onlyYou} above={<BackLink href="/discussions">{t.back}</BackLink>} />
        <Asked it={it} at={at} nameOf={nameOf} />
        {it.advice && <Given it={it} at={at} nameOf={nameOf} />}
        {!it.advice && !isMine && <AnswerForm at={at} followers={await followersFor(work, it.author)} />}
        {!it.advice && isMine && (
          <Alert title={t.waits}>
            <p>{t.waitsHelp}</p>
          </Alert>
        )}
        {it.advice && isMine && <GoOn it={it} at={at} draft={await draftOf(work, it.draft)} />}
      </>
    ),
  }
}

type Part = { it: Discussion; at: At; nameOf: (id: AccountId) => string }

const Asked = ({ it, at, nameOf }: Part) => {
  const t = text(at.lang).page
  const when = it.talkedOn ? { term: t.talkedOn, value: <Time at={it.talkedOn} /> } : { term: t.asked, value: <Time at={it.askedAt} /> }
  return (
    <section>
      <Heading level={2} size="sm">
        {t.question}
      </Heading>
      <p>{(it.talkedOn ? t.notedBy : t.between)(nameOf(it.author), nameOf(it.leader))}</p>
      <Written>{it.question}</Written>
      <SummaryList items={it.answeredAt ? [when] : [when, { term: t.due, value: <Time at={it.dueOn} /> }]} />
    </section>
  )
}

const Given = ({ it, at, nameOf }: Part) => {
  const t = text(at.lang)
  const mine = typed(at.failure?.values, 'advice')
  return (
    <>
      {mine && (
        <Alert severity="warning" title={t.page.youWrote}>
          <p>{t.page.sentAlready}</p>
          <Written>{mine}</Written>
        </Alert>
      )}
      <section>
        <Heading level={2} size="sm">
          {t.page.advice}
        </Heading>
        <Written>{it.advice ?? ''}</Written>
        <SummaryList
          items={[
            ...(it.decision ? [{ term: t.page.decision, value: t.decision[it.decision] }] : []),
            ...(it.follower ? [{ term: t.page.follower, value: nameOf(it.follower) }] : []),
            ...(it.answeredAt && !it.talkedOn ? [{ term: t.page.answered, value: formatDay(at.lang, it.answeredAt) }] : []),
          ]}
        />
      </section>
    </>
  )
}

const AnswerForm = ({ at, followers }: { at: At; followers: Awaited<ReturnType<typeof followersFor>> }) => {
  const t = text(at.lang).page
  const { errors, values } = at.failure ?? {}
  return (
    <section>
      <Heading level={2} size="sm">
        {t.yours}
      </Heading>
      <Form submission={at.submission} errors={errors}>
        <TextArea
          name="advice"
          label={t.adviceLabel}
          help={t.adviceHelp}
          rows={6}
          value={typed(values, 'advice')}
          error={errors?.['advice']}
          required
        />
        <DecisionFields at={at} followers={followers} />
        <Buttons>
          <Button>{t.send}</Button>
        </Buttons>
      </Form>
    </section>
  )
}

/** What she can do with the advice. The draft is named only while it is there. */
const GoOn = ({ it, at, draft }: { it: Discussion; at: At; draft: Draft | undefined }) => {
  const t = text(at.lang).page
  const isCarried = draft !== undefined && holds(draft, it)
  const onward = { report: !draft, 'discuss-anonymously': true, 'follow-up-here': false, 'no-concern': false }[it.decision ?? 'no-concern']
  if (!draft && !onward) return null
  return (
    <Card title={t.next} tinted>
      {draft && <p>{isCarried ? t.carried : t.carryHelp}</p>}
      <Form action={`/discussions/${it.id}/carry`} submission={at.submission}>
        <Buttons>
          {draft && !isCarried && <Button>{t.carry}</Button>}
          {draft && (
            <ButtonLink variant="secondary" href={`/drafts/${draft.id}`}>
              {t.toDraft}
            </ButtonLink>
          )}
          {onward && (
            <ButtonLink variant="secondary" href={it.decision === 'report' ? '/drafts/new' : '/consultations/new'}>
              {it.decision === 'report' ? t.report : t.anonymously}
            </ButtonLink>
          )}
        </Buttons>
      </Form>
    </Card>
  )
}

const draftOf = async (work: Reading | Work, wanted: DraftId | null) => (await myDrafts(work)).find(({ id }) => id === wanted)

/** Whether the advice has been taken into the draft already. */
const holds = ({ content }: Draft, it: Discussion) =>
  content.discussedWithLeader.some(({ on, advice }) => on === dayOf(it) && advice === it.advice)

const dayOf = ({ talkedOn, answeredAt, askedAt }: Discussion) => talkedOn ?? today(answeredAt ?? askedAt)

const idOf = (at: At) => at.params['discussionId'] as DiscussionId
