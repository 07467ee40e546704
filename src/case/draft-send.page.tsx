import type { ComponentChildren } from 'preact'
import * as z from 'zod'
import { field, form, get, page, post, typed, typedAll, type At, type FormErrors, type Route, type Shown } from '#http/index.ts'
import type { Receives } from '#db/index.ts'
import { formatDay } from '#i18n/index.ts'
import { colleagues } from '#identity/index.ts'
import { services, type Ground } from '#law/index.ts'
import { NotFound } from '#lib/errors.ts'
import type { AccountId, DraftId } from '#lib/id.ts'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  Card,
  Checkbox,
  Checkboxes,
  Fieldset,
  Form,
  PageHeading,
  Radios,
  Select,
  TextArea,
  Written,
} from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { findIdentity, wordingText } from '#wording/index.ts'
import { sendConcern as report } from './access.ts'
import { anonymously, AroundPerson, ObservationList } from './concern-body.page.tsx'
import { childWelfareGrounds, reportGrounds, type ReportRefusal } from './concern.ts'
import { text as concernText } from './concern.text.ts'
import { text } from './draft-report.text.ts'
import { text as draftText } from './draft.text.ts'
import { extras, sendDraft } from './draft-send.ts'
import { readDraft, seenIn, sideNames, type Draft, type DraftContent } from './draft.ts'

const letters = [...childWelfareGrounds, 'none'] as const
const Sending = z.object({
  revision: field.revision,
  ground: z.string().default(''),
  observations: field.anyOfThese(Array.from({ length: 50 }, (_, place) => String(place)) as [string, ...string[]]),
  extras: field.anyOfThese(extras),
  letters: field.anyOfThese(letters),
  told: field.oneOf(['told', 'not-told']).optional(),
  toldWords: field.maybeWords(2000),
  leader: z
    .union([z.literal(''), field.id<AccountId>()], 'choose')
    .default('')
    .transform((id) => id || undefined),
})

async function send(work: Work, { told, ...input }: z.infer<typeof Sending>, at: At) {
  const id = at.params['draftId'] as DraftId
  const { report } = (await readDraft(work, id)).content
  if (!report) throw new NotFound()
  const missing = missingFrom({ told, ...input }, report.receiver, reportGrounds(work, report), at)
  if (!told || Object.keys(missing).length) return { errors: missing }
  const sent = await sendDraft(work, id, {
    ...input,
    ...report,
    told,
    ground: input.ground || null,
    observations: input.observations.map(Number),
    childWelfareGrounds: childWelfareGrounds.filter((letter) => input.letters.includes(letter)),
  })
  if ('refused' in sent) return { errors: { [fieldOf[sent.refused]]: text(at.lang).errors[sent.refused] } }
  return `/concerns/${sent.id}?sent=yes`
}

/** Everything that is missing at once, so that she need not send again and again to learn it. */
function missingFrom(
  { observations, ground, letters, told, toldWords }: z.infer<typeof Sending>,
  receiver: Receives,
  grounds: readonly Ground[],
  at: At,
): FormErrors {
  const t = text(at.lang).errors
  const wrong = receiver === 'child-welfare' && wrongLetters(letters, at)
  return {
    ...(observations.length === 0 && { what: t['nothing-seen'] }),
    ...(grounds.length > 0 && !ground && { ground: t.ground }),
    ...(wrong && { letters: wrong }),
    ...(!told && { told: 'choose' }),
    ...(told === 'not-told' && !toldWords && { toldWords: t['told-reason'] }),
  }
}

const fieldOf: Record<ReportRefusal['refused'], string> = {
  service: 'change',
  ground: 'ground',
  named: 'change',
  'nothing-seen': 'what',
  'told-reason': 'toldWords',
  'no-receiver': 'change',
  leader: 'leader',
}

function wrongLetters(chosen: readonly (typeof letters)[number][], { lang }: At) {
  if (chosen.length === 0) return text(lang).chooseChildWelfare
  return chosen.includes('none') && chosen.length > 1 ? text(lang).noneAlone : undefined
}

async function view(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const draft = await readDraft(work, at.params['draftId'] as DraftId)
  const { report } = draft.content
  if (!report) throw new NotFound()
  const grounds = reportGrounds(work, report)
  const leaders = (await colleagues(work, { role: 'unit_leader', unit: work.actor.unit })).filter(({ id }) => id !== work.actor.id)
  const leaderOptions = leaders.map(({ id, name }) => ({ value: id, label: name }))
  return {
    title: t.sendTitle,
    current: '/concerns',
    scripts: ['draft'],
    main: (
      <>
        <PageHeading
          title={t.sendTitle}
          lead={t.sendLead(t.receivers[report.receiver])}
          above={<BackLink href={`/drafts/${draft.id}/report`}>{t.change}</BackLink>}
        />
        {report.receiver === 'police' && <Alert severity="danger">{t.danger}</Alert>}
        {report.isIdentified && grounds.length === 0 ? (
          <NoGround draft={draft} at={at} />
        ) : (
          <Sheet draft={draft} at={at} grounds={grounds} leaders={leaderOptions} />
        )}
      </>
    ),
  }
}

function NoGround({ draft: { id, content }, at }: { draft: Draft; at: At }) {
  const t = text(at.lang)
  const service = services.find((one) => one.id === content.report?.service)?.name[at.lang] ?? ''
  return (
    <Alert severity="warning" title={t.noGroundTitle}>
      <p>{t.noGroundWords(service)}</p>
      <Buttons>
        <ButtonLink href="/consultations/new">{t.anonymous}</ButtonLink>
        <ButtonLink href={`/drafts/${id}/report`} variant="secondary">
          {t.withoutIdentity}
        </ButtonLink>
      </Buttons>
    </Alert>
  )
}

type SheetProps = { draft: Draft; at: At; grounds: readonly Ground[]; leaders: readonly { value: string; label: string }[] }

function Sheet({ draft, at, grounds, leaders }: SheetProps) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  const { report } = draft.content
  return (
    <div data-draft-forget={draft.id}>
      <Form submission={at.submission} errors={errors}>
        <input type="hidden" name="revision" value={draft.revision} />
        <What draft={draft} at={at} />
        {!report?.isIdentified && <Recognised content={draft.content} at={at} />}
        {grounds.length === 0 ? (
          <p id="ground">{t.noneNeeded}</p>
        ) : (
          <Radios
            name="ground"
            label={t.ground}
            help={t.groundHelp}
            required
            options={grounds.map(({ id, law, section, title, text }) => ({
              value: id,
              label: `${title[at.lang]} (${law[at.lang]} ${section})`,
              help: text[at.lang],
            }))}
            value={typed(values, 'ground')}
            error={errors?.['ground']}
          />
        )}
        {report?.receiver === 'child-welfare' && <ChildWelfare at={at} />}
        <Radios
          name="told"
          label={t.told}
          required
          options={(['told', 'not-told'] as const).map((value) => ({ value, label: t.tolds[value] }))}
          value={typed(values, 'told')}
          error={errors?.['told']}
        />
        <TextArea
          name="toldWords"
          label={t.toldWords}
          help={t.toldWordsHelp}
          rows={3}
          value={typed(values, 'toldWords')}
          error={errors?.['toldWords']}
        />
        {leaders.length > 0 && (
          <Select
            name="leader"
            label={t.leader}
            help={t.leaderHelp}
            options={leaders}
            value={typed(values, 'leader')}
            error={errors?.['leader']}
          />
        )}
        <p class="help">{t.afterwards}</p>
        <Buttons>
          <Button>{t.send}</Button>
        </Buttons>
      </Form>
    </div>
  )
}

/** Exactly what is sent, each part with a tick that may be taken away. */
function What({ draft: { content }, at }: { draft: Draft; at: At }) {
  const t = text(at.lang)
  const { failure, lang } = at
  const isTicked = (name: string, value: string) => !failure || typedAll(failure.values, name).includes(value)
  const tick = (name: 'observations' | 'extras', value: string, label: string) => (
    <Checkbox name={name} id={`${name}-${value}`} value={value} label={label} checked={isTicked(name, value)} required />
  )
  const { isIdentified } = content.report ?? {}
  return (
    <Fieldset id="what" legend={t.what} help={t.whatHelp} error={failure?.errors['what']}>
      {isIdentified && <AroundPerson about={content.about} protective="" sides={undefined} lang={lang} />}
      {content.observations.map(
        (row, place) =>
          row.seen && (
            <div class="stack">
              {tick('observations', String(place), t.observation(place + 1))}
              <ObservationList observations={only(content, place)} lang={lang} thinks={draftText(lang).thinks} level={2} />
            </div>
          ),
      )}
      {content.protective && (
        <div class="stack">
          {tick('extras', 'protective', t.extras.protective)}
          <Card>
            <Written>{content.protective}</Written>
          </Card>
        </div>
      )}
      <div class="stack">
        {tick('extras', 'sides', t.extras.sides)}
        <Card>
          <AroundPerson about={undefined} protective="" sides={content.sides} lang={lang} />
        </Card>
      </div>
      <Days content={content} at={at}>
        {tick('extras', 'discussed', t.extras.discussed)}
      </Days>
    </Fieldset>
  )
}

// keeps its number in the draft: the others are left empty, and what is empty is not drawn
const only = ({ observations }: DraftContent, wanted: number) =>
  observations.map((row, place) => (place === wanted ? row : { ...row, seen: '' }))

function Days({ content, at: { lang }, children }: { content: DraftContent; at: At; children: ComponentChildren }) {
  const t = concernText(lang).body
  const days = [
    ...content.discussedWithLeader.map(({ on }) => `${t.discussedWithLeader} ${formatDay(lang, on)}`),
    ...content.discussedAnonymously.map((one) => anonymously(one, lang)),
  ]
  return days.length ? (
    <div class="stack">
      {children}
      <ul class="ds-list">
        {days.map((day) => (
          <li>{day}</li>
        ))}
      </ul>
    </div>
  ) : null
}

function ChildWelfare({ at }: { at: At }) {
  const t = text(at.lang)
  const words = concernText(at.lang).childWelfareGrounds
  const options = letters.map((value) => ({ value, label: value === 'none' ? t.none : words[value] }))
  return (
    <Checkboxes
      name="letters"
      label={t.childWelfare}
      help={t.childWelfareHelp}
      required
      options={options}
      value={typedAll(at.failure?.values, 'letters')}
      error={at.failure?.errors['letters']}
    />
  )
}

/** What may tell who it is about, in a text that shall not. */
function Recognised({ content, at }: { content: DraftContent; at: At }) {
  const t = text(at.lang)
  const kinds = wordingText(at.lang).identity
  const texts = [
    ...seenIn(content).flatMap(({ seen, where, toldBy, interpretation }) => [seen, where, toldBy, interpretation]),
    content.protective,
    ...sideNames.map((name) => content.sides[name].words),
  ]
  const found = texts.flatMap((words) => findIdentity(words, { knownNames: [] }))
  if (found.length === 0) return null
  return (
    <Alert severity="warning" title={t.identityTitle}>
      <p>{t.identityLead}</p>
      <ul class="ds-list">
        {found.map(({ kind, words }) => (
          <li>
            «{words}» – {kinds[kind].what}. {kinds[kind].why}
          </li>
        ))}
      </ul>
    </Alert>
  )
}

const path = '/drafts/:draftId/report/send'
export const draftSendPages: Route[] = [get(path, page(report, view)), post(path, form(report, Sending, send, view))]
