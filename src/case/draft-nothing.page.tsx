import * as z from 'zod'
import { form, get, page, post, type At, type Route, type Shown } from '#http/index.ts'
import type { DraftId } from '#lib/id.ts'
import { BackLink, Button, ButtonLink, Buttons, Form, PageHeading } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { writeDraft } from './access.ts'
import { discardDraft, readDraft } from './draft.ts'
import { text } from './draft.text.ts'

async function forget(work: Work, _: object, at: At) {
  await discardDraft(work, at.params['draftId'] as DraftId)
  return '/drafts/thanks'
}

async function view(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { id } = await readDraft(work, at.params['draftId'] as DraftId)
  return {
    title: t.nothingTitle,
    current: '/concerns',
    scripts: ['draft'],
    main: (
      <>
        <PageHeading title={t.nothingTitle} lead={t.nothingLead} above={<BackLink href={`/drafts/${id}`} />} />
        {/* the script takes away what the browser itself has kept, when the form is sent */}
        <div data-draft-forget={id}>
          <Form submission={at.submission}>
            <Buttons>
              <Button danger>{t.deleteIt}</Button>
              <ButtonLink href={`/drafts/${id}`} variant="secondary">
                {t.keepIt}
              </ButtonLink>
            </Buttons>
          </Form>
        </div>
      </>
    ),
  }
}

function thanks(_: Reading, at: At): Shown {
  const t = text(at.lang)
  return {
    title: t.thanksTitle,
    current: '/concerns',
    main: (
      <>
        <PageHeading title={t.thanksTitle} lead={t.thanksLead} />
        <p>{t.thanksMore}</p>
        <Buttons>
          <ButtonLink href="/concerns" variant="secondary">
            {t.toConcerns}
          </ButtonLink>
        </Buttons>
      </>
    ),
  }
}

const path = '/drafts/:draftId/nothing'
export const draftNothingPages: Route[] = [
  get('/drafts/thanks', page(writeDraft, thanks)),
  get(path, page(writeDraft, view)),
  post(path, form(writeDraft, z.object({}), forget, view)),
]
