import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { sql } from 'kysely'
import type { AddressInfo } from 'node:net'
import { visited } from '../../test/help.ts'
import { house, rowsOf, type Someone } from '../../test/house.ts'
import { houseJobs, mailer } from '#jobs/index.ts'
import { text } from './help-requests.text.ts'
import { text as senderText } from './help-write.text.ts'

const home = await house()
const t = text('nb')
const climb = { colleagues: 1, leader: 2 }
beforeEach(() => void home.faults.splice(0))

/** Someone writes; gives her words and where the thread is. */
let places = 0
async function written(words: string, kind = 'relative') {
  const it = visited(home, { address: `198.51.100.${++places}` })
  const { sixWords } = await it.send(await it.get('/help/new'), { words, kind, name: 'Kalles Fjellrev' })
  const { id } = await home.owner.selectFrom('help_thread').select('id').orderBy('sequence', 'desc').executeTakeFirstOrThrow()
  const back = async () => it.send(await it.get('/help/return'), { passphrase: sixWords.join(' ') })
  return { it, id, path: `/help-requests/${id}`, back, sixWords }
}
const kinds = async (who: Someone) =>
  (await home.owner.selectFrom('notice').select('kind').where('account_id', '=', home.id(who)).orderBy('kind').execute()).map(
    ({ kind }) => kind,
  )
const since = (id: string, day: string) => sql`update help_thread set waits_since = ${day} where id = ${id}`.execute(home.owner)

test('the coordinator is told at once, reads, answers, and the sender reads it and writes again', async () => {
  const { it, id, path, back } = await written('Broren min er med på noe farlig')
  assert.deepEqual(await kinds('coordinator'), ['help-arrived'])
  assert.deepEqual(await kinds('deputy'), [])
  const coordinator = await home.as('coordinator')
  const list = await (await coordinator.get('/help-requests')).text()
  assert.ok(list.includes(t.kinds.relative))
  assert.ok(!list.includes('Broren min') && !list.includes('Fjellrev'))
  const page = await (await coordinator.get(path)).text()
  assert.ok(page.includes('Broren min er med på noe farlig') && page.includes('Kalles Fjellrev'))
  assert.match(page, /<title>Henvendelse \d{4}-001 – Fotfeste<\/title>/)
  assert.equal((await coordinator.post(path, { words: 'Takk for at du skrev', position: '2' })).status, 303)
  const seen = await back()
  assert.ok(seen.html.includes('Takk for at du skrev'))
  assert.ok(!seen.html.includes('Navn coordinator'))
  await it.send(seen, { words: 'Kan vi snakke sammen?' })
  const row = await home.owner.selectFrom('help_thread').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.equal(row.waits_for, 'staff')
  assert.ok(row.answered_on)
  const trail = await home.owner.selectFrom('audit_event').select(['action', 'outcome']).where('subject', '=', id).orderBy('id').execute()
  assert.deepEqual(
    trail.map(({ action, outcome }) => `${action} ${outcome}`),
    ['help.read shown', 'help.answer done'],
  )
})

test('who answers someone that wants out is led to those who guide helpers at once, and only then', async () => {
  const coordinator = await home.as('coordinator')
  const { path: relatives } = await written('Det gjelder broren min')
  const { path: own } = await written('Jeg vil ut', 'self')
  const guides = '/directory/rvts-national'
  assert.ok(!(await (await coordinator.get(relatives)).text()).includes(guides))
  const page = await (await coordinator.get(own)).text()
  assert.ok(page.includes(guides) && page.includes(t.guides))
})

test('an answer that crossed new words from the sender is not sent unread', async () => {
  const { it, path, back } = await written('Først')
  await it.send(await back(), { words: 'Og så dette' })
  const answer = await (await home.as('coordinator')).post(path, { words: 'Mitt svar', position: '2' })
  assert.equal(answer.status, 409)
  const html = await answer.text()
  assert.ok(html.includes('Og så dette') && html.includes('Mitt svar'))
})

test('what colleagues note for each other never reaches the sender', async () => {
  const { path, back } = await written('Hei')
  const coordinator = await home.as('coordinator')
  await coordinator.post(`${path}/note`, { note: 'Snakk med skolen' })
  await coordinator.post(`${path}/pass`, { to: home.id('deputy'), passWhy: 'Jeg har fri' })
  const deputy = await (await home.as('deputy')).get(path)
  const page = await deputy.text()
  assert.ok(page.includes('Snakk med skolen') && page.includes('Jeg har fri'))
  const seen = await back()
  assert.ok(!seen.html.includes('Snakk med skolen') && !seen.html.includes('Jeg har fri'))
  assert.ok((await kinds('deputy')).includes('help-passed'))
})

test('a thread is passed only to someone who receives', async () => {
  const { path, id } = await written('Hei')
  const answer = await (await home.as('coordinator')).post(`${path}/pass`, { to: home.id('teacher') })
  assert.equal(answer.status, 404)
  const { holder_id } = await home.owner.selectFrom('help_thread').select('holder_id').where('id', '=', id).executeTakeFirstOrThrow()
  assert.equal(holder_id, home.id('coordinator'))
})

test('ended by the municipality, the sender opens it by writing again', async () => {
  const { it, id, path, back } = await written('Hei')
  const coordinator = await home.as('coordinator')
  assert.equal((await coordinator.post(`${path}/close`, { outcome: 'answered', why: 'Ferdig' })).status, 303)
  assert.equal((await coordinator.post(path, { words: 'Enda et svar', position: '2' })).status, 409)
  const seen = await back()
  assert.ok(seen.html.includes(senderText('nb').closed) && !seen.html.includes('Ferdig'))
  await it.send(seen, { words: 'Likevel' })
  const row = await home.owner.selectFrom('help_thread').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.equal(row.closed_on, null)
})

describe('what nobody has answered climbs', () => {
  test('from the coordinator to the colleagues to the leader, each told once; weekends do not count', async () => {
    await home.owner.updateTable('help_thread').set({ waits_for: 'sender' }).execute()
    await home.owner.deleteFrom('notice').execute()
    const { id } = await written('Ingen svarer meg')
    await since(id, '2026-11-20') // a Friday
    const at = async (day: string) => {
      const { climbHelp } = await import('../jobs/help-waits.ts')
      return climbHelp(home.job, new Date(`${day}T08:05:00Z`), climb)
    }
    assert.equal(await at('2026-11-22'), 0)
    assert.equal(await at('2026-11-23'), 0)
    assert.equal(await at('2026-11-24'), 1)
    assert.deepEqual(await kinds('deputy'), ['help-waits'])
    assert.equal(await at('2026-11-24'), 0)
    // the unit has no leader, so the municipality's chief is told
    assert.equal(await at('2026-11-25'), 1)
    assert.equal(await at('2026-11-25'), 0)
    assert.deepEqual(await kinds('executive'), ['help-waits'])
    const page = await (await (await home.as('executive')).get('/help-requests')).text()
    const { year, sequence } = await home.owner
      .selectFrom('help_thread')
      .select(['year', 'sequence'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    assert.ok(page.includes(t.number(`${year}-${String(sequence).padStart(3, '0')}`)))
    assert.ok(!page.includes(id) && !page.includes('Ingen svarer meg') && !page.includes(t.kinds.relative))
    assert.equal((await (await home.as('executive')).get(`/help-requests/${id}`)).status, 404)
    const principal = await (await (await home.as('principal')).get('/help-requests')).text()
    assert.ok(principal.includes(t.leaderNone))
  })

  test('what has been answered does not', async () => {
    await home.owner.updateTable('help_thread').set({ waits_for: 'sender' }).execute()
    const { id, path } = await written('Hei')
    await (await home.as('coordinator')).post(path, { words: 'Svar', position: '2' })
    await since(id, '2026-01-02')
    const before = (await rowsOf(home.owner, 'notice')).length
    await houseJobs(home.job, { climb })['help.climb']!({})
    assert.equal((await rowsOf(home.owner, 'notice')).length, before)
  })
})

test('the mail says that something waits, where to sign in, and nothing else', async () => {
  const mails: { to: string[]; body: string }[] = []
  let isDown = true
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onMailFrom: (_address, _session, done) => done(isDown ? new Error('not now') : null),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), body: Buffer.concat(parts).toString() })
        done()
      })
    },
  })
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open))
  try {
    await describeMail()
    const send = mailer({
      url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
      from: 'fotfeste@fjordvik.test',
      origin: 'https://fotfeste.test',
    })
    const { id, sixWords } = await written('Dette skal ingen e-post si')
    const { rows } = await sql<{
      data: unknown
    }>`select data from pgboss.job_common where name = 'help.mail' and data ->> 'thread' = ${id}`.execute(home.job)
    assert.deepEqual(rows, [{ data: { municipality: home.municipality, thread: id, rung: '0' } }])
    const jobs = houseJobs(home.job, { post: { keyring: home.keyring, send } })
    await assert.rejects(jobs['help.mail']!(rows[0]!.data), 'a mail that is not taken is tried again')
    isDown = false
    await jobs['help.mail']!(rows[0]!.data)
    assert.deepEqual(
      mails.map(({ to }) => to),
      [['koordinator@fjordvik.test']],
    )
    const { body } = mails[0]!
    assert.match(body, /Subject: Noe venter i Fotfeste/)
    assert.match(body, /https:\/\/fotfeste\.test/)
    for (const word of ['Dette skal', id, 'Henvendelse', '2026-', 'Navn', 'Kalles', ...sixWords])
      assert.ok(!body.replace(/^[^]*?\r\n\r\n/, '').includes(word), word)
    // answered meanwhile: there is nothing to tell of
    await (await home.as('coordinator')).post(`/help-requests/${id}`, { words: 'Svar', position: '2' })
    await jobs['help.mail']!(rows[0]!.data)
    assert.equal(mails.length, 1)
    await assert.rejects(jobs['help.mail']!({ municipality: home.municipality, thread: "' or 1=1", rung: '0' }))
  } finally {
    await new Promise<void>((closed) => server.close(() => closed()))
  }
})

/** The administrator writes down where the coordinator reads her mail. */
async function describeMail() {
  const administrator = await home.as('administrator')
  const html = await (await administrator.get(`/people/${home.id('coordinator')}`)).text()
  const unit = /<option value="([^"]+)" selected/.exec(html)![1]!
  const form = {
    ...{ revision: '1', name: 'Navn coordinator', title: 'Koordinator', unit, active: 'yes', email: 'koordinator@fjordvik.test' },
    roles: ['employee', 'coordinator'],
    receives: ['municipal'],
  }
  assert.equal((await administrator.post(`/people/${home.id('coordinator')}`, form)).status, 303)
  const { email } = await home.owner
    .selectFrom('account')
    .select('email')
    .where('id', '=', home.id('coordinator'))
    .executeTakeFirstOrThrow()
  assert.ok(!email!.includes('fjordvik.test'))
}
