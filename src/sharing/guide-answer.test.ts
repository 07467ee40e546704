import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { randomUUID } from 'node:crypto'
import { aCase } from '../../test/a-case.ts'
import { house, rowsOf } from '../../test/house.ts'
import { text as caseText } from './guide-case.text.ts'
import { text } from './guide.text.ts'

const home = await house()
const t = caseText('nb')
const guide = text('nb')
const facts = {
  sender: 'coordination',
  receiver: 'nav',
  danger: 'none',
  harm: 'none',
  identified: 'yes',
  consent: 'not-asked',
  content: 'observations',
  purpose: 'their-task',
}
const decided = { decision: 'Vi spør henne først', reason: 'NAV trenger det, men det er ikke vår oppgave' }
const addressed = (said: Record<string, string>) => new URLSearchParams(said).toString()

describe('in a case', () => {
  test('the service and that someone can be recognised are filled in, and the next question is asked alone', async () => {
    const { at } = await aCase(home, { members: ['outreach'] })
    const html = await (await (await home.as('outreach')).get(`${at}/sharing/guide`)).text()
    assert.ok(html.includes(guide.ask.receiver))
    for (const other of ['sender', 'danger', 'identified'] as const) assert.ok(!html.includes(guide.ask[other]), other)
    assert.match(html, /type="hidden" name="sender" value="outreach"/)
    assert.match(html, /type="hidden" name="identified" value="yes"/)
  })

  test('the answer names the section, and what is decided is written down with the answer and the law of that day', async () => {
    const { id, at } = await aCase(home)
    const me = await home.as('coordinator')
    const html = await (await me.get(`${at}/sharing/guide?${addressed(facts)}`)).text()
    assert.ok(html.includes(guide.answers['may-not']) && html.includes('forvaltningsloven § 13'))
    const saved = await me.post(`${at}/sharing/guide`, { ...facts, ...decided, submission: randomUUID() })
    assert.equal(saved.status, 303)
    const shown = await (await me.get(`${at}/sharing/guide`)).text()
    for (const words of [t.guideSaid(guide.answers['may-not']), decided.decision, decided.reason, '2. juli 2026', 'forvaltningsloven § 13'])
      assert.ok(shown.includes(words), words)
    const row = (await home.owner.selectFrom('guide_answer').selectAll().where('case_id', '=', id).execute())[0]!
    assert.equal(row.law_read_on, '2026-07-02')
    assert.equal(row.answered_by, me.id)
    for (const sealed of [row.asked, row.decision, row.reason]) assert.ok(!/NAV|spør|forvaltning|may-not/.test(sealed.toString('utf8')))
  })

  test('the answer is worked out by the guide, whatever the form says', async () => {
    const { at } = await aCase(home)
    const me = await home.as('coordinator')
    await me.post(`${at}/sharing/guide`, { ...facts, ...decided, answer: 'may', rule: 'consent-adult', submission: randomUUID() })
    assert.ok((await (await me.get(`${at}/sharing/guide`)).text()).includes(t.guideSaid(guide.answers['may-not'])))
  })

  test('a duty of one’s own stands beside the answer, with its own path', async () => {
    const { at } = await aCase(home)
    const html = await (await (await home.as('coordinator')).get(`${at}/sharing/guide?${addressed({ ...facts, harm: 'abuse' })}`)).text()
    assert.ok(html.includes(guide.duties) && html.includes('/duties/inform/new') && html.includes('barnevernsloven § 13-2'))
  })

  test('without a decision, without a reason or with a question left, nothing is written, and what was typed is kept', async () => {
    const { id, at } = await aCase(home)
    const me = await home.as('coordinator')
    const { purpose: _, ...unfinished } = facts
    for (const form of [
      { ...facts, decision: ' ', reason: decided.reason },
      { ...facts, decision: decided.decision },
      { ...unfinished, ...decided },
      { ...facts, ...decided, receiver: 'the-press' },
      { ...facts, ...decided, decision: 'x'.repeat(2_001) },
    ]) {
      const answer = await me.post(`${at}/sharing/guide`, { ...form, submission: randomUUID() })
      assert.equal(answer.status, 422)
    }
    const kept = await (
      await me.post(`${at}/sharing/guide`, { ...facts, decision: '', reason: decided.reason, submission: randomUUID() })
    ).text()
    assert.ok(kept.includes(decided.reason) && kept.includes(guide.answers['may-not']))
    assert.deepEqual(await home.owner.selectFrom('guide_answer').select('id').where('case_id', '=', id).execute(), [])
  })

  test('an observer reads what was decided and writes nothing; whoever has no part finds nothing', async () => {
    const { at } = await aCase(home, { observers: ['principal'] })
    const me = await home.as('coordinator')
    await me.post(`${at}/sharing/guide`, { ...facts, ...decided, submission: randomUUID() })
    const observer = await home.as('principal')
    const html = await (await observer.get(`${at}/sharing/guide?${addressed(facts)}`)).text()
    assert.ok(html.includes(decided.decision) && !html.includes('name="decision"'))
    assert.equal((await observer.post(`${at}/sharing/guide`, { ...facts, ...decided })).status, 404)
    for (const who of ['teacher', 'deputy', 'police'] as const)
      assert.equal((await (await home.as(who)).get(`${at}/sharing/guide`)).status, 404)
  })

  test('the same form sent twice is written once', async () => {
    const { id, at } = await aCase(home)
    const me = await home.as('coordinator')
    const form = { ...facts, ...decided, submission: randomUUID() }
    for (let time = 0; time < 2; time++) assert.equal((await me.post(`${at}/sharing/guide`, form)).status, 303)
    assert.equal((await home.owner.selectFrom('guide_answer').select('id').where('case_id', '=', id).execute()).length, 1)
  })
})

describe('for everyone', () => {
  test('the guide keeps nothing: no cookie, no trace, no row, and no copy in the browser', async () => {
    const before = [(await rowsOf(home.owner, 'audit_event')).length, (await rowsOf(home.owner, 'guide_answer')).length]
    for (const address of ['/sharing-guide', `/sharing-guide?${addressed(facts)}`, '/laws', '/laws/straffeloven']) {
      const answer = await home.guest.get(address)
      assert.equal(answer.status, 200, address)
      assert.deepEqual(answer.headers.getSetCookie(), [])
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      assert.equal(answer.headers.get('referrer-policy'), 'same-origin')
    }
    assert.deepEqual([(await rowsOf(home.owner, 'audit_event')).length, (await rowsOf(home.owner, 'guide_answer')).length], before)
  })

  test('whoever is signed in is nobody here', async () => {
    const html = await (await (await home.as('coordinator')).get('/sharing-guide')).text()
    assert.ok(!html.includes('Navn coordinator'))
  })

  test('one question a page: an answer that is left out or is no answer is asked for again, and says so', async () => {
    const first = await (await home.guest.get('/sharing-guide')).text()
    assert.ok(first.includes(guide.ask.sender) && !first.includes(guide.choose))
    const again = await (await home.guest.get('/sharing-guide?asked=sender&sender=astrologer')).text()
    assert.ok(again.includes(guide.ask.sender) && again.includes(guide.choose) && !again.includes('value="astrologer"'))
  })

  test('a question can be answered anew, with the other answers kept', async () => {
    const html = await (await home.guest.get(`/sharing-guide?${addressed({ ...facts, change: 'consent' })}`)).text()
    assert.ok(html.includes(guide.ask.consent))
    assert.match(html, /name="purpose" value="their-task"/)
    assert.match(html, /value="not-asked" checked/)
  })

  test('it speaks the language of its address, and carries it on', async () => {
    const html = await (await home.guest.get('/nn/sharing-guide')).text()
    assert.match(html, /<html lang="nn"/)
    assert.match(html, /<form[^>]* action="\/nn\/sharing-guide"/)
    assert.match(html, /\/nn\/laws/)
  })

  test('the page on the duty to avert says what is not on the list', async () => {
    const html = await (await home.guest.get('/en/laws/straffeloven')).text()
    for (const words of [
      '§ 131 Terrorist acts',
      'The duty does not hold for these',
      '§ 136 b Travel for terrorism',
      '§ 136 Incitement, recruitment and training',
    ])
      assert.ok(html.includes(words), words)
  })

  test('a law that waits for its first day says so, and a law that nobody knows is not there', async () => {
    assert.match(await (await home.guest.get('/en/laws/forvaltningsloven-2025')).text(), /Passed, but not in force/)
    assert.equal((await home.guest.get('/laws/the-law-of-the-sea')).status, 404)
  })
})
