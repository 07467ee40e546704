import * as z from 'zod'
import { anyone, type Action } from '#access/index.ts'
import { inboxCount } from '#case/index.ts'
import { form, get, page, post, type At, type Route } from '#http/index.ts'
import { markAllRead, myNotices, type Notice } from '#notify/index.ts'
import { Button, ButtonLink, Buttons, Card, EmptyState, Form, Heading, PageHeading, Table, Tag, Time } from '#ui/index.ts'
import { casesOfDisclosures, sharedWithMe } from '#sharing/index.ts'
import { sharedList, sharedWords } from '#sharing/pages.ts'
import type { Reading, Work } from '#work/index.ts'
import { text } from './home.text.ts'
import { waitingFor, type Waiting } from './waiting.ts'

const readHome: Action = { name: 'home.read', who: anyone, trace: 'cases' }
const seeNotices: Action = { name: 'notice.see', who: anyone, trace: 'never' }

const Seen = z.object({ until: z.coerce.date() })

export const homePages: Route[] = [
  get('/home', page(readHome, Home)),
  get('/notices', page(seeNotices, Home)),
  post('/notices', form(seeNotices, Seen, seeAll, Home)),
]

async function seeAll(work: Work, { until }: z.infer<typeof Seen>) {
  await markAllRead(work, until)
  return '/home'
}

async function Home(work: Reading, at: At) {
  const t = text(at.lang)
  const { actor } = work
  const unread = (await myNotices(work)).filter(({ isRead }) => !isRead)
  const waiting = await waitingFor(work, at.lang)
  const inbox = await inboxCount(work)
  const helps = actor.roles.some((role) => ['employee', 'unit_leader', 'coordinator', 'mentor'].includes(role))
  const main = (
    <>
      <PageHeading
        title={t.title(actor.name.split(' ')[0] ?? '')}
        actions={
          helps && (
            <>
              <ButtonLink href="/drafts/new">{t.newConcern}</ButtonLink>
              <ButtonLink href="/discussions" variant="secondary">
                {t.askLeader}
              </ButtonLink>
              <ButtonLink href="/consultations/new" variant="secondary">
                {t.ask}
              </ButtonLink>
            </>
          )
        }
      />
      {inbox.waiting > 0 && <Card title={t.inbox(inbox.waiting, inbox.overdue)} href="/inbox" tinted />}
      {await sharedPart(work, at)}
      {(waiting.length > 0 || (inbox.waiting === 0 && !isPartner(work))) && (
        <section>
          <Heading level={2} size="sm">
            {t.waiting}
          </Heading>
          {waiting.length > 0 ? <WaitingTable waiting={waiting} at={at} /> : <Nothing actor={actor} at={at} />}
        </section>
      )}
      <section>
        <Heading level={2} size="sm">
          {t.news}
        </Heading>
        {unread.length > 0 ? <News unread={unread} at={at} places={await placesOf(work, unread)} until={work.now} /> : <p>{t.noNews}</p>}
      </section>
    </>
  )
  return { title: t.tab, main, current: '/home', emergency: true }
}

const isPartner = ({ actor: { roles } }: Reading) => roles.includes('partner')

/** What is shared with the reader. It is the work of a partner, who finds all of it here; others are led to it. */
async function sharedPart(work: Reading, at: At) {
  const t = sharedWords(at.lang)
  if (!isPartner(work)) {
    const { length } = await sharedWithMe(work)
    return length > 0 && <Card title={t.open(length)} href="/shared" tinted />
  }
  return (
    <section>
      <Heading level={2} size="sm">
        {t.title}
      </Heading>
      {await sharedList(work, at, 3)}
    </section>
  )
}

type Places = { receives: boolean; answersHelp: boolean; cases: ReadonlyMap<string, string> }
async function placesOf(work: Reading, unread: readonly Notice[]): Promise<Places> {
  const answered = unread.flatMap(({ kind, subject }) => (kind === 'disclosure-answered' ? [subject] : []))
  return {
    receives: work.actor.receives.length > 0,
    answersHelp: work.actor.receives.includes('municipal'),
    cases: await casesOfDisclosures(work, answered),
  }
}

/** Nothing waits: where those who do not work with people find their work, or what others can do here. */
function Nothing({ actor: { roles }, at: { lang } }: { actor: Reading['actor']; at: At }) {
  const t = text(lang)
  const places = [
    ...(roles.includes('administrator') ? [['/people', t.people] as const, ['/routines', t.routines] as const] : []),
    ...(roles.includes('privacy_officer') ? [['/audit', t.audit] as const] : []),
  ]
  return (
    <EmptyState title={t.nothing} level={3}>
      <p>{t.nothingHelp}</p>
      {places.length > 0 && (
        <div class="buttons">
          {places.map(([href, label]) => (
            <ButtonLink href={href} variant="secondary">
              {label}
            </ButtonLink>
          ))}
        </div>
      )}
    </EmptyState>
  )
}

function WaitingTable({ waiting, at }: { waiting: readonly Waiting[]; at: At }) {
  const t = text(at.lang)
  return (
    <Table
      caption={t.waiting}
      captionHidden
      rows={waiting}
      columns={[
        {
          label: t.what,
          header: true,
          cell: ({ what, href }) => (
            <a class="ds-link" href={href}>
              {what}
            </a>
          ),
        },
        {
          label: t.by,
          cell: ({ dueOn, isOverdue }) =>
            dueOn && (
              <>
                <Time at={dueOn} /> {isOverdue && <Tag color="warning">{t.overdue}</Tag>}
              </>
            ),
        },
      ]}
    />
  )
}

function News({ unread, at, places, until }: { unread: readonly Notice[]; at: At; places: Places; until: Date }) {
  const t = text(at.lang)
  return (
    <>
      <ul class="lines">
        {unread.map((notice) => (
          <li>
            <a class="ds-link" href={placeOf(notice, places)}>
              {t.kinds[notice.kind]}
            </a>
            <p class="help">
              <Time at={/^(thread-|help-arrived|advice-)/.test(notice.kind) ? notice.at.toISOString().slice(0, 10) : notice.at} />
            </p>
          </li>
        ))}
      </ul>
      <Form action="/notices" submission={at.submission}>
        <input type="hidden" name="until" value={until.toISOString()} />
        <Buttons>
          <Button variant="tertiary" small>
            {t.seen}
          </Button>
        </Buttons>
      </Form>
    </>
  )
}

/** Where the thing that a notice is about can be seen. The notice itself says only which kind. */
function placeOf({ kind, subject }: Notice, { receives, answersHelp, cases }: Places) {
  if (kind.startsWith('discussion-')) return `/discussions/${subject}`
  if (kind.startsWith('thread-')) return `/consultations/${subject}`
  if (kind === 'concern-read' || kind === 'concern-released') return `/concerns/${subject}`
  // told to those who take no part: what was broken has a page of its own for them, without anything of the case
  if (kind === 'glass-broken') return `/broken-glass/${subject}`
  if (kind.startsWith('concern-')) return receives ? `/inbox/${subject}` : `/concerns/${subject}`
  if (kind.startsWith('help-')) return answersHelp ? `/help-requests/${subject}` : '/help-requests'
  if (kind.startsWith('advice-')) return `/advice/${subject}`
  if (kind === 'report-overdue') return `/cases/${subject}/sharing/reports`
  if (kind === 'shared-with-me') return `/shared/${subject}`
  if (kind === 'disclosure-ended') return '/shared'
  if (kind === 'disclosure-answered') return cases.has(subject) ? `/cases/${cases.get(subject)}/sharing/disclosures/${subject}` : '/cases'
  if (kind === 'consent-ends') return `/cases/${subject}/sharing/consents`
  return `/cases/${subject}`
}
