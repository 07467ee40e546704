import { needs } from '#directory/index.ts'
import * as z from 'zod'
import { field, form, get, page, post, typedAll, type At, type Change, type Route, type Shown } from '#http/index.ts'
import { langs } from '#i18n/index.ts'
import { slug } from '#lib/content.ts'
import { currentRoutine } from '#routine/index.ts'
import {
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  Checkboxes,
  DateField,
  Fieldset,
  Form,
  PageHeading,
  Select,
  SummaryList,
  Tag,
  TextArea,
  TextField,
  Time,
} from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { changeArticle, readArticles } from './access.ts'
import { text as articleText } from './article.text.ts'
import { lengths, type ArticleContent } from './content.ts'
import { changeDraft, contentNow, drafts } from './draft.ts'
import { text } from './edit.text.ts'
import { addressOf, articleIn, errorsFrom, filled, Stored, titleIn } from './parts.tsx'
import { audiences, shippedArticles, themes, titleOf } from './shipped.ts'
import { liveVersions } from './version.ts'

const mostRelated = 5
const fewestSources = 3
const InThree = (most: number) => {
  const words = field.maybeWords(most)
  return z.object({ nb: words, nn: words, en: words }).prefault({})
}
const names = z
  .array(z.union([z.literal(''), slug], 'choose'), 'choose')
  .max(50, 'choose')
  .default([])
const Source = z.object({
  title: field.maybeWords(lengths.source),
  publisher: field.maybeWords(lengths.source),
  year: field.maybeWords(4),
  url: field.maybeWords(lengths.url),
})
const About = z.object({
  revision: z.coerce.number('invalid').int('invalid').min(0, 'invalid').max(2_000_000_000, 'invalid'),
  theme: field.oneOf(themes),
  order: z
    .string('required')
    .trim()
    .regex(/^[1-9]\d{0,3}$/, 'invalid')
    .transform(Number),
  for: field.anyOfThese(audiences),
  needs: field.anyOfThese(needs),
  steps: z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(slug, 'choose').max(50, 'choose').default([])),
  related: names,
  checked: field.maybeDay,
  owner: InThree(lengths.owner),
  sources: z.array(Source, 'choose').max(50, 'choose').default([]),
  unverified: InThree(lengths.unverified),
})

export const aboutPages: Route[] = [
  get('/articles/:article/about', page(readArticles, aboutView)),
  post('/articles/:article/about', form(changeArticle, About, save, aboutView)),
]

async function save(work: Work, { revision, ...about }: z.infer<typeof About>, at: At): ReturnType<Change<Work, unknown>> {
  const bad = about.sources.findIndex(({ year, url }) => !/^(\d{4})?$/.test(year) || (url !== '' && !isHttps(url)))
  if (bad >= 0) return { errors: errorsFrom([{ field: `sources.${bad}.url`, rule: 'source', at: '' }], at) }
  await changeDraft(work, articleIn(at), revision, (content) => ({
    ...content,
    about: {
      ...about,
      checked: about.checked ?? '',
      related: [...new Set(about.related.filter(Boolean))],
      sources: about.sources.filter(({ title }) => title),
    },
  }))
  return addressOf(at)
}

const isHttps = (url: string) => z.url({ protocol: /^https$/ }).safeParse(url).success

async function aboutView(work: Reading, at: At): Promise<Shown> {
  const [t, common] = [text(at.lang), articleText(at.lang)]
  const { content, revision } = await contentNow(work, articleIn(at))
  const ask = filled(at)
  const { about } = content
  const main = (
    <>
      <PageHeading
        above={<BackLink href={addressOf(at)}>{common.back}</BackLink>}
        title={t.aboutTitle}
        tags={<Tag>{titleIn(content, at)}</Tag>}
        lead={t.aboutLead}
      />
      <Stored at={at}>
        <AboutSummary content={content} at={at} />
      </Stored>
      <Form submission={at.submission} errors={at.failure?.errors}>
        <input type="hidden" name="revision" value={revision} />
        <Select
          {...ask('theme', about.theme)}
          label={t.theme}
          required
          options={themes.map((value) => ({ value, label: common.themes[value] }))}
        />
        <TextField {...ask('order', String(about.order))} label={t.order} help={t.orderHelp} inputmode="numeric" size={4} required />
        <Chosen at={at} content={content} />
        <Checkboxes {...chosen(at, 'steps', about.steps)} label={t.steps} options={await stepsOf(work, at, about.steps)} />
        <Related at={at} stored={about.related} options={await othersThan(work, at)} />
        <DateField {...ask('checked', about.checked)} label={t.checked} required />
        <Three at={at} name="owner" label={t.owner} stored={about.owner} />
        <Sources at={at} stored={about.sources} />
        <Three at={at} name="unverified" label={t.unverified} help={t.unverifiedHelp} stored={about.unverified} />
        <Buttons>
          <Button>{t.save}</Button>
          <ButtonLink href={addressOf(at)} variant="tertiary">
            {common.cancel}
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  )
  return { title: t.aboutTitle, current: '/articles', main }
}

const chosen = ({ failure }: At, name: string, stored: readonly string[]) => ({
  name,
  value: failure ? typedAll(failure.values, name) : stored,
  error: failure?.errors[name],
})

const Chosen = ({ at, content: { about } }: { at: At; content: ArticleContent }) => {
  const t = text(at.lang)
  return (
    <>
      <Checkboxes
        {...chosen(at, 'for', about.for)}
        label={t.for}
        required
        options={audiences.map((value) => ({ value, label: t.audiences[value] }))}
      />
      <Checkboxes
        {...chosen(at, 'needs', about.needs)}
        label={t.needs}
        help={t.needsHelp}
        required
        options={needs.map((value) => ({ value, label: t.needWords[value] }))}
      />
    </>
  )
}

/** The steps of the routine that holds now, and those that the article names already. */
async function stepsOf(work: Reading, { lang }: At, stored: readonly string[]) {
  const { content } = await currentRoutine(work)
  const now = content.steps.map(({ key, title }) => ({ value: key, label: title[lang] }))
  return [...now, ...stored.filter((key) => !now.some(({ value }) => value === key)).map((value) => ({ value, label: value }))]
}

/** Every other article that one can lead on to, as a choice. */
async function othersThan(work: Reading, at: At) {
  const own = [...(await liveVersions(work)), ...(await drafts(work))].map((one) => [one.article, titleIn(one.content, at)] as const)
  const titles = new Map([...shippedArticles().map(({ slug: name }) => [name, titleOf(name)[at.lang]] as const), ...own])
  titles.delete(articleIn(at))
  return [...titles].map(([value, label]) => ({ value, label })).toSorted((a, b) => a.label.localeCompare(b.label, 'nb'))
}

type RelatedProps = { at: At; stored: readonly string[]; options: readonly { value: string; label: string }[] }
const Related = ({ at, stored, options }: RelatedProps) => (
  <Fieldset id="related" legend={text(at.lang).related} help={text(at.lang).relatedHelp} error={at.failure?.errors['related']}>
    {Array.from({ length: mostRelated }, (_, place) => (
      <Select
        {...filled(at)(`related.${place}`, stored[place] ?? '')}
        label={text(at.lang).relatedOne(place + 1)}
        required={place < 2}
        options={options}
      />
    ))}
  </Fieldset>
)

type ThreeProps = { at: At; name: 'owner' | 'unverified'; label: string; help?: string; stored: ArticleContent['about']['owner'] }
const Three = ({ at, name, label, help, stored }: ThreeProps) => (
  <Fieldset id={name} legend={label} {...(help && { help })}>
    <div class="in-three">
      {langs.map((lang) => {
        const props = { ...filled(at)(`${name}.${lang}`, stored[lang]), label: text(at.lang).languages[lang] }
        return name === 'owner' ? <TextField {...props} required /> : <TextArea {...props} rows={3} />
      })}
    </div>
  </Fieldset>
)

/** As many as there are and two more, or as many as were typed. */
function Sources({ at, stored }: { at: At; stored: ArticleContent['about']['sources'] }) {
  const t = text(at.lang)
  const ask = filled(at)
  const sent = [...(at.failure?.values.keys() ?? [])].filter((name) => /^sources\.\d{1,2}\.title$/.test(name)).length
  const count = Math.min(50, Math.max(fewestSources, stored.length + 2, sent))
  return (
    <Fieldset id="sources" legend={t.sources} help={t.sourcesHelp} error={at.failure?.errors['sources']}>
      {Array.from({ length: count }, (_, place) => {
        const { title = '', publisher = '', year = '', url = '' } = stored[place] ?? {}
        const name = (part: string) => `sources.${place}.${part}`
        return (
          <Fieldset id={`source-${place}`} legend={t.source(place + 1)}>
            <div class="source">
              <TextField {...ask(name('title'), title)} label={t.sourceTitle} required={place === 0} />
              <TextField {...ask(name('publisher'), publisher)} label={t.publisher} />
              <TextField {...ask(name('year'), year)} label={t.year} inputmode="numeric" size={4} />
              <TextField {...ask(name('url'), url)} label={t.url} />
            </div>
          </Fieldset>
        )
      })}
    </Fieldset>
  )
}

const isShipped = (name: string) => shippedArticles().some(({ slug }) => slug === name)

/** What is told of an article, to read. */
export function AboutSummary({ content: { about }, at }: { content: ArticleContent; at: At }) {
  const [t, common] = [text(at.lang), articleText(at.lang)]
  const orNone = (words: string) => words || '–'
  return (
    <SummaryList
      items={[
        { term: t.theme, value: `${common.themes[about.theme]}, ${about.order}` },
        { term: t.for, value: orNone(about.for.map((one) => t.audiences[one]).join(', ')) },
        { term: t.needs, value: orNone(about.needs.map((one) => t.needWords[one]).join(', ')) },
        { term: t.related, value: orNone(about.related.map((name) => (isShipped(name) ? titleOf(name)[at.lang] : name)).join(', ')) },
        { term: t.checked, value: about.checked ? <Time at={about.checked} /> : '–' },
        { term: t.owner, value: orNone(about.owner[at.lang]) },
        {
          term: t.sources,
          value: orNone(about.sources.map(({ title, publisher }) => [title, publisher].filter(Boolean).join(', ')).join('; ')),
        },
      ]}
    />
  )
}
