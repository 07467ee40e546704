import type { ComponentChildren } from 'preact'
import { typed, type At, type FormErrors } from '#http/index.ts'
import { langs } from '#i18n/index.ts'
import { slug } from '#lib/content.ts'
import { NotFound } from '#lib/errors.ts'
import { BackLink, ButtonLink, Heading, PageHeading, Tag } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { text } from './article.text.ts'
import type { ArticleContent } from './content.ts'
import { drafts } from './draft.ts'
import { text as editText } from './edit.text.ts'
import type { Fault } from './fault.ts'
import { publishedNames } from './version.ts'

/** The name of the article in the path. Throws NotFound for what is no name. */
export function articleIn({ params }: At): string {
  const name = slug.max(80).safeParse(params['article'])
  if (!name.success) throw new NotFound()
  return name.data
}
export const addressOf = (at: At) => `/articles/${articleIn(at)}`
/** What one of those who edit calls an article. */
export const titleIn = ({ words }: ArticleContent, { lang }: At) =>
  words[lang].title || langs.map((one) => words[one].title).find(Boolean) || text(lang).untitled

type TopProps = { at: At; content: ArticleContent; title: string; lead?: string }
/** The top of a page below an article: the way back to it, what the page is for, and which article it is. */
export const Top = ({ at, content, ...words }: TopProps) => (
  <PageHeading {...words} above={<BackLink href={addressOf(at)}>{text(at.lang).back}</BackLink>} tags={<Tag>{titleIn(content, at)}</Tag>} />
)

/** The way back to the article beside the button of a form. */
export const Cancel = ({ at, variant = 'tertiary' }: { at: At; variant?: 'secondary' | 'tertiary' }) => (
  <ButtonLink href={addressOf(at)} variant={variant}>
    {text(at.lang).cancel}
  </ButtonLink>
)

/** The names of the municipality's own articles, published or being written: what a link may lead to beside what comes with the product. */
export const ownNames = async (work: Reading | Work): Promise<ReadonlySet<string>> =>
  new Set([...(await publishedNames(work)), ...(await drafts(work)).map(({ article }) => article)])

export const faultWords = ({ rule, at }: Fault, where: At) => editText(where.lang).faults[rule](at)
/** Faults as messages for the fields of a form, one for each. */
export function errorsFrom(faults: readonly Fault[], at: At): FormErrors {
  const errors: Record<string, string> = {}
  for (const fault of faults) errors[fault.field] ??= faultWords(fault, at)
  return errors
}

/** A field of a form that is shown again: what was typed, or what is stored, and what is wrong with it. */
export const filled =
  ({ failure }: At) =>
  (name: string, stored: string) => ({
    name,
    value: typed(failure?.values, name) ?? stored,
    error: failure?.errors[name],
  })

/** When someone else has saved meanwhile: what stands there now, above the fields with what was typed. */
export const Stored = ({ at, children }: { at: At; children: ComponentChildren }) =>
  at.failure?.why === 'stale' ? (
    <section class="stored" aria-labelledby="stored">
      <Heading level={2} size="xs" id="stored">
        {text(at.lang).storedNow}
      </Heading>
      <p>{text(at.lang).storedHelp}</p>
      {children}
    </section>
  ) : null
