import type { ComponentChildren } from 'preact'
import { namesOf } from '#identity/index.ts'
import type { Lang } from '#i18n/index.ts'
import type { At } from '#http/index.ts'
import { ButtonLink, Card, Heading, NextAction, Timeline, Alert } from '#ui/index.ts'
import type { Reading } from '#work/index.ts'
import { text as blockText } from './block.text.ts'
import { ReportedWords } from './concern-body.page.tsx'
import { groundInFull } from './ground-choice.tsx'
import { decisionsOf } from './inbox-decision.ts'
import { Sending, Unread, Verdicts } from './inbox-parts.tsx'
import { verdictOf, wordsOf, type Verdict, type Words } from './inbox-report.ts'
import type { Entry } from './inbox.ts'
import { text } from './inbox.text.ts'

type Names = ReadonlyMap<Entry['responsible'], string>

/** One report: only its head until it has been opened; then all of it, with the one thing that comes next. */
export async function Report({ work, entry, at }: { work: Reading; entry: Entry; at: At }) {
  const people = [entry.concern.author, entry.responsible]
  if (!entry.readAt) return <Unread entry={entry} at={at} names={await namesOf(work, people)} />
  const words = await wordsOf(work, entry)
  const verdict = await verdictOf(work, entry)
  const names = await namesOf(work, [...people, ...words.released.map(({ by }) => by)])
  const t = text(at.lang)
  return (
    <>
      <Next entry={entry} isMine={entry.responsible === work.actor.id} lang={at.lang} names={names} />
      <div class="columns">
        <div class="stack">
          {verdict && <Verdicts verdict={verdict} at={at} />}
          <Section title={t.said}>
            <ReportedWords {...factsOf(entry)} body={words.body} lang={at.lang} />
          </Section>
          <Added words={words} reporter={names.get(entry.concern.author) ?? ''} names={names} lang={at.lang} />
          <Choices work={work} entry={entry} lang={at.lang} verdict={verdict} />
        </div>
        <aside class="stack" aria-label={t.head}>
          <Card tinted title={t.head}>
            <Sending entry={entry} at={at} names={names} />
            <p>
              <a class="ds-link" href={`/inbox/${entry.id}/block`}>
                {blockText(at.lang).reportTitle}
              </a>
            </p>
          </Card>
        </aside>
      </div>
    </>
  )
}

const Next = ({ entry, isMine, lang, names }: { entry: Entry; isMine: boolean; lang: Lang; names: Names }) => {
  const t = text(lang)
  if (!entry.decided)
    return (
      <NextAction
        what={t.decide.what}
        who={names.get(entry.responsible)}
        due={entry.dueOn}
        overdue={entry.isOverdue}
        action={
          <div class="buttons">
            <ButtonLink href="#choices">{t.decide.button}</ButtonLink>
            <ButtonLink href={`/inbox/${entry.id}/plan${isMine ? '' : '?mine=yes'}`} variant="tertiary">
              {isMine ? t.plan.change : t.plan.takeOver}
            </ButtonLink>
          </div>
        }
      />
    )
  if (entry.concern.answeredAt)
    return (
      <Alert severity="success" title={t.done.title}>
        <p>{t.done.body}</p>
      </Alert>
    )
  return (
    <NextAction what={t.answer.what} action={<ButtonLink href={`/inbox/${entry.id}/release`}>{t.answer.button}</ButtonLink>}>
      <p>{t.answer.why}</p>
    </NextAction>
  )
}

const factsOf = ({ concern: { service, ground, isIdentified, isTold, isOwnContact } }: Entry) =>
  ({ service, ground, isIdentified, told: isTold ? 'told' : 'not-told', origin: isOwnContact ? 'self' : 'observed' }) as const

const Section = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="stack">
    <Heading level={2} size="sm">
      {title}
    </Heading>
    {children}
  </section>
)

const Added = ({ words: { additions, released }, reporter, names, lang }: { words: Words; reporter: string; names: Names; lang: Lang }) => {
  const t = text(lang)
  return (
    <>
      {additions.length > 0 && (
        <Section title={t.additions}>
          <Timeline label={t.additions} entries={additions.map(({ id, at, words }) => ({ id, at, author: reporter, text: words }))} />
        </Section>
      )}
      {released.length > 0 && (
        <Section title={t.releases}>
          <Timeline
            label={t.releases}
            entries={released.map(({ id, at, by, words, ground, told }) => ({
              id,
              at,
              author: names.get(by) ?? '',
              text: words ?? t.nothingMore,
              children: ground && (
                <p>
                  {t.groundOf(groundInFull(ground, lang))}. {told && (told.isTold ? t.personTold : t.personNotTold(told.why ?? ''))}
                </p>
              ),
            }))}
          />
        </Section>
      )}
    </>
  )
}

const Choices = ({ work, entry, lang, verdict }: { work: Reading; entry: Entry; lang: Lang; verdict: Verdict | undefined }) => {
  if (verdict) return null
  const t = text(lang)
  const may = decisionsOf(entry.receiver)
  const choices = [
    may.includes('linked') && (['link', t.choice.link] as const),
    may.includes('linked') && work.actor.roles.includes('coordinator') && (['open-case', t.choice.open] as const),
    may.includes('answered') && (['answer', t.choice.answer] as const),
    ['pass-on', t.choice['pass-on']] as const,
    ['unfounded', t.choice.unfounded] as const,
  ].filter((choice) => choice !== false)
  return (
    <section class="stack" aria-labelledby="choices">
      <Heading level={2} size="sm" id="choices">
        {t.choices}
      </Heading>
      {choices.map(([path, { title, body }]) => (
        <Card title={title} href={`/inbox/${entry.id}/${path}`} level={3}>
          <p>{body}</p>
        </Card>
      ))}
      <p>
        <a class="ds-link" href={`/inbox/${entry.id}/release`}>
          {t.tellNow}
        </a>
      </p>
    </section>
  )
}
