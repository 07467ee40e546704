import * as z from 'zod'
import { field, form, get, page, post, type At, type Change, type Route, type Shown } from '#http/index.ts'
import { langs, type Lang } from '#i18n/index.ts'
import { Button, Buttons, Details, Fieldset, Form, TextArea, TextField, Written } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { changeArticle, readArticles } from './access.ts'
import { lengths, markdownOf, type ArticleContent } from './content.ts'
import { changeDraft, contentNow } from './draft.ts'
import { text } from './edit.text.ts'
import { adviceOn, unfitIn } from './fault.ts'
import { addressOf, articleIn, Cancel, errorsFrom, filled, Stored, Top } from './parts.tsx'

const Words = z
  .object({ title: field.maybeWords(lengths.title), lead: field.maybeWords(lengths.lead), body: field.maybeWords(lengths.body) })
  .prefault({})
const Edit = z.object({
  // nothing where no draft has been begun
  revision: z.coerce.number('invalid').int('invalid').min(0, 'invalid').max(2_000_000_000, 'invalid'),
  nb: Words,
  nn: Words,
  en: Words,
  next: z.string().optional(),
})
const parts = ['title', 'lead', 'body'] as const

export const editPages: Route[] = [
  get('/articles/:article/edit', page(readArticles, editView)),
  post('/articles/:article/edit', form(changeArticle, Edit, save, editView)),
]

async function save(work: Work, { revision, nb, nn, en, next }: z.infer<typeof Edit>, at: At): ReturnType<Change<Work, unknown>> {
  const words = { nb, nn, en }
  const unfit = unfitIn({ words })
  if (unfit.length) return { errors: errorsFrom(unfit, at) }
  await changeDraft(work, articleIn(at), revision, (content) => ({ ...content, words }))
  return next === 'preview' ? `${addressOf(at)}/preview` : addressOf(at)
}

async function editView(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { content, revision } = await contentNow(work, articleIn(at))
  const main = (
    <>
      <Top at={at} content={content} title={t.editTitle} lead={t.editLead} />
      <Stored at={at}>
        {langs.map((lang) => (
          <Details summary={t.languages[lang]}>
            <div lang={lang}>
              <Written>{markdownOf(content.words[lang])}</Written>
            </div>
          </Details>
        ))}
      </Stored>
      <Guide at={at} />
      <Form submission={at.submission} errors={at.failure?.errors}>
        <input type="hidden" name="revision" value={revision} />
        {parts.map((part) => (
          <Fieldset id={part} legend={t.parts[part]} help={t.partHelp[part]}>
            <div class="in-three">
              {langs.map((lang) => (
                <Part part={part} lang={lang} words={content.words[lang][part]} at={at} />
              ))}
            </div>
          </Fieldset>
        ))}
        <Buttons>
          <Button>{t.save}</Button>
          <Button variant="secondary" name="next" value="preview">
            {t.saveAndSee}
          </Button>
          <Cancel at={at} />
        </Buttons>
      </Form>
      {revision > 0 && <AdviceList content={content} at={at} />}
    </>
  )
  return { title: t.editTitle, current: '/articles', main }
}

function Part({ part, lang, words, at }: { part: (typeof parts)[number]; lang: Lang; words: string; at: At }) {
  const props = { ...filled(at)(`${lang}.${part}`, words), label: text(at.lang).languages[lang], required: true }
  if (part === 'title') return <TextField {...props} />
  return part === 'lead' ? <TextArea {...props} rows={4} /> : <TextArea {...props} rows={24} />
}

const Guide = ({ at: { lang } }: { at: At }) => (
  <Details summary={text(lang).guide}>
    <ul class="ds-list">
      {text(lang).guideItems.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  </Details>
)

/** What would make the article easier to read. It never stops anyone. */
export function AdviceList({ content, at }: { content: ArticleContent; at: At }) {
  const t = text(at.lang)
  const advice = adviceOn(content)
  return (
    <Details summary={t.advice} open={at.failure === undefined}>
      <p class="help">{advice.length ? t.adviceLead : t.noAdvice}</p>
      {advice.length > 0 && (
        <ul class="ds-list">
          {advice.map(({ lang, rule, at: where }) => (
            <li>
              {t.languages[lang]}: {t.adviceWords[rule](where)}
            </li>
          ))}
        </ul>
      )}
    </Details>
  )
}
