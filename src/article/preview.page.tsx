import { get, page, type At, type Route, type Shown } from '#http/index.ts'
import { isLang, langs, type Lang } from '#i18n/index.ts'
import { Alert, BackLink, Card, Heading, PageHeading, Tabs } from '#ui/index.ts'
import type { Reading } from '#work/index.ts'
import { readArticles } from './access.ts'
import { text as articleText } from './article.text.ts'
import type { ArticleContent } from './content.ts'
import { contentNow } from './draft.ts'
import { text } from './edit.text.ts'
import { proseOf } from './fault.ts'
import { Unfit } from './markdown.ts'
import { addressOf, articleIn, titleIn } from './parts.tsx'
import { ProseBody } from './prose.tsx'

export const previewPages: Route[] = [get('/articles/:article/preview', page(readArticles, previewView))]

async function previewView(work: Reading, at: At): Promise<Shown> {
  const [t, common] = [text(at.lang), articleText(at.lang)]
  const { content } = await contentNow(work, articleIn(at))
  const main = (
    <>
      <PageHeading above={<BackLink href={addressOf(at)}>{common.back}</BackLink>} title={t.previewTitle} lead={t.previewNote} />
      <Drawn content={content} at={at} />
    </>
  )
  return { title: `${t.previewTitle}: ${titleIn(content, at)}`, current: '/articles', main }
}

/** An article as everyone will see it, in one language at a time. */
export function Drawn({ content, at }: { content: ArticleContent; at: At }) {
  const t = text(at.lang)
  const lang = isLang(at.query['lang']) ? at.query['lang'] : at.lang
  const address = (one: Lang) => `${at.path}?lang=${one}`
  return (
    <>
      <Tabs label={t.inLanguage} current={address(lang)} tabs={langs.map((one) => ({ href: address(one), label: t.languages[one] }))} />
      <Article words={content.words[lang]} lang={lang} at={at} />
    </>
  )
}

function Article({ words, lang, at }: { words: ArticleContent['words'][Lang]; lang: Lang; at: At }) {
  const prose = proseOf(words)
  if (prose instanceof Unfit) return <Alert severity="warning">{text(at.lang).cannotShow}</Alert>
  return (
    <Card>
      <article class="stack" lang={lang}>
        <Heading level={2} size="md">
          {prose.title}
        </Heading>
        <p class="heading__lead">{prose.lead}</p>
        <ProseBody blocks={prose.blocks} lang={lang} />
      </article>
    </Card>
  )
}
