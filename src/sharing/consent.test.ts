import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aCase } from '../../test/a-case.ts'
import { holders, inDays, question, yes } from '../../test/a-consent.ts'
import { house, type TestHouse } from '../../test/house.ts'
import { text as hintText } from '../case/consent-hint.text.ts'
import { houseJobs } from '#jobs/index.ts'
import { consentLaw, findAgeRule } from '#law/index.ts'
import type { CaseId } from '#lib/id.ts'
import { inCase, reading } from '#work/index.ts'
import { text as asking } from './consent-asking.text.ts'
import { text } from './consent.text.ts'
import { liveConsents, sharingActions } from './index.ts'

const [t, a] = [text('nb'), asking('nb')]
const grown = { name: 'Ola Testesen', birthDate: '1998-04-03' }
const yearsOld = (years: number) => ({
  name: 'Kim Testesen',
  birthDate: Temporal.PlainDate.from(inDays(-3)).subtract({ years }).toString(),
})

type Given = { person?: { name: string; birthDate?: string } | null; service?: string; ground?: string }
async function asked(town: TestHouse, { person = grown, ...given }: Given = {}, form = question()) {
  const made = await aCase(town, { members: ['outreach'], observers: ['nurse'], person, ...given })
  const coordinator = await town.as('coordinator')
  const answer = await coordinator.post(`${made.at}/sharing/consents/new`, form)
  assert.equal(answer.status, 303, await answer.text())
  return { ...made, coordinator, here: answer.headers.get('location')! }
}
const row = (town: TestHouse) => town.owner.selectFrom('consent').selectAll().executeTakeFirstOrThrow()
const read = async (answer: Response | Promise<Response>) => (await answer).text()

/** Whether the database itself says that the only consent holds. */
const heldByDatabase = (town: TestHouse, secret: Buffer, id: CaseId) =>
  inCase(town.edge.house, secret, sharingActions.readConsent, id, async ({ tx }) => {
    const { rows } = await sql<{ holds: boolean }>`select gate.consent_is_live(municipality_id, id) as holds from consent`.execute(tx)
    return rows[0]?.holds
  })

/** That a form was refused beside a field, for a reason that is said. */
async function assertRefused(answer: Response, field: string, ...words: readonly string[]) {
  const html = await answer.text()
  assert.equal(answer.status, 422, html)
  const beside = new RegExp(`id="${field}(?:-group)?-error"[^>]*>([^<]*)<`).exec(html)?.[1]
  assert.ok(beside, `nothing beside ${field}`)
  for (const each of words) assert.ok(beside.includes(each), `${beside} says not: ${each}`)
}

test('a question is asked, answered with yes, and stands sealed', async () => {
  const town = await house()
  const { at, here, coordinator } = await asked(town)
  assert.match(
    await read(coordinator.get(`${at}/sharing/consents`)),
    new RegExp(`${t.groups.asked}.*At vi snakker sammen om skoledagen`, 's'),
  )
  assert.equal((await coordinator.post(here, yes())).headers.get('location'), here)
  const stored = await row(town)
  assert.equal(stored.answer, 'given')
  assert.equal(stored.age_rule, 'consent-adult')
  for (const sealed of [stored.what, stored.purpose, stored.said!])
    assert.doesNotMatch(sealed.toString('latin1'), /skoledagen|hjelpen|greit/)
  const html = await read((await town.as('nurse')).get(here))
  for (const words of ['At hjelpen henger sammen', 'Skole, Politi', 'Det er greit for meg', t.givenBy.person, t.hows.spoken, 'kap. 4'])
    assert.ok(html.includes(words), words)
})

test('a no is taken down as calmly as a yes, whoever says it and at any age', async () => {
  const town = await house()
  const { at, here, coordinator } = await asked(town, { person: yearsOld(12) })
  assert.equal((await coordinator.post(here, yes({ answer: 'refused', said: 'Jeg vil ikke' }))).status, 303)
  const stored = await row(town)
  assert.deepEqual([stored.answer, stored.age_rule], ['refused', null])
  const html = await read(coordinator.get(`${at}/sharing/consents`))
  assert.ok(html.includes(t.groups.refused) && html.includes(consentLaw('free').text.nb))
})

test('a consent without an end, with one that is past, or for more than a year is refused with the reason and the section', async () => {
  const town = await house()
  const { at } = await aCase(town, { person: grown })
  const coordinator = await town.as('coordinator')
  const { text: reason, section } = consentLaw('end')
  for (const [validUntil, why] of [
    ['', a.refusals['no-end']],
    [inDays(0), a.refusals['end-past']],
    ['2020-01-01', a.refusals['end-past']],
    [inDays(367), a.refusals['end-far']],
  ] as const)
    await assertRefused(
      await coordinator.post(`${at}/sharing/consents/new`, question({ validUntil })),
      'validUntil',
      why,
      reason.nb,
      section,
    )
  await assertRefused(
    await coordinator.post(`${at}/sharing/consents/new`, question({ receivers: [] })),
    'receivers',
    a.refusals['no-receiver'],
  )
  assert.equal((await town.owner.selectFrom('consent').select('id').execute()).length, 0)
})

test('nobody is asked in a case that is about nobody', async () => {
  const town = await house()
  const { at } = await aCase(town, { person: null })
  const coordinator = await town.as('coordinator')
  await assertRefused(await coordinator.post(`${at}/sharing/consents/new`, question()), 'what', a.refusals['no-person'])
  assert.ok((await read(coordinator.get(`${at}/sharing`))).includes(t.nobody))
})

test('under 15 the child does not answer alone; both parents do, with source and day, and the child is heard', async () => {
  const town = await house()
  const { here, coordinator } = await asked(town, { person: yearsOld(14) })
  const { text: reason, section } = findAgeRule('consent-under-15')!
  await assertRefused(await coordinator.post(here, yes()), 'givenBy', a.refusals['not-by-age'], reason.nb, section)
  for (const [missing, field] of [
    [{ holderOne: '' }, 'holderOne'],
    [{ holderTwo: '' }, 'holderTwo'],
    [{ holderSource: '' }, 'holderSource'],
    [{ holderOn: '' }, 'holderOn'],
    [{ holderOn: inDays(1) }, 'holderOn'],
  ] as const)
    await assertRefused(
      await coordinator.post(here, yes({ givenBy: 'guardian', ownView: 'Helt greit', ...holders, ...missing })),
      field,
      a.refusals['no-holders'],
      section,
    )
  const unheard = await coordinator.post(here, yes({ givenBy: 'guardian', ...holders }))
  await assertRefused(unheard, 'ownView', a.refusals['no-view'], findAgeRule('heard-from-7')!.section)
  const alone = { ...holders, holderTwo: '', holderAlone: 'yes' }
  assert.equal((await coordinator.post(here, yes({ givenBy: 'guardian', ownView: 'Helt greit', ...alone }))).status, 303)
  const stored = await row(town)
  assert.equal(stored.age_rule, 'consent-under-15')
  assert.doesNotMatch(stored.facts!.toString('latin1'), /Testesen|Folkeregisteret/)
  assert.match(await read(coordinator.get(here)), /Mor Testesen \(Folkeregisteret, .*Helt greit/s)
})

test("between 15 and 18 the service's own law decides, else an assessment must be recorded", async () => {
  const town = await house()
  const inSchool = await asked(town, { person: yearsOld(16), service: 'school', ground: 'opplaeringslova-24-1' })
  assert.equal((await inSchool.coordinator.post(inSchool.here, yes())).status, 303)
  assert.equal((await row(town)).age_rule, 'consent-15-school')
  const elsewhere = await asked(town, { person: yearsOld(16) })
  const { text: reason, section } = findAgeRule('consent-15-to-17')!
  await assertRefused(
    await elsewhere.coordinator.post(elsewhere.here, yes()),
    'assessment',
    a.refusals['no-assessment'],
    reason.nb,
    section,
  )
  const assessed = yes({ assessment: 'Hun forstår hva vi deler og hvorfor.' })
  assert.equal((await elsewhere.coordinator.post(elsewhere.here, assessed)).status, 303)
})

test('a guardian answers for an adult only with a recorded mandate', async () => {
  const town = await house()
  const { here, coordinator } = await asked(town)
  const { section } = findAgeRule('consent-adult')!
  const mandate = { guardian: 'Verge Vergesen', mandateSource: 'Vedtak fra Statsforvalteren', mandateOn: inDays(-40) }
  for (const field of ['guardian', 'mandateSource', 'mandateOn'] as const)
    await assertRefused(
      await coordinator.post(here, yes({ givenBy: 'guardian', ...mandate, [field]: '' })),
      field,
      a.refusals['no-mandate'],
      section,
    )
  assert.equal((await coordinator.post(here, yes({ givenBy: 'guardian', ...mandate }))).status, 303)
  assert.match(await read(coordinator.get(here)), /Verge Vergesen \(Vedtak fra Statsforvalteren, /)
})

test('without a day of birth nobody knows who may answer, and a yes waits; a no does not', async () => {
  const town = await house()
  const { here, coordinator } = await asked(town, { person: { name: 'Ola Testesen' } })
  await assertRefused(await coordinator.post(here, yes()), 'givenBy', a.refusals['no-birth-date'])
  assert.equal((await coordinator.post(here, yes({ answer: 'refused' }))).status, 303)
})

test('a day that is yet to come or before the question, and a yes to more than was asked, are refused', async () => {
  const town = await house()
  const { here, coordinator } = await asked(town)
  await assertRefused(await coordinator.post(here, yes({ on: inDays(1) })), 'on', a.refusals.future)
  await assertRefused(await coordinator.post(here, yes({ on: inDays(-1) })), 'on', a.refusals['before-asked'])
  await assertRefused(await coordinator.post(here, yes({ validUntil: inDays(91) })), 'validUntil', a.refusals['end-longer'])
  assert.equal((await coordinator.post(here, yes({ validUntil: inDays(30) }))).status, 303)
  assert.equal((await row(town)).valid_until, inDays(30))
})

test('an answer is written down once; the second is told so, and sees what it wrote', async () => {
  const town = await house()
  const { here, coordinator } = await asked(town)
  await coordinator.post(here, yes())
  const again = await (await town.as('outreach')).post(here, yes({ answer: 'refused', said: 'Hun sa nei til meg' }))
  assert.equal(again.status, 422)
  assert.match(await again.text(), new RegExp(`${t.refusals.answered}.*Hun sa nei til meg`, 's'))
  assert.equal((await row(town)).answer, 'given')
})

test('a yes is taken back with one press, at once; twice is met calmly', async () => {
  const town = await house()
  const { at, id, here, coordinator } = await asked(town)
  await coordinator.post(here, yes())
  const live = () =>
    inCase(town.edge.house, coordinator.secret, sharingActions.readConsent, id, async (work) => (await liveConsents(reading(work))).length)
  const isLive = () => heldByDatabase(town, coordinator.secret, id)
  assert.deepEqual([await live(), await isLive()], [1, true])
  const withdrawn = await (await town.as('outreach')).post(`${here}/withdraw`, { how: 'spoken', words: '' })
  assert.equal(withdrawn.headers.get('location'), here)
  assert.deepEqual([await live(), await isLive()], [0, false])
  const stored = await row(town)
  assert.equal(stored.withdrawn_noted_by, town.id('outreach'))
  assert.ok((await read(coordinator.get(`${at}/sharing/consents`))).includes(t.groups.withdrawn))
  const twice = await coordinator.post(`${here}/withdraw`, { how: 'paper' })
  assert.equal(twice.status, 422)
  assert.ok((await twice.text()).includes(t.refusals.withdrawn))
  assert.deepEqual((await row(town)).withdrawn_at, stored.withdrawn_at)
})

test('what is no yes cannot be taken back, and one in a closed case can', async () => {
  const town = await house()
  const { at, here, coordinator } = await asked(town)
  const early = await coordinator.post(`${here}/withdraw`, { how: 'spoken' })
  assert.equal(early.status, 422)
  assert.ok((await early.text()).includes(t.refusals['not-given']))
  await coordinator.post(here, yes())
  const closing = { outcome: 'foothold-found', words: 'Han fikk jobb', view: 'Han er fornøyd', rule: 'hold-follow-up' }
  assert.equal((await coordinator.post(`${at}/close`, closing)).status, 303)
  assert.ok((await read(coordinator.get(here))).includes(t.withdraw))
  assert.equal((await coordinator.post(`${here}/withdraw`, { how: 'spoken' })).status, 303)
  assert.ok((await row(town)).withdrawn_at)
})

test('a consent of another case is not there, under any of its addresses', async () => {
  const town = await house()
  const [one, other] = [await asked(town), await aCase(town, { person: grown })]
  await one.coordinator.post(one.here, yes())
  const id = one.here.split('/').at(-1)!
  for (const end of ['', '/copy', '/form', '/form.pdf', '/paper', '/withdraw'])
    assert.equal((await one.coordinator.get(`${other.at}/sharing/consents/${id}${end}`)).status, 404, end)
  assert.equal((await one.coordinator.post(`${other.at}/sharing/consents/${id}/withdraw`, { how: 'spoken' })).status, 404)
  assert.equal((await one.coordinator.post(`${other.at}/sharing/consents/${id}`, yes())).status, 404)
  assert.equal((await row(town)).withdrawn_at, null)
})

test('the database keeps to it: no yes without an end, for longer than a year, or without what an answer needs', async () => {
  const town = await house()
  await asked(town)
  const given = `answer = 'given', answered_on = asked_on, given_by = 'person', how = 'spoken', noted_by = asked_by, age_rule = 'consent-adult'`
  for (const [set, fault] of [
    ['valid_until = null', /null value/],
    [`valid_until = asked_on + 400`, /check constraint/],
    [`valid_until = asked_on`, /check constraint/],
    [`answer = 'given'`, /check constraint/],
    [`${given}, age_rule = null`.replace(`age_rule = 'consent-adult', `, ''), /check constraint/],
    [given.replace(`'person'`, `'guardian'`), /check constraint/],
    [`withdrawn_at = now(), withdrawn_noted_by = asked_by, withdrawal = 'x'`, /check constraint/],
    [`receivers = '{}'`, /check constraint/],
  ] as const)
    await assert.rejects(sql.raw(`update consent set ${set}`).execute(town.owner), fault, set)
})

test('the lead is told once, two weeks before a yes ends, and the pages of the case say so', async () => {
  const town = await house()
  const { at, id, here, coordinator } = await asked(town)
  await coordinator.post(here, yes())
  const announce = () => houseJobs(town.job)['consent.announce']!({})
  const notices = () => town.owner.selectFrom('notice').select(['account_id', 'subject']).where('kind', '=', 'consent-ends').execute()
  await announce()
  assert.deepEqual(await notices(), [])
  await sql`update consent set valid_until = current_date + 14`.execute(town.owner)
  await announce()
  await announce()
  assert.deepEqual(await notices(), [{ account_id: town.id('coordinator'), subject: id }])
  for (const page of [`${at}/sharing`, `${at}/sharing/consents`])
    assert.ok((await read(coordinator.get(page))).includes(t.endsSoonTitle), page)
  assert.ok((await read(coordinator.get('/home'))).includes(`${at}/sharing/consents`))
})

test('a yes holds through its last day and no longer, without anyone doing anything', async () => {
  const town = await house()
  const { at, id, here, coordinator } = await asked(town)
  await coordinator.post(here, yes())
  const isLive = () => heldByDatabase(town, coordinator.secret, id)
  const oslo = sql`(now() at time zone 'Europe/Oslo')::date`
  await sql`update consent set asked_on = ${oslo} - 30, answered_on = ${oslo} - 30, valid_until = ${oslo}`.execute(town.owner)
  assert.equal(await isLive(), true)
  await sql`update consent set valid_until = ${oslo} - 1`.execute(town.owner)
  assert.equal(await isLive(), false)
  assert.ok((await read(coordinator.get(`${at}/sharing/consents`))).includes(t.groups.expired))
})

test('where a person has never been asked, the step and the sharing page suggest it; afterwards they do not', async () => {
  const town = await house()
  const { at } = await aCase(town, { person: grown })
  const coordinator = await town.as('coordinator')
  assert.ok((await read(coordinator.get(`${at}/steps/dialogue`))).includes(hintText('nb').title))
  assert.ok((await read(coordinator.get(`${at}/sharing`))).includes(t.none))
  await coordinator.post(`${at}/sharing/consents/new`, question())
  assert.ok(!(await read(coordinator.get(`${at}/steps/dialogue`))).includes(hintText('nb').title))
})

test('an observer reads, and neither asks, answers nor takes back; whoever is not on the case finds nothing', async () => {
  const town = await house()
  const { at, here, coordinator } = await asked(town)
  await coordinator.post(here, yes())
  const nurse = await town.as('nurse')
  assert.ok(!(await read(nurse.get(here))).includes('<form class="form"'))
  assert.equal((await nurse.post(`${here}/withdraw`, { how: 'spoken' })).status, 404)
  assert.equal((await nurse.post(`${at}/sharing/consents/new`, question())).status, 404)
  assert.equal((await (await town.as('deputy')).get(here)).status, 404)
})
