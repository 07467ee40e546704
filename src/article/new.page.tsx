import * as z from 'zod'
import { field, form, get, page, post, type At, type Change, type Route, type Shown } from '#http/index.ts'
import { BackLink, Button, ButtonLink, Buttons, Form, PageHeading, Select, TextField } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { changeArticle, readArticles } from './access.ts'
import { text } from './article.text.ts'
import { emptyContent, lengths } from './content.ts'
import { beginArticle } from './draft.ts'
import { text as editText } from './edit.text.ts'
import { filled } from './parts.tsx'
import { nameFrom } from './markdown.ts'
import { themes } from './shipped.ts'

const New = z.object({ title: field.words(lengths.title), theme: field.oneOf(themes) })

export const newPages: Route[] = [
  get('/articles/new', page(readArticles, newView)),
  post('/articles/new', form(changeArticle, New, begin, newView)),
]

// the address of this very page
const reserved = 'new'

async function begin(work: Work, { title, theme }: z.infer<typeof New>, at: At): ReturnType<Change<Work, unknown>> {
  const name = nameFrom(title)
  if (!name) return { errors: { title: text(at.lang).noName } }
  if (name === reserved || !(await beginArticle(work, name, emptyContent(title, theme)))) return { errors: { title: text(at.lang).taken } }
  return `/articles/${name}/edit`
}

function newView(_: Reading, at: At): Shown {
  const t = text(at.lang)
  const ask = filled(at)
  const main = (
    <>
      <PageHeading above={<BackLink href="/articles">{t.backToAll}</BackLink>} title={t.newTitle} lead={t.newLead} />
      <Form submission={at.submission} errors={at.failure?.errors}>
        <TextField {...ask('title', '')} label={t.titleNb} help={editText(at.lang).partHelp.title} required />
        <Select {...ask('theme', '')} label={t.theme} required options={themes.map((value) => ({ value, label: t.themes[value] }))} />
        <Buttons>
          <Button>{t.begin}</Button>
          <ButtonLink href="/articles" variant="tertiary">
            {t.cancel}
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  )
  return { title: t.newTitle, current: '/articles', main }
}
