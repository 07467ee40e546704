import { get, page, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay, langs } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import { NotFound } from '#lib/errors.ts'
import { BackLink, Heading, PageHeading, SummaryList, Table, Tag, Time, Written } from '#ui/index.ts'
import type { Reading } from '#work/index.ts'
import { readArticles } from './access.ts'
import { text } from './article.text.ts'
import { changesBetween, type Change } from './changes.ts'
import { markdownOf, shippedContent, type ArticleContent } from './content.ts'
import { text as editText } from './edit.text.ts'
import { addressOf, articleIn, titleIn } from './parts.tsx'
import { Drawn } from './preview.page.tsx'
import { versionsOf, type ArticleVersion } from './version.ts'

export const historyPages: Route[] = [get('/articles/:article/versions/:version', page(readArticles, versionView))]

async function versionView(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const versions = await versionsOf(work, articleIn(at))
  const version = versions.find(({ number }) => String(number) === at.params['version'])
  if (!version) throw new NotFound()
  const before = versions.find(({ number }) => number < version.number)
  const names = await namesOf(work, [version.changedBy, version.readBy])
  const main = (
    <>
      <PageHeading
        above={<BackLink href={addressOf(at)}>{t.back}</BackLink>}
        title={t.versionTitle(version.number)}
        tags={<Tag>{titleIn(version.content, at)}</Tag>}
      />
      <SummaryList
        items={[
          { term: t.publishedDay, value: <Time at={version.publishedAt} /> },
          { term: t.by, value: names.get(version.changedBy) ?? '' },
          { term: t.readBy, value: names.get(version.readBy) ?? '' },
          { term: t.note, value: <Written>{version.note}</Written> },
          ...(version.withdrawn ? [{ term: t.state, value: t.withdrawn(formatDay(at.lang, version.withdrawn.at)) }] : []),
        ]}
      />
      <Compared at={at} before={before?.content} after={version.content} />
      <Drawn content={version.content} at={at} />
    </>
  )
  return { title: t.versionTitle(version.number), current: '/articles', main }
}

type HistoryProps = { at: At; versions: readonly ArticleVersion[]; live: number | undefined; names: ReadonlyMap<string, string> }

/** Every version that was published here, the newest first. */
export function History({ at, versions, live, names }: HistoryProps) {
  const t = text(at.lang)
  if (!versions.length) return <p>{t.noHistory}</p>
  const columns = [
    {
      label: t.version,
      header: true,
      cell: ({ number }: ArticleVersion) => (
        <a class="ds-link" href={`${addressOf(at)}/versions/${number}`}>
          {t.versionTitle(number)}
        </a>
      ),
    },
    { label: t.publishedDay, cell: ({ publishedAt }: ArticleVersion) => <Time at={publishedAt} /> },
    { label: t.by, cell: ({ changedBy }: ArticleVersion) => names.get(changedBy) ?? '' },
    { label: t.readBy, cell: ({ readBy }: ArticleVersion) => names.get(readBy) ?? '' },
    {
      label: t.state,
      cell: ({ number, withdrawn }: ArticleVersion) =>
        withdrawn ? t.withdrawn(formatDay(at.lang, withdrawn.at)) : number === live ? <Tag color="success">{t.live}</Tag> : t.replaced,
    },
  ]
  return <Table caption={t.history} captionHidden columns={columns} rows={versions} />
}

type ComparedProps = { at: At; before: ArticleContent | undefined; after: ArticleContent }

/** What has changed in each language: what stood before beside what stands now. Without a version before, the shipped article is what stood. */
export function Compared({ at, before, after }: ComparedProps) {
  const t = text(at.lang)
  const from = before ?? shippedContent(articleIn(at))
  const said = before ? t.changesFrom.before : from ? t.changesFrom.shipped : t.changesFrom.nothing
  return (
    <section>
      <Heading level={2} size="sm">
        {t.changes}
      </Heading>
      <p class="help">{said}</p>
      {from &&
        langs.map((lang) => (
          <>
            <Heading level={3} size="2xs">
              {editText(at.lang).languages[lang]}
            </Heading>
            <Changes at={at} lang={lang} changes={changesBetween(markdownOf(from.words[lang]), markdownOf(after.words[lang]))} />
          </>
        ))}
    </section>
  )
}

function Changes({ at, lang, changes }: { at: At; lang: string; changes: readonly Change[] }) {
  const t = text(at.lang)
  if (changes.every(({ kind }) => kind === 'same')) return <p>{t.unchanged}</p>
  return (
    <div class="changes">
      {runsOf(changes).map((run) => (
        <ChangeRun run={run} at={at} lang={lang} />
      ))}
    </div>
  )
}

function ChangeRun({ run, at, lang }: { run: readonly Change[]; at: At; lang: string }) {
  const t = text(at.lang)
  if (run[0]?.kind === 'same') return <p class="help">{t.same(run.length)}</p>
  const side = (kind: 'removed' | 'added') => (
    <div>
      <div class="help">{kind === 'removed' ? t.before : t.after}</div>
      {run
        .filter((one) => one.kind === kind)
        .map(({ text: words }) => (kind === 'removed' ? <Gone words={words} lang={lang} /> : <New words={words} lang={lang} />))}
    </div>
  )
  return (
    <div class="change">
      {side('removed')}
      {side('added')}
    </div>
  )
}

const Gone = ({ words, lang }: { words: string; lang: string }) => (
  <del lang={lang}>
    <Written>{words}</Written>
  </del>
)
const New = ({ words, lang }: { words: string; lang: string }) => (
  <ins lang={lang}>
    <Written>{words}</Written>
  </ins>
)

/** What is the same stands together, and so does what has changed in one place. */
function runsOf(changes: readonly Change[]): Change[][] {
  const runs: Change[][] = []
  for (const change of changes) {
    const last = runs.at(-1)
    if (last && (last[0]?.kind === 'same') === (change.kind === 'same')) last.push(change)
    else runs.push([change])
  }
  return runs
}
