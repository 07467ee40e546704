import * as z from 'zod'
import type { ComponentChildren } from 'preact'
import { field, form, get, page, post, typed, type At, type Route } from '#http/index.ts'
import { grounds, type DisposalRule, type Ground, type Use } from '#law/index.ts'
import type { Receives } from '#db/index.ts'
import type { Lang } from '#i18n/index.ts'
import { today } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import type { CaseId } from '#lib/id.ts'
import { Alert, Button, ButtonLink, Buttons, EmptyState, Form, Heading, Radios, TextArea, TextField } from '#ui/index.ts'
import { reading, type Reading, type Work } from '#work/index.ts'
import { decideReport } from './access.ts'
import { rulesFor } from './closing.ts'
import { GroundChoice } from './ground-choice.tsx'
import { answerReport, decideUnfounded, decisionsOf, linkToCase, othersThan, passOn } from './inbox-decision.ts'
import { text } from './inbox-decision.text.ts'
import { entryIn, reportPage, ToldFields } from './inbox-parts.tsx'
import { casesToLink, type Candidate } from './inbox-search.ts'
import { text as inboxText } from './inbox.text.ts'
import { entryOf, type Entry } from './inbox.ts'

const deciding = { reason: field.words(), revision: field.revision }
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
// the search sends the same form, so that what has been written stays: then nothing else is asked for
const Link = z.object({ revision: field.revision, search: field.ticked, reason: field.maybeWords(), caseId: field.id<CaseId>().optional() })

/** The frame of a decision's form: what it rests on, why, and the way back. */
const Decision = ({
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
    const { failure } = at
    const others = othersThan(entry)
    const open = passOnGrounds(work, entry)
    if (others.length === 0) return <EmptyState title={t.none.title}>{t.none.body}</EmptyState>
    return (
      <>
        <p>{t.lead}</p>
        {open.length === 0 ? (
          <Alert severity="warning" title={t.noGround.title}>
            <p>{t.noGround.body}</p>
          </Alert>
        ) : (
          <Decision entry={entry} at={at} button={t.button}>
            <Radios
              name="to"
              label={t.to}
              required
              value={typed(failure?.values, 'to')}
              error={failure?.errors['to']}
              options={others.map((to) => ({ value: to, label: inboxText(at.lang).receivers[to] }))}
            />
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
  },
)

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

const linked = reportPage(
  (lang) => text(lang).link.title,
  (work) => async (entry, at) => {
    if (!decisionsOf(entry.receiver).includes('linked')) throw new NotFound()
    const t = text(at.lang).link
    const { failure } = at
    const found = await casesToLink(work, typed(failure?.values, 'find') ?? '')
    const open = found.filter(({ isOpen }) => isOpen)
    return (
      <>
        <p>{t.lead}</p>
        <Decision entry={entry} at={at} button={t.button}>
          <TextField name="find" label={t.find} help={t.findHelp} value={typed(failure?.values, 'find')} size={30} />
          <Buttons>
            <Button name="search" value="yes" variant="secondary">
              {t.search}
            </Button>
          </Buttons>
          {open.length === 0 ? (
            <EmptyState title={t.none.title}>
              <p>{t.none.body}</p>
            </EmptyState>
          ) : (
            <Radios
              name="caseId"
              label={t.pick}
              required
              value={typed(failure?.values, 'caseId')}
              error={failure?.errors['caseId']}
              options={open.map((one) => ({ value: one.id, label: labelOf(one, at.lang) }))}
            />
          )}
        </Decision>
        <Closed cases={found.filter(({ isOpen }) => !isOpen)} lang={at.lang} />
        {work.actor.roles.includes('coordinator') && (
          <p>
            <a class="ds-link" href={`/inbox/${entry.id}/open-case`}>
              {t.openNew}
            </a>
          </p>
        )}
      </>
    )
  },
)

const Closed = ({ cases, lang }: { cases: readonly Candidate[]; lang: Lang }) => {
  const t = text(lang).link
  if (cases.length === 0) return null
  return (
    <section class="stack">
      <Heading level={2} size="xs">
        {t.closed}
      </Heading>
      <p>{t.closedHelp}</p>
      <ul class="ds-list">
        {cases.map((one) => (
          <li>
            <a class="ds-link" href={`/cases/${one.id}`}>
              {labelOf(one, lang)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const labelOf = ({ number, firstName }: Candidate, lang: Lang) => `${number}, ${firstName ?? text(lang).link.noName}`

/** The grounds on which the actor's own service can hand this report on, whoever gets it. */
function passOnGrounds(work: Reading | Work, { concern }: Entry, to?: Receives): readonly Ground[] {
  const uses: readonly Use[] = ['pass-on', ...(to ? [to] : receivers).map((one) => `report-${one}` as const)]
  const wanted = { service: work.actor.service, on: today(work.now), identified: concern.isIdentified }
  const open = uses.flatMap((use) => grounds({ ...wanted, use }))
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
  get('/inbox/:entryId/link', page(decideReport, linked)),
  post(
    '/inbox/:entryId/link',
    form(
      decideReport,
      Link,
      async (work, { search, caseId, ...why }, at) => {
        // a name that is searched for is kept out of the address, where browsers and proxies would remember it
        if (search) return { errors: {} }
        if (!caseId || !why.reason) return { errors: { ...(!caseId && { caseId: 'choose' }), ...(!why.reason && { reason: 'required' }) } }
        await linkToCase(work, entryIn(at), { ...why, caseId })
        return `/cases/${caseId}`
      },
      linked,
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
        return isTaken ? `/inbox/${entry.id}` : { errors: { to: t.notTaken } }
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
