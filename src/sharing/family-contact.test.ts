import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { caseActions } from '#case/index.ts'
import { addDays, today } from '#lib/day.ts'
import { newId } from '#lib/id.ts'
import { boxFor, inCase } from '#work/index.ts'
import { aCase } from '../../test/a-case.ts'
import { aConsent, takeBack } from '../../test/a-consent.ts'
import { house } from '../../test/house.ts'
import { writeFamilyContact } from './access.ts'
import { text as consentText } from './consent.text.ts'
import { text as contactText } from './contact.text.ts'
import { text } from './family-contact.text.ts'

const home = await house()
const now = today(new Date())
const t = text('nb')
const law = 'personvernforordningen art. 6 (1) a, forvaltningsloven § 13 a nr. 1'
const grown = { name: 'Ola Testesen', birthDate: '1998-04-03' }

const wishes = {
  phase: 'release',
  family: 'Moren og søsteren',
  personWish: 'Han vil møte søsteren først',
  familyWish: 'De vil at han kommer hjem til jul',
  plan: 'Et besøk i måneden, og en telefon hver søndag',
  nextOn: addDays(now, 10),
}

/** A case in which the person has agreed. */
async function agreed() {
  const { id, at, me } = await aCase(home, { members: ['nurse'], observers: ['principal'], person: grown })
  const consent = await aConsent(home.edge.house, me.secret, id, { receivers: ['police'], what: 'At vi snakker med familien min' })
  return { id, at, me, consent, form: { ...wishes, consent, follower: home.id('nurse') } }
}

async function planned(form: Record<string, string> = {}) {
  const given = await agreed()
  const answer = await given.me.post(`${given.at}/sharing/family/new`, { ...given.form, ...form })
  assert.equal(answer.status, 303, await answer.text())
  return { ...given, address: answer.headers.get('location')! }
}
const read = async (asked: Response | Promise<Response>) => (await asked).text()
const rowOf = (id: string) =>
  home.owner
    .selectFrom('family_contact')
    .selectAll()
    .where('case_id', '=', id as never)

test('what both sides wish and what is planned stands in the case, on the person’s yes', async () => {
  const { me, at, id, consent, address } = await planned()
  const html = await read(me.get(address))
  for (const words of [wishes.family, wishes.personWish, wishes.familyWish, wishes.plan, t.phases.release, t.states.stands])
    assert.ok(html.includes(words), words)
  assert.ok(html.includes(`/sharing/consents/${consent}`), 'it leads to the consent')
  for (const page of [`${at}/sharing`, `${at}/sharing/family`]) assert.ok((await read(me.get(page))).includes(address), page)
  const row = await rowOf(id).executeTakeFirstOrThrow()
  assert.deepEqual([row.consent_id, row.follower_id, row.noted_by], [consent, home.id('nurse'), home.id('coordinator')])
})

test('its words are sealed: the database holds none of them', async () => {
  const { id } = await planned()
  const { rows } = await sql<{ row: string }>`select to_jsonb(f)::text as row from family_contact f where case_id = ${id}`.execute(
    home.owner,
  )
  for (const words of [wishes.family, wishes.personWish, wishes.familyWish, wishes.plan])
    assert.ok(!rows[0]!.row.includes(words) && !rows[0]!.row.includes(Buffer.from(words).toString('hex')), words)
})

test('where the person has not agreed, the page says so first, with the section, and shows the way to ask', async () => {
  const { at } = await aCase(home, { person: grown })
  const html = await read((await home.as('coordinator')).get(`${at}/sharing/family/new`))
  assert.ok(html.includes(t.firstYes) && html.includes(t.firstYesHelp(law)) && html.includes(`${at}/sharing/consents/new`))
  assert.ok(!html.includes('name="plan"'))
})

test('a yes that is missing, of another case, refused, taken back or past its day is none: the reason and the section stand beside it', async () => {
  const { id, at, me, consent, form } = await agreed()
  const other = await agreed()
  const refused = async (sent: Record<string, string>) => {
    const answer = await me.post(`${at}/sharing/family/new`, { ...form, ...sent })
    assert.equal(answer.status, 422)
    const html = await answer.text()
    assert.ok(html.includes(t.refusals['no-consent'](law)) && html.includes(wishes.plan), 'the reason, and what was typed')
  }
  await refused({ consent: newId<'consent'>() })
  await refused({ consent: other.consent })
  const oslo = sql`(now() at time zone 'Europe/Oslo')::date`
  await sql`update consent set asked_on = ${oslo} - 9, answered_on = ${oslo} - 9, valid_until = ${oslo} - 1 where id = ${consent}`.execute(
    home.owner,
  )
  await refused({})
  await sql`update consent set valid_until = ${oslo} where id = ${consent}`.execute(home.owner)
  assert.equal((await me.post(`${at}/sharing/family/new`, form)).status, 303, 'it holds through its last day')
  await takeBack(home.edge.house, me.secret, id, consent)
  await refused({})
})

test('when the yes is taken back, the plan no longer stands: the page says so calmly, and shows no next day', async () => {
  const { id, at, me, consent, address } = await planned()
  assert.ok(!(await read(me.get(address))).includes(t.goneTitle))
  await takeBack(home.edge.house, me.secret, id, consent)
  const html = await read(me.get(address))
  assert.ok(html.includes(t.goneTitle) && html.includes(t.goneHelp(law)) && html.includes(wishes.plan))
  for (const page of [address, `${at}/sharing`, `${at}/sharing/family`]) {
    const shown = await read(me.get(page))
    assert.ok(shown.includes(t.states['no-consent']), page)
    assert.ok(!shown.includes(`datetime="${wishes.nextOn}"`), `${page} shows no next day`)
  }
})

test('it no longer stands either when the last day has passed', async () => {
  const { at, me, consent, address } = await planned()
  const oslo = sql`(now() at time zone 'Europe/Oslo')::date`
  await sql`update consent set asked_on = ${oslo} - 9, answered_on = ${oslo} - 9, valid_until = ${oslo} - 1 where id = ${consent}`.execute(
    home.owner,
  )
  assert.ok((await read(me.get(address))).includes(t.goneTitle))
  assert.ok((await read(me.get(`${at}/sharing/consents`))).includes(consentText('nb').groups.expired))
})

test('what others agreed to for a child carries nothing once the child answers for herself', async () => {
  const { id, at, me, consent, form, address } = await planned()
  const facts = await inCase(home.edge.house, me.secret, caseActions.readCase, id, async (work) =>
    (await boxFor(work, 'case', id)).sealJson('consent', 'facts', consent, {}),
  )
  await home.owner.updateTable('consent').set({ given_by: 'guardian', facts: facts! }).where('id', '=', consent).execute()
  assert.ok((await read(me.get(address))).includes(t.goneTitle))
  assert.equal((await me.post(`${at}/sharing/family/new`, form)).status, 422)
})

test('whoever follows up works on the case, and the next day is not past', async () => {
  const { at, me, form } = await agreed()
  for (const [sent, words] of [
    [{ follower: home.id('principal') }, 'Velg ett av alternativene.'],
    [{ follower: home.id('teacher') }, 'Velg ett av alternativene.'],
    [{ nextOn: addDays(now, -1) }, t.refusals.past],
    [{ phase: 'never' }, 'Velg ett av alternativene.'],
    [{ familyWish: '' }, 'Fyll ut dette feltet.'],
  ] as const) {
    const answer = await me.post(`${at}/sharing/family/new`, { ...form, ...sent })
    assert.equal(answer.status, 422, JSON.stringify(sent))
    assert.ok((await answer.text()).includes(words), words)
  }
})

test('it is ended once, with a reason, and what was written stays', async () => {
  const { me, address } = await planned()
  const ended = contactText('nb')
  assert.equal((await me.post(`${address}/end`, { reason: '' })).status, 422)
  assert.equal((await me.post(`${address}/end`, { reason: 'Han bor hjemme nå' })).status, 303)
  const html = await read(me.get(address))
  assert.ok(html.includes('Han bor hjemme nå') && html.includes(wishes.plan))
  const again = await me.post(`${address}/end`, { reason: 'En annen grunn' })
  assert.equal(again.status, 409)
  const late = await again.text()
  assert.ok(late.includes(ended.already) && late.includes('En annen grunn'))
})

test('an observer reads it and writes nothing; whoever is not on the case finds nothing, as where there is nothing', async () => {
  const { at, form, address } = await planned()
  assert.equal((await (await home.as('principal')).get(address)).status, 200)
  for (const who of ['principal', 'teacher', 'police', 'deputy'] as const) {
    const visitor = await home.as(who)
    assert.equal((await visitor.post(`${at}/sharing/family/new`, form)).status, 404)
    assert.equal((await visitor.post(`${address}/end`, { reason: 'x' })).status, 404)
    if (who !== 'principal')
      for (const page of [address, `${at}/sharing/family`]) assert.equal((await visitor.get(page)).status, 404, `${who} ${page}`)
  }
})

test('a plan of another case is not there, under any of its addresses', async () => {
  const { me, address } = await planned()
  const { at } = await aCase(home)
  const elsewhere = `${at}/sharing/family/${address.split('/').at(-1)!}`
  for (const end of ['', '/end']) assert.equal((await me.get(`${elsewhere}${end}`)).status, 404)
  assert.equal((await me.post(`${elsewhere}/end`, { reason: 'x' })).status, 404)
})

test('in a closed case it is read, and neither written nor ended', async () => {
  const { at, me, form, address } = await planned()
  const closing = { outcome: 'foothold-found', words: 'Han fikk jobb', view: 'Han er fornøyd', rule: 'hold-follow-up' }
  assert.equal((await me.post(`${at}/close`, closing)).status, 303)
  assert.equal((await me.get(address)).status, 200)
  assert.equal((await me.post(`${at}/sharing/family/new`, form)).status, 409)
  assert.equal((await me.post(`${address}/end`, { reason: 'x' })).status, 409)
})

test('the database itself takes no plan on a yes that has been taken back, and none on a yes of another case', async () => {
  const { id, me, consent } = await planned()
  const other = await agreed()
  const again = (on: string) =>
    inCase(home.edge.house, me.secret, writeFamilyContact, id, async ({ tx }) => {
      const { id: _, ...row } = await tx
        .selectFrom('family_contact')
        .selectAll()
        .where('case_id', '=', id)
        .limit(1)
        .executeTakeFirstOrThrow()
      await tx
        .insertInto('family_contact')
        .values({ ...row, id: newId<'family_contact'>(), consent_id: on as typeof consent })
        .execute()
    })
  await again(consent)
  await assert.rejects(again(other.consent), /foreign key/)
  await takeBack(home.edge.house, me.secret, id, consent)
  await assert.rejects(again(consent), /row-level security/)
  assert.equal((await rowOf(id).execute()).length, 2)
})
