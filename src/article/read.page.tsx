import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Change, type Route, type Shown } from '#http/index.ts'
import { namesOf } from '#identity/index.ts'
import { NotFound } from '#lib/errors.ts'
import { Alert, Button, Buttons, Form, Radios, SummaryList, TextArea, Written } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { AboutSummary } from './about.page.tsx'
import { answerArticle, readArticles, withdrawArticle as mayWithdraw } from './access.ts'
import { text } from './article.text.ts'
import { shippedContent } from './content.ts'
import { articleDraft, returnDraft, type ArticleDraft } from './draft.ts'
import { Compared } from './history.page.tsx'
import { addressOf, articleIn, Cancel, Top } from './parts.tsx'
import { Drawn } from './preview.page.tsx'
import { liveVersion, publishDraft, withdrawArticle } from './version.ts'

const longestAnswer = 2_000
const Answer = z.object({
  revision: field.revision,
  decision: field.oneOf(['publish', 'return']),
  answer: field.maybeWords(longestAnswer),
})

export const readPages: Route[] = [
  get('/articles/:article/read', page(readArticles, readView)),
  post('/articles/:article/read', form(answerArticle, Answer, decide, readView)),
  get('/articles/:article/withdraw', page(readArticles, withdrawView)),
  post('/articles/:article/withdraw', form(mayWithdraw, z.object({}), withdraw, withdrawView)),
]

async function decide(work: Work, { revision, decision, answer }: z.infer<typeof Answer>, at: At): ReturnType<Change<Work, unknown>> {
  const name = articleIn(at)
  if (decision === 'return') {
    if (!answer) return { errors: { answer: 'required' } }
    await returnDraft(work, name, revision, answer)
  } else {
    const { changedBy } = await articleDraft(work, name)
    if (changedBy === work.actor.id) return { errors: { decision: text(at.lang).yourOwn } }
    await publishDraft(work, name, revision)
  }
  return addressOf(at)
}

async function readView(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const draft = await articleDraft(work, articleIn(at))
  const names = await namesOf(work, [draft.changedBy])
  const isOwn = draft.changedBy === work.actor.id
  const main = (
    <>
      <Top at={at} content={draft.content} title={t.readTitle} lead={t.readLead} />
      {draft.state !== 'sent' && <Alert severity="warning">{t.notWaiting}</Alert>}
      {draft.state === 'sent' && isOwn && <Alert severity="warning">{t.yourOwn}</Alert>}
      <SummaryList
        items={[
          { term: t.by, value: names.get(draft.changedBy) ?? '' },
          { term: t.note, value: <Written>{draft.note || '–'}</Written> },
        ]}
      />
      <Compared at={at} before={(await liveVersion(work, draft.article))?.content} after={draft.content} />
      <AboutSummary content={draft.content} at={at} />
      <Drawn content={draft.content} at={at} />
      {draft.state === 'sent' && !isOwn && <AnswerForm draft={draft} at={at} />}
    </>
  )
  return { title: t.readTitle, current: '/articles', main }
}

function AnswerForm({ draft, at }: { draft: ArticleDraft; at: At }) {
  const t = text(at.lang)
  const { failure } = at
  return (
    <Form submission={at.submission} errors={failure?.errors}>
      <input type="hidden" name="revision" value={draft.revision} />
      <Radios
        name="decision"
        label={t.decision}
        required
        value={typed(failure?.values, 'decision')}
        error={failure?.errors['decision']}
        options={[
          { value: 'publish', label: t.decisions.publish },
          { value: 'return', label: t.decisions.return },
        ]}
      />
      <TextArea
        name="answer"
        label={t.answer}
        help={t.answerHelp}
        limit={longestAnswer}
        value={typed(failure?.values, 'answer')}
        error={failure?.errors['answer']}
      />
      <Buttons>
        <Button>{t.decide}</Button>
        <Cancel at={at} />
      </Buttons>
    </Form>
  )
}

async function withdraw(work: Work, _: unknown, at: At) {
  await withdrawArticle(work, articleIn(at))
  return shippedContent(articleIn(at)) ? addressOf(at) : '/articles'
}

async function withdrawView(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const live = await liveVersion(work, articleIn(at))
  if (!live) throw new NotFound()
  const main = (
    <>
      <Top at={at} content={live.content} title={t.withdraw} lead={shippedContent(live.article) ? t.withdrawShipped : t.withdrawOwn} />
      <Form submission={at.submission} errors={at.failure?.errors}>
        <Buttons>
          <Button danger>{t.withdrawDo}</Button>
          <Cancel at={at} variant="secondary" />
        </Buttons>
      </Form>
    </>
  )
  return { title: t.withdraw, current: '/articles', main }
}
