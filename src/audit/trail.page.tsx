import { role, type Action } from '#access/index.ts'
import { get, page, type At, type Route, type Shown } from '#http/index.ts'
import { compareNames, formatMoment, type Lang } from '#i18n/index.ts'
import { colleagues, namesOf } from '#identity/index.ts'
import { isId, type AccountId, type CaseId } from '#lib/id.ts'
import { Button, Buttons, ButtonLink, Checkbox, EmptyState, PageHeading, Pager, Select, Table, Tag, TextField, Time } from '#ui/index.ts'
import type { Reading } from '#work/index.ts'
import { actionWords } from './action.text.ts'
import { text } from './trail.text.ts'
import { caseOfNumber, newestSeal, trail, type TrailFilter, type TrailLine } from './trail.ts'

/** The privacy officer sees who did what, and nothing of what a case holds. That she looked is traced like everything else. */
const readTrail: Action = { name: 'audit.read', who: role('privacy_officer'), trace: 'always' }

export const trailPages: readonly Route[] = [get('/audit', page(readTrail, view))]

async function view(work: Reading, { lang, query }: At): Promise<Shown> {
  const t = text(lang)
  const { municipality } = work.actor
  const asked = await askedFor(work, query)
  const { lines, older } = asked.isNowhere ? { lines: [], older: undefined } : await trail(work.tx, municipality, asked.filter)
  const [names, seal] = [
    await namesOf(
      work,
      lines.map(({ actor }) => actor),
    ),
    await newestSeal(work.tx, municipality),
  ]
  const main = (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <p>{seal ? t.sealed(formatMoment(lang, seal.at), seal.sequence) : t.notSealed}</p>
      <Filter lang={lang} query={query} isWrong={asked.isWrong} people={await colleagues(work, { active: false })} />
      {lines.length ? <Lines lang={lang} lines={lines} names={names} /> : <EmptyState title={t.none} />}
      <Pager older={older && address({ ...query, before: older })} newer={query['before'] && address({ ...query, before: '' })} />
    </>
  )
  return { title: t.title, main, current: '/audit' }
}

type Query = At['query']
type Asked = { filter: TrailFilter; isWrong: boolean; isNowhere: boolean }

/** What the address asks for. A case may be named by its number or, from a line of the trail, by its id. */
async function askedFor(work: Reading, query: Query): Promise<Asked> {
  const named = query['case']?.trim() ?? ''
  const [, year, sequence] = /^((?:19|20|21)\d\d)-(\d{1,6})$/.exec(named) ?? []
  const caseId =
    year && sequence
      ? await caseOfNumber(work.tx, { year: Number(year), sequence: Number(sequence) })
      : isId(named)
        ? (named as CaseId)
        : undefined
  const person = query['person'] ?? ''
  const action = query['action'] || undefined
  const filter = {
    caseId,
    action,
    refused: query['refused'] === 'yes',
    before: query['before'],
    actor: isId(person) ? (person as AccountId) : undefined,
  }
  const isWrong = named !== '' && !isId(named) && year === undefined
  return { filter, isWrong, isNowhere: named !== '' && caseId === undefined }
}

type FilterProps = { lang: Lang; query: Query; isWrong: boolean; people: readonly { id: AccountId; name: string }[] }

const Filter = ({ lang, query, isWrong, people }: FilterProps) => {
  const t = text(lang)
  const words = Object.entries(actionWords(lang)).map(([value, label]) => ({ value, label }))
  const actions = words.toSorted((a, b) => compareNames(a.label, b.label))
  const error = isWrong ? t.caseNumberWrong : undefined
  return (
    <form class="form" method="get" action="/audit" aria-label={t.filter} novalidate>
      <div class="columns">
        <TextField name="case" label={t.caseNumber} help={t.caseNumberHelp} error={error} value={query['case']} size={10} />
        <Select
          name="person"
          label={t.person}
          value={query['person']}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select name="action" label={t.action} value={query['action']} options={actions} />
      </div>
      <Checkbox name="refused" label={t.refused} checked={query['refused'] === 'yes'} />
      <Buttons>
        <Button variant="secondary">{t.show}</Button>
        <ButtonLink href="/audit" variant="tertiary">
          {t.all}
        </ButtonLink>
      </Buttons>
    </form>
  )
}

type LinesProps = { lang: Lang; lines: readonly TrailLine[]; names: ReadonlyMap<AccountId, string> }

const Lines = ({ lang, lines, names }: LinesProps) => {
  const t = text(lang)
  const who = ({ actor }: TrailLine) => (actor === null ? t.nobody : (names.get(actor) ?? t.unknown))
  return (
    <Table
      caption={t.caption}
      rows={lines}
      columns={[
        { label: t.columns.what, cell: (line) => <What line={line} lang={lang} /> },
        { label: t.columns.at, cell: (line) => <When line={line} lang={lang} /> },
        { label: t.columns.who, cell: who },
        { label: t.columns.outcome, cell: ({ outcome }) => <Tag color={colors[outcome]}>{t.outcomes[outcome]}</Tag> },
      ]}
    />
  )
}

const colors = { shown: 'neutral', done: 'accent', invalid: 'info', refused: 'warning' } as const

const When = ({ line, lang }: { line: TrailLine; lang: Lang }) => (
  <>
    <Time at={line.isWholeDay ? dayOf(line.at) : line.at} />
    {line.isWholeDay && <div class="help">{text(lang).dayOnly}</div>}
    {!line.isSealed && <div class="help">{text(lang).waiting}</div>}
  </>
)

const What = ({ line, lang }: { line: TrailLine; lang: Lang }) => {
  const words: Readonly<Record<string, string>> = actionWords(lang)
  return (
    <>
      {words[line.action] ?? line.action}
      {line.caseId && (
        <div>
          <a class="ds-link" href={address({ case: line.caseId })}>
            {text(lang).thisCase(line.caseId.slice(-8))}
          </a>
        </div>
      )}
      {line.opened > 0 && <div class="help">{text(lang).opened(line.opened)}</div>}
    </>
  )
}

const dayOf = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString()

/** The page's own address with these filters; those that are empty are left out. */
function address(query: Query): string {
  const given = new URLSearchParams(Object.entries(query).filter(([name, value]) => known.includes(name) && value !== ''))
  return given.size ? `/audit?${given}` : '/audit'
}
const known = ['case', 'person', 'action', 'refused', 'before']
