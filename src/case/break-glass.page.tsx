import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { namesOf } from '#identity/index.ts'
import { BackLink, Button, Buttons, Card, Form, PageHeading, SummaryList, TextArea, TextField, Time } from '#ui/index.ts'
import { reading, type Reading, type Work } from '#work/index.ts'
import { breakGlass as reasonAction, hearOfGlass, nameCase } from './access.ts'
import { breakGlass, giveReason, mustBeWaiting, ownCase, toldOf, type GlassId } from './break-glass.ts'
import { text } from './break-glass.text.ts'
import { text as casesText } from './cases.text.ts'

const Reason = z.object({ reason: field.words(2_000) })
const Numbered = z.object({ number: field.words(20) })

export const breakGlassPages: Route[] = [
  get('/break-glass', page(reasonAction, reasonView)),
  post('/break-glass', form(reasonAction, Reason, give, reasonView)),
  get('/break-glass/:breakGlassId', page(nameCase, numberView)),
  post('/break-glass/:breakGlassId', form(nameCase, Numbered, open, numberView)),
  get('/broken-glass/:brokenGlassId', page(hearOfGlass, toldView)),
]

const glassIn = ({ params }: At) => params['breakGlassId'] as GlassId

async function give(work: Work, { reason }: z.infer<typeof Reason>) {
  return `/break-glass/${await giveReason(work, reason)}`
}

async function open(work: Work, { number }: z.infer<typeof Numbered>, at: At) {
  const t = text(at.lang)
  await mustBeWaiting(reading(work), glassIn(at))
  const [, year, sequence] = /^(\d{4})-(\d{1,6})$/.exec(number) ?? []
  if (!year || !sequence) return { errors: { number: t.form } }
  const wanted = { year: Number(year), sequence: Number(sequence) }
  if (await ownCase(reading(work), wanted)) return { errors: { number: t.yours } }
  const opened = await breakGlass(work, glassIn(at), wanted)
  return opened ? `/cases/${opened}` : { errors: { number: t.wrong } }
}

const Back = ({ at }: { at: At }) => <BackLink href="/cases">{casesText(at.lang).title}</BackLink>

function reasonView(_: Reading, at: At): Shown {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  const main = (
    <div class="stack">
      <PageHeading above={<Back at={at} />} title={t.title} lead={t.lead} />
      <Card tinted title={t.whatTitle}>
        <ol class="ds-list">
          {t.what.map((line) => (
            <li>{line}</li>
          ))}
        </ol>
      </Card>
      <Form submission={at.submission} errors={errors}>
        <TextArea name="reason" label={t.reason} help={t.reasonHelp} required value={typed(values, 'reason')} error={errors?.['reason']} />
        <Buttons>
          <Button>{t.next}</Button>
        </Buttons>
      </Form>
    </div>
  )
  return { title: t.title, current: '/cases', main }
}

async function numberView(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  await mustBeWaiting(work, glassIn(at))
  const { values, errors } = at.failure ?? {}
  const main = (
    <div class="stack">
      <PageHeading above={<Back at={at} />} title={t.numberTitle} lead={t.numberLead} />
      <Form submission={at.submission} errors={errors}>
        <TextField
          name="number"
          label={t.number}
          help={t.numberHelp}
          size={12}
          required
          value={typed(values, 'number')}
          error={errors?.['number']}
        />
        <Buttons>
          <Button>{t.open}</Button>
        </Buttons>
      </Form>
    </div>
  )
  return { title: t.numberTitle, current: '/cases', main }
}

async function toldView(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const told = await toldOf(work, at.params['brokenGlassId'] as GlassId)
  const names = await namesOf(work, [told.account, told.lead])
  const items = [
    { term: t.who, value: names.get(told.account) },
    { term: t.case, value: told.number },
    { term: t.from, value: <Time at={told.at} /> },
    { term: told.until > work.now ? t.until : t.closed, value: <Time at={told.until} /> },
    { term: t.leader, value: names.get(told.lead) },
  ]
  const main = (
    <div class="stack">
      <PageHeading title={t.toldTitle} lead={t.toldLead} />
      <SummaryList items={items} />
      {told.lead === work.actor.id ? (
        <p>
          <a class="ds-link" href={`/cases/${told.case}/team`}>
            {t.toTeam}
          </a>
        </p>
      ) : (
        <p>
          {t.where} {t.ask}
        </p>
      )}
    </div>
  )
  return { title: t.toldTitle, current: '/home', main }
}
