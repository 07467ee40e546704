import { get, page, type At, type Route, type Shown } from '#http/index.ts'
import { ButtonLink, Heading, PageHeading, Table, Tag, Time } from '#ui/index.ts'
import type { Reading } from '#work/index.ts'
import { readArticles } from './access.ts'
import { text } from './article.text.ts'
import { drafts, type ArticleDraft } from './draft.ts'
import { titleIn } from './parts.tsx'
import { shippedArticles, titleOf } from './shipped.ts'
import { liveVersions, type ArticleVersion } from './version.ts'

export const listPages: Route[] = [get('/articles', page(readArticles, listView))]

type Line = { name: string; title: string; theme: ArticleDraft['content']['about']['theme']; state: keyof typeof colors; on: Date | string }
const colors = {
  shipped: 'neutral',
  changed: 'accent',
  own: 'accent',
  none: 'neutral',
  draft: 'info',
  sent: 'warning',
  returned: 'danger',
} as const

async function listView(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const [writing, live] = [await drafts(work), await liveVersions(work)]
  const shipped = shippedArticles()
  const isShipped = new Set(shipped.map(({ slug }) => slug))
  const own = new Set(live.map(({ article }) => article))
  const lines = writing.map((draft) => draftLine(draft, at))
  const main = (
    <>
      <PageHeading title={t.title} lead={t.lead} actions={<ButtonLink href="/articles/new">{t.add}</ButtonLink>} />
      <Lines at={at} title={t.waiting} day={t.changedDay} lines={lines.filter(({ state }) => state === 'sent')} />
      <Lines at={at} title={t.writing} day={t.changedDay} lines={lines.filter(({ state }) => state !== 'sent')} />
      <Lines at={at} title={t.own} day={t.publishedDay} lines={live.map((one) => versionLine(one, isShipped.has(one.article), at))} />
      <Lines
        at={at}
        title={t.shipped}
        day={t.checkedDay}
        lines={shipped
          .filter(({ slug }) => !own.has(slug))
          .map(({ slug, theme, checked }) => ({ name: slug, title: titleOf(slug)[at.lang], theme, state: 'shipped', on: checked }))}
      />
    </>
  )
  return { title: t.title, current: '/articles', main }
}

const draftLine = ({ article, content, state, changedAt }: ArticleDraft, at: At): Line => ({
  name: article,
  title: titleIn(content, at),
  theme: content.about.theme,
  state,
  on: changedAt,
})
const versionLine = ({ article, content, publishedAt }: ArticleVersion, isShipped: boolean, at: At): Line => ({
  name: article,
  title: titleIn(content, at),
  theme: content.about.theme,
  state: isShipped ? 'changed' : 'own',
  on: publishedAt,
})

function Lines({ at, title, day, lines }: { at: At; title: string; day: string; lines: readonly Line[] }) {
  if (!lines.length) return null
  const t = text(at.lang)
  const columns = [
    {
      label: t.article,
      header: true,
      cell: ({ name, title: words }: Line) => (
        <a class="ds-link" href={`/articles/${name}`}>
          {words}
        </a>
      ),
    },
    { label: t.theme, cell: ({ theme }: Line) => t.themes[theme] },
    // where all are alike the heading says it
    ...(new Set(lines.map(({ state }) => state)).size > 1 || lines[0]?.state !== 'shipped'
      ? [{ label: t.state, cell: ({ state }: Line) => <Tag color={colors[state]}>{t.states[state]}</Tag> }]
      : []),
    { label: day, cell: ({ on }: Line) => <Time at={on} /> },
  ]
  return (
    <section>
      <Heading level={2} size="sm">
        {title}
      </Heading>
      <Table caption={title} captionHidden columns={columns} rows={lines} />
    </section>
  )
}
