import assert from 'node:assert/strict'
import { test } from 'node:test'
import { house, rowsOf, type TestHouse } from '../../test/house.ts'
import { text as commonErrors } from '../http/errors.text.ts'
import { inMunicipality } from '#work/index.ts'
import * as actions from './access.ts'
import { concernOf } from './concern-sent.ts'
import { sendConcern, type Report } from './concern.ts'
import { text } from './concern.text.ts'
import { text as reportText } from './draft-report.text.ts'
import { newDraft } from './draft.ts'

const t = text('nb')
const r = reportText('nb')
type Someone = Awaited<ReturnType<TestHouse['as']>>
const observations = [
  {
    seen: 'Han sa at ingen hører på ham',
    on: '2026-03-02',
    where: 'Kantina',
    toldBy: 'Hørte det selv',
    interpretation: 'Jeg tror han er ensom',
  },
  { seen: 'Han satt alene hele dagen', on: '2026-03-03', where: 'Klasserommet', toldBy: 'En kollega' },
]
const name = 'Eirik Nordvoll'
const sending = {
  revision: '2',
  ground: 'forvaltningsloven-13-b-7',
  observations: ['0', '1'],
  extras: ['sides', 'protective', 'discussed'],
  told: 'told',
  toldWords: 'Han vet det',
  leader: '',
}

/** A draft with two observations, and a receiver chosen; gives its address. */
async function chosen({ edge }: TestHouse, who: Someone, choice: Record<string, string> = {}, about = name) {
  const id = await inMunicipality(edge.house, who.secret, actions.writeDraft, (work) =>
    newDraft(work, {
      origin: 'observed',
      observations,
      about: { name: about },
      protective: 'Broren er der',
      discussedWithLeader: [{ on: '2026-03-04', advice: 'Spør ham selv' }],
    }),
  )
  const answer = await who.post(`/drafts/${id}/report`, {
    revision: '1',
    receiver: 'municipal',
    identified: about ? 'yes' : 'no',
    service: 'school',
    ...choice,
  })
  assert.equal(answer.headers.get('location'), `/drafts/${id}/report/send`)
  return `/drafts/${id}`
}
const concernsIn = ({ owner }: TestHouse) => owner.selectFrom('concern').select('id').execute()
/** Sends it; gives the address of the receipt. */
async function sent(home: TestHouse, who: Someone, form: Record<string, string | string[]> = {}) {
  const draft = await chosen(home, who)
  const answer = await who.post(`${draft}/report/send`, { ...sending, ...form })
  assert.equal(answer.status, 303)
  return answer.headers.get('location')!.split('?')[0]!
}

test('a teacher reports: receipt, inbox, receivers told, and the draft is gone', async () => {
  const home = await house()
  const { as, owner, id } = home
  const teacher = await as('teacher')
  const draft = await chosen(home, teacher)
  const html = await (await teacher.get(`${draft}/report/send`)).text()
  for (const words of [observations[0]!.seen, observations[1]!.seen, name, 'Broren er der', '§ 13 b nr. 7'])
    assert.ok(html.includes(words), words)
  const answer = await teacher.post(`${draft}/report/send`, { ...sending, leader: id('principal') })
  const receipt = await (await teacher.get(answer.headers.get('location')!)).text()
  const [concern] = await owner.selectFrom('concern').selectAll().execute()
  assert.match(concern!.reference, /^B-\d{4}-[346789CDFHJKMNPQRTVWX]{4}$/)
  assert.ok(receipt.includes(concern!.reference) && receipt.includes(t.receipt) && receipt.includes('Navn coordinator'))
  const [entry] = await owner.selectFrom('inbox_entry').selectAll().execute()
  assert.equal(entry!.responsible_id, id('coordinator'))
  assert.equal(entry!.due_on, concern!.next_on)
  const told = await owner.selectFrom('notice').select(['account_id', 'kind']).execute()
  assert.deepEqual(new Set(told.map(({ account_id }) => account_id)), new Set([id('coordinator'), id('deputy')]))
  assert.deepEqual(await rowsOf(owner, 'draft'), [])
  const keys = await owner.selectFrom('keystore.data_key').select('purpose').execute()
  assert.deepEqual(keys.map(({ purpose }) => purpose).toSorted(), ['concern', 'directory'])
  const trail = await owner.selectFrom('audit_event').select(['action', 'detail']).where('action', '=', 'concern.send').execute()
  assert.equal(trail.length, 1)
  assert.ok(JSON.stringify(trail[0]!.detail).includes(concern!.id))
})

test('nothing of a report stands in clear in the database', async () => {
  const home = await house()
  const teacher = await home.as('teacher')
  const receipt = await sent(home, teacher)
  await teacher.post(`${receipt}/add`, { words: 'Nå har jeg snakket med mor' })
  const tables = ['concern', 'concern_addition', 'inbox_entry', 'notice', 'audit_event', 'submission'] as const
  const dump = JSON.stringify(await Promise.all(tables.map((table) => rowsOf(home.owner, table))), (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'type' in value && 'data' in value
      ? Buffer.from((value as { data: number[] }).data).toString('latin1')
      : value,
  )
  for (const words of ['Nordvoll', 'ingen hører', 'Kantina', 'ensom', 'Broren', 'snakket med mor']) assert.ok(!dump.includes(words), words)
})

test('the same report sent twice at the same moment is one report', async () => {
  const home = await house()
  const teacher = await home.as('teacher')
  const draft = await chosen(home, teacher)
  const form = { ...sending, submission: '0190a000-0000-7000-8000-000000000001' }
  const answers = await Promise.all([1, 2, 3].map(async () => teacher.post(`${draft}/report/send`, form)))
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303, 303],
  )
  assert.equal(new Set(answers.map(({ headers }) => headers.get('location'))).size, 1)
  assert.equal((await concernsIn(home)).length, 1)
})

test('two windows that send the same draft give one report', async () => {
  const home = await house()
  const teacher = await home.as('teacher')
  const draft = await chosen(home, teacher)
  const answers = await Promise.all(
    [1, 2].map(async (last) =>
      teacher.post(`${draft}/report/send`, { ...sending, submission: `0190a000-0000-7000-8000-00000000000${last}` }),
    ),
  )
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 404],
  )
  assert.equal((await concernsIn(home)).length, 1)
})

test('what she saw is what is sent: a draft written since is shown again first', async () => {
  const home = await house()
  const teacher = await home.as('teacher')
  const draft = await chosen(home, teacher)
  await teacher.post(`${draft}/save`, { part: 'observations', revision: '2', 'observations.0.seen': 'Noe helt annet' })
  const answer = await teacher.post(`${draft}/report/send`, sending)
  const html = await answer.text()
  assert.equal(answer.status, 409)
  assert.ok(html.includes('Noe helt annet') && html.includes('Han vet det'))
  assert.deepEqual(await concernsIn(home), [])
})

test('what she unticks is not sent', async () => {
  const home = await house()
  const teacher = await home.as('teacher')
  const receipt = await sent(home, teacher, { observations: ['1'], extras: [] })
  const html = await (await teacher.get(receipt)).text()
  assert.ok(html.includes(observations[1]!.seen))
  for (const words of [observations[0]!.seen, 'Broren er der', t.body.asked, t.body.discussedWithLeader])
    assert.ok(!html.includes(words), words)
})

test('a report that cannot be sent says why beside the field, and keeps what was typed', async () => {
  const home = await house()
  const teacher = await home.as('teacher')
  const draft = await chosen(home, teacher)
  const bad = [
    [{ ground: 'helsepersonelloven-23-4' }, r.errors.ground],
    [{ ground: '' }, r.errors.ground],
    [{ told: 'not-told', toldWords: '' }, r.errors['told-reason']],
    [{ observations: [] }, r.errors['nothing-seen']],
    [{ told: [] }, commonErrors('nb').choose],
    [{ leader: home.id('coordinator') }, r.errors.leader],
  ] as const
  for (const [wrong, why] of bad) {
    const answer = await teacher.post(`${draft}/report/send`, { ...sending, ...wrong })
    const html = await answer.text()
    assert.equal(answer.status, 422, why)
    assert.ok(html.includes(why), why)
    if (!('toldWords' in wrong)) assert.ok(html.includes('Han vet det'))
  }
  assert.deepEqual(await concernsIn(home), [])
  assert.equal((await rowsOf(home.owner, 'draft')).length, 1)
})

test('a text that says no name is refused while a name is written, and is sent on its own ground without one', async () => {
  const home = await house()
  const teacher = await home.as('teacher')
  const named = await chosen(home, teacher)
  const refused = await teacher.post(`${named}/report`, { revision: '2', receiver: 'municipal', identified: 'no', service: 'school' })
  assert.equal(refused.status, 422)
  assert.ok((await refused.text()).includes(r.errors.named))
  const unnamed = await chosen(home, teacher, {}, '')
  await teacher.post(`${unnamed}/save`, { part: 'observations', revision: '2', 'observations.0.seen': 'Ring 912 34 567' })
  const html = await (await teacher.get(`${unnamed}/report/send`)).text()
  assert.ok(html.includes(r.identityTitle) && html.includes('912 34 567') && html.includes('forvaltningsloven-13-a-2'))
  const answer = await teacher.post(`${unnamed}/report/send`, {
    ...sending,
    revision: '3',
    observations: ['0'],
    ground: 'forvaltningsloven-13-a-2',
  })
  assert.equal(answer.status, 303)
})

test('without a ground she is led to anonymous discussion or to a text without identity', async () => {
  const home = await house()
  const teacher = await home.as('teacher')
  const draft = await chosen(home, teacher, { service: 'police', receiver: 'police' })
  const html = await (await teacher.get(`${draft}/report/send`)).text()
  assert.ok(html.includes(r.noGroundTitle) && html.includes('/consultations/new') && !html.includes(`>${r.send}<`))
})

test('a report to child welfare says which grounds the facts meet, and asks no leader', async () => {
  const home = await house()
  const teacher = await home.as('teacher')
  const draft = await chosen(home, teacher, { receiver: 'child-welfare' })
  const form = { ...sending, ground: 'barnevernsloven-13-2' }
  const without = await teacher.post(`${draft}/report/send`, form)
  assert.equal(without.status, 422)
  assert.ok((await without.text()).includes(r.chooseChildWelfare))
  const answer = await teacher.post(`${draft}/report/send`, { ...form, letters: ['a', 'd'] })
  const html = await (await teacher.get(answer.headers.get('location')!)).text()
  assert.ok(html.includes(t.childWelfareGrounds.d) && !html.includes(t.childWelfareGrounds.e) && html.includes('Navn childWelfare'))
})

test('where the municipality has named nobody, it is said and nothing is sent', async () => {
  const home = await house()
  const teacher = await home.as('teacher')
  const draft = await chosen(home, teacher, { receiver: 'police' })
  await home.owner.deleteFrom('receiver').where('receives', '=', 'police').execute()
  const answer = await teacher.post(`${draft}/report/send`, sending)
  assert.equal(answer.status, 422)
  assert.ok((await answer.text()).includes(r.errors['no-receiver']))
})

test('a report is read by its sender and the leader who follows it; everyone else meets the same 404, receivers too', async () => {
  const home = await house()
  const teacher = await home.as('teacher')
  const receipt = await sent(home, teacher, { leader: home.id('principal') })
  const principal = await home.as('principal')
  const html = await (await principal.get(receipt)).text()
  assert.ok(html.includes(observations[0]!.seen) && html.includes(t.youFollow) && !html.includes(t.addButton))
  assert.ok((await (await principal.get('/concerns')).text()).includes(receipt))
  assert.equal((await principal.post(`${receipt}/add`, { words: 'Fra lederen' })).status, 404)
  for (const who of ['colleague', 'coordinator', 'nav', 'administrator', 'privacyOfficer'] as const) {
    const other = await home.as(who)
    assert.equal((await other.get(receipt)).status, 404, who)
    assert.equal((await other.post(`${receipt}/add`, { words: 'x' })).status, 404, who)
    assert.ok(!(await (await other.get('/concerns')).text()).includes(receipt), who)
  }
})

test('the sender can always add, and whoever has the next move is told', async () => {
  const home = await house()
  const teacher = await home.as('teacher')
  const receipt = await sent(home, teacher)
  await home.owner.updateTable('concern').set({ answered_at: new Date() }).execute()
  assert.equal((await teacher.post(`${receipt}/add`, { words: ' ' })).status, 422)
  const answer = await teacher.post(`${receipt}/add`, { words: 'Nå har jeg snakket med mor' })
  assert.equal(answer.status, 303)
  assert.ok((await (await teacher.get(receipt)).text()).includes('Nå har jeg snakket med mor'))
  const told = await home.owner.selectFrom('notice').select(['account_id']).where('kind', '=', 'concern-added').execute()
  assert.deepEqual(told, [{ account_id: home.id('coordinator') }])
})

test('the sender sees that it was read, and what was released to her', async () => {
  const home = await house()
  const teacher = await home.as('teacher')
  const receipt = await sent(home, teacher)
  assert.ok((await (await teacher.get(receipt)).text()).includes(t.notRead))
  await home.owner.updateTable('concern').set({ read_at: new Date() }).execute()
  const html = await (await teacher.get('/concerns')).text()
  assert.ok(html.includes(t.states.read))
  assert.ok(!(await (await teacher.get(receipt)).text()).includes(t.notRead))
})

test('a role that reports nothing cannot send', async () => {
  const home = await house()
  const administrator = await home.as('administrator')
  const draft = await inMunicipality(home.edge.house, administrator.secret, actions.writeDraft, (work) =>
    newDraft(work, { origin: 'observed' }),
  )
  assert.equal((await administrator.get(`/drafts/${draft}/report`)).status, 404)
})

test('a report can be sent from plain data', async () => {
  const { as, edge } = await house()
  const nurse = await as('nurse')
  const report: Report = {
    receiver: 'municipal',
    service: 'health-station',
    ground: 'helsepersonelloven-22',
    isIdentified: true,
    origin: 'self',
    told: 'told',
    body: { about: { name }, observations: [{ seen: 'Han kom til meg' }] },
  }
  const read = await inMunicipality(edge.house, nurse.secret, actions.sendConcern, async (work) => {
    const sent = await sendConcern(work, report)
    assert.ok(!('refused' in sent))
    return concernOf(work, sent.id)
  })
  assert.equal(read!.body.observations[0]!.seen, 'Han kom til meg')
  assert.equal(read!.body.about!.name, name)
})
