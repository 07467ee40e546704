import type { ComponentChildren, VNode } from 'preact'
import { disposalRules } from '#law/index.ts'
import { namesOf } from '#identity/index.ts'
import type { Lang } from '#i18n/index.ts'
import { typed, type At, type Shown } from '#http/index.ts'
import { Alert, BackLink, Button, Form, NextAction, PageHeading, Radios, SummaryList, Tag, TextArea, Time, Written } from '#ui/index.ts'
import type { Reading } from '#work/index.ts'
import { groundInFull } from './ground-choice.tsx'
import { serviceName } from './ground.ts'
import { entryOf, type Entry, type EntryId } from './inbox.ts'
import { verdictOf, type Verdict } from './inbox-report.ts'
import { text } from './inbox.text.ts'

type Draw = (entry: Entry, at: At) => Promise<VNode> | VNode

/** The report that an address names; the edge has checked that it is an id. */
export const entryIn = ({ params }: Pick<At, 'params'>) => params['entryId'] as EntryId

/**
 * A page that does something with one report: its head and the way to open it while it is unread, what was decided once it has been,
 * with what the reader had written if someone else came first; the page itself in between.
 */
export const reportPage =
  (title: (lang: Lang) => string, draw: (work: Reading) => Draw) =>
  async (work: Reading, at: At): Promise<Shown> => {
    const entry = await entryOf(work, entryIn(at))
    const verdict = await verdictOf(work, entry)
    const main = verdict ? (
      <Verdicts verdict={verdict} at={at} />
    ) : entry.readAt ? (
      await draw(work)(entry, at)
    ) : (
      <Unread entry={entry} at={at} names={await namesOf(work, [entry.concern.author, entry.responsible])} />
    )
    return {
      title: title(at.lang),
      current: '/inbox',
      main: (
        <Framed title={title(at.lang)} entry={entry} lang={at.lang}>
          {main}
        </Framed>
      ),
    }
  }

/** The top of every page about one report, leading back to it. */
export const Framed = ({ title, entry, lang, children }: { title: string; entry: Entry; lang: Lang; children: ComponentChildren }) => (
  <div class="stack">
    <PageHeading title={title} above={<BackLink href={`/inbox/${entry.id}`}>{text(lang).report(entry.concern.reference)}</BackLink>} />
    {children}
  </div>
)

type Named = { entry: Entry; at: At; names: ReadonlyMap<Entry['responsible'], string> }

/** A report that nobody has opened yet: its head, and the button that opens it. */
export const Unread = ({ entry, at, names }: Named) => {
  const t = text(at.lang)
  return (
    <>
      <NextAction
        what={t.open.what}
        who={names.get(entry.responsible)}
        due={entry.dueOn}
        overdue={entry.isOverdue}
        action={
          <Form action={`/inbox/${entry.id}/open`} submission={at.submission}>
            <Button>{t.open.button}</Button>
          </Form>
        }
      >
        <p>{t.open.why}</p>
      </NextAction>
      <Sending entry={entry} at={at} names={names} />
      <Ground entry={entry} at={at} names={names} />
    </>
  )
}

/** Who sent it, when and to whom. */
export const Sending = ({ entry: { concern, receiver }, at: { lang }, names }: Named) => {
  const t = text(lang)
  return (
    <SummaryList
      items={[
        { term: t.sent, value: <Time at={concern.sentAt} /> },
        { term: t.reporter, value: [names.get(concern.author), concern.unitName].filter(Boolean).join(', ') },
        { term: t.sentTo, value: t.receivers[receiver] },
      ]}
    />
  )
}

// what may be known of a report before it has been opened: on what it rests, not what it says
const Ground = ({ entry: { concern }, at: { lang } }: Named) => {
  const t = text(lang)
  return (
    <SummaryList
      items={[
        { term: t.service, value: serviceName(concern.service, lang) },
        { term: t.ground, value: concern.ground ? groundInFull(concern.ground, lang) : t.noGround },
        { term: t.told, value: concern.isTold ? t.isTold : t.notTold },
        { term: t.origin, value: concern.isOwnContact ? t.ownContact : t.observed },
      ]}
    />
  )
}

/** What was decided, by whom and why; and what the reader wrote, if it came too late. */
export const Verdicts = ({ verdict, at }: { verdict: Verdict; at: At }) => {
  const { lang, failure } = at
  const t = text(lang)
  const { told } = verdict.reason
  const rule = disposalRules.find(({ id }) => id === verdict.disposalRule)
  return (
    <>
      {failure && (
        <Mine
          words={[...failure.values].filter(([name]) => /^(reason|purpose|name|words|toldWhy)$/.test(name)).flatMap(([, sent]) => sent)}
          lang={lang}
        />
      )}
      <h2 class="ds-heading" data-size="sm">
        {t.verdict.title}
      </h2>
      <p>
        <Tag color="success">{t.verdict[verdict.decision]}</Tag> {t.verdict.by(verdict.byName)}, <Time at={verdict.at} />
      </p>
      <SummaryList
        items={[
          { term: t.verdict.reason, value: <Written>{verdict.reason.words}</Written> },
          ...(verdict.decision === 'linked' ? [{ term: t.verdict.linked, value: <Cases verdict={verdict} lang={lang} /> }] : []),
          ...(verdict.ground ? [{ term: t.verdict['passed-on'], value: t.groundOf(groundInFull(verdict.ground, lang)) }] : []),
          ...(told ? [{ term: t.told, value: told.isTold ? t.personTold : t.personNotTold(told.why ?? '') }] : []),
          ...(rule ? [{ term: t.verdict.rule, value: rule.text[lang] }] : []),
        ]}
      />
    </>
  )
}

/** Whether the person is told of what is shared, and if not, why. */
export const ToldFields = ({ at, words }: { at: At; words: { label: string; yes: string; no: string; why: string } }) => {
  const { failure } = at
  return (
    <>
      <Radios
        name="told"
        label={words.label}
        required
        value={typed(failure?.values, 'told')}
        error={failure?.errors['told']}
        options={[
          { value: 'told', label: words.yes },
          { value: 'not-told', label: words.no },
        ]}
      />
      <TextArea name="toldWhy" label={words.why} value={typed(failure?.values, 'toldWhy')} error={failure?.errors['toldWhy']} rows={2} />
    </>
  )
}

const Cases = ({ verdict, lang }: { verdict: Verdict; lang: Lang }) => {
  const t = text(lang)
  if (verdict.cases.length === 0) return <>{t.verdict.otherCase}</>
  return (
    <>
      {verdict.cases.map(({ id, number }) => (
        <a class="ds-link" href={`/cases/${id}`}>
          {t.verdict.case(number)}
        </a>
      ))}
    </>
  )
}

const Mine = ({ words, lang }: { words: readonly string[]; lang: Lang }) => {
  const t = text(lang)
  const written = words.filter((one) => one.trim() !== '')
  return (
    <Alert severity="warning" title={t.verdict.notSent}>
      {written.length > 0 && <p>{t.verdict.yours}:</p>}
      {written.map((one) => (
        <Written>{one}</Written>
      ))}
    </Alert>
  )
}
