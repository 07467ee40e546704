import * as z from 'zod'
import { ClosedNote, underCase } from '#case/pages.ts'
import { field, typed, type At, type Shown } from '#http/index.ts'
import { Alert, Button, ButtonLink, Buttons, Form, TextArea, Time, Written } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import type { Ending } from './contact.ts'
import { text } from './contact.text.ts'
import { asking } from './report-parts.tsx'

/** What is asked of whoever ends something: a reason, and nothing else. */
export const Ended = z.object({ reason: field.words(2_000) })

/** When something was ended, by whom and why, as lines of a summary; none while it stands. */
export function endedLines(ended: Ending | undefined, by: string, { lang }: At) {
  const t = text(lang)
  if (!ended) return []
  return [
    { term: t.ended, value: <Time at={ended.at} /> },
    { term: t.endedBy, value: by },
    { term: t.endReason, value: <Written>{ended.reason}</Written> },
  ]
}

/** The foot of a form: saves, or goes back. */
export const SaveOrBack = ({ save, back, at: { lang }, danger = false }: { save: string; back: string; at: At; danger?: boolean }) => (
  <Buttons>
    <Button danger={danger}>{save}</Button>
    <ButtonLink href={back} variant="tertiary">
      {text(lang).cancel}
    </ButtonLink>
  </Buttons>
)

type EndPage = { title: string; save: string; back: string; ended: boolean }

/** The page on which something is ended. Where that is done already it says so, and keeps what was typed meanwhile. */
export async function endPage(work: CaseReading, at: At, { title, save, back, ended }: EndPage): Promise<Shown> {
  const t = text(at.lang)
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title, ...(!ended && { lead: t.endLead }) })
  const form = (
    <Form submission={at.submission} errors={at.failure?.errors}>
      <TextArea {...asking(at)('reason')} label={t.reason} required rows={3} />
      <SaveOrBack save={save} back={back} at={at} danger />
    </Form>
  )
  const main = (
    <>
      {top}
      {ended ? <Already back={back} at={at} /> : work.case.state === 'closed' ? <ClosedNote work={work} at={at} /> : form}
    </>
  )
  return { ...frame, main }
}

function Already({ back, at: { lang, failure } }: { back: string; at: At }) {
  const t = text(lang)
  const mine = typed(failure?.values, 'reason')
  return (
    <Alert title={t.already}>
      {mine && (
        <>
          <p>{t.yours}:</p>
          <Written>{mine}</Written>
        </>
      )}
      <p>
        <a class="ds-link" href={back}>
          {t.see}
        </a>
      </p>
    </Alert>
  )
}
