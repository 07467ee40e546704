import type { ComponentChildren, VNode } from 'preact'
import * as z from 'zod'
import { ClosedNote, underCase } from '#case/pages.ts'
import { field, typed, type At, type Shown } from '#http/index.ts'
import { namesOf } from '#identity/index.ts'
import type { AccountId } from '#lib/id.ts'
import { Alert, ButtonLink, Buttons, Details, EmptyState, Form, Heading, SummaryList, Table, TextArea, Time, Written } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import type { Ending } from './contact.ts'
import { text } from './contact.text.ts'
import { asking, mayWrite, SaveOrBack } from './report-parts.tsx'

/** What is asked of whoever ends something: a reason, and nothing else. */
export const Ended = z.object({ reason: field.words(2_000) })

type Word = 'title' | 'lead' | 'none' | 'noneHelp' | 'now' | 'add' | 'seeAll' | 'shown' | 'end' | 'endTitle'
/** Agreements on contact, or plans for the family: what they are called, and where they are listed. */
type Kind = { words: Readonly<Record<Word, string>>; home: string }
type Contact = { id: string; by: AccountId; ended: Ending | undefined }
/** All of a case, and what a table shows of each. */
export type Contacts<It> = Kind & {
  all: readonly It[]
  columns: { label: string; header?: boolean; cell: (it: It) => ComponentChildren }[]
}

/** The page that lists them: those that stand, and folded below them those that were ended. */
export async function listPage<It extends Contact>(
  work: CaseReading,
  at: At,
  { words: t, home, all, columns }: Contacts<It>,
  foot?: VNode,
): Promise<Shown> {
  const { before: caption } = text(at.lang)
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: t.title, lead: t.lead })
  const [standing, before] = [all.filter(({ ended }) => !ended), all.filter(({ ended }) => ended)]
  const add = (await mayWrite(work)) && <ButtonLink href={`${home}/new`}>{t.add}</ButtonLink>
  const main = (
    <>
      {top}
      {work.case.state === 'closed' && <ClosedNote work={work} at={at} />}
      {standing.length === 0 ? (
        <EmptyState title={t.none} action={add}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      ) : (
        <>
          {add && <Buttons>{add}</Buttons>}
          <section>
            <Heading level={2} size="sm">
              {t.now}
            </Heading>
            <Table caption={t.now} captionHidden columns={columns} rows={standing} />
          </section>
        </>
      )}
      {before.length > 0 && (
        <Details summary={caption}>
          <Table caption={caption} captionHidden columns={columns} rows={before} />
        </Details>
      )}
      {foot}
    </>
  )
  return { ...frame, main }
}

/** Those that stand, as a part of the page that gathers all sharing of a case. */
export async function contactSection<It extends Contact>(
  work: CaseReading,
  { words: t, home, all, columns }: Contacts<It>,
): Promise<VNode> {
  const standing = all.filter(({ ended }) => !ended)
  const add = (await mayWrite(work)) && (
    <ButtonLink href={`${home}/new`} variant="secondary">
      {t.add}
    </ButtonLink>
  )
  return (
    <section class="stack">
      <Heading level={2} size="sm">
        {t.title}
      </Heading>
      {standing.length === 0 ? (
        <EmptyState title={t.none} level={3} action={add}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      ) : (
        <Table caption={t.title} captionHidden columns={columns} rows={standing} />
      )}
      {all.length > 0 && <SeeAll words={t} home={home} />}
    </section>
  )
}

const SeeAll = ({ words, home }: Kind) => (
  <p>
    <a class="ds-link" href={home}>
      {words.seeAll}
    </a>
  </p>
)

type One = Kind & {
  it: Contact
  state: VNode
  /** What is to be known before it is read. */
  note?: VNode | false
  lines: { term: string; value: ComponentChildren }[]
  foot?: VNode
}

/** The page of one: what was written, by whom, and how it was ended; while it stands, the way to end it. */
export async function onePage(work: CaseReading, at: At, { words: t, home, it, state, note, lines, foot }: One): Promise<Shown> {
  const names = await namesOf(work, [it.by, it.ended?.by ?? null])
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: t.shown, tags: state })
  const main = (
    <>
      {top}
      {work.case.state === 'closed' && <ClosedNote work={work} at={at} />}
      {note}
      <SummaryList items={[...lines, { term: text(at.lang).notedBy, value: names.get(it.by) }]} />
      {it.ended && <SummaryList items={endedLines(it.ended, names.get(it.ended.by), at)} />}
      {!it.ended && (await mayWrite(work)) && (
        <Buttons>
          <ButtonLink href={`${home}/${it.id}/end`} variant="secondary">
            {t.end}
          </ButtonLink>
        </Buttons>
      )}
      {foot}
      <SeeAll words={t} home={home} />
    </>
  )
  return { ...frame, main }
}

function endedLines({ at, reason }: Ending, by: string | undefined, { lang }: At) {
  const t = text(lang)
  return [
    { term: t.ended, value: <Time at={at} /> },
    { term: t.endedBy, value: by },
    { term: t.endReason, value: <Written>{reason}</Written> },
  ]
}

/** The page on which one is ended. Where that is done already it says so, and keeps what was typed meanwhile. */
export async function endPage(work: CaseReading, at: At, { words, home, it }: Pick<One, 'words' | 'home' | 'it'>): Promise<Shown> {
  const t = text(at.lang)
  const back = `${home}/${it.id}`
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: words.endTitle, ...(!it.ended && { lead: t.endLead }) })
  const form = (
    <Form submission={at.submission} errors={at.failure?.errors}>
      <TextArea {...asking(at)('reason')} label={t.reason} required rows={3} />
      <SaveOrBack save={words.end} back={back} at={at} danger />
    </Form>
  )
  const main = (
    <>
      {top}
      {it.ended ? <Already back={back} at={at} /> : work.case.state === 'closed' ? <ClosedNote work={work} at={at} /> : form}
    </>
  )
  return { ...frame, main }
}

function Already({ back, at: { lang, failure } }: { back: string; at: At }) {
  const t = text(lang)
  const mine = typed(failure?.values, 'reason')
  return (
    <Alert title={t.already}>
      {mine && (
        <>
          <p>{t.yours}:</p>
          <Written>{mine}</Written>
        </>
      )}
      <p>
        <a class="ds-link" href={back}>
          {t.see}
        </a>
      </p>
    </Alert>
  )
}
