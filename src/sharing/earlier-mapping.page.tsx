import * as z from 'zod'
import { GroundChoice, groundInFull, underCase } from '#case/pages.ts'
import { caseForm, casePage, field, get, post, type At, type Route, type Shown } from '#http/index.ts'
import { namesOf } from '#identity/index.ts'
import { today } from '#lib/day.ts'
import { Alert, DateField, Fieldset, Form, Radios, SummaryList, TextArea, Time, Written } from '#ui/index.ts'
import type { CaseReading, CaseWork } from '#work/index.ts'
import { noteEarlierMapping as noteAction, openEarlierMapping } from './access.ts'
import {
  earlierMappingOf,
  mappedAnswers,
  mappedFields,
  mappingGrounds,
  noteEarlierMapping,
  tellers,
  type EarlierMappingId,
} from './earlier-mapping.ts'
import { text } from './earlier-mapping.text.ts'
import { asking, formPage, inWords, listOf, SaveOrBack } from './report-parts.tsx'
import { text as reportText } from './report.text.ts'

const New = z.object({
  mapped: field.oneOf(mappedAnswers),
  toldBy: field.oneOf(tellers),
  onDay: field.day,
  ground: field.maybeWords(100),
  necessity: field.maybeWords(),
  residence: field.maybeWords(),
  mindset: field.maybeWords(),
  religiousTies: field.maybeWords(),
  family: field.maybeWords(),
  network: field.maybeWords(),
})

export const earlierMappingPages: Route[] = [
  get('/cases/:caseId/sharing/reports/earlier/new', casePage(noteAction, newView)),
  post('/cases/:caseId/sharing/reports/earlier/new', caseForm(noteAction, New, note, newView)),
  // a page of its own with an action of its own: the trail says who opened it
  get('/cases/:caseId/sharing/reports/earlier/:mappingId', casePage(openEarlierMapping, view)),
]

async function note(work: CaseWork, sent: z.infer<typeof New>, at: At) {
  const t = text(at.lang)
  if (!work.case.ground) return { errors: { mapped: t.noGround } }
  const made = await noteEarlierMapping(work, sent)
  return typeof made === 'string' ? listOf(work) : inWords(made.refused, t.refusals)
}

function newView(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const form = work.case.ground ? (
    <NewForm work={work} at={at} />
  ) : (
    <Alert severity="warning" title={t.noGroundTitle}>
      <p>{t.noGround}</p>
    </Alert>
  )
  return formPage(work, at, { title: t.title, lead: t.lead, form })
}

function NewForm({ work, at }: { work: CaseReading; at: At }) {
  const t = text(at.lang)
  const ask = asking(at)
  const now = today(work.now)
  const onDay = ask('onDay')
  const ground = ask('ground')
  return (
    <Form submission={at.submission} errors={at.failure?.errors}>
      <Radios
        {...ask('mapped')}
        label={t.mapped}
        required
        options={mappedAnswers.map((value) => ({ value, label: t.mappedAnswers[value] }))}
      />
      <Radios {...ask('toldBy')} label={t.toldBy} required options={tellers.map((value) => ({ value, label: t.tellers[value] }))} />
      <DateField {...onDay} label={t.onDay} required max={now} value={onDay.value ?? now} />
      <Fieldset id="yes" legend={t.yesTitle} help={t.yesHelp}>
        <GroundChoice
          label={t.ground}
          grounds={mappingGrounds(work, now)}
          lang={at.lang}
          value={ground.value ?? work.case.ground ?? ''}
          error={ground.error}
        />
        <TextArea {...ask('necessity')} label={t.necessity} help={t.necessityHelp} rows={3} />
        {mappedFields.map((name) => (
          <TextArea {...ask(name)} label={t.fields[name]} rows={2} />
        ))}
      </Fieldset>
      <SaveOrBack save={t.save} back={listOf(work)} at={at} />
    </Form>
  )
}

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const it = await earlierMappingOf(work, at.params['mappingId'] as EarlierMappingId)
  const names = await namesOf(work, [it.by])
  const { top, ...frame } = await underCase(work, at, { tab: 'sharing', title: t.shown })
  const items = [
    { term: t.mapped, value: t.mappedAnswers[it.mapped] },
    { term: t.toldBy, value: t.tellers[it.toldBy] },
    { term: t.onDay, value: <Time at={it.onDay} /> },
    ...(it.mapped === 'yes'
      ? [
          { term: t.groundShort, value: groundInFull(it.ground, at.lang) },
          { term: t.necessity, value: <Written>{it.necessity}</Written> },
        ]
      : []),
    ...mappedFields.flatMap((name) => (it[name] ? [{ term: t.fields[name], value: <Written>{it[name]}</Written> }] : [])),
    { term: reportText(at.lang).notedBy, value: names.get(it.by) ?? '' },
  ]
  return {
    ...frame,
    main: (
      <>
        {top}
        <SummaryList items={items} />
        {it.mapped !== 'yes' && <p>{t.nothing}</p>}
      </>
    ),
  }
}
