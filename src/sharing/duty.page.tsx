import * as z from 'zod'
import type { Action } from '#access/index.ts'
import { myCases } from '#case/index.ts'
import { GroundChoice, groundInFull } from '#case/pages.ts'
import { field, form, get, page, post, typedAll, type At, type Route, type Shown } from '#http/index.ts'
import { childGrounds, findChildGround, offences } from '#law/index.ts'
import { today } from '#lib/day.ts'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  Card,
  Checkboxes,
  DateField,
  Details,
  EmptyState,
  Form,
  Heading,
  PageHeading,
  Radios,
  SummaryList,
  Table,
  TextArea,
  TextField,
  Time,
  TimeField,
  Written,
} from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { listDuties, readDuty, writeDuty } from './access.ts'
import {
  actedHows,
  dutyOf,
  informGrounds,
  myDuties,
  recordAverting,
  recordInforming,
  sectionOf,
  type Duty,
  type DutyHead,
  type DutyId,
} from './duty.ts'
import { text } from './duty.text.ts'
import { asking, inWords } from './report-parts.tsx'
import { offenceChoice, offenceName } from './report-police.page.tsx'

const done = {
  facts: field.maybeWords(),
  receiver: field.maybeWords(500),
  actedOn: field.day,
  actedAt: field.maybeWords(10),
  // what nobody has chosen is said together with all else that is missing
  actedHow: z.enum(actedHows).optional(),
}
const Averting = z.object({ ...done, offence: field.maybeWords(100), likely: field.maybeWords() })
const Informing = z.object({
  ...done,
  ground: field.maybeWords(100),
  grounds: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string().max(100))),
})

export const dutyPages: Route[] = [
  get('/duties', page(listDuties, listView)),
  get('/duties/avert/new', page(writeDuty, avertView)),
  post('/duties/avert/new', form(writeDuty, Averting, avert, avertView)),
  get('/duties/inform/new', page(writeDuty, informView)),
  post('/duties/inform/new', form(writeDuty, Informing, inform, informView)),
  get('/duties/:dutyId', page(readDuty, view)),
]

const answered = (made: Awaited<ReturnType<typeof recordAverting>>, { lang }: At) =>
  typeof made === 'string' ? `/duties/${made}` : inWords(made.refused, text(lang).refusals)
async function avert(work: Work, sent: z.infer<typeof Averting>, at: At) {
  return answered(await recordAverting(work, sent), at)
}

async function inform(work: Work, sent: z.infer<typeof Informing>, at: At) {
  return answered(await recordInforming(work, sent), at)
}

const mayWriteDuty = ({ actor }: Reading, { who }: Action) => who(actor)

async function listView(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const mine = await myDuties(work)
  const main = (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {mayWriteDuty(work, writeDuty) && (
        <>
          <Acute at={at} />
          <Buttons>
            <ButtonLink href="/duties/avert/new">{t.avert}</ButtonLink>
            <ButtonLink href="/duties/inform/new" variant="secondary">
              {t.inform}
            </ButtonLink>
          </Buttons>
          <Discussing at={at} />
        </>
      )}
      <section>
        <Heading level={2} size="sm">
          {t.mine}
        </Heading>
        {mine.length === 0 ? (
          <EmptyState title={t.empty} level={3}>
            <p>{t.emptyHelp}</p>
          </EmptyState>
        ) : (
          <Mine rows={mine} at={at} />
        )}
      </section>
    </>
  )
  return { title: t.title, main, current: '/duties' }
}

const Acute = ({ at: { lang } }: { at: At }) => (
  <Alert severity="danger" title={text(lang).acuteTitle}>
    <p>{text(lang).acute}</p>
  </Alert>
)

const Discussing = ({ at: { lang } }: { at: At }) => (
  <p>
    {text(lang).discuss}{' '}
    <a class="ds-link" href="/consultations/new">
      {text(lang).discussLink}
    </a>
  </p>
)

function Mine({ rows, at }: { rows: readonly DutyHead[]; at: At }) {
  const t = text(at.lang)
  return (
    <Table
      caption={t.mine}
      captionHidden
      rows={rows}
      columns={[
        {
          label: t.what,
          cell: ({ id, kind }) => (
            <a class="ds-link" href={`/duties/${id}`}>
              {t.kinds[kind]}
            </a>
          ),
        },
        { label: t.when, cell: ({ actedOn }) => <Time at={actedOn} /> },
      ]}
    />
  )
}

function avertView(work: Reading, at: At): Shown {
  const t = text(at.lang)
  const now = today(work.now)
  const ask = asking(at)
  const main = (
    <>
      <PageHeading title={t.avertTitle} lead={t.avertLead} above={<BackLink href="/duties">{t.title}</BackLink>} />
      <Acute at={at} />
      <Form submission={at.submission} errors={at.failure?.errors}>
        {offenceChoice({ at, on: now, label: t.offence, help: t.offenceHelp })}
        <Details summary={t.notListed}>
          <p>{t.notListedHelp}</p>
          <ul class="ds-list">
            {offences(now).notListed.map(({ section, name }) => (
              <li>
                {name[at.lang]} ({section})
              </li>
            ))}
          </ul>
        </Details>
        <TextArea {...ask('likely')} label={t.likely} required rows={3} />
        {doneFields({ at, now, receiverHelp: t.receiverAvert })}
      </Form>
      <Discussing at={at} />
    </>
  )
  return { title: t.avertTitle, main, current: '/duties' }
}

function informView(work: Reading, at: At): Shown {
  const t = text(at.lang)
  const now = today(work.now)
  const sections = informGrounds(work, now)
  const main = (
    <>
      <PageHeading title={t.informTitle} lead={t.informLead} above={<BackLink href="/duties">{t.title}</BackLink>} />
      {sections.length > 0 ? (
        <InformForm work={work} at={at} />
      ) : (
        <Alert severity="warning" title={t.noDutyTitle}>
          <p>{t.noDuty}</p>
        </Alert>
      )}
      <Discussing at={at} />
    </>
  )
  return { title: t.informTitle, main, current: '/duties' }
}

function InformForm({ work, at }: { work: Reading; at: At }) {
  const t = text(at.lang)
  const now = today(work.now)
  const ask = asking(at)
  return (
    <Form submission={at.submission} errors={at.failure?.errors}>
      <Alert>
        <p>{t.calm}</p>
      </Alert>
      <Checkboxes
        {...ask('grounds')}
        value={typedAll(at.failure?.values, 'grounds')}
        label={t.grounds}
        required
        options={childGrounds(now).map(({ id, letter, text: words }) => ({ value: id, label: `${letter}) ${words[at.lang]}` }))}
      />
      <GroundChoice {...ask('ground')} label={t.ground} grounds={informGrounds(work, now)} lang={at.lang} />
      {doneFields({ at, now, receiverHelp: t.receiverInform })}
    </Form>
  )
}

function doneFields({ at, now, receiverHelp }: { at: At; now: string; receiverHelp: string }) {
  const t = text(at.lang)
  const ask = asking(at)
  const actedOn = ask('actedOn')
  return (
    <>
      <TextArea {...ask('facts')} label={t.facts} help={t.factsHelp} required rows={5} />
      <TextField {...ask('receiver')} label={t.receiver} help={receiverHelp} required />
      <Radios {...ask('actedHow')} label={t.actedHow} required options={actedHows.map((value) => ({ value, label: t.actedHows[value] }))} />
      <DateField {...actedOn} label={t.actedOn} required max={now} value={actedOn.value ?? now} />
      <TimeField {...ask('actedAt')} label={t.actedAt} />
      <Buttons>
        <Button>{t.save}</Button>
      </Buttons>
    </>
  )
}

async function view(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const it = await dutyOf(work, at.params['dutyId'] as DutyId)
  const { cases } = await myCases(work, { state: 'open' })
  const main = (
    <>
      <PageHeading title={t.kinds[it.kind]} lead={t.onlyYou} above={<BackLink href="/duties">{t.title}</BackLink>} />
      <Stored it={it} at={at} />
      {cases.length > 0 && (
        <Card title={t.share} tinted>
          <p>{t.shareHelp}</p>
          <ul class="lines">
            {cases.map(({ id, number }) => (
              <li>
                <a class="ds-link" href={`/cases/${id}/sharing/reports/duty/${it.id}`}>
                  {t.shareIn(number)}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
  return { title: t.kinds[it.kind], main, current: '/duties' }
}

function Stored({ it, at }: { it: Duty; at: At }) {
  const t = text(at.lang)
  const section = sectionOf(it)
  const grounds = (
    <ul class="ds-list">
      {it.grounds.map((id) => {
        const ground = findChildGround(id)
        return <li>{ground ? `${ground.letter}) ${ground.text[at.lang]}` : id}</li>
      })}
    </ul>
  )
  const items = [
    ...(section ? [{ term: t.groundShort, value: groundInFull(section.id, at.lang) }] : []),
    ...(it.offence ? [{ term: t.offenceShort, value: offenceName(it.offence, at) }] : []),
    ...(it.likely ? [{ term: t.likely, value: <Written>{it.likely}</Written> }] : []),
    ...(it.grounds.length > 0 ? [{ term: t.grounds, value: grounds }] : []),
    { term: t.facts, value: <Written>{it.facts}</Written> },
    { term: t.receiver, value: it.receiver },
    { term: t.actedHow, value: it.actedHow && t.actedHows[it.actedHow] },
    { term: t.actedOn, value: <Time at={it.actedOn} /> },
    ...(it.actedAt ? [{ term: t.actedAt, value: it.actedAt }] : []),
  ]
  return <SummaryList items={items} />
}
