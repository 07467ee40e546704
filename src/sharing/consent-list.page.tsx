import { personOf } from '#case/index.ts'
import { underCase } from '#case/pages.ts'
import { casePage, get, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { Alert, ButtonLink, EmptyState, Heading } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { readConsent } from './access.ts'
import { consentsOf, mayNote, type Consent } from './consent.ts'
import { ConsentCard, consentsAt, NoIsValid } from './consent-parts.tsx'
import { text } from './consent.text.ts'

export const consentListPages: Route[] = [get('/cases/:caseId/sharing/consents', casePage(readConsent, view))]

const order = ['asked', 'live', 'refused', 'withdrawn', 'expired'] as const

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: t.title, lead: t.lead })
  const consents = await consentsOf(work)
  const main = (
    <>
      {top}
      {consents
        .filter(({ endsSoon }) => endsSoon)
        .map((consent) => (
          <EndsSoon work={work} consent={consent} at={at} />
        ))}
      <Asking
        work={work}
        at={at}
        hasPerson={(await personOf(work)) !== undefined}
        hasAny={consents.length > 0}
        writes={await mayNote(work)}
      />
      {order.map((state) => (
        <Group title={t.groups[state]} work={work} consents={consents.filter((one) => one.state === state)} at={at} />
      ))}
    </>
  )
  return { ...frame, main }
}

/** That a consent will end, before it does. */
export function EndsSoon({ work, consent, at: { lang } }: { work: CaseReading; consent: Consent; at: At }) {
  const t = text(lang)
  return (
    <Alert severity="warning" title={t.endsSoonTitle}>
      <p>
        <a class="ds-link" href={`${consentsAt(work)}/${consent.id}`}>
          {consent.what.split('\n')[0]}
        </a>
      </p>
      <p>{t.endsSoonHelp(formatDay(lang, consent.validUntil))}</p>
    </Alert>
  )
}

type AskingProps = { work: CaseReading; at: At; hasPerson: boolean; hasAny: boolean; writes: boolean; level?: 2 | 3 }

/** The way to ask, or what comes first: nobody can agree in a case that is about nobody. */
export function Asking({ work, at: { lang }, hasPerson, hasAny, writes, level = 2 }: AskingProps) {
  const t = text(lang)
  const ask = writes && (
    <ButtonLink href={`${consentsAt(work)}/new`} variant={hasAny ? 'secondary' : 'primary'}>
      {t.ask}
    </ButtonLink>
  )
  if (!hasPerson)
    return (
      <EmptyState
        title={t.nobody}
        level={level}
        action={
          writes && (
            <ButtonLink href={`/cases/${work.case.id}/person`} variant="secondary">
              {t.toPerson}
            </ButtonLink>
          )
        }
      >
        <p>{t.nobodyHelp}</p>
      </EmptyState>
    )
  if (!hasAny)
    return (
      <EmptyState title={t.none} level={level} action={ask}>
        <p>{t.noneHelp}</p>
        <NoIsValid lang={lang} />
      </EmptyState>
    )
  return (
    <>
      <NoIsValid lang={lang} />
      {ask && <div class="buttons">{ask}</div>}
    </>
  )
}

type GroupProps = { title: string; work: CaseReading; consents: readonly Consent[]; at: At }

function Group({ title, work, consents, at }: GroupProps) {
  if (consents.length === 0) return null
  return (
    <section class="stack">
      <Heading level={2} size="sm">
        {title}
      </Heading>
      {consents.map((consent) => (
        <ConsentCard work={work} consent={consent} at={at} />
      ))}
    </section>
  )
}
