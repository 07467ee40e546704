import type { ComponentChildren } from 'preact'
import type { At } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { findGround, services } from '#law/index.ts'
import { Alert, ButtonLink, Card, Heading, SummaryList, Tag, Time, Timeline, Written } from '#ui/index.ts'
import { text as concernText } from './case-concern.text.ts'
import { text } from './case.text.ts'
import { text as closedText } from './closed.text.ts'
import type { Entry } from './journal.ts'
import { text as journalText } from './journal.text.ts'
import { nameIn, works, type Seen } from './seen.ts'

/** What the parts of the case page are drawn from. */
export type Drawn = Seen & { at: At }

/** That the case is closed, how it ended, and what the person said. */
export function ClosedBanner({ work, at: { lang }, closure }: Drawn) {
  const t = text(lang)
  if (!closure) return null
  const { at, words, personView } = closure
  return (
    <Alert title={t.closed(formatDay(lang, at))}>
      <Written>{words}</Written>
      {typeof personView === 'string' && (
        <>
          <p>
            <strong>{t.personView}</strong>
          </p>
          <Written>{personView}</Written>
        </>
      )}
      <p>
        <a class="ds-link" href={`/cases/${work.case.id}/closures`}>
          {closedText(lang).how}
        </a>
      </p>
      {work.case.lead === work.actor.id && (
        <p>
          <a class="ds-link" href={`/cases/${work.case.id}/reopen`}>
            {closedText(lang).reopen}
          </a>
        </p>
      )}
    </Alert>
  )
}

/** That someone has been asked to take over the lead. For the one who is asked, this is the next thing: see NextAction. */
export function HandoverBanner(seen: Drawn) {
  const { work, at, handover } = seen
  const t = text(at.lang)
  if (!handover || handover.to === work.actor.id) return null
  return (
    <Alert title={t.handover(nameIn(seen, handover.to))}>
      <p>{t.untilThen(nameIn(seen, handover.from))}</p>
      <p>
        <a class="ds-link" href={`/cases/${work.case.id}/handover`}>
          {t.seeHandover}
        </a>
      </p>
    </Alert>
  )
}

/** The newest entries, cut short: the whole of it stands in the journal. */
export function JournalPart(seen: Drawn) {
  const { work, at, entries } = seen
  const t = text(at.lang)
  const address = `/cases/${work.case.id}/journal`
  const drawn = (entry: Entry) => ({
    id: `entry-${entry.id}`,
    at: entry.happenedOn,
    author: nameIn(seen, entry.author),
    title: journalText(at.lang).kinds[entry.kind],
    text: shortened(entry.body),
    children: (
      <>
        {entry.corrections.length > 0 && <Tag color="info">{journalText(at.lang).corrected}</Tag>}
        {entry.body.length > longest && (
          <p>
            <a class="ds-link" href={`${address}#entry-${entry.id}`}>
              {t.readAll}
            </a>
          </p>
        )}
      </>
    ),
  })
  return (
    <section class="stack">
      <Heading level={2} size="sm">
        {t.journal}
      </Heading>
      {entries.length ? <Timeline label={t.journal} entries={entries.map(drawn)} /> : <p>{t.noJournal}</p>}
      <div class="buttons">
        <ButtonLink href={address} variant="secondary">
          {works(seen) && work.case.state === 'open' ? t.write : t.allJournal}
        </ButtonLink>
      </div>
    </section>
  )
}

const longest = 320
const shortened = (body: string) => (body.length > longest ? `${body.slice(0, longest).replace(/\s+\S*$/, '')} …` : body)

export function TasksPart(seen: Drawn) {
  const { work, at, tasks } = seen
  const t = text(at.lang)
  return (
    <Part title={t.tasks} href={`/cases/${work.case.id}/tasks`} none={tasks.length === 0 && t.noTasks}>
      {tasks.slice(0, mostTasks).map(({ title, responsible, dueOn, isOverdue }) => (
        <li>
          {title}
          <p class="help">
            {nameIn(seen, responsible)}, <Time at={dueOn} /> {isOverdue && <Tag color="warning">{t.overdue}</Tag>}
          </p>
        </li>
      ))}
      {tasks.length > mostTasks && <li>{t.moreTasks(tasks.length - mostTasks)}</li>}
    </Part>
  )
}

const mostTasks = 5

export function TeamPart(seen: Drawn) {
  const { work, at, people, members } = seen
  const t = text(at.lang)
  return (
    <Part title={t.team} href={`/cases/${work.case.id}/team`}>
      {members.map(({ account, role }) => (
        <li>
          {nameIn(seen, account)} {role !== 'member' && <Tag color={role === 'lead' ? 'accent' : 'neutral'}>{t.roles[role]}</Tag>}
          <p class="help">{people.get(account)?.title}</p>
        </li>
      ))}
    </Part>
  )
}

export function AboutPart({ work, way: { routine }, at: { lang }, purpose }: Drawn) {
  const t = text(lang)
  const ground = work.case.ground ? findGround(work.case.ground) : undefined
  const items = [
    { term: t.purpose, value: <Written>{purpose}</Written> },
    { term: t.service, value: services.find(({ id }) => id === work.case.service)?.name[lang] },
    { term: t.ground, value: ground ? `${ground.title[lang]} (${ground.law[lang]} ${ground.section})` : t.noGround },
    { term: t.opened, value: formatDay(lang, work.case.openedAt) },
    { term: t.routine, value: t.version(routine.content.title[lang], routine.version) },
  ]
  return (
    <Card title={t.about} href={`/cases/${work.case.id}/person`}>
      <SummaryList items={items} />
      {work.case.state === 'open' && work.case.lead === work.actor.id && (
        <p>
          <a class="ds-link" href={`/cases/${work.case.id}/close`}>
            {t.close}
          </a>
        </p>
      )}
    </Card>
  )
}

export function ConcernsPart({ work, at: { lang }, concerns }: Drawn) {
  const t = text(lang)
  if (concerns.length === 0) return null
  return (
    <Part title={t.concerns}>
      {concerns.map(({ id, reference, sentAt }) => (
        <li>
          <a class="ds-link" href={`/cases/${work.case.id}/concerns/${id}`}>
            {reference}
          </a>
          <p class="help">{concernText(lang).sentTo(formatDay(lang, sentAt))}</p>
        </li>
      ))}
    </Part>
  )
}

type PartProps = { title: string; href?: string; none?: string | false; children: ComponentChildren }
const Part = ({ title, none, children, ...link }: PartProps) => (
  <Card title={title} {...link}>
    {none ? <p>{none}</p> : <ul class="lines">{children}</ul>}
  </Card>
)
