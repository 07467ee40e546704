import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { blockFromCase, caseActions, writeEntry } from '#case/index.ts'
import { addDays, today } from '#lib/day.ts'
import { newId, type CaseId, type ConsentId } from '#lib/id.ts'
import { boxFor, inCase, inMunicipality } from '#work/index.ts'
import { aConsent, takeBack } from '../../test/a-consent.ts'
import { aCase, hidden } from '../../test/a-case.ts'
import { house, rowsOf, type Someone } from '../../test/house.ts'
import { shareFromCase } from './access.ts'
import { share } from './disclosure.ts'
import { text } from './disclosure-new.text.ts'
import { text as recordText } from './disclosure.text.ts'
import { text as sharedText } from './shared.text.ts'

const town = await house()
const t = text('nb')
const until = addDays(today(new Date()), 30)
const grown = { name: 'Tiril Rønnestad', birthDate: '1999-05-01' }
let opened: Awaited<ReturnType<typeof aCase>>
let entry: string
let lead: Awaited<ReturnType<typeof town.as>>
let police: Awaited<ReturnType<typeof town.as>>
const said = 'Han kom på trening i går og var blid.'

before(async () => {
  opened = await aCase(town, {
    person: grown,
    members: ['outreach'],
    observers: ['principal'],
  })
  lead = opened.me
  police = await town.as('police')
  entry = await wrote(said)
})

const wrote = async (body: string, where: CaseId = opened.id) =>
  (await inCase(town.edge.house, opened.me.secret, caseActions.writeJournal, where, (work) =>
    writeEntry(work, { kind: 'note', body, happenedOn: today(work.now) }),
  ))!

const consented = (receivers: string[], { caseId = opened.id, validUntil = addDays(today(new Date()), 60) } = {}) =>
  aConsent(town.edge.house, opened.me.secret, caseId, { receivers, validUntil })
const withdraw = (id: ConsentId) => takeBack(town.edge.house, opened.me.secret, opened.id, id)

type Form = Record<string, string | readonly string[]>
const formAt = () => `${opened.at}/sharing/disclosures/new`
const filled = (ground: string, more: Form = {}): Form => ({
  to: police.id,
  ground,
  summary: 'Politiet kan ringe utekontakten.',
  until,
  told: 'yes',
  view: 'Det er greit.',
  ...more,
})

/** Fills in the form, looks at what comes back, and presses the button there. */
async function shares(form: Form, as = lead) {
  const look = await as.post(formAt(), form)
  const html = await look.text()
  assert.equal(look.status, 422)
  assert.ok(
    html.includes(t.check.title),
    html
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .slice(0, 3000),
  )
  const answer = await as.post(formAt(), { ...form, seen: hidden(html, 'seen'), do: 'share' })
  assert.equal(answer.status, 303, await answer.text())
  const address = answer.headers.get('location')!
  return { html, address, id: address.split('/').at(-1)! }
}
async function refused(form: Form, as = lead) {
  const answer = await as.post(formAt(), form)
  assert.equal(answer.status, 422)
  const html = await answer.text()
  assert.ok(!html.includes(t.check.title), 'it was let through')
  return html.replaceAll('&#39;', "'").replaceAll('&quot;', '"')
}

test('whoever shares chooses whom, then the ground that her own law gives, then what', async () => {
  const consent = await consented(['police'])
  const who = await (await lead.get(formAt())).text()
  assert.match(who, new RegExp(`<option value="${police.id}"`))
  assert.doesNotMatch(who, new RegExp(town.id('outreach')))
  const on = await (await lead.get(`${formAt()}?to=${police.id}`)).text()
  assert.match(on, new RegExp(`consent:${consent}`))
  assert.match(on, /law:forvaltningsloven-13-b-7/)
  assert.doesNotMatch(on, /13-a-1|barnevernsloven-13-1/)
  const form = await (await lead.get(`${formAt()}?to=${police.id}&ground=consent:${consent}`)).text()
  assert.match(form, new RegExp(said))
  assert.doesNotMatch(form, new RegExp(t.harm))
})

test('nothing is shared before it has been looked at as the receiver will see it, and a change is looked at again', async () => {
  const consent = await consented(['police'])
  const count = async () => (await rowsOf(town.owner, 'disclosure')).length
  const form = filled(`consent:${consent}`, { entries: entry, question: 'Kan dere møte oss?' })
  const before = await count()
  const html = await (await lead.post(formAt(), form)).text()
  for (const words of [said, 'Politiet kan ringe', 'Kan dere møte oss?']) assert.ok(html.includes(words))
  assert.equal(await count(), before)
  const changed = await lead.post(formAt(), { ...form, summary: 'Noe annet', seen: hidden(html, 'seen'), do: 'share' })
  assert.equal(changed.status, 422)
  assert.equal(await count(), before)
})

test('the partner reads exactly what was disclosed, answers, and the team sees who has read it and what was said', async () => {
  const consent = await consented(['police'])
  await wrote('Noe helt annet som ikke deles.')
  const { address, id } = await shares(filled(`consent:${consent}`, { entries: entry, question: 'Kan dere møte oss?' }))
  assert.match(await (await police.get('/home')).text(), new RegExp(`/shared/${id}`))
  const page = await (await police.get(`/shared/${id}`)).text()
  for (const words of [said, 'Politiet kan ringe', 'Kan dere møte oss?']) assert.ok(page.includes(words), words)
  for (const words of ['ikke deles', opened.id, opened.number, 'Rønnestad', entry]) assert.ok(!page.includes(words), words)
  assert.equal((await police.post(`/shared/${id}`, { words: 'Vi kommer torsdag.' })).status, 303)
  const record = await (await lead.get(address)).text()
  for (const words of ['Vi kommer torsdag.', 'Navn police', 'Det er greit.']) assert.ok(record.includes(words), words)
  assert.doesNotMatch(record, new RegExp(recordText('nb').record.noReads))
  assert.match(await (await lead.get('/home')).text(), new RegExp(address))
  const trail = await town.owner
    .selectFrom('audit_event')
    .select(['action', 'case_id', 'outcome'])
    .where('subject', '=', id)
    .where('actor_id', '=', police.id)
    .orderBy('id')
    .execute()
  assert.deepEqual(
    trail.map((row) => [row.action, row.outcome, row.case_id]),
    [
      ['shared.read', 'shown', opened.id],
      ['shared.answer', 'done', opened.id],
    ],
  )
})

/** What a bare select gives someone, with nothing but the database to stop her. */
async function seenBy(who: Someone): Promise<Record<string, number>> {
  const { secret } = await town.as(who)
  return (await inMunicipality(town.edge.house, secret, { name: 'test.look', who: () => true, trace: 'never' }, async ({ tx }) => {
    const counted: Record<string, number> = {}
    for (const table of ['disclosure', 'disclosed_item', 'disclosure_recipient', 'disclosure_answer', 'case', 'journal_entry'] as const) {
      const { rows } = await sql<{ count: string }>`select count(*) from ${sql.table(table)}`.execute(tx)
      counted[table] = Number(rows[0]!.count)
    }
    const { rows } = await sql<{ count: string }>`select count(*) from keystore.data_key where purpose in ('disclosure', 'case')`.execute(
      tx,
    )
    return { ...counted, keys: Number(rows[0]!.count) }
  }))!
}
const nothing = { disclosure: 0, disclosed_item: 0, disclosure_recipient: 0, disclosure_answer: 0, case: 0, journal_entry: 0, keys: 0 }

describe('the record is the access', () => {
  const items = { ...nothing, disclosed_item: 2, disclosure_recipient: 1, keys: 1 }
  const shown = async (id: string) => (await police.get(`/shared/${id}`)).status
  const anew = async (more: Form = {}) => {
    await sql`update disclosure set ended_at = now(), ended_by = decided_by, end_reason = 'x' where ended_at is null`.execute(town.owner)
    const consent = await consented(['police'])
    return { consent, ...(await shares(filled(`consent:${consent}`, { entries: entry, ...more }))) }
  }

  test('with a live one she sees its items and its key, and of the case nothing; everyone else outside the team sees no row at all', async () => {
    await anew()
    assert.deepEqual(await seenBy('police'), items)
    for (const who of [
      'teacher',
      'nav',
      'childWelfare',
      'deputy',
      'mentor',
      'adviser',
      'executive',
      'privacyOfficer',
      'archivist',
      'administrator',
    ] as const)
      assert.deepEqual(await seenBy(who), nothing, who)
    for (const who of ['coordinator', 'outreach', 'principal'] as const) assert.ok((await seenBy(who))['disclosed_item']! >= 2, who)
  })

  test('when the consent is withdrawn, her next look finds nothing, with no job running', async () => {
    const { consent, id } = await anew()
    assert.equal(await shown(id), 200)
    await withdraw(consent)
    assert.deepEqual(await seenBy('police'), nothing)
    assert.equal(await shown(id), 404)
    const [gone, never] = [await (await police.get(`/shared/${id}`)).text(), await (await police.get(`/shared/${newId()}`)).text()]
    assert.equal(gone.replaceAll(id, ''), never.replaceAll(/[0-9a-f-]{36}/g, ''))
    assert.equal((await police.post(`/shared/${id}`, { words: 'For sent' })).status, 404)
    assert.doesNotMatch(await (await police.get('/shared')).text(), new RegExp(id))
  })

  test('when its day has passed, and when the consent has run out', async () => {
    const { id, consent } = await anew()
    await sql`update disclosure set at = now() - interval '2 days', open_until = now() - interval '1 second' where id = ${id}`.execute(
      town.owner,
    )
    assert.deepEqual(await seenBy('police'), nothing)
    await sql`update disclosure set open_until = now() + interval '1 day' where id = ${id}`.execute(town.owner)
    assert.deepEqual(await seenBy('police'), items)
    await sql`update consent set asked_on = current_date - 9, answered_on = current_date - 9, valid_until = current_date - 2 where id = ${consent}`.execute(
      town.owner,
    )
    assert.deepEqual(await seenBy('police'), nothing)
  })

  test('when the case is closed', async () => {
    await anew()
    const closing = { outcome: 'foothold-found', words: 'Han trener igjen', view: 'Bra', rule: 'hold-follow-up' }
    assert.equal((await lead.post(`/cases/${opened.id}/close`, closing)).status, 303)
    assert.deepEqual(await seenBy('police'), nothing)
    const again = { reason: 'Han ringte', nextOn: addDays(today(new Date()), 3) }
    assert.equal((await lead.post(`/cases/${opened.id}/reopen`, again)).status, 303)
    assert.deepEqual(await seenBy('police'), items)
  })

  test('when someone of the team ends it, with a reason, she is told that it is no longer open', async () => {
    const { id, address } = await anew()
    assert.equal((await lead.post(`${address}/end`, { reason: '' })).status, 422)
    assert.equal((await (await town.as('principal')).post(`${address}/end`, { reason: 'Nei' })).status, 404)
    assert.equal((await (await town.as('outreach')).post(`${address}/end`, { reason: 'Ikke bruk for det' })).status, 303)
    assert.deepEqual(await seenBy('police'), nothing)
    assert.equal(await shown(id), 404)
    const kinds = await town.owner
      .selectFrom('notice')
      .select('kind')
      .where('subject', '=', id)
      .where('account_id', '=', police.id)
      .execute()
    assert.deepEqual(kinds.map(({ kind }) => kind).toSorted(), ['disclosure-ended', 'shared-with-me'])
    assert.match(await (await lead.get(address)).text(), /Ikke bruk for det/)
    assert.equal((await lead.post(`${address}/end`, { reason: 'Igjen' })).status, 404)
  })

  test('when she is kept out of the case, and she cannot be chosen again', async () => {
    const { id, consent } = await anew()
    const block = await inCase(town.edge.house, lead.secret, caseActions.setBlock, opened.id, (work) =>
      blockFromCase(work, { account: police.id, ground: 'close', words: 'Er i familie med ham' }),
    )
    assert.deepEqual(await seenBy('police'), nothing)
    assert.equal(await shown(id), 404)
    assert.doesNotMatch(await (await lead.get(formAt())).text(), new RegExp(police.id))
    assert.ok((await refused(filled(`consent:${consent}`))).includes(t.wrong.to.blocked))
    await town.owner
      .updateTable('block')
      .set({ lifted_at: new Date(), lifted_by: lead.id, lift_reason: Buffer.from('x') })
      .where('id', '=', block!)
      .execute()
  })

  test('a refusal after the end stands in the history of the case', async () => {
    const { id, address } = await anew()
    await lead.post(`${address}/end`, { reason: 'Slutt' })
    await police.get(`/shared/${id}`)
    const rows = await town.owner
      .selectFrom('audit_event')
      .select('case_id')
      .where('subject', '=', id)
      .where('outcome', '=', 'refused')
      .execute()
    assert.deepEqual(rows, [{ case_id: opened.id }])
  })
})

describe('it is refused, beside the field, with the reason and the section', () => {
  test('where the consent is withdrawn, does not cover the receiver, or is another case’s', async () => {
    const [school, gone, other] = [await consented(['school']), await consented(['police']), await aCase(town, { person: grown })]
    await withdraw(gone)
    const foreign = await consented(['police'], { caseId: other.id })
    assert.ok(
      (await refused(filled(`consent:${school}`))).includes(t.wrong.ground['consent-not-for-them']('forvaltningsloven § 13 a nr. 1')),
    )
    for (const id of [gone, foreign, newId()])
      assert.ok((await refused(filled(`consent:${id}`))).includes(t.wrong.ground['consent-not-live']('forvaltningsloven § 13 a nr. 1')))
  })

  test('where others answered for a child who has become a grown-up', async () => {
    const consent = await consented(['police'])
    const facts = await inCase(town.edge.house, lead.secret, caseActions.readCase, opened.id, async (work) =>
      (await boxFor(work, 'case', opened.id)).sealJson('consent', 'facts', consent, {}),
    )
    await town.owner.updateTable('consent').set({ given_by: 'guardian', facts: facts! }).where('id', '=', consent).execute()
    assert.match(await refused(filled(`consent:${consent}`)), /kan ikke lenger svare for personen, som er blitt eldre \(\S+ \S+/)
  })

  test('where it would be open longer than the consent, or longer than a year, or is in the past', async () => {
    const consent = await consented(['police'], { validUntil: addDays(today(new Date()), 20) })
    assert.match(await refused(filled(`consent:${consent}`)), /Samtykket gjelder til og med .* \(personvernforordningen art\. 5/)
    const law = 'law:forvaltningsloven-13-b-6'
    assert.ok((await refused(filled(law, { until: addDays(until, 366) }))).includes(t.wrong.until['too-long']()))
    assert.ok((await refused(filled(law, { until: '2026-01-01' }))).includes(t.wrong.until.past()))
  })

  test('where the section is not the sender’s, asks for a consent, is not known, or is not in force', async () => {
    assert.ok((await refused(filled('law:barnevernsloven-13-1'))).includes(t.wrong.ground['not-yours']('barnevernsloven § 13-1')))
    assert.ok(
      (await refused(filled('law:forvaltningsloven-13-a-2'))).includes(t.wrong.ground['not-yours']('forvaltningsloven § 13 a nr. 2')),
    )
    assert.match(await refused(filled('law:forvaltningsloven-13-a-1')), /krever at samtykket er skrevet ned/)
    const early = await aCase(town)
    const house = { ...town.edge.house, clock: () => new Date('2021-06-01T12:00:00Z') }
    const answer = await inCase(house, lead.secret, shareFromCase, early.id, (work) =>
      share(work, {
        to: { account: police.id },
        ground: { basis: 'law', ground: 'forvaltningsloven-13-b-7', asks: [] },
        items: { entries: [], observations: [], summary: 'x' },
        until: '2021-06-30',
        told: { isTold: true },
        personView: 'Ja',
      }),
    )
    assert.deepEqual(answer, { refused: { ground: 'not-in-force' } })
  })

  test('where an item belongs to another case, and the database says the same', async () => {
    const consent = await consented(['police'])
    const other = await aCase(town, { person: grown })
    const theirs = await wrote('Fra en annen sak', other.id)
    assert.ok((await refused(filled(`consent:${consent}`, { entries: theirs }))).includes(t.wrong.items['not-of-case']))
    assert.ok((await refused(filled(`consent:${consent}`, { observations: `${newId()}/0` }))).includes(t.wrong.items['not-of-case']))
    const { id } = await shares(filled(`consent:${consent}`))
    const row = {
      municipality_id: town.municipality,
      id: newId<'disclosed_item'>(),
      disclosure_id: id as never,
      case_id: opened.id,
      position: 9,
    }
    const smuggled = { ...row, kind: 'entry', journal_entry_id: theirs, concern_id: null, on_day: null, body: Buffer.from('x') } as const
    await assert.rejects(town.owner.insertInto('disclosed_item').values(smuggled).execute(), /foreign key/)
  })

  test('where what the section asks for is missing: the harm, and why it is not enough without a name', async () => {
    const form = filled('law:forvaltningsloven-13-b-7')
    const html = await refused(form)
    assert.ok(
      html.includes(t.wrong.harm('forvaltningsloven § 13 b nr. 7')) && html.includes(t.wrong.anonymised('forvaltningsloven § 13 b nr. 7')),
    )
    await shares({ ...form, harm: 'Han har kjøpt våpen', anonymised: 'Politiet må vite hvem det er' })
  })

  test('where it is not said why the person was not told, or what she thinks of it', async () => {
    const html = await refused(filled('law:forvaltningsloven-13-b-6', { told: 'no', view: '' }))
    assert.ok(html.includes(t.wrong.because) && html.includes(t.wrong.view))
  })

  test('where a child has not been heard and nothing says why', async () => {
    const child = await aCase(town, { person: { name: 'Ola', birthDate: addDays(today(new Date()), -4000) } })
    const at = `${child.at}/sharing/disclosures/new`
    const answer = await (await lead.post(at, filled('law:forvaltningsloven-13-b-6'))).text()
    assert.ok(answer.includes(t.wrong.heard('barnevernsloven § 1-4')))
    const heard = await (await lead.post(at, filled('law:forvaltningsloven-13-b-6', { heard: 'Det er greit' }))).text()
    assert.ok(heard.includes(t.check.title))
  })

  test('where an anonymous sharing points at someone; what only may point is looked at first', async () => {
    const named = await refused(filled('anonymised', { summary: 'Tiril ble sett på torget, ring 91 23 45 67.' }))
    assert.match(named, /Dette viser hvem det gjelder: «Tiril», «91 23 45 67»\..*\(forvaltningsloven § 13 a nr\. 2\)/)
    const soft = { summary: 'En gutt på Solbakken ungdomsskole er alene.' }
    const html = await refused(filled('anonymised', soft))
    assert.ok(html.includes(t.wrong.looked))
    await shares(filled('anonymised', { ...soft, looked: 'yes', shown: hidden(html, 'shown') }))
  })

  test('where nothing is chosen, and where the receiver is in the team', async () => {
    assert.ok((await refused(filled('law:forvaltningsloven-13-b-6', { summary: '' }))).includes(t.wrong.items.nothing))
    assert.ok((await refused(filled('law:forvaltningsloven-13-b-2', { to: town.id('outreach') }))).includes(t.wrong.to.nobody))
  })
})

test('a receiver without an account stands in the record by name, and gets no access', async () => {
  const { address, id } = await shares(filled('law:forvaltningsloven-13-b-6', { to: 'service:police', recipient: 'Lensmann Berg' }))
  const html = await (await lead.get(address)).text()
  assert.ok(html.includes('Lensmann Berg') && html.includes(recordText('nb').record.outside))
  assert.equal((await police.get(`/shared/${id}`)).status, 404)
})

test('those who only look on can read the record and share nothing; in a closed case nothing new is shared', async () => {
  const principal = await town.as('principal')
  assert.equal((await principal.get(`${opened.at}/sharing`)).status, 200)
  assert.equal((await principal.get(formAt())).status, 404)
  assert.equal((await police.get(`${opened.at}/sharing`)).status, 404)
})

test('whoever has nothing shared with her has a calm empty page, and no entry in the menu', async () => {
  const teacher = await town.as('teacher')
  const html = await (await teacher.get('/shared')).text()
  assert.ok(html.includes(sharedText('nb').none))
  assert.doesNotMatch(html, /href="\/shared"/)
})
