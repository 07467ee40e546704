import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Change, type Route, type Shown } from '#http/index.ts'
import { isLang, langs, type Localised } from '#i18n/index.ts'
import { Alert, BackLink, Button, ButtonLink, Buttons, Form, Heading, PageHeading, SummaryList, Tag, TextField } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { changeDraft, readDraft } from './access.ts'
import type { RoutineKind, RoutineStep } from './content.ts'
import { draftOf, editDraft, type Draft } from './draft.ts'
import { draftAddress, routineIn, Save, Stored } from './draft.page.tsx'
import { text } from './draft.text.ts'
import { find, newKey, without, withStep } from './edit.ts'
import { AllThree, faultsAt, InThree, joined, lengths, lined, three, threeShort } from './three.page.tsx'

const Step = z.object({
  revision: field.revision,
  title: threeShort(),
  purpose: three(lengths.long),
  guidance: three(2 * lengths.long),
  responsible: three(lengths.long),
  deadlineDays: field.maybeWords(10),
  skipReason: threeShort(),
})
type Step = z.infer<typeof Step>
const Removal = z.object({ revision: field.revision })

export const stepPages: readonly Route[] = [
  get('/routines/:routineId/edit/new', page(readDraft, adding)),
  post('/routines/:routineId/edit/new', form(changeDraft, Step, add, adding)),
  get('/routines/:routineId/edit/:step', page(readDraft, changing)),
  post('/routines/:routineId/edit/:step', form(changeDraft, Step, save, changing)),
  get('/routines/:routineId/edit/:step/remove', page(readDraft, removing)),
  post('/routines/:routineId/edit/:step/remove', form(changeDraft, Removal, remove, removing)),
]

async function add(work: Work, input: Step, at: At): ReturnType<Change<Work, Step>> {
  const { steps, kind } = (await draftOf(work, routineIn(at))).content
  const key = newKey(input.title.en, steps)
  const step: RoutineStep = { ...stepFrom(input, kind), key, records: kind === 'follow-up' ? [firstRecord()] : [] }
  const faults = await editDraft(work, routineIn(at), input.revision, (content) => ({ ...content, steps: [...content.steps, step] }))
  return faults.length ? { errors: stepErrors(faults, steps.length, step, at) } : `${draftAddress(at)}#${key}`
}

async function save(work: Work, input: Step, at: At): ReturnType<Change<Work, Step>> {
  const { steps, kind } = (await draftOf(work, routineIn(at))).content
  const before = find(steps, at.params['step']!)
  const step: RoutineStep = { ...stepFrom(input, kind), key: before.key, records: before.records }
  const faults = await editDraft(work, routineIn(at), input.revision, (content) =>
    withStep(content, step.key, ({ records }) => ({ ...step, records })),
  )
  return faults.length ? { errors: stepErrors(faults, steps.indexOf(before), step, at) } : `${draftAddress(at)}#${step.key}`
}

function stepFrom(input: Step, kind: RoutineKind): Omit<RoutineStep, 'key' | 'records'> {
  const { title, purpose, guidance, responsible, deadlineDays, skipReason } = input
  return {
    title,
    purpose,
    guidance: lined(guidance),
    responsible: lined(responsible),
    ...((deadlineDays || asksDeadline(kind)) && { deadlineDays: Number(deadlineDays || Number.NaN) }),
    ...(langs.some((lang) => skipReason[lang]) && { skipReason }),
  }
}

/** A case that goes through the steps has a day for each. */
const asksDeadline = (kind: RoutineKind) => kind === 'follow-up'

/** A step of a follow-up asks for something from its first day; the municipality writes its own question instead. */
const firstRecord = (): RoutineStep['records'][number] => ({
  key: 'done',
  kind: 'longText',
  required: true,
  label: inAll('firstRecord'),
  help: inAll('firstRecordHelp'),
})
const inAll = (words: 'firstRecord' | 'firstRecordHelp'): Localised => ({
  nb: text('nb')[words],
  nn: text('nn')[words],
  en: text('en')[words],
})

function stepErrors(faults: Parameters<typeof faultsAt>[0], place: number, step: RoutineStep, at: At) {
  const t = text(at.lang)
  return faultsAt(faults, ['steps', place], ([name, ...rest]) => {
    if (name === 'guidance' || name === 'responsible')
      return rest.length ? [`${name}.${String(rest.at(-1))}`, t.sameLines(step[name].length)] : [name, t.required]
    return name === 'deadlineDays' ? [name, t.wrongDays] : [[name, ...rest].join('.'), missing(rest, at)]
  })
}

/** "Fill in", with the language that is missing where the path ends in one. */
export function missing(path: readonly PropertyKey[], { lang }: At) {
  const t = text(lang)
  const last = path.at(-1)
  return isLang(last) ? t.missing[last] : t.required
}

async function adding(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const draft = await draftOf(work, routineIn(at))
  return {
    title: t.newStep,
    current: '/routines',
    main: (
      <>
        <Top at={at} title={t.newStep} />
        <p>{t.newStepHelp[draft.content.kind]}</p>
        <StepForm at={at} draft={draft} />
      </>
    ),
  }
}

async function changing(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const draft = await draftOf(work, routineIn(at))
  const step = find(draft.content.steps, at.params['step']!)
  const here = `${draftAddress(at)}/${step.key}`
  return {
    title: step.title[at.lang],
    current: '/routines',
    main: (
      <>
        <Top at={at} title={step.title[at.lang]} />
        <Stored at={at}>
          <SummaryList items={storedWords(step, at)} />
        </Stored>
        <StepForm at={at} draft={draft} step={step} />
        {draft.content.kind === 'follow-up' && <Questions at={at} step={step} here={here} />}
        <div class="buttons">
          <ButtonLink href={`${here}/remove`} variant="tertiary" danger>
            {t.removeStep}
          </ButtonLink>
        </div>
      </>
    ),
  }
}

/** What a case is asked in the step, with the ways to change it. */
function Questions({ at, step, here }: { at: At; step: RoutineStep; here: string }) {
  const t = text(at.lang)
  return (
    <section>
      <Heading level={2} size="sm">
        {t.what}
      </Heading>
      <ol class="ds-list">
        {step.records.map(({ key, label }) => (
          <li>
            <a class="ds-link" href={`${here}/records/${key}`}>
              {label[at.lang]}
            </a>
          </li>
        ))}
      </ol>
      <div class="buttons">
        <ButtonLink href={`${here}/records`} variant="secondary">
          {t.order}
        </ButtonLink>
        <ButtonLink href={`${here}/records/new`} variant="secondary">
          {t.addRecord}
        </ButtonLink>
      </div>
    </section>
  )
}

const Top = ({ at, title }: { at: At; title: string }) => (
  <PageHeading
    above={<BackLink href={draftAddress(at)}>{text(at.lang).toDraft}</BackLink>}
    title={title}
    tags={<Tag color="accent">{text(at.lang).draft}</Tag>}
  />
)

function StepForm({ at, draft, step }: { at: At; draft: Draft; step?: RoutineStep }) {
  const t = text(at.lang)
  const { failure } = at
  const days = typed(failure?.values, 'deadlineDays') ?? step?.deadlineDays?.toString()
  return (
    <Form submission={at.submission} errors={failure?.errors}>
      <input type="hidden" name="revision" value={draft.revision} />
      <InThree name="title" label={t.stepTitle} value={step?.title} failure={failure} />
      <InThree name="purpose" label={t.purpose} value={step?.purpose} failure={failure} rows={4} />
      <InThree name="guidance" label={t.guidance} help={t.linesHelp} value={joined(step?.guidance)} failure={failure} rows={8} />
      <InThree
        name="responsible"
        label={t.responsible}
        help={t.responsibleHelp}
        value={joined(step?.responsible)}
        failure={failure}
        rows={3}
      />
      <TextField
        name="deadlineDays"
        label={t.deadline}
        inputmode="numeric"
        size={5}
        required={asksDeadline(draft.content.kind)}
        value={days}
        error={failure?.errors['deadlineDays']}
      />
      <InThree name="skipReason" label={t.skip} help={t.skipHelp} value={step?.skipReason} failure={failure} required={false} />
      <Save at={at} back={draftAddress(at)} />
    </Form>
  )
}

function storedWords(step: RoutineStep, { lang }: At) {
  const t = text(lang)
  return [
    { term: t.stepTitle, value: <AllThree text={step.title} /> },
    { term: t.purpose, value: <AllThree text={step.purpose} /> },
    { term: t.guidance, value: <AllThree text={joined(step.guidance)} /> },
    { term: t.responsible, value: <AllThree text={joined(step.responsible)} /> },
    { term: t.deadline, value: step.deadlineDays ?? '–' },
    { term: t.skip, value: <AllThree text={step.skipReason} /> },
  ]
}

async function remove(work: Work, { revision }: z.infer<typeof Removal>, at: At): ReturnType<Change<Work, unknown>> {
  const key = at.params['step']!
  const faults = await editDraft(work, routineIn(at), revision, (content) => ({ ...content, steps: without(content.steps, key) }))
  return faults.length ? { errors: { remove: text(at.lang).lastOne } } : draftAddress(at)
}

async function removing(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const draft = await draftOf(work, routineIn(at))
  const step = find(draft.content.steps, at.params['step']!)
  return {
    title: t.removeStep,
    current: '/routines',
    main: (
      <Removing
        at={at}
        draft={draft}
        title={`${t.removeStep}: ${step.title[at.lang]}`}
        lead={t.removeStepLead}
        back={`${draftAddress(at)}/${step.key}`}
      />
    ),
  }
}

type RemovingProps = { at: At; draft: Draft; title: string; lead: string; back: string }

/** Asks once more before something goes out of the draft. */
export function Removing({ at, draft, title, lead, back }: RemovingProps) {
  const t = text(at.lang)
  const wrong = at.failure?.errors['remove']
  return (
    <>
      <PageHeading above={<BackLink href={back} />} title={title} lead={lead} tags={<Tag color="accent">{t.draft}</Tag>} />
      {wrong && <Alert severity="danger" title={wrong} live />}
      <Form submission={at.submission}>
        <input type="hidden" name="revision" value={draft.revision} />
        <Buttons>
          <Button danger>{t.remove}</Button>
          <ButtonLink href={back} variant="secondary">
            {t.cancel}
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  )
}
