import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordingText } from '#wording/index.ts'
import { text as concernText } from '../case/concern.text.ts'
import { advice, ask, drawn, given, idIn, newDraftFor, question, short } from '../../test/asked.ts'
import { house } from '../../test/house.ts'
import { text } from './thread.text.ts'
import { topicName, topics } from './topic.ts'

const t = text('nb')

test('small things that tell only together are pointed out with what to write instead, also across two messages', async () => {
  const home = await house()
  const typed = 'Eleven går i niende klasse og bor i fosterhjem.'
  const { sent } = await ask(home, 'teacher', { question: typed })
  const page = await sent.text()
  const words = wordingText('nb').together
  assert.equal(sent.status, 422)
  for (const part of ['«niende klasse»', '«fosterhjem»', words.title, words.why.family, words.insteadOf.class, typed])
    assert.ok(page.includes(part), part)
  const shown = await drawn(new Response(page), 'shown')
  assert.equal(shown, 'niende klasse + fosterhjem')
  assert.equal((await ask(home, 'teacher', { question: typed, looked: 'yes', shown })).sent.status, 303)

  const { author, path } = await ask(home, 'teacher', { question: 'Eleven går i niende klasse. Hvordan kan jeg spørre?' })
  const later = await author.post(path, { position: '2', words: 'Eleven bor i fosterhjem.' })
  assert.equal(later.status, 422)
  assert.ok((await later.text()).includes('«niende klasse», «fosterhjem»'))
  const contact = await home.as('coordinator')
  const back = await contact.post(path, { position: '2', step: 'ask', words: 'Bor eleven i fosterhjem?' })
  assert.equal(back.status, 422, 'the contact is shown it as well')
  assert.equal(
    (await contact.post(path, { position: '2', step: 'ask', words: 'Hva går bra for eleven?' })).status,
    303,
    'what stands there already is not pointed out again',
  )
})

test('a contact asks back or advises, and says which it is', async () => {
  const home = await house()
  for (const [addressee, who] of [
    ['municipal', 'coordinator'],
    ['police', 'police'],
  ] as const) {
    const { author, path } = await ask(home, 'teacher', { addressee })
    const contact = await home.as(who)
    for (const [wrong, field] of [
      [{}, 'step'],
      [{ step: 'report-police' }, 'advice'],
      [{ step: 'ask', advice: short }, 'advice'],
      [{ step: 'report-nobody', advice: short }, 'step'],
      [{ step: 'report-police', advice: 'Ring 912 34 567.' }, 'advice'],
      [{ step: 'report-police', advice: 'x'.repeat(301) }, 'advice'],
    ] as const) {
      const sent = await contact.post(path, { position: '2', words: advice, ...wrong })
      assert.equal(sent.status, 422, JSON.stringify(wrong))
      assert.match(await sent.text(), new RegExp(`id="${field}(-group)?-error"`), JSON.stringify(wrong))
    }
    assert.equal((await contact.post(path, { position: '2', step: 'ask', words: 'Hva går bra?' })).status, 303)
    assert.ok((await (await author.get(path)).text()).includes(t.record.notYet))
    assert.equal((await author.post(path, { position: '3', words: 'Skolen går fint.' })).status, 303)
    assert.equal((await contact.post(path, { ...given, position: '4', step: 'report-child-welfare' })).status, 303)
    const read = await (await author.get(path)).text()
    for (const words of [t.advised['report-child-welfare'], short, topicName('how-to-talk', 'nb'), t.record.noIdentity])
      assert.ok(read.includes(words), words)
    const carried = await (await author.get(`${path}/carry`)).text()
    assert.ok(carried.includes(t.carry.none) || carried.includes(short))
  }
})

test('the one who asks cannot write advice, whatever she sends', async () => {
  const home = await house()
  const { author, path } = await ask(home)
  assert.equal((await author.post(path, { ...given, position: '2', advice: '' })).status, 303)
  assert.equal((await author.post(path, { ...given, position: '3' })).status, 422)
  const { advised } = await home.owner.selectFrom('thread_message').select('advised').where('position', '=', 2).executeTakeFirstOrThrow()
  assert.equal(advised, null)
  await assert.rejects(
    home.owner
      .updateTable('thread_message')
      .set({ advised: 'report-police', advice: Buffer.from('x') })
      .execute(),
    /check constraint/,
  )
})

test('a topic is one of the list', async () => {
  const home = await house()
  for (const topic of ['', 'radical', '__proto__']) assert.equal((await ask(home, 'teacher', { topic })).sent.status, 422, topic)
  for (const { name } of topics)
    for (const words of Object.values(name)) assert.doesNotMatch(words, /ekstrem|radikal|islam|nazi|høyre|venstre/i)
})

test('the record keeps month, topic and advice, and nothing that leads to a discussion', async () => {
  const home = await house()
  const { path } = await ask(home)
  await ask(home, 'nurse', { topic: 'online', addressee: 'police' })
  const contact = await home.as('coordinator')
  await contact.post(path, { ...given, position: '2' })
  const seen = await (await contact.get('/consultations/record')).text()
  for (const words of [topicName('how-to-talk', 'nb'), t.advised['handle-here'], t.record.noIdentity])
    assert.ok(seen.includes(words), words)
  for (const words of [idIn(path), topicName('online', 'nb'), advice, short, question, 'Skole', 'Navn teacher', home.id('teacher')])
    assert.ok(!seen.includes(words), words)
  assert.doesNotMatch(seen, /\d{1,2}\. \w+ 20\d\d/, 'no day')
  const police = await (await (await home.as('police')).get('/consultations/record')).text()
  assert.ok(
    police.includes(topicName('online', 'nb')) && police.includes(t.record.notYet) && !police.includes(topicName('how-to-talk', 'nb')),
  )
  for (const who of ['teacher', 'principal', 'childWelfare', 'administrator'] as const)
    assert.equal((await (await home.as(who)).get('/consultations/record')).status, 404, who)
})

test('a report says that it was discussed without names: the day, which contact and the advice, never where', async () => {
  const home = await house()
  const { author, path } = await ask(home, 'teacher', { addressee: 'police' })
  await (await home.as('police')).post(path, { ...given, position: '2' })
  const draft = await newDraftFor(home, author.secret)
  const submission = await drawn(author.get(`${path}/carry`), 'submission')
  const carried = { submission, draft, on: '2026-02-03', advice: 'Snakk med ungdommen først.' }
  assert.equal((await author.post(`${path}/carry`, carried)).headers.get('location'), `/drafts/${draft}`)
  const said = concernText('nb').body.anonymously('3. februar 2026', concernText('nb').body.contacts.police, carried.advice)
  assert.equal(said, 'Drøftet anonymt 3. februar 2026 med politiets kontakt. Råd: Snakk med ungdommen først.')
  const at = `/drafts/${draft}/report`
  await author.post(at, { revision: await drawn(author.get(at), 'revision'), receiver: 'municipal', identified: 'no', service: 'school' })
  const form = await (await author.get(`${at}/send`)).text()
  assert.ok(form.includes(said))
  const sent = await author.post(`${at}/send`, {
    revision: await drawn(new Response(form), 'revision'),
    ground: 'forvaltningsloven-13-a-2',
    observations: '0',
    extras: ['discussed'],
    told: 'told',
  })
  assert.equal(sent.status, 303)
  const { id } = await home.owner.selectFrom('concern').select('id').executeTakeFirstOrThrow()
  const report = await (await author.get(`/concerns/${id}`)).text()
  assert.ok(report.includes(said) && !report.includes(idIn(path)) && !report.includes(short))
})
