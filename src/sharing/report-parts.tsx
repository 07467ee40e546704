import type { VNode } from 'preact'
import { mayWork } from '#case/index.ts'
import { ClosedNote, underCase } from '#case/pages.ts'
import { typed, type At, type FormErrors, type Shown } from '#http/index.ts'
import type { SentHow } from '#db/index.ts'
import { today } from '#lib/day.ts'
import { Button, ButtonLink, Buttons, DateField, Radios, Time } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { text } from './report.text.ts'

/** Where everything reported on from a case is listed. */
export const listOf = ({ case: { id } }: Pick<CaseReading, 'case'>) => `/cases/${id}/sharing/reports`

/** A field's name with what was typed in it and what was wrong. */
export const asking =
  ({ failure }: At) =>
  (name: string) => ({ name, value: typed(failure?.values, name), error: failure?.errors[name] })

/** Why something was not taken in, in words, field by field; a choice that nobody made has words that every form shares. */
export const inWords = <Reason extends string>(
  refused: Readonly<Record<string, Reason | undefined>>,
  words: Readonly<Record<Exclude<Reason, 'choose'>, string>>,
): { errors: FormErrors } => ({
  errors: Object.fromEntries(
    Object.entries(refused).flatMap(([name, reason]) =>
      reason ? [[name, reason === 'choose' ? reason : words[reason as Exclude<Reason, 'choose'>]]] : [],
    ),
  ),
})

/** How a report is sent, in the order of the form. */
export const sentHows = ['digital', 'letter', 'phone', 'meeting'] as const satisfies readonly SentHow[]

/** When and how it was sent. Called, not drawn: a form knows what the fields among its children are called. */
export const sentFields = ({ work, at }: { work: CaseReading; at: At }) => {
  const t = text(at.lang)
  const ask = asking(at)
  const now = today(work.now)
  const sentOn = ask('sentOn')
  return (
    <>
      <DateField {...sentOn} label={t.sentOn} required max={now} value={sentOn.value ?? now} />
      <Radios {...ask('sentHow')} label={t.sentHow} required options={sentHows.map((value) => ({ value, label: t.how[value] }))} />
    </>
  )
}

/** When, how and by whom it was sent, as lines of a summary. */
export function sentLines({ sentOn, sentHow }: { sentOn: string; sentHow?: SentHow | undefined }, by: string, { lang }: At) {
  const t = text(lang)
  return [
    { term: t.sent, value: <Time at={sentOn} /> },
    { term: t.sentHowShort, value: sentHow && t.how[sentHow] },
    { term: t.by, value: by },
  ]
}

/** The foot of a form: saves, or goes back. */
export const SaveOrBack = ({ save, back, at: { lang }, danger = false }: { save: string; back: string; at: At; danger?: boolean }) => (
  <Buttons>
    <Button danger={danger}>{save}</Button>
    <ButtonLink href={back} variant="tertiary">
      {text(lang).cancel}
    </ButtonLink>
  </Buttons>
)

/** A page with a form below the sharing tab; in a closed case it says so instead. */
export async function formPage(
  work: CaseReading,
  at: At,
  { title, lead, form }: { title: string; lead: string; form: VNode },
): Promise<Shown> {
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title, lead })
  return {
    ...frame,
    main: (
      <>
        {top}
        {work.case.state === 'closed' ? <ClosedNote work={work} at={at} /> : form}
      </>
    ),
  }
}

/** Whether the actor may write here now. */
export const mayWrite = async (work: CaseReading) => work.case.state === 'open' && (await mayWork(work))
