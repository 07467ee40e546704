import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Change, type Route, type Shown } from '#http/index.ts'
import { today } from '#lib/day.ts'
import { Alert, Button, Buttons, Form, TextArea } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { discardArticle, readArticles, sendArticle } from './access.ts'
import { Faults } from './article.page.tsx'
import { text } from './article.text.ts'
import { articleDraft, discardDraft, sendDraft } from './draft.ts'
import { AdviceList } from './edit.page.tsx'
import { faultsIn } from './fault.ts'
import { Compared } from './history.page.tsx'
import { addressOf, articleIn, Cancel, ownNames, Top } from './parts.tsx'
import { liveVersion } from './version.ts'

const longestNote = 2_000
const Sending = z.object({ revision: field.revision, note: field.words(longestNote) })
const Discarding = z.object({ revision: field.revision })

export const sendPages: Route[] = [
  get('/articles/:article/send', page(readArticles, sendView)),
  post('/articles/:article/send', form(sendArticle, Sending, send, sendView)),
  get('/articles/:article/discard', page(readArticles, discardView)),
  post('/articles/:article/discard', form(discardArticle, Discarding, discard, discardView)),
]

async function send(work: Work, { revision, note }: z.infer<typeof Sending>, at: At): ReturnType<Change<Work, unknown>> {
  const name = articleIn(at)
  if ((await faultsOf(work, at)).length) return { errors: { note: text(at.lang).faultsTitle } }
  await sendDraft(work, name, revision, note)
  return addressOf(at)
}

async function faultsOf(work: Reading | Work, at: At) {
  const name = articleIn(at)
  const { content } = await articleDraft(work, name)
  return faultsIn(content, name, await ownNames(work), today(work.now))
}

async function sendView(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const draft = await articleDraft(work, articleIn(at))
  const faults = await faultsOf(work, at)
  const main = (
    <>
      <Top at={at} content={draft.content} title={t.send} lead={t.sendLead} />
      {draft.state === 'sent' && <Alert>{t.alreadySent}</Alert>}
      {faults.length > 0 && <Faults at={at} faults={faults} />}
      <Compared at={at} before={(await liveVersion(work, draft.article))?.content} after={draft.content} />
      <AdviceList content={draft.content} at={at} />
      {draft.state !== 'sent' && (
        <Form submission={at.submission} errors={at.failure?.errors}>
          <input type="hidden" name="revision" value={draft.revision} />
          <TextArea
            name="note"
            label={t.whatChanged}
            help={t.whatChangedHelp}
            required
            limit={longestNote}
            value={typed(at.failure?.values, 'note') ?? draft.note}
            error={at.failure?.errors['note']}
          />
          <Buttons>
            <Button>{t.send}</Button>
            <Cancel at={at} />
          </Buttons>
        </Form>
      )}
    </>
  )
  return { title: t.send, current: '/articles', main }
}

async function discard(work: Work, { revision }: z.infer<typeof Discarding>, at: At) {
  await discardDraft(work, articleIn(at), revision)
  return '/articles'
}

async function discardView(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const draft = await articleDraft(work, articleIn(at))
  const main = (
    <>
      <Top at={at} content={draft.content} title={t.discard} lead={t.discardLead} />
      <Form submission={at.submission} errors={at.failure?.errors}>
        <input type="hidden" name="revision" value={draft.revision} />
        <Buttons>
          <Button danger>{t.discardDo}</Button>
          <Cancel at={at} variant="secondary" />
        </Buttons>
      </Form>
    </>
  )
  return { title: t.discard, current: '/articles', main }
}
