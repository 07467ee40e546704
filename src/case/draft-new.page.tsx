import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { BackLink, Button, Buttons, Details, Form, Heading, PageHeading, Radios } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { writeDraft } from './access.ts'
import { newDraft } from './draft.ts'
import { text as listText } from './concern.text.ts'
import { text } from './draft.text.ts'

const New = z.object({ origin: field.oneOf(['observed', 'self']) })

const begin = async (work: Work, { origin }: z.infer<typeof New>) => `/drafts/${await newDraft(work, { origin })}/observations`

function view(_: Reading, at: At): Shown {
  const t = text(at.lang)
  return {
    title: t.newTitle,
    current: '/concerns',
    main: (
      <>
        <PageHeading title={t.newTitle} lead={t.newLead} above={<BackLink href="/concerns">{listText(at.lang).title}</BackLink>} />
        <section>
          <Heading level={2} size="xs">
            {t.remindersTitle}
          </Heading>
          <ol class="ds-list">
            {t.reminders.map((reminder) => (
              <li>{reminder}</li>
            ))}
          </ol>
          <Details summary={t.promptsTitle}>
            <ul class="ds-list">
              {t.prompts.map((prompt) => (
                <li>{prompt}</li>
              ))}
            </ul>
          </Details>
        </section>
        <Form submission={at.submission} errors={at.failure?.errors}>
          <Origin at={at} />
          <Buttons>
            <Button>{t.begin}</Button>
          </Buttons>
        </Form>
      </>
    ),
  }
}

function Origin({ at }: { at: At }) {
  const t = text(at.lang)
  const options = (['observed', 'self'] as const).map((value) => ({ value, label: t.origins[value] }))
  return (
    <Radios
      name="origin"
      label={t.origin}
      required
      options={options}
      value={typed(at.failure?.values, 'origin') ?? 'observed'}
      error={at.failure?.errors['origin']}
    />
  )
}

export const draftNewPages: Route[] = [get('/drafts/new', page(writeDraft, view)), post('/drafts/new', form(writeDraft, New, begin, view))]
