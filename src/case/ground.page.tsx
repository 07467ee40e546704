import * as z from 'zod'
import { caseForm, casePage, field, get, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { grounds, services } from '#law/index.ts'
import { today } from '#lib/day.ts'
import { Alert, Button, ButtonLink, Buttons, Form, Radios, Select, SummaryList, TextArea, Written } from '#ui/index.ts'
import { reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { describePerson as describeAction } from './access.ts'
import { ClosedNote } from './closed.tsx'
import { underCase } from './frame.tsx'
import { changeGround, groundFits, groundName, purposeOf, serviceName } from './ground.ts'
import { personOf } from './person.ts'
import { text } from './person.text.ts'

const none = 'none'
const Grounding = z.object({
  service: field.words(100),
  ground: field.words(100),
  purpose: field.words(2_000),
  reason: field.words(2_000),
  revision: field.revision,
})

export const groundPages: Route[] = [
  get('/cases/:caseId/ground', casePage(describeAction, view)),
  post('/cases/:caseId/ground', caseForm(describeAction, Grounding, change, view)),
]

async function change(work: CaseWork, grounding: z.infer<typeof Grounding>, at: At) {
  const t = text(at.lang)
  const ground = grounding.ground === none ? null : grounding.ground
  if (!groundFits(work, grounding.service, ground)) return { errors: { ground: t.groundMisfits } }
  if (!ground && (await personOf(reading(work)))) return { errors: { ground: t.personHeld } }
  await changeGround(work, { ...grounding, ground })
  return `/cases/${work.case.id}/person`
}

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { top, ...frame } = await underCase(work, at, { tab: 'person', title: t.change, lead: t.groundLead })
  const purpose = await purposeOf(work)
  const form = <GroundForm work={work} at={at} purpose={purpose} mayBeNone={!(await personOf(work))} />
  const main = (
    <>
      {top}
      {at.failure?.why === 'stale' && <StoredNow work={work} at={at} purpose={purpose} />}
      {work.case.state === 'closed' ? <ClosedNote work={work} at={at} /> : form}
    </>
  )
  return { ...frame, main }
}

type FormProps = { work: CaseReading; at: At; purpose: string; mayBeNone: boolean }
function GroundForm({ work, at, purpose, mayBeNone }: FormProps) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  const service = typed(values, 'service') ?? work.case.service
  return (
    <Form submission={at.submission} errors={errors}>
      <input type="hidden" name="revision" value={work.case.revision} />
      <TextArea name="purpose" label={t.purpose} required value={typed(values, 'purpose') ?? purpose} error={errors?.['purpose']} />
      <Select
        name="service"
        label={t.service}
        required
        value={service}
        options={services.map(({ id, name }) => ({ value: id, label: name[at.lang] }))}
        error={errors?.['service']}
      />
      <Radios
        name="ground"
        label={t.ground}
        help={t.groundHelp}
        required
        value={typed(values, 'ground') ?? work.case.ground ?? none}
        options={choices(work, at, service, mayBeNone)}
        error={errors?.['ground']}
      />
      <TextArea name="reason" label={t.reason} help={t.reasonHelp} required value={typed(values, 'reason')} error={errors?.['reason']} />
      <Buttons>
        <Button>{t.save}</Button>
        <ButtonLink href={`/cases/${work.case.id}/person`} variant="tertiary">
          {t.cancel}
        </ButtonLink>
      </Buttons>
    </Form>
  )
}

/** What the service can use today, and none at all where nobody is recorded. */
function choices({ now }: CaseReading, { lang }: At, service: string, mayBeNone: boolean) {
  const fitting = grounds({ service, use: 'case', on: today(now) }).map(({ id, title, text: meaning }) => ({
    value: id,
    label: `${title[lang]} (${groundName(id, lang)})`,
    help: meaning[lang],
  }))
  return mayBeNone ? [...fitting, { value: none, label: text(lang).noGroundChoice }] : fitting
}

function StoredNow({ work, at: { lang }, purpose }: { work: CaseReading; at: At; purpose: string }) {
  const t = text(lang)
  const items = [
    { term: t.purpose, value: <Written>{purpose}</Written> },
    { term: t.service, value: serviceName(work.case.service, lang) },
    { term: t.ground, value: groundName(work.case.ground, lang) },
  ]
  return (
    <Alert severity="info" title={t.storedNow}>
      <SummaryList items={items} />
    </Alert>
  )
}
