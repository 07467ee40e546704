import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import type { ConcernId } from '#lib/id.ts'
import { Alert, BackLink, Button, Buttons, Form, Heading, PageHeading, SummaryList, Tag, TextArea, Time, Timeline } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import * as actions from './access.ts'
import { ReportedWords } from './concern-body.page.tsx'
import { addToConcern, concernOf, type SentConcern } from './concern-sent.ts'
import { text } from './concern.text.ts'

/** One report, and the form for adding to it. */
async function view(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const concern = await concernOf(work, at.params['concernId'] as ConcernId)
  return {
    title: t.report(concern.reference),
    current: '/concerns',
    main: (
      <>
        <PageHeading
          title={t.report(concern.reference)}
          above={<BackLink href="/concerns">{t.title}</BackLink>}
          tags={<Tag>{t.states[concern.state]}</Tag>}
        />
        {at.query['sent'] && (
          <Alert severity="success" title={t.receipt}>
            <p>{t.receiptWords(concern.reference)}</p>
          </Alert>
        )}
        <Status concern={concern} at={at} />
        <Released concern={concern} at={at} />
        <Added concern={concern} at={at} />
        <section aria-labelledby="sent">
          <Heading level={2} size="sm" id="sent">
            {t.sentBody}
          </Heading>
          <ReportedWords {...concern} lang={at.lang} />
        </section>
      </>
    ),
  }
}

function Status({ concern: { receiver, reference, sentAt, readAt, answeredAt, next }, at }: { concern: SentConcern; at: At }) {
  const t = text(at.lang)
  return (
    <section aria-labelledby="status">
      <Heading level={2} size="sm" id="status">
        {t.whatHappens}
      </Heading>
      <p>{answeredAt ? t.answeredWords : t.nextMove(next.by, formatDay(at.lang, next.on))}</p>
      <SummaryList
        items={[
          { term: t.reference, value: reference },
          { term: t.to, value: t.receivers[receiver] },
          { term: t.received, value: <Time at={sentAt} /> },
          { term: t.readAt, value: readAt ? <Time at={readAt} /> : t.notRead },
        ]}
      />
    </section>
  )
}

function Released({ concern: { releases }, at }: { concern: SentConcern; at: At }) {
  const t = text(at.lang)
  return (
    <section aria-labelledby="released">
      <Heading level={2} size="sm" id="released">
        {t.released}
      </Heading>
      {releases.length ? (
        <Timeline label={t.released} entries={releases.map(({ id, at, by, words }) => ({ id, at, author: by, text: words }))} />
      ) : (
        <p>{t.noReleases}</p>
      )}
    </section>
  )
}

function Added({ concern: { id, isMine, additions }, at }: { concern: SentConcern; at: At }) {
  const t = text(at.lang)
  const label = isMine ? t.additions : t.additionsOfAuthor
  return (
    <section aria-labelledby="additions">
      <Heading level={2} size="sm" id="additions">
        {isMine ? t.add : label}
      </Heading>
      {additions.length > 0 && (
        <Timeline label={label} entries={additions.map(({ id, at, words }) => ({ id, at, author: label, text: words }))} />
      )}
      {isMine ? (
        <Form action={`/concerns/${id}/add`} submission={at.submission} errors={at.failure?.errors}>
          <TextArea
            name="words"
            label={t.addLabel}
            help={t.addHelp}
            required
            value={typed(at.failure?.values, 'words')}
            error={at.failure?.errors['words']}
          />
          <Buttons>
            <Button variant="secondary">{t.addButton}</Button>
          </Buttons>
        </Form>
      ) : (
        <p>{t.youFollow}</p>
      )}
    </section>
  )
}

const Addition = z.object({ words: field.words(5000) })

async function add(work: Work, { words }: z.infer<typeof Addition>, at: At) {
  const id = at.params['concernId'] as ConcernId
  return `/concerns/${id}#${await addToConcern(work, id, words)}`
}

export const concernPages: Route[] = [
  get('/concerns/:concernId', page(actions.followConcern, view)),
  get('/concerns/:concernId/add', page(actions.followConcern, view)),
  post('/concerns/:concernId/add', form(actions.addToConcern, Addition, add, view)),
]
