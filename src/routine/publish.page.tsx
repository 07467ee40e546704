import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Change, type Route, type Shown } from '#http/index.ts'
import { Alert, BackLink, Button, ButtonLink, Buttons, Form, Heading, PageHeading, Tag, TextArea } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { publishRoutine, readDraft } from './access.ts'
import { changesBetween, isUnchanged, type Changes, type StepChange } from './changes.ts'
import { draftOf, newestVersion, publishDraft } from './draft.ts'
import { draftAddress, routineIn } from './draft.page.tsx'
import { text } from './draft.text.ts'

const longestNote = 2_000
const Publishing = z.object({ revision: field.revision, note: field.words(longestNote) })

export const publishPages: readonly Route[] = [
  get('/routines/:routineId/publish', page(readDraft, publishing)),
  post('/routines/:routineId/publish', form(publishRoutine, Publishing, publish, publishing)),
]

async function publish(work: Work, { revision, note }: z.infer<typeof Publishing>, at: At): ReturnType<Change<Work, unknown>> {
  const { version, changes } = await draftAndChanges(work, at)
  if (isUnchanged(changes)) return { errors: { note: text(at.lang).nothingChanged } }
  await publishDraft(work, routineIn(at), revision, note)
  return `/routines/${routineIn(at)}/versions/${version}`
}

async function draftAndChanges(work: Reading | Work, at: At) {
  const draft = await draftOf(work, routineIn(at))
  const newest = await newestVersion(work, routineIn(at))
  return { ...draft, changes: changesBetween(newest.content, draft.content) }
}

async function publishing(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { failure } = at
  const { version, revision, content, changes } = await draftAndChanges(work, at)
  return {
    title: t.publishTitle,
    current: '/routines',
    main: (
      <>
        <PageHeading
          above={<BackLink href={draftAddress(at)}>{t.toDraft}</BackLink>}
          title={t.publishTitle}
          tags={<Tag color="accent">{t.title(version)}</Tag>}
          lead={t.publishLead[content.kind]}
        />
        <Heading level={2} size="sm">
          {t.changes}
        </Heading>
        {isUnchanged(changes) ? <Alert>{t.nothingChanged}</Alert> : <ChangeList changes={changes} at={at} />}
        <Form submission={at.submission} errors={failure?.errors}>
          <input type="hidden" name="revision" value={revision} />
          <TextArea
            name="note"
            label={t.note}
            help={t.noteHelp}
            required
            limit={longestNote}
            value={typed(failure?.values, 'note')}
            error={failure?.errors['note']}
          />
          <Buttons>
            <Button>{t.publish}</Button>
            <ButtonLink href={draftAddress(at)} variant="secondary">
              {t.cancel}
            </ButtonLink>
          </Buttons>
        </Form>
      </>
    ),
  }
}

function ChangeList({ changes, at }: { changes: Changes; at: At }) {
  const t = text(at.lang)
  return (
    <ul class="ds-list">
      {changes.about && <li>{t.aboutChanged}</li>}
      {changes.order && <li>{t.orderChanged}</li>}
      {changes.steps.map((step) => (
        <li>
          <StepChanged step={step} at={at} />
        </li>
      ))}
    </ul>
  )
}

function StepChanged({ step, at }: { step: StepChange; at: At }) {
  const t = text(at.lang)
  return (
    <>
      {step.title[at.lang]} <Kind kind={step.kind} at={at} />
      {step.parts.length > 0 && <div class="help">{t.partsChanged(step.parts.map((part) => t.parts[part]).join(', '))}</div>}
      {step.records.length > 0 && (
        <ul class="ds-list">
          {step.records.map(({ label, kind }) => (
            <li>
              {label[at.lang]} <Kind kind={kind} at={at} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const colors = { added: 'success', removed: 'danger', changed: 'info' } as const
const Kind = ({ kind, at }: { kind: keyof typeof colors; at: At }) => <Tag color={colors[kind]}>{text(at.lang).changed[kind]}</Tag>
