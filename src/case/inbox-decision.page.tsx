import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Route } from '#http/index.ts'
import { grounds, type DisposalRule, type Ground } from '#law/index.ts'
import type { Receives } from '#db/index.ts'
import { today } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import { Alert, EmptyState, Radios, SummaryList } from '#ui/index.ts'
import { reading, type Reading, type Work } from '#work/index.ts'
import { decideReport } from './access.ts'
import { Asking } from './asking.tsx'
import { rulesFor } from './closing.ts'
import { GroundChoice } from './ground-choice.tsx'
import { deciding, Decision } from './inbox-decision.form.tsx'
import { answerReport, decideUnfounded, decisionsOf, othersThan, passOn } from './inbox-decision.ts'
import { text } from './inbox-decision.text.ts'
import { entryIn, reportPage, ToldFields } from './inbox-parts.tsx'
import { text as inboxText } from './inbox.text.ts'
import { entryOf, type Entry } from './inbox.ts'

const receivers = ['municipal', 'child-welfare', 'police'] as const
const Unfounded = z.object({ ...deciding, disposalRule: field.words(100) })
const PassOn = z.object({
  ...deciding,
  to: field.oneOf(receivers),
  ground: field.words(100),
  told: field.oneOf(['told', 'not-told']),
  toldWhy: field.maybeWords(),
})
const Answer = z.object(deciding)

const unfounded = reportPage(
  (lang) => text(lang).unfounded.title,
  (work) => (entry, at) => {
    const t = text(at.lang)
    const rules = rulesFor(work, 'unfounded')
    const explained = ({ text: words, after }: DisposalRule) =>
      'years' in after ? `${words[at.lang]} ${t.unfounded.years(after.years)}` : words[at.lang]
    return (
      <>
        <p>{t.unfounded.lead}</p>
        <Decision entry={entry} at={at} button={t.unfounded.button}>
          <Radios
            name="disposalRule"
            label={t.unfounded.rule}
            required
            value={typed(at.failure?.values, 'disposalRule') ?? (rules.length === 1 ? rules[0]?.id : undefined)}
            error={at.failure?.errors['disposalRule']}
            options={rules.map((rule) => ({ value: rule.id, label: rule.title[at.lang], help: explained(rule) }))}
          />
        </Decision>
      </>
    )
  },
)

const passed = reportPage(
  (lang) => text(lang).passOn.title,
  (work) => (entry, at) => {
    const t = text(at.lang).passOn
    const others = othersThan(entry)
    const to = others.find((one) => one === (typed(at.failure?.values, 'to') ?? at.query['to']))
    if (others.length === 0) return <EmptyState title={t.none.title}>{t.none.body}</EmptyState>
    if (to) return <PassOnTo work={work} entry={entry} at={at} to={to} />
    return (
      <Asking lead={t.lead} go={t.go}>
        <Radios
          name="to"
          label={t.to}
          required
          error={at.failure?.errors['to']}
          options={others.map((one) => ({ value: one, label: inboxText(at.lang).receivers[one] }))}
        />
      </Asking>
    )
  },
)

const PassOnTo = ({ work, entry, at, to }: { work: Reading; entry: Entry; at: At; to: Receives }) => {
  const t = text(at.lang).passOn
  const { failure } = at
  const open = passOnGrounds(work, entry, to)
  return (
    <>
      <SummaryList items={[{ term: t.to, value: inboxText(at.lang).receivers[to] }]} />
      <p>
        <a class="ds-link" href={at.path}>
          {t.change}
        </a>
      </p>
      {open.length === 0 ? (
        <Alert severity="warning" title={t.noGround.title}>
          <p>{t.noGround.body}</p>
        </Alert>
      ) : (
        <Decision entry={entry} at={at} button={t.button}>
          <input type="hidden" name="to" value={to} />
          <GroundChoice
            label={t.ground}
            help={t.groundHelp}
            grounds={open}
            lang={at.lang}
            value={typed(failure?.values, 'ground')}
            error={failure?.errors['ground']}
          />
          <ToldFields at={at} words={t.told} />
        </Decision>
      )}
    </>
  )
}

const answered = reportPage(
  (lang) => text(lang).answer.title,
  () => (entry, at) => {
    if (!decisionsOf(entry.receiver).includes('answered')) throw new NotFound()
    const t = text(at.lang).answer
    return (
      <>
        <p>{t.lead}</p>
        <Decision entry={entry} at={at} button={t.button} reason={t.reason} />
      </>
    )
  },
)

/** The grounds on which the actor's own service can hand this report on to a receiver. */
function passOnGrounds(work: Reading | Work, { concern }: Entry, to: Receives): readonly Ground[] {
  const wanted = { service: work.actor.service, on: today(work.now), identified: concern.isIdentified }
  const open = (['pass-on', `report-${to}`] as const).flatMap((use) => grounds({ ...wanted, use }))
  return [...new Map(open.map((ground) => [ground.id, ground])).values()]
}

export const inboxDecisionPages: Route[] = [
  get('/inbox/:entryId/answer', page(decideReport, answered)),
  post(
    '/inbox/:entryId/answer',
    form(
      decideReport,
      Answer,
      async (work, why, at) => {
        await answerReport(work, entryIn(at), why)
        return `/inbox/${entryIn(at)}`
      },
      answered,
    ),
  ),
  get('/inbox/:entryId/pass-on', page(decideReport, passed)),
  post(
    '/inbox/:entryId/pass-on',
    form(
      decideReport,
      PassOn,
      async (work, { to, ground, told, toldWhy, ...why }, at) => {
        const entry = await entryOf(work, entryIn(at))
        const t = text(at.lang).passOn
        if (!othersThan(entry).includes(to)) return { errors: { to: 'choose' } }
        if (!passOnGrounds(work, entry, to).some(({ id }) => id === ground)) return { errors: { ground: t.wrongGround } }
        if (told === 'not-told' && !toldWhy) return { errors: { toldWhy: 'required' } }
        const isTaken = await passOn(work, entry.id, {
          ...why,
          to,
          ground,
          told: { isTold: told === 'told', ...(toldWhy && { why: toldWhy }) },
        })
        return isTaken ? `/inbox/${entry.id}` : { errors: { ground: t.notTaken } }
      },
      passed,
    ),
  ),
  get('/inbox/:entryId/unfounded', page(decideReport, unfounded)),
  post(
    '/inbox/:entryId/unfounded',
    form(
      decideReport,
      Unfounded,
      async (work, { disposalRule, ...why }, at) => {
        if (!rulesFor(reading(work), 'unfounded').some(({ id }) => id === disposalRule)) return { errors: { disposalRule: 'choose' } }
        await decideUnfounded(work, entryIn(at), { ...why, disposalRule })
        return `/inbox/${entryIn(at)}`
      },
      unfounded,
    ),
  ),
]
