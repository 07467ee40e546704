import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type FormErrors, type FormValues, type Route, type Shown } from '#http/index.ts'
import { today } from '#lib/day.ts'
import type { DraftId } from '#lib/id.ts'
import { Button, Buttons, DateField, Details, Fieldset, Form, TextArea, TextField, TimeField } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { writeDraft } from './access.ts'
import { Autosaved, DraftHeading, shownRevision, StoredVersion } from './draft-frame.page.tsx'
import { readDraft, saveDraft, type Observation } from './draft.ts'
import { text } from './draft.text.ts'

const none: Observation = { seen: '', on: '', time: '', where: '', toldBy: '', interpretation: '' }
const names = ['seen', 'on', 'time', 'where', 'toldBy', 'interpretation'] as const

const Row = z.object({
  seen: field.maybeWords(5000),
  on: field.maybeDay.transform((day) => day ?? ''),
  time: field.maybeWords(10),
  where: field.maybeWords(200),
  toldBy: field.maybeWords(200),
  interpretation: field.maybeWords(5000),
})
/** What the form and the saving script send. */
export const ObservationsForm = z.object({
  revision: field.revision,
  action: z
    .string()
    .regex(/^(save|next|add|remove-\d{1,2})$/)
    .default('save'),
  observations: z.array(Row).max(50).default([]),
})

/** Leaves out rows in which nothing is written. */
export const written = (rows: readonly Observation[]): Observation[] => rows.filter((row) => names.some((name) => row[name]))

async function save(work: Work, { revision, action, observations }: z.infer<typeof ObservationsForm>, at: At) {
  const id = at.params['draftId'] as DraftId
  const errors = wrongIn(observations, today(work.now), at)
  if (Object.keys(errors).length) return { errors }
  const removed = action.startsWith('remove-') ? Number(action.slice('remove-'.length)) : -1
  const kept = written(observations.filter((_, place) => place !== removed))
  await saveDraft(work, id, 'observations', revision, { observations: kept })
  if (action === 'next') return `/drafts/${id}/sides`
  return `/drafts/${id}/observations${action === 'add' ? `?new=yes#observations.${kept.length}.seen` : ''}`
}

function wrongIn(rows: readonly Observation[], now: string, { lang }: At): FormErrors {
  const errors: Record<string, string> = {}
  for (const [place, { on, time }] of rows.entries()) {
    if (on > now) errors[`observations.${place}.on`] = 'future'
    if (time && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) errors[`observations.${place}.time`] = text(lang).time24
  }
  return errors
}

async function view(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const draft = await readDraft(work, at.params['draftId'] as DraftId)
  const stored = draft.content.observations
  const rows = at.failure ? rowsTyped(at.failure.values) : at.query['new'] || stored.length === 0 ? [...stored, none] : stored
  const versions = Array.from({ length: Math.max(rows.length, stored.length) }, (_, place) =>
    names.map((name) => ({
      term: `${t.observation(place + 1)}: ${t[name]}`,
      typed: rows[place]?.[name] ?? '',
      stored: stored[place]?.[name] ?? '',
    })),
  ).flat()
  return {
    title: t.observationsTitle,
    current: '/concerns',
    scripts: ['draft'],
    main: (
      <>
        <DraftHeading draft={draft} at={at} step="observations" title={t.observationsTitle} lead={t.observationsLead} />
        <StoredVersion draft={draft} at={at} fields={versions} />
        <Autosaved draft={draft} part="observations" at={at}>
          <Form submission={at.submission} errors={at.failure?.errors}>
            <input type="hidden" name="revision" value={shownRevision(draft, at)} />
            {/* Enter in a field presses the first button of the form: it must not be one that removes */}
            <button hidden type="submit" name="action" value="save" />
            {rows.map((row, place) => (
              <Observed row={row} place={place} isFolded={place < rows.length - 1} at={at} today={today(work.now)} />
            ))}
            <Button variant="secondary" name="action" value="add">
              {t.add}
            </Button>
            <Buttons>
              <Button name="action" value="next">
                {t.saveAndGoOn}
              </Button>
              <Button variant="tertiary" name="action" value="save">
                {t.save}
              </Button>
            </Buttons>
          </Form>
        </Autosaved>
        <p class="help">{t.mine}</p>
      </>
    ),
  }
}

type RowProps = { row: Observation; place: number; isFolded: boolean; at: At; today: string }

function Observed({ row, place, isFolded, at, today }: RowProps) {
  const t = text(at.lang)
  const isWrong = names.some((name) => at.failure?.errors[`observations.${place}.${name}`])
  const fields = <Fields row={row} place={place} at={at} today={today} />
  if (!isFolded)
    return (
      <Fieldset id={`observation-${place}`} legend={t.observation(place + 1)}>
        {fields}
      </Fieldset>
    )
  return (
    <Details summary={`${place + 1}. ${shortened(row.seen || t.empty)}`} open={isWrong}>
      {fields}
    </Details>
  )
}

function Fields({ row, place, at, today }: Omit<RowProps, 'isFolded'>) {
  const t = text(at.lang)
  const of = (name: (typeof names)[number]) => {
    const path = `observations.${place}.${name}`
    return { name: path, label: t[name], value: row[name], error: at.failure?.errors[path] }
  }
  return (
    <>
      <TextArea {...of('seen')} help={t.seenHelp} required rows={4} />
      <DateField {...of('on')} max={today} />
      <TimeField {...of('time')} />
      <TextField {...of('where')} />
      <TextField {...of('toldBy')} help={t.toldByHelp} />
      <TextArea {...of('interpretation')} help={t.interpretationHelp} rows={3} />
      <div>
        <Button variant="tertiary" danger small name="action" value={`remove-${place}`}>
          {t.remove(place + 1)}
        </Button>
      </div>
    </>
  )
}

const shortened = (words: string) => (words.length > 60 ? `${words.slice(0, 57).trimEnd()} …` : words)

function rowsTyped(values: FormValues): Observation[] {
  const places = [...values.keys()].map((name) => Number(/^observations\.(\d{1,2})\./.exec(name)?.[1] ?? -1))
  return Array.from({ length: Math.max(0, ...places) + 1 }, (_, place) => {
    const of = (name: string) => typed(values, `observations.${place}.${name}`) ?? ''
    return {
      seen: of('seen'),
      on: of('on'),
      time: of('time'),
      where: of('where'),
      toldBy: of('toldBy'),
      interpretation: of('interpretation'),
    }
  })
}

const path = '/drafts/:draftId/observations'
export const draftObservationsPages: Route[] = [
  get(path, page(writeDraft, view)),
  post(path, form(writeDraft, ObservationsForm, save, view)),
]
