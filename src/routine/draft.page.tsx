import type { ComponentChildren } from 'preact'
import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Change, type Route, type Shown } from '#http/index.ts'
import { isLang } from '#i18n/index.ts'
import type { RoutineId } from '#lib/id.ts'
import {
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  DateField,
  Form,
  Heading,
  PageHeading,
  SummaryList,
  Tag,
  TextField,
  Time,
} from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { changeDraft, copyRoutine, readDraft } from './access.ts'
import type { RoutineStep } from './content.ts'
import { beginDraft, draftOf, editDraft, newestVersion, type Draft } from './draft.ts'
import { text } from './draft.text.ts'
import { moved } from './edit.ts'
import { RoutineToRead } from './steps.page.tsx'
import { AllThree, faultsAt, InThree, lengths, threeShort } from './three.page.tsx'

const Nothing = z.object({})
const Move = z.object({ revision: field.revision, move: z.string().regex(/^(up|down):[a-z0-9-]+$/) })
const About = z.object({
  revision: field.revision,
  title: threeShort(),
  owner: threeShort(),
  source: field.words(lengths.short),
  lastChecked: field.day,
})

export const draftPages: readonly Route[] = [
  get('/routines/:routineId/copy', page(readDraft, copying)),
  post('/routines/:routineId/copy', form(copyRoutine, Nothing, copy, copying)),
  get('/routines/:routineId/edit', page(readDraft, overview)),
  post('/routines/:routineId/edit', form(changeDraft, Move, move, overview)),
  get('/routines/:routineId/about', page(readDraft, about)),
  post('/routines/:routineId/about', form(changeDraft, About, saveAbout, about)),
  get('/routines/:routineId/preview', page(readDraft, preview)),
]

async function copy(work: Work, _: unknown, at: At) {
  await beginDraft(work, routineIn(at))
  return draftAddress(at)
}

async function copying(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  await newestVersion(work, routineIn(at))
  return {
    title: t.copyTitle,
    current: '/routines',
    main: (
      <>
        <PageHeading above={<BackLink href="/routines" />} title={t.copyTitle} lead={t.copyLead} />
        <Form submission={at.submission}>
          <Buttons>
            <Button>{t.copy}</Button>
            <ButtonLink href="/routines" variant="secondary">
              {t.cancel}
            </ButtonLink>
          </Buttons>
        </Form>
      </>
    ),
  }
}

async function move(work: Work, { revision, move }: z.infer<typeof Move>, at: At) {
  const { way, key } = wayOf(move)
  await editDraft(work, routineIn(at), revision, (content) => ({ ...content, steps: moved(content.steps, key, way) }))
  return `${draftAddress(at)}#${key}`
}

async function overview(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const draft = await draftOf(work, routineIn(at))
  const there = draftAddress(at)
  const actions = (
    <>
      <ButtonLink href={`/routines/${draft.id}/publish`}>{t.publish}</ButtonLink>
      <ButtonLink href={`/routines/${draft.id}/preview`} variant="secondary">
        {t.preview}
      </ButtonLink>
      <ButtonLink href={`/routines/${draft.id}/about`} variant="secondary">
        {t.about}
      </ButtonLink>
    </>
  )
  return {
    title: t.title(draft.version),
    current: '/routines',
    main: (
      <>
        <PageHeading
          above={<BackLink href="/routines" />}
          title={draft.content.title[at.lang]}
          tags={<Tag color="accent">{t.title(draft.version)}</Tag>}
          lead={t.lead[draft.content.kind]}
          actions={actions}
        />
        <Heading level={2} size="sm">
          {t.steps}
        </Heading>
        <Movable
          at={at}
          draft={draft}
          items={draft.content.steps.map((step) => ({ key: step.key, words: <StepLine step={step} at={at} />, name: step.title[at.lang] }))}
        />
        <ButtonLink href={`${there}/new`} variant="secondary">
          {t.addStep}
        </ButtonLink>
      </>
    ),
  }
}

const StepLine = ({ step, at }: { step: RoutineStep; at: At }) => (
  <>
    <a class="ds-link" href={`${draftAddress(at)}/${step.key}`}>
      {step.title[at.lang]}
    </a>
    {step.records.length > 0 && <div class="help">{text(at.lang).records(step.records.length)}</div>}
  </>
)

type MovableProps = {
  at: At
  draft: Draft
  items: readonly { key: string; words: ComponentChildren; name: string }[]
}

/** A list whose items can be moved a place, each by a button of its own. */
export function Movable({ at, draft, items }: MovableProps) {
  const t = text(at.lang)
  const button = (way: 'up' | 'down', key: string, name: string) => (
    <Button variant="tertiary" small name="move" value={`${way}:${key}`}>
      {t[way]}
      <span class="ds-sr-only">: {name}</span>
    </Button>
  )
  return (
    <Form submission={at.submission}>
      <input type="hidden" name="revision" value={draft.revision} />
      <ol class="movable">
        {items.map(({ key, words, name }, place) => (
          <li id={key}>
            <div>{words}</div>
            <Buttons>
              {place > 0 && button('up', key, name)}
              {place < items.length - 1 && button('down', key, name)}
            </Buttons>
          </li>
        ))}
      </ol>
    </Form>
  )
}

async function saveAbout(work: Work, { revision, ...words }: z.infer<typeof About>, at: At): ReturnType<Change<Work, unknown>> {
  const t = text(at.lang)
  const faults = await editDraft(work, routineIn(at), revision, (content) => ({ ...content, ...words }))
  return faults.length
    ? { errors: faultsAt(faults, [], (path) => [path.join('.'), isLang(path[1]) ? t.missing[path[1]] : t.required]) }
    : draftAddress(at)
}

async function about(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { failure } = at
  const draft = await draftOf(work, routineIn(at))
  const { title, owner, source, lastChecked } = draft.content
  return {
    title: t.about,
    current: '/routines',
    main: (
      <>
        <PageHeading
          above={<BackLink href={draftAddress(at)}>{t.toDraft}</BackLink>}
          title={t.about}
          tags={<Tag color="accent">{t.draft}</Tag>}
        />
        <Stored at={at}>
          <SummaryList
            items={[
              { term: t.routineTitle, value: <AllThree text={title} /> },
              { term: t.owner, value: <AllThree text={owner} /> },
              { term: t.source, value: source },
              { term: t.lastChecked, value: <Time at={lastChecked} /> },
            ]}
          />
        </Stored>
        <Form submission={at.submission} errors={failure?.errors}>
          <input type="hidden" name="revision" value={draft.revision} />
          <InThree name="title" label={t.routineTitle} value={title} failure={failure} />
          <InThree name="owner" label={t.owner} value={owner} failure={failure} />
          <TextField
            name="source"
            label={t.source}
            help={t.sourceHelp}
            required
            value={typed(failure?.values, 'source') ?? source}
            error={failure?.errors['source']}
          />
          <DateField
            name="lastChecked"
            label={t.lastChecked}
            required
            value={typed(failure?.values, 'lastChecked') ?? lastChecked}
            error={failure?.errors['lastChecked']}
          />
          <Save at={at} back={draftAddress(at)} />
        </Form>
      </>
    ),
  }
}

async function preview(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const draft = await draftOf(work, routineIn(at))
  return {
    title: t.preview,
    current: '/routines',
    main: (
      <>
        <PageHeading
          above={<BackLink href={draftAddress(at)}>{t.toDraft}</BackLink>}
          title={draft.content.title[at.lang]}
          tags={<Tag color="accent">{t.title(draft.version)}</Tag>}
        />
        <RoutineToRead content={draft.content} lang={at.lang} />
      </>
    ),
  }
}

/** When someone else has saved meanwhile: what stands there now, above the fields with what was typed. */
export const Stored = ({ at, children }: { at: At; children: ComponentChildren }) =>
  at.failure?.why === 'stale' ? (
    <section class="stored" aria-labelledby="stored">
      <Heading level={2} size="xs" id="stored">
        {text(at.lang).storedNow}
      </Heading>
      <p>{text(at.lang).storedHelp}</p>
      {children}
    </section>
  ) : null

/** The foot of every form of the editor. */
export const Save = ({ at, back }: { at: At; back: string }) => (
  <Buttons>
    <Button>{text(at.lang).save}</Button>
    <ButtonLink href={back} variant="secondary">
      {text(at.lang).cancel}
    </ButtonLink>
  </Buttons>
)

export const routineIn = ({ params }: At) => params['routineId'] as RoutineId
export const draftAddress = (at: At) => `/routines/${routineIn(at)}/edit`
/** "up:report" as a button says it. */
export function wayOf(move: string) {
  const [way, key = ''] = move.split(':')
  return { way: way === 'up' ? ('up' as const) : ('down' as const), key }
}
