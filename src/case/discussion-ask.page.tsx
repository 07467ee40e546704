import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay, type Lang } from '#i18n/index.ts'
import type { Colleague } from '#identity/index.ts'
import { today } from '#lib/day.ts'
import { isId, type AccountId, type DraftId } from '#lib/id.ts'
import { BackLink, Button, ButtonLink, Buttons, DateField, EmptyState, Form, PageHeading, Radios, Select, TextArea } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import * as actions from './access.ts'
import { askLeader, followersFor, leaderDecisions, leadersFor, noteTalk, type DiscussionId } from './discussion.ts'
import { text } from './discussion.text.ts'
import { readDraft, seenIn } from './draft.ts'

const draft = z
  .string()
  .default('')
  .transform((value) => (isId(value) ? (value as DraftId) : undefined))
const Asking = z.object({ leader: field.id<AccountId>(), question: field.words(), draft })
const follower = z
  .union([z.literal(''), field.id<AccountId>()])
  .optional()
  .transform((value) => value || undefined)
/** What comes of a discussion, whether the leader answers here or the talk is noted. */
export const Advised = z.object({ advice: field.words(), decision: field.oneOf(leaderDecisions), follower })
const Talked = z.object({ ...Asking.shape, on: field.day, ...Advised.shape })

export const discussionAskPages: Route[] = [
  get('/discussions/new', page(actions.askLeader, AskPage)),
  post('/discussions/new', form(actions.askLeader, Asking, ask, AskPage)),
  get('/discussions/talked', page(actions.askLeader, TalkedPage)),
  post('/discussions/talked', form(actions.askLeader, Talked, note, TalkedPage)),
]

async function ask(work: Work, input: z.infer<typeof Asking>) {
  if (!(await isAmong(leadersFor(work), input.leader))) return { errors: { leader: 'choose' } }
  if (input.draft) await readDraft(work, input.draft)
  return addressOf(await askLeader(work, input))
}

async function note(work: Work, input: z.infer<typeof Talked>) {
  if (!(await isAmong(leadersFor(work), input.leader))) return { errors: { leader: 'choose' } }
  if (input.on > today(work.now)) return { errors: { on: 'future' } }
  if (input.follower && !(await isAmong(followersFor(work, work.actor.id), input.follower))) return { errors: { follower: 'choose' } }
  if (input.draft) await readDraft(work, input.draft)
  return addressOf(await noteTalk(work, input))
}

async function AskPage(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang).ask
  const leaders = await leadersFor(work)
  const draft = draftOf(at)
  return {
    title: t.title,
    current: '/concerns',
    main: (
      <>
        <PageHeading title={t.title} lead={t.lead} above={<Back lang={at.lang} />} />
        {leaders.length === 0 ? (
          <EmptyState title={t.noLeader} action={<ButtonLink href="/consultations/new">{t.anonymously}</ButtonLink>}>
            <p>{t.noLeaderHelp}</p>
          </EmptyState>
        ) : (
          <Form submission={at.submission} errors={at.failure?.errors}>
            <Subject at={at} leaders={leaders} question={draft && (await summaryOf(work, draft, at.lang))} words={t} />
            <Buttons>
              <Button>{t.send}</Button>
            </Buttons>
          </Form>
        )}
        <p>
          <a class="ds-link" href={draft ? `/discussions/talked?draft=${draft}` : '/discussions/talked'}>
            {t.talkedInstead}
          </a>
        </p>
      </>
    ),
  }
}

async function TalkedPage(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { errors, values } = at.failure ?? {}
  const draft = draftOf(at)
  const [leaders, followers] = [await leadersFor(work), await followersFor(work, work.actor.id)]
  return {
    title: t.talked.title,
    current: '/concerns',
    main: (
      <>
        <PageHeading title={t.talked.title} lead={t.talked.lead} above={<Back lang={at.lang} />} />
        <Form submission={at.submission} errors={errors}>
          <Subject
            at={at}
            leaders={leaders}
            question={draft && (await summaryOf(work, draft, at.lang))}
            words={{ leaderHelp: t.ask.leaderHelp, ...t.talked }}
          />
          <DateField name="on" label={t.talked.on} value={typed(values, 'on')} max={today(work.now)} error={errors?.['on']} required />
          <TextArea
            name="advice"
            label={t.talked.advice}
            help={t.talked.adviceHelp}
            value={typed(values, 'advice')}
            error={errors?.['advice']}
            required
          />
          <DecisionFields at={at} followers={followers} />
          <Buttons>
            <Button>{t.talked.save}</Button>
          </Buttons>
        </Form>
      </>
    ),
  }
}

type SubjectProps = {
  at: At
  leaders: readonly Colleague[]
  /** What stands there to begin with. */
  question: string | undefined
  words: { leader: string; leaderHelp: string; question: string; questionHelp: string }
}

const Subject = ({ at, leaders, question, words }: SubjectProps) => {
  const { errors, values } = at.failure ?? {}
  const options = leaders.map(({ id, name, unitName }) => ({ value: id, label: `${name}, ${unitName}` }))
  const chosen = typed(values, 'leader') ?? (leaders.length === 1 ? leaders[0]?.id : undefined)
  return (
    <>
      <input type="hidden" name="draft" value={draftOf(at)} />
      <Select
        name="leader"
        label={words.leader}
        help={words.leaderHelp}
        options={options}
        value={chosen}
        error={errors?.['leader']}
        required
      />
      <TextArea
        name="question"
        label={words.question}
        help={words.questionHelp}
        rows={8}
        value={typed(values, 'question') ?? question}
        error={errors?.['question']}
        required
      />
    </>
  )
}

/** The questions of what was decided and who follows up. */
export const DecisionFields = ({ at, followers }: { at: At; followers: readonly Colleague[] }) => {
  const t = text(at.lang)
  const { errors, values } = at.failure ?? {}
  const decisions = leaderDecisions.map((value) => ({ value, label: t.decision[value], help: t.decisionHelp[value] }))
  const people = followers.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <Radios
        name="decision"
        label={t.page.decisionLabel}
        options={decisions}
        value={typed(values, 'decision')}
        error={errors?.['decision']}
        required
      />
      <Select
        name="follower"
        label={t.page.followerLabel}
        help={t.page.followerHelp}
        options={people}
        value={typed(values, 'follower')}
        error={errors?.['follower']}
      />
    </>
  )
}

const Back = ({ lang }: { lang: Lang }) => <BackLink href="/discussions">{text(lang).page.back}</BackLink>

// the form carries it on, for an address is shown again without what stood after the question mark
function draftOf(at: At): DraftId | undefined {
  const named = typed(at.failure?.values, 'draft') ?? at.query['draft'] ?? ''
  return isId(named) ? (named as DraftId) : undefined
}

async function summaryOf(work: Reading, id: DraftId, lang: Lang): Promise<string> {
  const { content } = await readDraft(work, id)
  return seenIn(content)
    .map(({ seen, on, where }) => [[on && formatDay(lang, on), where].filter(Boolean).join(', '), seen].filter(Boolean).join(': '))
    .join('\n\n')
}

const isAmong = async (people: Promise<readonly Colleague[]>, wanted: AccountId) => (await people).some(({ id }) => id === wanted)

const addressOf = (id: DiscussionId) => `/discussions/${id}`
