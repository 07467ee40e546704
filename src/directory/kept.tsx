import type { ComponentChildren } from 'preact'
import type { At, FormErrors, Shown } from '#http/index.ts'
import { formatDay, type Lang } from '#i18n/index.ts'
import { today } from '#lib/day.ts'
import { Alert, BackLink, Button, ButtonLink, Buttons, EmptyState, Form, PageHeading, SummaryList, Table, Tag } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { isStale } from './kept.ts'
import { text } from './kept.text.ts'

/** A list of what the municipality tells of itself in the open: where its keepers find it, and what it calls its things. */
export type Kept = { address: string; change: (id: string) => string; takeOff: (id: string) => string; words: (lang: Lang) => Words }
type Words = Record<'title' | 'lead' | 'none' | 'noneBody' | 'verifiedOn' | 'add' | 'changeTitle' | 'takeOffTitle', string> & {
  staleHelp: (count: number) => string
}
type One = { id: string; revision: number; name: string; verifiedOn: string }
type ListProps<Thing> = {
  all: readonly Thing[]
  above?: ComponentChildren
  actions: ComponentChildren
  /** What the column of the names is called, and the columns between it and the day. */
  name: string
  columns: readonly { label: string; cell: (one: Thing) => ComponentChildren }[]
}

/** All that stands on the list, each the way to its form, with the day when it was last held against the truth. */
export function listPage<Thing extends One>(
  kept: Kept,
  work: Reading,
  { lang }: At,
  { all, above, actions, ...table }: ListProps<Thing>,
): Shown {
  const t = kept.words(lang)
  const stale = all.filter(({ verifiedOn }) => isStale(verifiedOn, work.now)).length
  const main = (
    <>
      <PageHeading above={above} title={t.title} lead={t.lead} actions={actions} />
      {stale > 0 && (
        <Alert severity="warning">
          <p>{t.staleHelp(stale)}</p>
        </Alert>
      )}
      {all.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneBody}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t.title}
          captionHidden
          rows={all}
          columns={[
            { label: table.name, cell: ({ id, name }) => <Name href={kept.change(id)} name={name} /> },
            ...table.columns,
            { label: t.verifiedOn, cell: ({ verifiedOn }) => <Verified day={verifiedOn} now={work.now} lang={lang} /> },
          ]}
        />
      )}
    </>
  )
  return { title: t.title, current, main }
}

const current = '/local-contacts'

const Name = ({ href, name }: { href: string; name: string }) => (
  <a class="ds-link" href={href}>
    {name}
  </a>
)

const Verified = ({ day, now, lang }: { day: string; now: Date; lang: Lang }) => (
  <>
    {formatDay(lang, day)} {isStale(day, now) && <Tag color="warning">{text(lang).stale}</Tag>}
  </>
)

/** One thing as it stands on the list now: shown in full when someone else has saved meanwhile. */
type There = { one: One; facts: readonly { term: string; value: string }[] }

/** The form for a new thing, or for one that is there, with the way off the list. */
export function formPage(kept: Kept, at: At, fields: ComponentChildren, there?: There): Shown {
  const [t, words] = [text(at.lang), kept.words(at.lang)]
  const title = there ? words.changeTitle : words.add
  const main = (
    <>
      <PageHeading above={<Back kept={kept} at={at} />} title={title} />
      {there && <Stored at={at} there={there} />}
      <Form submission={at.submission} errors={at.failure?.errors}>
        {there && <Revision there={there} />}
        {fields}
        <Buttons>
          <Button>{t.save}</Button>
          <Cancel kept={kept} at={at} />
          {there && (
            <ButtonLink href={kept.takeOff(there.one.id)} variant="tertiary">
              {t.takeOff}
            </ButtonLink>
          )}
        </Buttons>
      </Form>
    </>
  )
  return { title, current, main }
}

/** The question whether a thing is to be taken off the list. */
export function takeOffPage(kept: Kept, at: At, there: There): Shown {
  const t = text(at.lang)
  const title = kept.words(at.lang).takeOffTitle
  const main = (
    <>
      <PageHeading above={<Back kept={kept} at={at} />} title={title} lead={t.takeOffBody(there.one.name)} />
      <Stored at={at} there={there} />
      <Form submission={at.submission}>
        <Revision there={there} />
        <Buttons>
          <Button danger>{t.takeOff}</Button>
          <Cancel kept={kept} at={at} />
        </Buttons>
      </Form>
    </>
  )
  return { title, current, main }
}

type PartProps = { kept: Kept; at: At }
const Back = ({ kept, at: { lang } }: PartProps) => <BackLink href={kept.address}>{kept.words(lang).title}</BackLink>
const Cancel = ({ kept, at: { lang } }: PartProps) => (
  <ButtonLink href={kept.address} variant="tertiary">
    {text(lang).cancel}
  </ButtonLink>
)

const Revision = ({ there }: { there: There }) => <input type="hidden" name="revision" value={there.one.revision} />

const Stored = ({ at: { failure, lang }, there }: { at: At; there: There }) =>
  failure?.why === 'stale' ? (
    <Alert severity="info" title={text(lang).storedNow}>
      <p>{text(lang).storedHelp}</p>
      <SummaryList items={there.facts} />
    </Alert>
  ) : null

/** What is wrong with what every list tells of a thing: its address elsewhere, and the day when it was checked. */
export function wrongIn({ web, verifiedOn }: { web: string; verifiedOn: string }, work: Work, { lang }: At): FormErrors | undefined {
  if (web && !(web.startsWith('https://') && URL.canParse(web))) return { web: text(lang).wrongWeb }
  return verifiedOn > today(work.now) ? { verifiedOn: 'future' } : undefined
}
