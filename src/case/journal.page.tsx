import * as z from 'zod'
import { caseForm, casePage, field, get, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { formatMoment } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import { today } from '#lib/day.ts'
import { NotFound } from '#lib/errors.ts'
import { isId, type AccountId } from '#lib/id.ts'
import {
  Button,
  Buttons,
  Card,
  DateField,
  Details,
  EmptyState,
  Form,
  Heading,
  Pager,
  Radios,
  TextArea,
  Time,
  Timeline,
  Written,
} from '#ui/index.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { readJournal, writeJournal } from './access.ts'
import { ClosedNote } from './closed.tsx'
import { caseFrame, underCase } from './frame.tsx'
import { entryKinds, entryOf, journal, writeEntry, type Entry, type EntryId } from './journal.ts'
import { text } from './journal.text.ts'
import { mayWork } from './next.ts'

const NewEntry = z.object({ kind: field.oneOf(entryKinds), happenedOn: field.day, body: field.words() })
const Correction = z.object({ happenedOn: field.day, body: field.words() })

export const journalPages: Route[] = [
  get('/cases/:caseId/journal', casePage(readJournal, journalView)),
  post('/cases/:caseId/journal', caseForm(writeJournal, NewEntry, write, journalView)),
  get('/cases/:caseId/journal/:entryId/correct', casePage(writeJournal, correctView)),
  post('/cases/:caseId/journal/:entryId/correct', caseForm(writeJournal, Correction, correct, correctView)),
]

const pageLength = 25

async function write(work: CaseWork, entry: z.infer<typeof NewEntry>) {
  if (entry.happenedOn > today(work.now)) return { errors: { happenedOn: 'future' } }
  return addressOf(work, await writeEntry(work, entry))
}

async function correct(work: CaseWork, correction: z.infer<typeof Correction>, at: At) {
  if (correction.happenedOn > today(work.now)) return { errors: { happenedOn: 'future' } }
  const corrects = at.params['entryId'] as EntryId
  await writeEntry(work, { ...correction, kind: 'correction', corrects })
  return addressOf(work, corrects)
}

const addressOf = ({ case: { id } }: CaseWork, entry: EntryId) => `/cases/${id}/journal#entry-${entry}`

async function journalView(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { top, ...frame } = await caseFrame(work, at, { tab: 'journal' })
  const { entries, newer, older } = await journal(work, { limit: pageLength, ...placeIn(at) })
  const names = await namesOf(work, entries.flatMap(authors))
  const writes = work.case.state === 'open' && (await mayWork(work))
  const main = (
    <>
      {top}
      {work.case.state === 'closed' && <ClosedNote work={work} at={at} />}
      {writes && <WriteForm work={work} at={at} open={entries.length === 0} />}
      <Heading level={2} size="sm">
        {t.title}
      </Heading>
      {entries.length === 0 && (
        <EmptyState title={t.empty} level={3}>
          <p>{t.emptyHelp}</p>
        </EmptyState>
      )}
      <Timeline label={t.title} entries={entries.map((entry) => drawn(entry, { at, names, address: writes && at.path }))} />
      <Pager newer={newer && `${at.path}?after=${newer}`} older={older && `${at.path}?before=${older}`} />
    </>
  )
  return { ...frame, main }
}

function WriteForm({ work, at, open }: { work: CaseReading; at: At; open: boolean }) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  return (
    <Details summary={t.write} open={open || at.failure !== undefined}>
      <p>{t.writeHelp}</p>
      <Form submission={at.submission} errors={errors}>
        <Radios
          name="kind"
          label={t.kind}
          required
          value={typed(values, 'kind') ?? 'note'}
          options={entryKinds.map((value) => ({ value, label: t.kinds[value] }))}
          error={errors?.['kind']}
        />
        <DateField
          name="happenedOn"
          label={t.happenedOn}
          required
          max={today(work.now)}
          value={typed(values, 'happenedOn') ?? today(work.now)}
          error={errors?.['happenedOn']}
        />
        <TextArea name="body" label={t.body} required rows={6} value={typed(values, 'body')} error={errors?.['body']} />
        <Buttons>
          <Button>{t.save}</Button>
        </Buttons>
      </Form>
    </Details>
  )
}

type Drawing = { at: At; names: ReadonlyMap<AccountId, string>; address: string | false }
function drawn(entry: Entry, { at, names, address }: Drawing) {
  const t = text(at.lang)
  const { id, kind, author, body, happenedOn, at: written, corrections } = entry
  return {
    id: `entry-${id}`,
    at: happenedOn,
    author: names.get(author) ?? '',
    title: t.kinds[kind],
    text: body,
    children: (
      <>
        <p class="timeline__meta">
          <span>{t.writtenAt(formatMoment(at.lang, written))}</span>
          {address && (
            <a class="ds-link" href={`${address}/${id}/correct`}>
              {t.correct}
            </a>
          )}
        </p>
        {corrections.map((each) => (
          <Card tinted>
            <Heading level={4} size="2xs">
              {t.kinds.correction}
            </Heading>
            <p class="timeline__meta">
              <Time at={each.happenedOn} />
              <span>{names.get(each.author)}</span>
            </p>
            <Written>{each.body}</Written>
            <p class="timeline__meta">{t.writtenAt(formatMoment(at.lang, each.at))}</p>
          </Card>
        ))}
      </>
    ),
  }
}

async function correctView(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const entry = await entryOf(work, at.params['entryId'] as EntryId)
  const names = await namesOf(work, authors(entry))
  const { top, ...frame } = await underCase(work, at, { tab: 'journal', title: t.correctTitle, lead: t.correctLead })
  const { values, errors } = at.failure ?? {}
  const form = (
    <Form submission={at.submission} errors={errors}>
      <TextArea name="body" label={t.correction} required rows={6} value={typed(values, 'body')} error={errors?.['body']} />
      <DateField
        name="happenedOn"
        label={t.correctionOn}
        required
        max={today(work.now)}
        value={typed(values, 'happenedOn') ?? entry.happenedOn}
        error={errors?.['happenedOn']}
      />
      <Buttons>
        <Button>{t.saveCorrection}</Button>
      </Buttons>
    </Form>
  )
  const main = (
    <>
      {top}
      <Heading level={2} size="xs">
        {t.original}
      </Heading>
      <Timeline label={t.original} entries={[drawn(entry, { at, names, address: false })]} />
      {work.case.state === 'closed' ? <ClosedNote work={work} at={at} /> : form}
    </>
  )
  return { ...frame, main }
}

const authors = ({ author, corrections }: Entry): AccountId[] => [author, ...corrections.map((each) => each.author)]

/** From where in the journal the page goes on. Throws NotFound for what is no id. */
function placeIn({ query: { before, after } }: At): { before?: EntryId; after?: EntryId } {
  if ([before, after].some((id) => id !== undefined && !isId(id))) throw new NotFound()
  return { ...(before && { before: before as EntryId }), ...(after && { after: after as EntryId }) }
}
