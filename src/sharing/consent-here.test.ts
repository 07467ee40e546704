import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAgeRule } from '#law/index.ts'
import { langs } from '#i18n/index.ts'
import { aCase } from '../../test/a-case.ts'
import { inDays, question, yes } from '../../test/a-consent.ts'
import { house, type TestHouse } from '../../test/house.ts'
import { text as formText } from './consent-form.text.ts'
import { text as hereText } from './consent-here.text.ts'
import { text } from './consent.text.ts'

const t = hereText('nb')
const grown = { name: 'Ola Testesen', birthDate: '1998-04-03' }
const yearsOld = (years: number) => ({
  name: 'Kim Testesen',
  birthDate: Temporal.PlainDate.from(inDays(-3)).subtract({ years }).toString(),
})

type Given = { person?: { name: string; birthDate?: string }; service?: string; ground?: string }
async function asked(town: TestHouse, { person = grown, ...given }: Given = {}, form = question()) {
  const made = await aCase(town, { members: ['outreach'], observers: ['nurse'], person, ...given })
  const here = (await made.me.post(`${made.at}/sharing/consents/new`, form)).headers.get('location')!
  return { ...made, here: `${here}/here`, consent: here }
}
const row = (town: TestHouse) => town.owner.selectFrom('consent').selectAll().executeTakeFirstOrThrow()
const read = async (answer: Response | Promise<Response>) => (await answer).text()
/** What stands on the page itself, without the frame of the house. */
const mainOf = (html: string) => /<main[^>]*>(.*)<\/main>/s.exec(html)![1]!

test('the person reads in her own language what is asked, and answers with one of two buttons that look alike', async () => {
  const town = await house()
  for (const lang of langs) {
    const { here, me, number } = await asked(town, {}, question({ language: lang }))
    const html = await read(me.get(here))
    const [words, page] = [formText(lang), mainOf(html)]
    assert.match(page, new RegExp(`lang="${lang}"`))
    for (const each of [words.title, words.what, 'At vi snakker sammen om skoledagen', words.purpose, words.until, ...words.chooseWords])
      assert.ok(page.includes(each), each)
    for (const each of [number, 'Ola', 'Testesen', 'Navn coordinator', 'Navn outreach']) assert.ok(!page.includes(each), each)
    assert.equal(/<title>(.*?)<\/title>/.exec(html)?.[1], `${formText('nb').title} – Fotfeste`)
    const buttons = [...page.matchAll(/<button ([^>]*)>([^<]*)</g)].map(([, how, label]) => [
      how!.replace(/value="\w+"/, ''),
      label!.trim(),
    ])
    assert.deepEqual(
      buttons.map(([, label]) => label),
      [words.yes, words.no],
    )
    assert.equal(buttons[0]![0], buttons[1]![0], 'neither stands out')
  }
})

test('a yes is the own, electronic answer of the person, noted by the worker who was there', async () => {
  const town = await house()
  const { here, consent } = await asked(town)
  const outreach = await town.as('outreach')
  assert.ok((await read(outreach.get(consent))).includes(`href="${here}"`))
  assert.equal((await outreach.post(here, { answer: 'given' })).headers.get('location'), here)
  const { answer, given_by, how, noted_by, age_rule, answered_on, valid_until } = await row(town)
  assert.deepEqual(
    { answer, given_by, how, noted_by, age_rule, answered_on, valid_until },
    {
      ...{ answer: 'given', given_by: 'person', how: 'electronic', noted_by: town.id('outreach'), age_rule: 'consent-adult' },
      ...{ answered_on: inDays(0), valid_until: inDays(90) },
    },
  )
  const thanks = mainOf(await read(outreach.get(here)))
  assert.ok(thanks.includes(t.thanks) && thanks.includes(t.saidYes) && thanks.includes(`href="${consent}"`))
  assert.ok(!thanks.includes('skoledagen') && !thanks.includes('<form'))
  const stored = await read(outreach.get(consent))
  assert.ok(stored.includes(text('nb').hows.electronic) && !stored.includes(here))
})

test('a no is stored as calmly, stands, and is thanked for', async () => {
  const town = await house()
  const { here, me } = await asked(town)
  assert.equal((await me.post(here, { answer: 'refused' })).status, 303)
  assert.ok((await read(me.get(here))).includes(t.saidNo))
  const again = await me.post(here, { answer: 'given' })
  assert.equal(again.status, 422)
  assert.ok((await again.text()).includes(t.saidNo))
  const { answer, how, age_rule } = await row(town)
  assert.deepEqual([answer, how, age_rule], ['refused', 'electronic', null])
})

test('nothing is chosen beforehand, and a form without an answer is asked again', async () => {
  const town = await house()
  const { here, me } = await asked(town, {}, question({ language: 'en' }))
  const empty = await me.post(here, {})
  assert.equal(empty.status, 422)
  assert.ok((await empty.text()).includes(hereText('en').choose))
  assert.equal((await me.post(here, { answer: 'maybe' })).status, 422)
  assert.equal((await row(town)).answer, null)
})

test('where the age table asks for more than the person, the page says so calmly with the section, and takes no answer', async () => {
  const town = await house()
  for (const [years, rule] of [
    [14, 'consent-under-15'],
    [16, 'consent-15-to-17'],
  ] as const) {
    const { here, me } = await asked(town, { person: yearsOld(years) })
    const { told, law, section } = findAgeRule(rule)!
    const page = mainOf(await read(me.get(here)))
    for (const each of [t.notHere, told!.nb, `(${law.nb} ${section})`, t.sayNo]) assert.ok(page.includes(each), each)
    assert.ok(!page.includes('<form'))
    for (const answer of ['given', 'refused']) assert.equal((await me.post(here, { answer })).status, 422)
  }
  const unknown = await asked(town, { person: { name: 'Ola Testesen' } })
  assert.ok((await read(unknown.me.get(unknown.here))).includes(t.noBirthDate))
  assert.equal((await unknown.me.post(unknown.here, { answer: 'given' })).status, 422)
  const answers = await town.owner.selectFrom('consent').select('answer').execute()
  assert.deepEqual(new Set(answers.map(({ answer }) => answer)), new Set([null]))
})

test("at 16 the person answers alone where the service's own law says so", async () => {
  const town = await house()
  const { here, me } = await asked(town, { person: yearsOld(16), service: 'school', ground: 'opplaeringslova-24-1' })
  assert.equal((await me.post(here, { answer: 'given' })).status, 303)
  assert.equal((await row(town)).age_rule, 'consent-15-school')
})

test('what was answered on paper, what is over and what is of a closed case takes no answer here', async () => {
  const town = await house()
  const { here, me, consent, at } = await asked(town)
  await me.post(consent, yes({ how: 'paper' }))
  const answered = mainOf(await read(me.get(here)))
  assert.ok(answered.includes(t.answered) && !answered.includes(t.saidYes))
  const late = await asked(town)
  await town.owner
    .updateTable('consent')
    .set({ asked_on: inDays(-9), valid_until: inDays(-1) })
    .where('case_id', '=', late.id)
    .execute()
  assert.ok((await read(late.me.get(late.here))).includes(t.over))
  assert.equal((await late.me.post(late.here, { answer: 'given' })).status, 422)
  const shut = await asked(town)
  const closing = { outcome: 'foothold-found', words: 'Fikk jobb', view: 'Fornøyd', rule: 'hold-follow-up' }
  assert.equal((await shut.me.post(`${shut.at}/close`, closing)).status, 303)
  assert.ok((await read(shut.me.get(shut.here))).includes(t.over))
  assert.equal((await shut.me.post(shut.here, { answer: 'given' })).status, 422)
  assert.equal((await me.get(`${at}/sharing/consents/${shut.consent.split('/').at(-1)}/here`)).status, 404, 'a consent of another case')
})

test('whoever only reads the case hands over no screen, and whoever is not on it finds nothing', async () => {
  const town = await house()
  const { here } = await asked(town)
  for (const who of ['nurse', 'deputy', 'teacher'] as const) {
    const one = await town.as(who)
    assert.equal((await one.get(here)).status, 404, who)
    assert.equal((await one.post(here, { answer: 'given' })).status, 404, who)
  }
})
