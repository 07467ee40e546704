import { get, page, type At, type Route, type Shown } from '#http/index.ts'
import { addressIn, formatDay } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import { today } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import { Alert, BackLink, ButtonLink, Buttons, Heading, PageHeading, SummaryList, Tag, Written } from '#ui/index.ts'
import type { Reading } from '#work/index.ts'
import { readArticles } from './access.ts'
import { text } from './article.text.ts'
import { shippedContent } from './content.ts'
import { findArticleDraft, type ArticleDraft } from './draft.ts'
import { text as editText } from './edit.text.ts'
import { faultsIn, type Fault } from './fault.ts'
import { History } from './history.page.tsx'
import { addressOf, articleIn, faultWords, ownNames, titleIn } from './parts.tsx'
import { versionsOf, type ArticleVersion } from './version.ts'

export const articlePages: Route[] = [get('/articles/:article', page(readArticles, articleView))]

async function articleView(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const name = articleIn(at)
  const [draft, versions, shipped] = [await findArticleDraft(work, name), await versionsOf(work, name), shippedContent(name)]
  const live = versions.find(({ withdrawn }) => !withdrawn)
  const content = draft?.content ?? live?.content ?? shipped ?? versions[0]?.content
  if (!content) throw new NotFound()
  const names = await namesOf(work, [
    draft?.changedBy ?? null,
    draft?.answeredBy ?? null,
    ...versions.flatMap(({ changedBy, readBy }) => [changedBy, readBy]),
  ])
  const state = live ? (shipped ? 'changed' : 'own') : shipped ? 'shipped' : 'none'
  const main = (
    <>
      <PageHeading
        above={<BackLink href="/articles">{t.backToAll}</BackLink>}
        title={titleIn(content, at)}
        tags={
          <>
            <Tag color={live ? 'accent' : 'neutral'}>{t.states[state]}</Tag>
            {draft && <Tag color={draft.state === 'sent' ? 'warning' : 'info'}>{t.states[draft.state]}</Tag>}
          </>
        }
      />
      <section>
        <Heading level={2} size="sm">
          {t.draftTitle}
        </Heading>
        {draft ? (
          <Draft
            work={work}
            at={at}
            draft={draft}
            names={names}
            faults={faultsIn(draft.content, name, await ownNames(work), today(work.now))}
          />
        ) : (
          <p>{t.noDraft}</p>
        )}
        <Writing at={at} />
      </section>
      <section>
        <Heading level={2} size="sm">
          {t.now}
        </Heading>
        <Now at={at} live={live} isShipped={shipped !== undefined} names={names} />
      </section>
      <section>
        <Heading level={2} size="sm">
          {t.history}
        </Heading>
        <History at={at} versions={versions} live={live?.number} names={names} />
      </section>
    </>
  )
  return { title: titleIn(content, at), current: '/articles', main }
}

const Writing = ({ at }: { at: At }) => (
  <Buttons>
    <ButtonLink href={`${addressOf(at)}/edit`} variant="secondary">
      {text(at.lang).change}
    </ButtonLink>
    <ButtonLink href={`${addressOf(at)}/about`} variant="secondary">
      {text(at.lang).about}
    </ButtonLink>
    <ButtonLink href={`${addressOf(at)}/preview`} variant="secondary">
      {text(at.lang).preview}
    </ButtonLink>
  </Buttons>
)

type Names = Awaited<ReturnType<typeof namesOf>>
type DraftProps = { work: Reading; at: At; draft: ArticleDraft; names: Names; faults: readonly Fault[] }

function Draft({ work, at, draft, names, faults }: DraftProps) {
  const t = text(at.lang)
  const mayRead = draft.state === 'sent' && draft.changedBy !== work.actor.id
  return (
    <>
      <p>{t.draftBy(names.get(draft.changedBy) ?? '', formatDay(at.lang, draft.changedAt))}</p>
      {draft.state === 'returned' && (
        <Alert severity="warning" title={t.returnedTitle} level={3}>
          <Written>{draft.answer}</Written>
        </Alert>
      )}
      {draft.state === 'sent' && (
        <Alert title={t.sentTitle} level={3}>
          <p>{t.sentBody}</p>
        </Alert>
      )}
      {faults.length > 0 && <Faults at={at} faults={faults} />}
      <Buttons>
        {mayRead && <ButtonLink href={`${addressOf(at)}/read`}>{t.read}</ButtonLink>}
        {draft.state !== 'sent' && faults.length === 0 && <ButtonLink href={`${addressOf(at)}/send`}>{t.send}</ButtonLink>}
        <ButtonLink href={`${addressOf(at)}/discard`} variant="tertiary">
          {t.discard}
        </ButtonLink>
      </Buttons>
    </>
  )
}

/** What is missing or wrong, each with the way to its field. */
export function Faults({ at, faults }: { at: At; faults: readonly Fault[] }) {
  const e = editText(at.lang)
  return (
    <Alert severity="warning" title={text(at.lang).faultsTitle} level={3}>
      <ul class="ds-list">
        {faults.map((fault) => (
          <li>
            <a class="ds-link" href={`${addressOf(at)}/${isOfWords(fault) ? 'edit' : 'about'}#${fault.field}`}>
              {nameOf(fault.field, e)}
            </a>
            : {faultWords(fault, at)}
          </li>
        ))}
      </ul>
    </Alert>
  )
}

const isOfWords = ({ field }: Fault) => /^(nb|nn|en)\./.test(field)
/** "Nynorsk, tittel": a field as the reader knows it. */
function nameOf(field: string, e: ReturnType<typeof editText>): string {
  const [first = '', second = ''] = field.split('.')
  if (first in e.languages) return `${e.languages[first as 'nb']}, ${e.parts[second as 'title'].toLowerCase()}`
  if (first === 'sources') return e.source(Number(second) + 1)
  if (first === 'owner' || first === 'unverified') return `${e[first]} (${e.languages[second as 'nb']})`
  return (
    { theme: e.theme, order: e.order, for: e.for, needs: e.needs, steps: e.steps, related: e.related, checked: e.checked }[first] ?? first
  )
}

type NowProps = { at: At; live: ArticleVersion | undefined; isShipped: boolean; names: Names }
function Now({ at, live, isShipped, names }: NowProps) {
  const t = text(at.lang)
  if (!live && !isShipped) return <p>{t.nowNothing}</p>
  return (
    <>
      <p>{live ? t.nowOwn(live.number, formatDay(at.lang, live.publishedAt)) : t.nowShipped}</p>
      {live && (
        <SummaryList
          items={[
            { term: t.by, value: names.get(live.changedBy) ?? '' },
            { term: t.readBy, value: names.get(live.readBy) ?? '' },
            { term: t.note, value: <Written>{live.note}</Written> },
          ]}
        />
      )}
      <Buttons>
        <ButtonLink href={addressIn(at.lang, `/guidance/${articleIn(at)}`)} variant="secondary">
          {t.show}
        </ButtonLink>
        {live && (
          <ButtonLink href={`${addressOf(at)}/withdraw`} variant="tertiary">
            {t.withdraw}
          </ButtonLink>
        )}
      </Buttons>
    </>
  )
}
