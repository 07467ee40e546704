import type { At } from '#http/index.ts'
import { formatDay, formatMoment, type Lang } from '#i18n/index.ts'
import { findAgeRule } from '#law/index.ts'
import type { AccountId } from '#lib/id.ts'
import { Button, ButtonLink, Buttons, Form, Heading, SummaryList, Written } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import type { Paper } from './consent-paper.ts'
import { agencyName, consentsAt, ruleWords } from './consent-parts.tsx'
import type { Answer, Consent } from './consent.ts'
import { text } from './consent.text.ts'

type Names = ReadonlyMap<AccountId, string>
type StoredProps = { consent: Consent; names: Names; at: At }

/** What was asked, what was answered and what became of it. */
export function Stored({ consent, names, at: { lang } }: StoredProps) {
  const t = text(lang)
  const asked = [
    { term: t.what, value: <Written>{consent.what}</Written> },
    { term: t.receivers, value: consent.receivers.map((id) => agencyName(id, lang)).join(', ') },
    { term: t.purpose, value: <Written>{consent.purpose}</Written> },
    { term: t.until, value: formatDay(lang, consent.validUntil) },
    { term: t.language, value: t.languages[consent.language] },
    { term: t.askedBy, value: `${names.get(consent.askedBy) ?? ''}, ${formatDay(lang, consent.askedOn)}` },
  ]
  const { answer, withdrawal } = consent
  return (
    <>
      <SummaryList items={asked} />
      {answer && (
        <section>
          <Heading level={2} size="sm">
            {t.answer}
          </Heading>
          <SummaryList items={answerItems(answer, names, lang)} />
        </section>
      )}
      {withdrawal && (
        <section>
          <p>{t.withdrawnBy(names.get(withdrawal.notedBy) ?? '', formatMoment(lang, withdrawal.at))}</p>
          <p>
            {t.how}: {t.hows[withdrawal.how]}. {t.nothingMore}
          </p>
          {withdrawal.words && <Written>{withdrawal.words}</Written>}
        </section>
      )}
    </>
  )
}

function answerItems({ given, on, givenBy, how, notedBy, said, ageRule, facts }: Answer, names: Names, lang: Lang) {
  const t = text(lang)
  const rule = ageRule && findAgeRule(ageRule)
  const { holders, mandate, assessment, ownView } = facts
  const source = ({ source: from, on: day }: { source: string; on: string }) => t.sourceOn(from, formatDay(lang, day))
  return [
    { term: t.answer, value: given ? t.states.live.split(',')[0] : t.states.refused },
    { term: t.answeredOn, value: formatDay(lang, on) },
    { term: t.by, value: t.givenBy[givenBy] },
    { term: t.how, value: t.hows[how] },
    { term: t.notedBy, value: names.get(notedBy) },
    ...(said ? [{ term: t.words, value: <Written>{said}</Written> }] : []),
    ...(holders ? [{ term: t.holders, value: `${[holders.one, holders.two].filter(Boolean).join(', ')} (${source(holders)})` }] : []),
    ...(mandate ? [{ term: t.guardian, value: `${mandate.guardian} (${source(mandate)})` }] : []),
    ...(assessment ? [{ term: t.assessment, value: <Written>{assessment}</Written> }] : []),
    ...(ownView ? [{ term: t.ownView, value: <Written>{ownView}</Written> }] : []),
    ...(rule ? [{ term: t.rule, value: ruleWords(rule, lang) }] : []),
  ]
}

type PapersProps = { work: CaseReading; consent: Consent; papers: readonly Paper[]; writes: boolean; at: At }

/** The form to hand over, the copy, and the paper that came back. */
export function Papers({ work, consent, papers, writes, at }: PapersProps) {
  const t = text(at.lang)
  const here = `${consentsAt(work)}/${consent.id}`
  const onPaper = consent.answer?.how === 'paper'
  return (
    <section class="stack">
      <Heading level={2} size="sm">
        {t.form}
      </Heading>
      <p>{t.formHelp}</p>
      <div class="buttons">
        <ButtonLink href={`${here}/form`} variant="secondary">
          {t.form}
        </ButtonLink>
        <ButtonLink href={`${here}/form.pdf`} variant="secondary">
          {t.pdf}
        </ButtonLink>
      </div>
      {papers.length > 0 && (
        <ul class="lines">
          {papers.map(({ id, kind, at: when }) => (
            <li>
              <a class="ds-link" href={`${here}/papers/${id}`}>
                {t.papers}
              </a>
              <p class="help">{t.paper(kind.split('/')[1]!.toUpperCase(), formatDay(at.lang, when))}</p>
            </li>
          ))}
        </ul>
      )}
      {onPaper && papers.length === 0 && <p>{t.noPaper}</p>}
      {onPaper && writes && (
        <p>
          <a class="ds-link" href={`${here}/paper`}>
            {t.addPaper}
          </a>
        </p>
      )}
      {consent.answer?.given && <Copy consent={consent} here={here} writes={writes} at={at} />}
    </section>
  )
}

function Copy({ consent, here, writes, at }: { consent: Consent; here: string; writes: boolean; at: At }) {
  const t = text(at.lang)
  if (consent.copyGiven) return <p>{t.copyGiven}</p>
  return (
    <>
      <p>{t.copyMissing}</p>
      {writes && !consent.withdrawal && (
        <Form action={`${here}/copy`} submission={at.submission}>
          <Buttons>
            <Button variant="secondary">{t.giveCopy}</Button>
          </Buttons>
        </Form>
      )}
    </>
  )
}
