import type { VNode } from 'preact'
import { typed, typedAll, type At } from '#http/index.ts'
import { formatDay, formatShortDay } from '#i18n/index.ts'
import { addDays, today } from '#lib/day.ts'
import {
  Alert,
  Button,
  Buttons,
  Checkbox,
  Checkboxes,
  DateField,
  Details,
  Fieldset,
  Form,
  Radios,
  SummaryList,
  TextArea,
  TextField,
} from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { childRule, nameOf } from './disclosure-new.form.ts'
import { text } from './disclosure-new.text.ts'
import { lastDayOf, type Choices, type Ground } from './disclosure-ground.ts'
import { gather, pickable, pointsAt, type Pickable } from './disclosure-item.ts'
import { basisName } from './disclosure-parts.tsx'
import { isChild } from './disclosure-receiver.ts'

/** What the first two steps have settled. */
export type Settled = { to: string; ground: string; groundOf: Ground; name: string; service: string; choices: Choices }

const newest = 10

/** The third step: what, until when, and what the ground and the person's own rights ask for. */
export async function formPage(work: CaseReading, at: At, settled: Settled): Promise<VNode> {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  const ask = (name: string) => ({ name, value: typed(values, name), error: errors?.[name] })
  const latest = await latestDay(work, settled.groundOf)
  return (
    <>
      <Chosen at={at} {...settled} />
      <Form submission={at.submission} errors={errors}>
        <input type="hidden" name="to" value={settled.to} />
        <input type="hidden" name="ground" value={settled.ground} />
        <Stands id="to" error={errors?.['to']} />
        <Stands id="ground" error={errors?.['ground']} />
        {settled.to.startsWith('service:') && <TextField {...ask('recipient')} label={t.recipient} help={t.recipientHelp} required />}
        <What at={at} {...await pickable(work)} />
        {settled.groundOf.basis === 'anonymised' && (await pointedOut(work, at))}
        <TextArea {...ask('question')} label={t.question} help={t.questionHelp} rows={3} />
        <DateField
          {...ask('until')}
          label={t.until}
          help={t.untilHelp(formatDay(at.lang, latest))}
          required
          min={today(work.now)}
          max={latest}
        />
        <Radios
          {...ask('told')}
          label={t.told}
          required
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t.tolds[value] }))}
        />
        <TextArea {...ask('because')} label={t.because} help={t.becauseHelp} rows={2} />
        <TextArea {...ask('view')} label={t.view} required rows={3} />
        <TextArea {...ask('missing')} label={t.missing} help={t.missingHelp} rows={2} />
        {await childPart(work, at)}
        <AskedByGround at={at} ground={settled.groundOf} />
        <Buttons>
          <Button name="do" value="look">
            {t.look}
          </Button>
        </Buttons>
      </Form>
    </>
  )
}

/** What is wrong with what an earlier step settled: it is changed there. */
const Stands = ({ id, error }: { id: string; error: string | undefined }) =>
  error ? (
    <div id={id}>
      <Alert severity="danger">{error}</Alert>
    </div>
  ) : null

async function latestDay(work: CaseReading, ground: Ground) {
  const year = addDays(today(work.now), 365)
  const last = await lastDayOf(work, ground)
  return last && last < year ? last : year
}

/** Whom and on which ground, with the way back to each. */
function Chosen({ at, to, name, groundOf, ground, choices }: Settled & { at: At }) {
  const t = text(at.lang)
  const back = (query: string, what: string) => (
    <a class="ds-link" href={`${at.path}${query}`} aria-label={`${t.change}: ${what}`}>
      {t.change}
    </a>
  )
  const consent = choices.consents.find(({ id }) => ground === `consent:${id}`)
  const onWhat = consent
    ? t.on.consent(formatDay(at.lang, consent.answer?.on ?? ''), formatDay(at.lang, consent.validUntil))
    : basisName(groundOf.basis, groundOf.basis === 'law' ? groundOf.ground : null, at.lang)
  return (
    <SummaryList
      items={[
        {
          term: t.to,
          value: (
            <>
              {name} {back('', t.to)}
            </>
          ),
        },
        {
          term: t.ground,
          value: (
            <>
              {onWhat} {back(`?to=${encodeURIComponent(to)}`, t.ground)}
            </>
          ),
        },
      ]}
    />
  )
}

function What({ at, entries, observations }: { at: At; entries: readonly Pickable[]; observations: readonly Pickable[] }) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  const options = (all: readonly Pickable[]) =>
    all.map(({ value, onDay, says }) => ({ value, label: onDay ? formatShortDay(at.lang, onDay) : '–', help: says }))
  const boxes = (name: string, label: string, all: readonly Pickable[], id = name) =>
    all.length > 0 && <Checkboxes name={name} id={id} label={label} value={typedAll(values, name)} options={options(all)} />
  const older = entries.slice(newest)
  return (
    <Fieldset id="items" legend={t.items} help={t.itemsHelp} error={errors?.['items']}>
      <TextArea
        name="summary"
        label={t.summary}
        help={t.summaryHelp}
        rows={5}
        value={typed(values, 'summary')}
        error={errors?.['summary']}
      />
      {boxes('entries', t.entries, entries.slice(0, newest))}
      {older.length > 0 && (
        <Details summary={t.older} open={older.some(({ value }) => typedAll(values, 'entries').includes(value))}>
          {boxes('entries', t.older, older, 'older')}
        </Details>
      )}
      {boxes('observations', t.observations, observations)}
    </Fieldset>
  )
}

/** What in the words may show who it is about, with the tick that they have been looked at. */
async function pointedOut(work: CaseReading, at: At) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  if (!values) return null
  const chosen = {
    entries: typedAll(values, 'entries'),
    observations: typedAll(values, 'observations'),
    summary: typed(values, 'summary') ?? '',
  }
  const bodies = ((await gather(work, chosen)) ?? []).map(({ body }) => body)
  const { soft } = await pointsAt(work, [...bodies, typed(values, 'question') ?? ''])
  if (soft.length === 0) return null
  return (
    <>
      <Alert severity="warning" title={t.pointsTitle}>
        <p>{t.points}</p>
        <ul class="ds-list">
          {soft.map((words) => (
            <li>{t.quoted(words)}</li>
          ))}
        </ul>
      </Alert>
      <input type="hidden" name="shown" value={soft.join('\n')} />
      <Checkbox name="looked" label={t.looked} required error={errors?.['looked']} />
    </>
  )
}

/** Asked of a child, and where nobody has recorded an age; never of someone who is known to be grown up. */
async function childPart(work: CaseReading, at: At) {
  const known = await isChild(work)
  if (known === false) return null
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  const ask = (name: string) => ({ name, value: typed(values, name), error: errors?.[name] })
  const only = known === undefined ? t.onlyChild : ''
  return (
    <>
      {known === undefined && (
        <Radios
          {...ask('child')}
          label={t.child}
          required
          options={[
            { value: 'yes', label: t.childYes },
            { value: 'no', label: t.childNo },
          ]}
        />
      )}
      <TextArea
        {...ask('heard')}
        label={t.heard}
        required={known === true}
        help={`${t.heardHelp(nameOf(await childRule(work), at.lang))}${only}`}
        rows={3}
      />
      <TextArea {...ask('notHeard')} label={t.notHeard} help={t.notHeardHelp} rows={2} />
    </>
  )
}

/** What the section itself asks for: data of the law, not of this page. */
function AskedByGround({ at, ground }: { at: At; ground: Ground }) {
  const t = text(at.lang)
  if (ground.basis !== 'law') return null
  const law = basisName('law', ground.ground, at.lang)
  const { values, errors } = at.failure ?? {}
  const ask = (name: string) => ({ name, value: typed(values, name), error: errors?.[name], required: true })
  return (
    <>
      {ground.asks.includes('harm') && <TextArea {...ask('harm')} label={t.harm} help={t.harmHelp(law)} rows={5} />}
      {ground.asks.includes('anonymised-not-enough') && (
        <TextArea {...ask('anonymised')} label={t.anonymised} help={t.anonymisedHelp(law)} rows={3} />
      )}
    </>
  )
}
