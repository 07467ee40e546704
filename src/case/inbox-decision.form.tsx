import type { ComponentChildren } from 'preact'
import { field, typed, type At } from '#http/index.ts'
import { Button, ButtonLink, Buttons, Form, TextArea } from '#ui/index.ts'
import type { Entry } from './inbox.ts'
import { text } from './inbox-decision.text.ts'

/** What every decision's form sends. */
export const deciding = { reason: field.words(), revision: field.revision }

/** The frame of a decision's form: what it rests on, why, and the way back. */
export const Decision = ({
  entry,
  at,
  button,
  reason,
  children,
}: {
  entry: Entry
  at: At
  button: string
  reason?: string
  children?: ComponentChildren
}) => {
  const t = text(at.lang)
  const { failure } = at
  return (
    <Form submission={at.submission} errors={failure?.errors}>
      <input type="hidden" name="revision" value={entry.revision} />
      {children}
      <TextArea
        name="reason"
        label={reason ?? t.reason}
        help={t.reasonHelp}
        required
        value={typed(failure?.values, 'reason')}
        error={failure?.errors['reason']}
      />
      <Buttons>
        <Button>{button}</Button>
        <ButtonLink href={`/inbox/${entry.id}`} variant="tertiary">
          {t.cancel}
        </ButtonLink>
      </Buttons>
    </Form>
  )
}
