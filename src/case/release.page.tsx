import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Route } from '#http/index.ts'
import { namesOf } from '#identity/index.ts'
import { grounds } from '#law/index.ts'
import { today } from '#lib/day.ts'
import { Conflict } from '#lib/errors.ts'
import { Alert, Button, ButtonLink, Buttons, Form, Heading, Radios, TextArea, Timeline } from '#ui/index.ts'
import { opened, type Reading, type Work } from '#work/index.ts'
import { releaseToReporter } from './access.ts'
import { GroundChoice } from './ground-choice.tsx'
import { entryIn, Framed, ToldFields, Unread } from './inbox-parts.tsx'
import { entryOf, type Entry } from './inbox.ts'
import { release, releasedOn } from './release.ts'
import { text } from './release.text.ts'

const Release = z.object({
  what: field.oneOf(['share', 'nothing']),
  words: field.maybeWords(),
  ground: field.maybeWords(100),
  told: z.enum(['told', 'not-told']).optional(),
  toldWhy: field.maybeWords(),
})

const feedbackGrounds = (work: Reading | Work, { concern }: Entry) =>
  grounds({ service: work.actor.service, use: 'feedback', on: today(work.now), identified: concern.isIdentified })

async function shown(work: Reading, at: At) {
  const entry = await entryOf(work, entryIn(at))
  const t = text(at.lang)
  const main = entry.readAt ? (
    await Answering({ work, entry, at })
  ) : (
    <Unread entry={entry} at={at} names={await namesOf(work, [entry.concern.author, entry.responsible])} />
  )
  return {
    title: t.title,
    current: '/inbox',
    main: (
      <Framed title={t.title} entry={entry} lang={at.lang}>
        {main}
      </Framed>
    ),
  }
}

async function Answering({ work, entry, at }: { work: Reading; entry: Entry; at: At }) {
  const t = text(at.lang)
  const values = at.failure?.values
  const errors = at.failure?.errors
  const open = feedbackGrounds(work, entry)
  return (
    <>
      <p>{t.lead}</p>
      <Before at={at} said={await saidBefore(work, entry)} />
      <Form submission={at.submission} errors={errors}>
        <Radios
          name="what"
          label={t.what}
          required
          value={typed(values, 'what')}
          error={errors?.['what']}
          options={[
            ...(open.length ? [{ value: 'share', label: t.share }] : []),
            { value: 'nothing', label: t.nothing, help: t.nothingHelp },
          ]}
        />
        {open.length === 0 ? (
          <Alert severity="info">
            <p>{t.noGround}</p>
          </Alert>
        ) : (
          <>
            <TextArea name="words" label={t.words} help={t.wordsHelp} value={typed(values, 'words')} error={errors?.['words']} />
            <GroundChoice label={t.ground} grounds={open} lang={at.lang} value={typed(values, 'ground')} error={errors?.['ground']} />
            <ToldFields at={at} words={t.told} />
          </>
        )}
        <Buttons>
          <Button>{t.send}</Button>
          <ButtonLink href={`/inbox/${entry.id}`} variant="tertiary">
            {t.cancel}
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  )
}

async function saidBefore(work: Reading, { concern }: Entry) {
  const said = await releasedOn(work, concern.id)
  if (said.length > 0) opened(work, concern.id)
  const names = await namesOf(
    work,
    said.map(({ by }) => by),
  )
  return said.map(({ id, at, by, words }) => ({ id, at, author: names.get(by) ?? '', words }))
}

type Said = Awaited<ReturnType<typeof saidBefore>>
const Before = ({ said, at }: { at: At; said: Said }) => {
  const t = text(at.lang)
  if (said.length === 0) return null
  return (
    <section class="stack">
      <Heading level={2} size="xs">
        {t.before}
      </Heading>
      <Timeline label={t.before} entries={said.map(({ words, ...entry }) => ({ ...entry, text: words ?? t.nothingMore }))} />
    </section>
  )
}

/** What is missing for something to be shared, field by field. */
function missing(work: Work, entry: Entry, { words, ground, told, toldWhy }: z.infer<typeof Release>) {
  return {
    ...(!words && { words: 'required' }),
    ...(!feedbackGrounds(work, entry).some(({ id }) => id === ground) && { ground: 'choose' }),
    ...(!told && { told: 'choose' }),
    ...(told === 'not-told' && !toldWhy && { toldWhy: 'required' }),
  }
}

export const releasePages: Route[] = [
  get('/inbox/:entryId/release', page(releaseToReporter, shown)),
  post(
    '/inbox/:entryId/release',
    form(
      releaseToReporter,
      Release,
      async (work, sent, at) => {
        const entry = await entryOf(work, entryIn(at))
        if (!entry.readAt) throw new Conflict()
        const { what, words, ground, told, toldWhy } = sent
        const errors = what === 'share' ? missing(work, entry, sent) : {}
        if (Object.keys(errors).length) return { errors }
        await release(
          work,
          entry.id,
          what === 'nothing' ? 'nothing' : { words, ground, told: { isTold: told === 'told', ...(toldWhy && { why: toldWhy }) } },
        )
        return `/inbox/${entry.id}`
      },
      shown,
    ),
  ),
]
